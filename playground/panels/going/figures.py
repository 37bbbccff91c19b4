"""The figures of the panel "Where it is going": paths of a run over a logarithmic axis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR, ZERO_AT
from playground.drawing.plots import SMALL, axis, drawn, layout, scatter
from playground.numbers.text import spoken, ten_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.going.numbers import Curve

    FloatArray = NDArray[np.float64]
    Json = dict[str, Any]

MARGIN: Final = {"l": 62, "r": 14, "t": 10, "b": 42}
HEIGHT: Final = 210
"""Of each picture, in pixels: beside the board the first one is seen as a whole."""

KEY_ROOM: Final = 26
"""Pixels above a picture that names its lines there."""

STYLES: Final[tuple[Json, ...]] = (
    {"color": COLOUR["text"], "width": 3},
    {"color": COLOUR["muted"], "width": 2.5, "dash": "dash"},
)
"""The line of a run so far, of the first path and of the second."""

FAINT: Final = {"color": COLOUR["muted"], "width": 1.5}
LEVEL: Final = {"color": COLOUR["muted"], "width": 1.5, "dash": "dot"}
OVER: Final = {"color": COLOUR["muted"], "width": 2, "dash": "dashdot"}
HERE: Final = {"color": COLOUR["text"], "line": {"color": COLOUR["background"], "width": 2}}
MARKERS: Final = ({"size": 12, "symbol": "circle"}, {"size": 12, "symbol": "diamond"})

SILENT: Final[Json] = {"hoverinfo": "skip"}

DEGREES: Final = (1e-6, 1e-3, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45, 90, 180)
"""Where an axis of angles may have a mark."""

ROOM: Final = 0.06
"""Room above and below a path, as a share of the height."""

DIP: Final = 3.0
"""So many times below where it begins, ends or is now, an angle that passes through 0 is not drawn:
there it has no end on a logarithmic axis."""


def angles_figure(to_limit: Curve, to_widest: Curve, last: int) -> go.Figure:
    """Draw both angles, on logarithmic axes."""
    named = [(to_limit, "(W, b) to its limit"), (to_widest, "W to the support vector line")]
    there = [(_positive(curve), name) for curve, name in named]
    there = [(curve, name) for curve, name in there if len(curve.values)]
    ends = [curve.values[[0, max(curve.place, 0), -1]] for curve, _ in there]
    floor = min((float(end.min()) / DIP for end in ends), default=0.0)
    low, high = _decades([np.maximum(curve.values, floor) for curve, _ in there])
    marks = [mark for mark in DEGREES if 10**low <= mark <= 10**high]
    settings = _settings(last, "angle")
    settings["yaxis"] |= {"type": "log", "range": [low, high]}
    if len(marks) > 1:
        settings["yaxis"] |= {"tickvals": marks, "ticktext": [f"{spoken(mark)}°" for mark in marks]}
    traces = [
        trace
        for order, (curve, name) in enumerate(there)
        for trace in _path(curve, order, f"{name}: %{{y:.4g}}°")
    ]
    return _with_key(
        traces, settings, [(name, STYLES[order]) for order, (_, name) in enumerate(there)]
    )


def share_figure(share: Curve, last: int) -> go.Figure:
    """Draw the margin as a share of the widest one, which it cannot exceed."""
    settings = _settings(last, "share of margin")
    low = min(float(share.values.min()), 0.0) if len(share.values) else 0.0
    room = ROOM * (1.0 - low)
    settings["yaxis"] |= {"range": [low - room, 1.0 + 2 * room]}
    traces = [_level(1.0, last), *_path(share, 0, "share of the widest margin: %{y:.4g}")]
    return drawn(traces, settings)


def length_figure(length: Curve, gamma: float | None, last: int) -> go.Figure:
    """Draw ‖(W, b)‖, and a line as steep as theory says it becomes: 1/gamma for each ln k."""
    settings = _settings(last, "‖(W, b)‖")
    high = float(length.values.max()) or 1.0
    settings["yaxis"] |= {"range": [0.0, (1.0 + 2 * ROOM) * high]}
    traces = _path(length, 0, "‖(W, b)‖: %{y:.4g}")
    end = int(length.iterations[-1])
    if gamma is not None and end > 1:
        first = end * math.exp(-float(length.values[-1]) * gamma)  # where it would be 0
        k = np.array([max(first, 1.0), end])
        slope = length.values[-1] + np.log(k / end) / gamma
        line = scatter(x=k, y=slope, name="slope", mode="lines", line=LEVEL, hoverinfo="skip")
        traces.insert(0, line)
    return drawn(traces, settings)


def law_figure(law: Curve, bound: Curve, gamma: float, last: int) -> go.Figure:
    """Draw alpha · k · loss with what it tends to, and what it cannot exceed."""
    target = gamma**-2
    low, high = _decades([law.values, bound.values, np.array([target])])
    settings = _settings(last, "α · k · loss")
    settings["yaxis"] |= {"type": "log", "range": [low, high], **_powers(low, high)}
    traces, lines = [_level(target, last)], [("1/γ²", LEVEL)]
    if len(bound.values):
        x, y = _placed(bound)
        traces.append(scatter(x=x, y=y, name="bound", mode="lines", line=OVER) | SILENT)
        lines.append(("bound", OVER))
    traces += _path(law, 0, "α · k · loss: %{y:.4g}")
    return _with_key(traces, settings, [("α · k · loss", STYLES[0]), *lines])


def falling_figure(curve: Curve, title: str, last: int) -> go.Figure:
    """Draw what falls towards 0, on logarithmic axes."""
    curve = _positive(curve)
    low, high = _decades([curve.values])
    settings = _settings(last, title)
    settings["yaxis"] |= {"type": "log", "range": [low, high], **_powers(low, high)}
    return drawn(_path(curve, 0, f"{title}: %{{y:.4g}}"), settings)


def _settings(last: int, title: str) -> Json:
    """Give a layout whose first axis is that of the iterations, 0 on it."""
    powers = range(len(str(max(last, 1))))
    ticks = [10**power for power in powers]
    texts = ["1", "10", *(ten_to(power) for power in powers[2:])][: len(ticks)]
    iterations = axis(
        "iteration k",
        type="log",
        range=[math.log10(ZERO_AT), math.log10(max(last, 2)) + 0.05],
        tickvals=[ZERO_AT, *ticks],
        ticktext=["0", *texts],
    )
    return layout(HEIGHT, margin=MARGIN, xaxis=iterations, yaxis=axis(title, nticks=5))


def _path(curve: Curve, order: int, hover: str) -> list[Json]:
    """Draw a whole run faint, the run so far strong, the present as a marker: see page/plot.py."""
    if not len(curve.values):
        return []
    x, y = _placed(curve)
    now = max(curve.place, 0)
    shape = MARKERS[order] | HERE | {"opacity": float(curve.place >= 0)}
    style = STYLES[order]
    name: Json = {"customdata": curve.iterations, "hovertemplate": _hover(hover)}
    faint = FAINT | ({"dash": style["dash"]} if "dash" in style else {})
    return [
        scatter(name="whole", mode="lines", x=x, y=y, line=faint | {"simplify": False}, **name),
        scatter(name="so-far", mode="lines", line=style, x=x[: now + 1], y=y[: now + 1]) | SILENT,
        scatter(name="here", mode="markers", marker=shape, x=x[[now]], y=y[[now]])
        | {"cliponaxis": False}
        | SILENT,
    ]


def _hover(text: str) -> str:
    return f"iteration %{{customdata}}<br>{text}<extra></extra>"


def _placed(curve: Curve) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the places of a curve: half the bytes, and far finer than a pixel."""
    x = np.maximum(curve.iterations, ZERO_AT).astype(np.float32)
    return x, curve.values.astype(np.float32)


