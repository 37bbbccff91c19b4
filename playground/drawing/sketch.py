"""A figure of a panel while it is being drawn."""

from __future__ import annotations

from typing import Any, Final

import plotly.graph_objects as go

from playground.drawing.plots import layout

MARGIN: Final = {"l": 78, "r": 12, "t": 12, "b": 48}
"""Pixels; at the left a tick such as 10⁻²⁷⁷ has room beside the axis title."""


WRITTEN_OUT: Final[dict[str, Any]] = {
    "exponentformat": "power",
    "minexponent": 4,
    "separatethousands": True,
}
"""Ticks as plain numbers up to 99,999, and beyond with a power of ten."""


class Sketch:
    """A figure on its way: Plotly checks it once, at the end, which is five times as fast."""

    def __init__(self, height: int) -> None:
        self.traces: list[dict[str, Any]] = []
        self.labels: list[dict[str, Any]] = []
        self.layout = layout(height, margin=MARGIN)

    def add(self, **trace: Any) -> None:  # noqa: ANN401
        """Add a trace."""
        self.traces.append({"type": "scatter", **trace})

    def label(self, x: float, y: float, text: str, **place: Any) -> None:  # noqa: ANN401
        """Name a thing where it stands, which takes less room than a legend."""
        self.labels.append({"x": x, "y": y, "text": text, "showarrow": False, **place})

    def figure(self, xaxis: dict[str, Any], yaxis: dict[str, Any]) -> go.Figure:
        """Finish it with its two axes."""
        axes = {"xaxis": xaxis, "yaxis": yaxis, "annotations": self.labels}
        return go.Figure(data=self.traces, layout={**self.layout, **axes})
