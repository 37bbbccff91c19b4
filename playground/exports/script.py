"""The run as a Python script that needs NumPy alone and arrives at the same numbers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from playground.exports import text_code, words
from playground.exports.lesson import lesson

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

PLOT_FILE = "one_neuron_plots.html"


SHOW = "\n    ".join([f'figure.write_html("{PLOT_FILE}")', text_code.plots_are_in(PLOT_FILE)])


def python_script(experiment: Experiment, run: Run) -> str:
    """Write the script."""
    parts = []
    for section in lesson(experiment, run):
        comment = "\n".join(
            textwrap.fill(line, 96, initial_indent="# ", subsequent_indent="# ")
            for line in section.comment.splitlines()
        )
        parts.append(f"# {section.title}\n#\n{comment}\n{section.code}\n")
    return words.SCRIPT_HEAD + "\n\n".join(parts).replace("SHOW", SHOW)
