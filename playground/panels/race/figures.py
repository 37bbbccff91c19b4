"""The figure of the panel "Race": errors over updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.drawing.paths import STYLES, over_iterations, run_path, with_key

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from playground.drawing.paths import Curve

ROOM = 0.08
"""Room above and below the curves, as a share of the height."""


def errors_figure(perceptron: Curve, descent: Curve) -> go.Figure:
    """Draw how many samples are predicted wrong after each number of updates."""
    last = int(max(perceptron.iterations[-1], descent.iterations[-1]))
    settings = over_iterations(last, "errors", "updates")
    high = max(float(perceptron.values.max()), float(descent.values.max()), 1.0)
    settings["yaxis"] |= {"range": [-ROOM * high, (1 + ROOM) * high]}
    traces = [
        *run_path(descent, 0, "errors of gradient descent: %{y}"),
        *run_path(perceptron, 1, "errors of the perceptron: %{y}"),
    ]
    lines = [("gradient descent", STYLES[0]), ("perceptron", STYLES[1])]
    return with_key(traces, settings, lines)
