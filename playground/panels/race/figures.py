"""The figure of the panel "Race": errors over updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.drawing.paths import STYLES, over_iterations, run_path, with_key
from playground.panels.race import words

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from playground.drawing.paths import Curve

ROOM = 0.08
"""Room above and below the curves, as a share of the height."""


def errors_figure(perceptron: Curve, descent: Curve) -> go.Figure:
    """Draw how many samples are predicted wrong after each number of updates."""
    last = int(max(perceptron.iterations[-1], descent.iterations[-1]))
    settings = over_iterations(last, words.ERRORS_AXIS, words.UPDATES_AXIS)
    high = max(float(perceptron.values.max()), float(descent.values.max()), 1.0)
    settings["yaxis"] |= {"range": [-ROOM * high, (1 + ROOM) * high]}
    traces = [
        *run_path(descent, 0, words.DESCENT_HOVER),
        *run_path(perceptron, 1, words.PERCEPTRON_HOVER),
    ]
    lines = [(words.DESCENT, STYLES[0]), (words.PERCEPTRON, STYLES[1])]
    return with_key(traces, settings, lines)
