"""What the plots of the panels have in common: quiet axes in the palette of the theme."""

from __future__ import annotations

from typing import Any, Final

import plotly.graph_objects as go

CONFIG: Final = {"displayModeBar": False}
"""Plotly's own buttons stay away."""

FONT: Final = '"Source Sans", sans-serif'
"""Streamlit's own font, so that plots and text look alike."""

SMALL: Final = 13  # pixels: ticks and notes
LARGE: Final = 15  # pixels: titles


def drawn(traces: list[dict[str, Any]], settings: dict[str, Any]) -> go.Figure:
    """Build a figure at once: adding to it and updating it costs ten times as long."""
    return go.Figure({"data": traces, "layout": settings})


def scatter(**options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a trace of points or a line."""
    return {"type": "scatter", **options}


def layout(palette: dict[str, str], height: int, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give the layout of a figure."""
    return {
        "template": {},  # Plotly's default one would be sent with each figure, to be overruled
        "height": height,
        "margin": {"l": 78, "r": 16, "t": 16, "b": 44},
        "font": {"color": palette["text"], "size": SMALL, "family": FONT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette["background"],
            "bordercolor": palette["muted"],
            "font": {"color": palette["text"], "size": SMALL},
        },
        **options,
    }


def axis(palette: dict[str, str], title: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give an axis that keeps in the background and does not move."""
    return {
        "title": {"text": title, "font": {"size": LARGE}, "standoff": 6},
        "tickfont": {"size": SMALL, "color": palette["muted"]},
        "gridcolor": palette["grid"],
        "linecolor": palette["grid"],
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        **options,
    }


def note(palette: dict[str, str], text: str, **place: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a small text in a figure."""
    return {
        "text": text,
        "showarrow": False,
        "font": {"size": SMALL, "color": palette["muted"]},
        "bgcolor": palette["background"],
        "borderpad": 1,
        **place,
    }
