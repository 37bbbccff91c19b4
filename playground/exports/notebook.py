"""The run as a Jupyter notebook: the script's code in cells, with the formulas between them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playground.exports.lesson import lesson
from playground.exports.words import NOTEBOOK_TITLE

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run


def notebook(experiment: Experiment, run: Run) -> str:
    """Write the notebook (format 4.5)."""
    cells = [_cell("markdown", "title", NOTEBOOK_TITLE)]
    for place, section in enumerate(lesson(experiment, run)):
        words = f"## {section.title}\n\n{section.words}"
        code = section.code.replace("SHOW", "figure.show()")
        cells += [_cell("markdown", f"words-{place}", words), _cell("code", f"code-{place}", code)]
    return json.dumps(
        {
            "cells": cells,
            "metadata": {
                "kernelspec": {
                    "display_name": "Python 3",
                    "language": "python",
                    "name": "python3",
                },
                "language_info": {"name": "python"},
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
        ensure_ascii=False,
        allow_nan=False,
    )


def _cell(kind: str, name: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": name,
        "metadata": {},
        "source": source.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
