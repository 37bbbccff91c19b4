"""Notes under the board, where what it shows needs a word: its scales, and its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from playground.numbers.text import spoken
from playground.page import words
from playground.state.experiment import has_equal_scales

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.experiment import Experiment
    from playground.state.shown import Shown


SYMBOLS = ("w_1", "w_2", "b")


def units_table(shown: Shown | None) -> str:
    """Write the line, the parameters and the gradient at the iteration shown, in both units.

    Empty where the features are trained on as they are.
    """
    if shown is None or shown.scale is None:
        return ""
    scale = shown.scale
    states = (shown.W[np.newaxis], np.array([shown.b]))
    slopes = (shown.dW[np.newaxis], np.array([shown.db]))
    both = [
        (*states, *slopes),
        (*scale.original_parameters(*states), *scale.original_gradient(*slopes)),
    ]
    rows = [
        words.units_head(shown.iteration),
        "| :-- | --: | --: |",
    ]
    for place, symbol in enumerate(SYMBOLS):
        values = [[*W[0], b[0]][place] for W, b, _, _ in both]
        rows.append(_row(f"${symbol}$", values))
    for place, symbol in enumerate(SYMBOLS):
        values = [[*dW[0], db[0]][place] for _, _, dW, db in both]
        rows.append(_row(f"$\\partial L / \\partial {symbol}$", values))
    lines = [_line(W[0], float(b[0]), name) for (W, b, _, _), name in zip(both, "sx", strict=True)]
    rows.append(words.line_row(standardised=lines[0], own=lines[1]))
    means, deviations = (
        ", ".join(f"$x_{place}$ " + spoken(value, 6) for place, value in enumerate(values, 1))
        for values in (scale.mean, scale.deviation)
    )
    rows.append("")
    rows.append(words.units_note(means, deviations))
    return "\n".join(rows)


def _row(name: str, values: list[float]) -> str:
    return f"| {name} | " + " | ".join(spoken(value, 6) for value in values) + " |"


def _line(W: NDArray[np.float64], b: float, name: str) -> str:
    if not W.any():
        return words.NO_LINE
    w2, bias = (spoken(value) if value < 0 else f"+{spoken(value)}" for value in (W[1], b))
    return f"{spoken(W[0])} {name}₁ {w2} {name}₂ {bias} = 0"


def notes(experiment: Experiment, shown: Shown | None) -> None:
    """Show the notes that apply, or nothing."""
    if not has_equal_scales(experiment):
        st.caption(words.OWN_SCALES)
    table = units_table(shown)
    if table:
        st.markdown(table)
