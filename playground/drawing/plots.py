"""What the plots of the panels have in common: quiet axes, and colours by name (see figures.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import plotly.graph_objects as go

from playground.drawing.figures import COLOUR

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLES: Final = "samples"
"""The "meta" of a trace of samples, which has their numbers as "customdata": one that is pointed at
is marked on the board as well, and the other way round (static/plot-samples.js)."""

RING: Final = 2.5
"""Pixels of the outline of a chosen sample."""

SMALL: Final = 14
"""Size of ticks and notes in pixels."""

LARGE: Final = 16
"""Size of titles in pixels."""


def drawn(traces: list[dict[str, Any]], settings: dict[str, Any]) -> go.Figure:
    """Build a figure at once: adding to it and updating it costs ten times as long.

    Each value's name and range is checked by the tests, as a figure is drawn anew at each step and
    to check it takes five times as long as all the rest.
    """
    return go.Figure({"data": traces, "layout": settings}, _validate=False)


def scatter(**options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a trace of points or a line."""
    return {"type": "scatter", **options}


def ringed(samples: NDArray[np.int64], chosen: int) -> dict[str, Any]:
    """Give the outlines of markers or bars: that of the chosen sample, by its place, is seen."""
    return {"color": COLOUR["text"], "width": np.where(samples == chosen, RING, 0.0)}


def layout(height: int, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give the layout of a figure."""
    return {
        "template": {},  # Plotly's default one would go with each figure, to be overruled
        "height": height,
        "margin": {"l": 78, "r": 16, "t": 16, "b": 44},
        "font": {"color": COLOUR["text"], "size": SMALL},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": COLOUR["background"],
            "bordercolor": COLOUR["muted"],
            "font": {"color": COLOUR["text"], "size": SMALL},
        },
        **options,
    }


def axis(title: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give an axis that keeps in the background and does not move."""
    return {
        "title": {"text": title, "font": {"size": LARGE}, "standoff": 6},
        "tickfont": {"size": SMALL, "color": COLOUR["muted"]},
        "gridcolor": COLOUR["grid"],
        "linecolor": COLOUR["grid"],
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "nticks": 7,
        "exponentformat": "power",  # never 150T
        **options,
    }


def note(text: str, **place: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a small text in a figure."""
    return {
        "text": text,
        "showarrow": False,
        "font": {"size": SMALL, "color": COLOUR["muted"]},
        "bgcolor": COLOUR["background"],
        "borderpad": 1,
        **place,
    }