def _positive(curve: Curve) -> Curve:
    """Leave out what has no place on a logarithmic axis, as float32 has it."""
    there = curve.values.astype(np.float32) > 0
    return type(curve)(curve.iterations[there], curve.values[there], curve.k)


def _level(value: float, last: int) -> Json:
    ends = [ZERO_AT, max(last, 2) * 1.12]
    return scatter(
        x=ends, y=[value, value], name="level", mode="lines", line=LEVEL, hoverinfo="skip"
    )


def _decades(parts: Sequence[FloatArray]) -> tuple[float, float]:
    """Give the range of a logarithmic axis, with room around what is drawn in it."""
    values = np.concatenate([np.ones(0), *parts])
    values = values[values > 0]
    if not len(values):
        return -1.0, 1.0
    low, high = np.log10([values.min(), values.max()]).tolist()
    room = max(ROOM * (high - low), 0.1)
    return low - room, high + room


def _powers(low: float, high: float) -> Json:
    """Put marks at whole powers of ten where there are enough of them."""
    return {"dtick": math.ceil((high - low) / 5)} if high - low >= 2 else {}  # noqa: PLR2004


def _with_key(traces: list[Json], settings: Json, lines: list[tuple[str, Json]]) -> go.Figure:
    """Name lines above the picture."""
    key = [
        scatter(x=[None], y=[None], mode="lines", name=name, line=line, showlegend=True)
        for name, line in lines
    ]
    settings["showlegend"] = True
    settings["height"] += KEY_ROOM
    settings["margin"] = MARGIN | {"t": MARGIN["t"] + KEY_ROOM}
    settings["legend"] = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1.02,
        "yanchor": "bottom",
        "font": {"size": SMALL, "color": COLOUR["text"]},
        "bgcolor": "rgba(0,0,0,0)",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return drawn([{"showlegend": False} | trace for trace in traces] + key, settings)
