"""What the figures of the panels have in common: axes, room, letters, and how they are built."""

from __future__ import annotations

from typing import Any, Final

import plotly.graph_objects as go

FONT: Final = '"Source Sans", sans-serif'

Colours = dict[str, str]
"""A palette: see palette.py."""


class Sketch:
    """A figure on its way: Plotly checks it once, at the end, which is five times as fast."""

    def __init__(self, colours: Colours, height: int) -> None:
        self.traces: list[dict[str, Any]] = []
        self.labels: list[dict[str, Any]] = []
        self.layout = _layout(colours, height)

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


def axis(title: str, colours: Colours, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Describe an axis with its title."""
    return {
        "title": {"text": title, "font": {"size": 16}, "standoff": 6},
        "tickfont": {"size": 14, "color": colours["muted"]},
        "gridcolor": colours["grid"],
        "zeroline": False,
        "fixedrange": True,
        **options,
    }


def _layout(colours: Colours, height: int) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {"l": 62, "r": 12, "t": 12, "b": 48},
        "template": "none",
        "showlegend": False,
        "font": {"color": colours["text"], "size": 14, "family": FONT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hoverlabel": {"font": {"size": 14}},
    }
