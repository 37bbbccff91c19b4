"""The map and the cut of the panel "Loss landscape", drawn with Plotly.

Colours are the stand-ins of drawing/figures.py; page/plot.py has those of the theme put in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import plotly.graph_objects as go

from neuron import log_heights
from playground.drawing.figures import COLOUR
from playground.drawing.plots import axis, layout
from playground.numbers.text import spoken
from playground.panels.landscape import words
from playground.panels.landscape.view import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from neuron import Levels
    from playground.panels.landscape.view import Cut, FloatArray, Map

    Json = dict[str, Any]

FEW = 5
"""Marks on an axis of the map at most: in a low panel it is narrow, and its numbers stay level."""

ARROW = 0.1
"""Length of the arrow, as a share of the window."""

WORTH_NAMING = 0.3
"""A step shorter than this share of the window has no room for its name."""

CEILING = 1.5
"""Top of the cut's picture, as a multiple of the largest loss that matters in it."""

ACCENT = COLOUR["class0"]
"""The page's own accent, for what points downhill: arrow, tangent and step."""

LEGIBLE = {"size": 15, "color": COLOUR["text"]}
FAINT = {"color": COLOUR["muted"], "width": 1.5}
STRONG = {"color": COLOUR["text"], "width": 3}
HERE = {"size": 13, "color": COLOUR["text"], "line": {"color": COLOUR["background"], "width": 2}}
HILLS = [[0, COLOUR["background"]], [1, COLOUR["muted"]]]
FEW_DIGITS, MANY_DIGITS = 1e-3, 1e4
"""Between these widths of an axis its numbers are short, and the plots have the same margins."""

HEIGHT = 440
MARGIN = {"l": 52, "r": 10, "t": 14, "b": 44}


def map_figure(view: Map) -> go.Figure:
    """Draw the contours, the path and the arrow downhill; equal scales, so that it is square."""
    x, y = (SYMBOLS[name] for name in view.axes)
    traces = path_traces(view.path[:, 0], view.path[:, 1], view.k, so_far=STRONG)
    if view.levels is not None:
        hills = {
            "type": "contour",
            "line": {"width": 1, "color": COLOUR["text"]},
            "opacity": 0.55,
            **heights(view, view.levels),
            **contour_lines(view.levels),
        }
        traces.insert(0, hills)
    arrows = []
    if not view.level:
        tail = view.path[view.k]
        tip = tail + view.downhill * ARROW * (view.first[-1] - view.first[0])
        arrows = [_arrow(tail, tip), _arrow_name(tail, tip, "−∇L")]
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        xaxis=axis(x, range=view.first[[0, -1]].tolist(), constrain="domain", nticks=FEW),
        yaxis=axis(
            y,
            **_upright(*view.second[[0, -1]].tolist()),
            constrain="domain",
            scaleanchor="x",
            nticks=FEW,
        ),
        annotations=arrows,
    )
    # At once, not piece by piece: each call of an update method costs milliseconds.
    return go.Figure(data=traces, layout=settings)


