"""The loss landscape as a surface, with the path of the run on it, each state at its own loss."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from neuron import unit_vector
from playground.drawing.figures import COLOUR
from playground.drawing.plots import LARGE, layout
from playground.numbers.text import spoken, ten_to
from playground.panels.landscape import words
from playground.panels.landscape.figures import (
    ACCENT,
    FAINT,
    HERE,
    contour_lines,
    heights,
)
from playground.panels.landscape.view import SYMBOLS
from playground.state.settings import TRAINING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.panels.landscape.view import Map


AHEAD, ASIDE, ABOVE = 1.5, 1.2, 0.95
"""Where the camera stands: downhill, where the run goes, and a little to the side."""

SHIFT = 0.085
"""How far beside the middle it looks, so that the heights at the left stay in view."""

AIMED_BY = TRAINING["iterations"].default
"""It is aimed at where the run is after so many iterations: what comes later changes nothing."""

LEAST_TICKS, MOST_TICKS = 3, 5
"""Marks on an axis."""

ROUND_STEPS = (5.0, 2.5, 2.0, 1.0, 0.5, 0.25, 0.2, 0.1)
"""From one mark to the next, in powers of ten: the widest that gives enough marks."""

CORNER = 0.1
"""This share of an axis at either end has no marks."""

ROOM, LEAST_ROOM = 0.03, 0.001
"""Room below and above the heights, as a share of them and in powers of ten."""

HOVER = {
    "hoverinfo": "all",
    "hovertemplate": words.HERE,
}
HEIGHTS = {
    "text": words.HEIGHTS,
    "showarrow": False,
    "xref": "paper",
    "yref": "paper",
    "x": 0,
    "y": 1,
    "xanchor": "left",
    "yanchor": "top",
    "font": {"size": LARGE, "color": COLOUR["text"]},
}


def surface_figure(view: Map) -> go.Figure:
    """Draw the same map as a surface, heights on a log scale; each state at its own loss."""
    traces = []
    if view.levels is not None:
        lines = contour_lines(view.levels)["contours"]
        drawn = {name: lines[name] for name in ("start", "end", "size") if name in lines}
        hills = {
            "type": "surface",
            **heights(view, view.levels),
            "opacity": 0.75,
            "lighting": {"ambient": 0.85, "diffuse": 0.4, "specular": 0.05},
            "contours": {"z": {"show": bool(drawn), "color": COLOUR["text"], "width": 1, **drawn}},
        }
        traces.append(hills)
    traces += [{"type": "scatter3d", **trace} for trace in _run(view)]
    settings = layout(
        460,
        margin=dict.fromkeys("lrtb", 0),
        scene=_scene(view),
        annotations=[HEIGHTS],  # the axis has its title here, where no view cuts it off
    )
    return go.Figure(data=traces, layout=settings)


def _run(view: Map) -> list[dict[str, Any]]:
    """Draw the path, its part so far and the present, as far as the loss has a logarithm."""
    losses = view.path_losses[: view.drawn]
    path, heights = view.path[: view.drawn], np.log10(losses)
    so_far = slice(0, view.k + 1)
    present = slice(view.k, view.k + 1)  # empty beyond the states that are drawn
    parts: tuple[tuple[str, slice, dict[str, Any]], ...] = (
        ("whole", slice(None), {"mode": "lines", "line": {"color": FAINT["color"], "width": 4}}),
        ("so-far", so_far, {"mode": "lines", "line": {"color": ACCENT, "width": 8}}),
        ("here", present, {"mode": "markers", "marker": {**HERE, "size": 6, "color": ACCENT}}),
    )
    return [
        {
            "name": name,
            "x": path[part, 0],
            "y": path[part, 1],
            "z": heights[part],
            "customdata": losses[part],
            "hoverinfo": "skip",
            **look,
            **(HOVER if name == "here" else {}),
        }
        for name, part, look in parts
    ]


def height_ticks(low: float, high: float) -> dict[str, Any]:
    """Mark heights from 10 to the ``low`` to 10 to the ``high``, three of them at least.

    At powers of ten where there are enough, else at 1, 2 and 5 times them, else evenly.

    Examples
    --------
    >>> height_ticks(-0.7, 0.1)["ticktext"]
    ['0.2', '0.5', '1']
    >>> height_ticks(-9.0, 0.0)["ticktext"]
    ['10<sup>−9</sup>', '10<sup>−7</sup>', '10<sup>−5</sup>', '10<sup>−3</sup>', '10<sup>−1</sup>']
    """
    first, last = math.ceil(low), math.floor(high)
    if last - first + 1 >= LEAST_TICKS:
        places = list(range(first, last + 1, math.ceil((last - first + 1) / MOST_TICKS)))
        return {
            "tickvals": places,
            "ticktext": [ten_to(place) for place in places],
        }
    powers = range(math.floor(low), math.ceil(high) + 1)
    values = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    values = [value for value in values if low <= math.log10(value) <= high]
    if len(values) < LEAST_TICKS:
        shares = [(place + 0.5) / LEAST_TICKS for place in range(LEAST_TICKS)]
        values = [10.0 ** (low + share * (high - low)) for share in shares]
    return {
        "tickvals": [math.log10(value) for value in values],
        "ticktext": [spoken(value) for value in values],
    }


def inner_ticks(low: float, high: float) -> list[float]:
    """Choose a few round places from ``low`` to ``high`` that keep off both ends.

    At a corner of the box the numbers of two axes would stand on one another.

    Examples
    --------
    >>> inner_ticks(-6.0, 6.0), inner_ticks(0.0, 1.0)
    ([-2.5, 0.0, 2.5], [0.25, 0.5, 0.75])
    """
    room = CORNER * (high - low)
    first, last = low + room, high - room
    power = 10.0 ** math.floor(math.log10(last - first))
    steps = (share * power for share in ROUND_STEPS)
    for step in steps:
        places = range(math.ceil(first / step), math.floor(last / step) + 1)
        if len(places) >= LEAST_TICKS:
            decimals = 2 - math.floor(math.log10(step))
            return [round(place * step, decimals) for place in places]
    return [first, last]


def _scene(view: Map) -> dict[str, Any]:
    """Lay out the surface's axes; the heights are logarithms, and the ticks say so."""
    x, y = (SYMBOLS[name] for name in view.axes)
    axis = {
        "backgroundcolor": "rgba(0,0,0,0)",
        "gridcolor": COLOUR["grid"],
        "color": COLOUR["text"],
        "tickfont": {"size": 12, "color": COLOUR["muted"]},
        "zeroline": False,
        "showspikes": False,
        "exponentformat": "power",
    }
    bounds = [] if view.levels is None else [view.levels.lowest, view.levels.highest]
    seen = np.log10([*bounds, *view.path_losses[: view.drawn].tolist()])
    low, high = (float(seen.min()), float(seen.max())) if len(seen) else (0.0, 1.0)
    room = max(ROOM * (high - low), LEAST_ROOM)
    low, high = low - room, high + room
    bottom = low + CORNER * (high - low)  # the marks of other axes are below
    heights = {"range": [low, high], **height_ticks(bottom, high)}
    return {
        "xaxis": {**axis, "title": {"text": x}, **_range(view.first)},
        "yaxis": {**axis, "title": {"text": y}, **_range(view.second)},
        "zaxis": {**axis, "title": {"text": ""}, **heights},
        "dragmode": "turntable",
        "aspectmode": "manual",
        "aspectratio": {"x": 1, "y": 1, "z": 0.7},
        "camera": _camera(view),
    }


def _range(values: NDArray[np.float64]) -> dict[str, Any]:
    low, high = float(values[0]), float(values[-1])
    return {"range": [low, high], "tickvals": inner_ticks(low, high)}


def _camera(view: Map) -> dict[str, dict[str, float]]:
    """Look up the valley that the run goes down; the same at every step, however far it goes."""
    ahead = unit_vector(view.path[: AIMED_BY + 1][-1] - view.path[0])
    if not ahead.any():
        ahead = np.array([1.0, 0.0])
    x, y = (AHEAD * ahead + ASIDE * np.array([ahead[1], -ahead[0]])).tolist()
    right = unit_vector([-y, x])
    centre = -SHIFT * right
    return {
        "eye": {"x": x, "y": y, "z": ABOVE},
        "center": {"x": float(centre[0]), "y": float(centre[1]), "z": -0.12},
    }
