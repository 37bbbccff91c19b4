"""What the plots of the panels have in common: quiet axes in the palette of the theme."""

from __future__ import annotations

from typing import Any, Final

CONFIG: Final = {"displayModeBar": False}
"""Plotly's own buttons stay away."""

SMALL: Final = 13  # pixels: ticks and notes
LARGE: Final = 15  # pixels: titles


def layout(palette: dict[str, str], height: int, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give the layout of a figure."""
    return {
        "height": height,
        "margin": {"l": 64, "r": 16, "t": 16, "b": 44},
        "font": {"color": palette["text"], "size": SMALL, "family": "inherit"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
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