def cut_figure(view: Cut) -> go.Figure:
    """Draw the loss along one parameter: tangent, the step and where it lands."""
    ends = view.values[[0, -1]]
    name = SYMBOLS[view.axis]
    curve = {
        "type": "scatter",
        "name": "curve",
        "mode": "lines",
        "x": view.values,
        "y": view.losses,
        "line": {**STRONG, "simplify": False},
        "hovertemplate": words.loss_hover(name),
    }
    tangent = {
        "type": "scatter",
        "name": "tangent",
        "mode": "lines",
        "x": ends,
        "y": view.loss + view.slope * (ends - view.value),
        "line": {"color": ACCENT, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    run = path_traces(view.path, view.path_losses, view.k, so_far={**FAINT, "width": 4})
    landing, arrows = _step(view) if view.step else ([], [])
    top = CEILING * max(float(view.path_losses.max()), view.loss, view.loss_after) or 1.0
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        xaxis=axis(name, range=ends.tolist()),
        yaxis=axis(words.LOG_LOSS, **_upright(-0.03 * top, top)),
        annotations=arrows,
    )
    return go.Figure(data=[curve, *run, tangent, *landing], layout=settings)


def _upright(low: float, high: float) -> Json:
    """Give the range of an axis, and room for its numbers where they have powers of ten."""
    return {"range": [low, high], "automargin": not FEW_DIGITS < high - low < MANY_DIGITS}


def _step(view: Cut) -> tuple[list[Json], list[Json]]:
    """Draw the step along the parameter, and the drop (or climb) to the loss after it."""
    landing = {
        "type": "scatter",
        "name": "landing",
        "mode": "lines+markers",
        "x": [view.landing, view.landing],
        "y": [view.loss, view.loss_after],
        "line": {"color": ACCENT, "width": 2, "dash": "dot"},
        "marker": {
            "size": [0, 12],
            "opacity": 1,
            "symbol": "x-thin" if view.change > 0 else "circle-open",
            "line": {"color": ACCENT, "width": 3},
            "color": ACCENT,
        },
        "hovertemplate": words.AFTER_THE_STEP,
    }
    arrows = [_arrow((view.value, view.loss), (view.landing, view.loss))]
    if abs(view.step) > WORTH_NAMING * (view.values[-1] - view.values[0]):
        name = {
            "x": (view.value + view.landing) / 2,
            "y": view.loss,
            "text": f"−α ∂L/∂{SYMBOLS[view.axis]} = {spoken(view.step)}",
            "showarrow": False,
            "yshift": 18,
            "bgcolor": COLOUR["background"],
            "borderpad": 1,
            "opacity": 0.9,
            "font": LEGIBLE,
        }
        arrows.append(name)
    return [landing], arrows


def path_traces(x: FloatArray, y: FloatArray, k: int, so_far: Json) -> list[Json]:
    """Draw the whole run faint, the run so far strong, the present state as a marker."""
    x, y = x.astype(np.float32), y.astype(np.float32)  # half the bytes, and far finer than a pixel
    lines: list[Json] = [
        {"name": part, "mode": "lines", "x": x[:end], "y": y[:end], "line": line}
        for part, line, end in (("whole", FAINT, len(x)), ("so-far", so_far, k + 1))
    ]
    here: Json = {"name": "here", "mode": "markers", "x": x[[k]], "y": y[[k]], "marker": HERE}
    return [{"type": "scatter", "hoverinfo": "skip", **trace} for trace in (*lines, here)]


def heights(view: Map, levels: Levels) -> Json:
    """Give a contour or a surface its heights, logarithms; hovering tells the loss itself."""
    x, y = (SYMBOLS[name] for name in view.axes)
    return {
        "x": view.first,
        "y": view.second,
        "z": log_heights(view.losses, levels.lowest).astype(np.float32),
        "customdata": view.losses,
        "hovertemplate": words.map_hover(x, y),
        "colorscale": HILLS,
        "showscale": False,
    }


def _arrow(tail: Sequence[float] | FloatArray, tip: Sequence[float] | FloatArray) -> Json:
    """Draw an arrow in data coordinates."""
    return {
        "x": tip[0],
        "y": tip[1],
        "ax": tail[0],
        "ay": tail[1],
        "axref": "x",
        "ayref": "y",
        "text": "",
        "arrowhead": 2,
        "arrowsize": 1.1,
        "arrowwidth": 2.5,
        "arrowcolor": ACCENT,
    }


def _arrow_name(tail: FloatArray, tip: FloatArray, text: str) -> Json:
    """Write an arrow's name beyond its tip."""
    return {
        "x": tip[0],
        "y": tip[1],
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "xanchor": "left" if tip[0] >= tail[0] else "right",
        "yanchor": "bottom" if tip[1] >= tail[1] else "top",
        "bgcolor": COLOUR["background"],
        "borderpad": 1,
        "opacity": 0.85,
        "font": {**LEGIBLE, "color": ACCENT},
    }


def contour_lines(levels: Levels) -> Json:
    """Put lines at powers of the factor, and none where all is flat."""
    low, high = np.log10([levels.lowest, levels.highest]).tolist()
    if levels.last < levels.first:
        return {"zmin": low - 1, "zmax": high + 1, "contours": {"coloring": "heatmap"}}
    step = float(np.log10(levels.factor))
    lines = {"start": levels.first * step, "end": levels.last * step + step / 4, "size": step}
    return {
        "zmin": low,
        "zmax": max(high, low + step),
        "autocontour": False,
        "contours": {"coloring": "fill", "showlines": True, **lines},
    }
