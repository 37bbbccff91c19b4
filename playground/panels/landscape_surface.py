"""The loss landscape as a surface, with the path of the run on it, each state at its own loss."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from neuron import unit_vector
from playground.figures import COLOUR
from playground.panels.landscape_figures import (
    ACCENT,
    FAINT,
    HERE,
    contour_lines,
    heights,
)
from playground.panels.landscape_view import SYMBOLS
from playground.panels.plots import layout

if TYPE_CHECKING:
    from playground.panels.landscape_view import Map


AHEAD, ASIDE, ABOVE = 1.5, 1.2, 0.95
"""Where the camera stands: downhill, where the run goes, and a little to the side."""

SHIFT = 0.085
"""How far beside the middle it looks, so that the heights at the left stay in view."""


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
    seen = view.path_losses > 0  # a loss of 0 has no place on a log scale
    height = np.log10(view.path_losses[seen])
    path, k = view.path[seen], int(np.count_nonzero(seen[: view.k + 1])) - 1
    whole, so_far = ("whole", FAINT["color"], 4, len(path)), ("so-far", ACCENT, 8, k + 1)
    for part, colour, width, end in (whole, so_far):
        places = {"x": path[:end, 0], "y": path[:end, 1], "z": height[:end]}
        stroke = {"color": colour, "width": width}
        traces.append(
            {"name": part, "mode": "lines", "line": stroke, "hoverinfo": "skip", **places}
        )
    if seen[view.k]:
        here = {
            "name": "here",
            "mode": "markers",
            "x": path[[k], 0],
            "y": path[[k], 1],
            "z": height[[k]],
            "customdata": view.path_losses[[view.k]],
            "marker": {**HERE, "size": 6, "color": ACCENT},
            "hovertemplate": "here: log-loss = %{customdata:.4g}<extra></extra>",
        }
        traces.append(here)
    settings = layout(
        460,
        margin=dict.fromkeys("lrtb", 0),
        scene=_scene(view),
        uirevision="turned by hand",  # never changes: a step leaves the view as it was turned
    )
    return go.Figure(data=[{"type": "scatter3d", **trace} for trace in traces], layout=settings)


def _scene(view: Map) -> dict[str, Any]:
    """Lay out the surface's axes; the heights are logarithms, and the ticks say so."""
    x, y = (SYMBOLS[name] for name in view.axes)
    axis = {
        "backgroundcolor": "rgba(0,0,0,0)",
        "gridcolor": COLOUR["grid"],
        "color": COLOUR["text"],
        "tickfont": {"size": 12, "color": COLOUR["muted"]},
        "nticks": 5,
        "zeroline": False,
        "showspikes": False,
    }
    positive = view.path_losses[view.path_losses > 0]
    bounds = [] if view.levels is None else [view.levels.lowest, view.levels.highest]
    seen = np.log10([*bounds, *positive.tolist()])
    low, high = (math.floor(seen.min()), math.ceil(seen.max())) if len(seen) else (0, 1)
    every = max(1, (high - low) // 5)
    places = list(range(low, high + 1, every))
    marks = {"tickvals": places, "ticktext": [f"10<sup>{place}</sup>" for place in places]}
    return {
        "xaxis": {**axis, "title": {"text": x}, "range": [view.first[0], view.first[-1]]},
        "yaxis": {**axis, "title": {"text": y}, "range": [view.second[0], view.second[-1]]},
        "zaxis": {**axis, "title": {"text": "log-loss"}, **marks},
        "dragmode": "turntable",
        "aspectmode": "manual",
        "aspectratio": {"x": 1, "y": 1, "z": 0.7},
        "camera": _camera(view),
    }


def _camera(view: Map) -> dict[str, dict[str, float]]:
    """Look up the valley that the run goes down; the same at every step of one run."""
    ahead = unit_vector(view.path[-1] - view.path[0])
    if not ahead.any():
        ahead = np.array([1.0, 0.0])
    x, y = (AHEAD * ahead + ASIDE * np.array([ahead[1], -ahead[0]])).tolist()
    right = unit_vector([-y, x])
    centre = -SHIFT * right
    return {
        "eye": {"x": x, "y": y, "z": ABOVE},
        "center": {"x": float(centre[0]), "y": float(centre[1]), "z": -0.12},
    }
