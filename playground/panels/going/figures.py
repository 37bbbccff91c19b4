"""The figures of the panel "Where it is going": paths of a run over a logarithmic axis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.paths import (
    LEVEL,
    SILENT,
    STYLES,
    Curve,
    level,
    over_iterations,
    placed,
    run_path,
    with_key,
)
from playground.drawing.plots import drawn, scatter
from playground.numbers.text import spoken
from playground.panels.going import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Json = dict[str, Any]

OVER: Final = {"color": COLOUR["muted"], "width": 2, "dash": "dashdot"}
"""The line of a bound."""

DEGREES: Final = (1e-6, 1e-3, 0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45, 90, 180)
"""Where an axis of angles may have a mark."""

MOST_MARKS: Final = 4
"""Marks that stand apart on the lowest figure; of more, every other one is left out."""

ROOM: Final = 0.06
"""Room above and below a path, as a share of the height."""

DIP: Final = 3.0
"""So many times below its ends an angle that passes through 0 is not drawn: it would go on for
ever on a logarithmic axis. The axis stays the same whatever iteration is shown."""

LEAST: Final = 1e-6
"""Degrees below which no angle is drawn: soon after come those that are rounding."""


def angles_figure(to_limit: Curve, to_widest: Curve, last: int) -> go.Figure:
    """Draw both angles, on logarithmic axes."""
    named = [(to_limit, words.TO_LIMIT), (to_widest, words.TO_WIDEST)]
    there = [(_positive(curve), name) for curve, name in named]
    there = [(curve, name) for curve, name in there if len(curve.values)]
    ends = [curve.values[[0, -1]].min() for curve, _ in there]
    floor = max(min(ends, default=1.0) / DIP, LEAST)
    low, high = _decades([np.maximum(curve.values, floor) for curve, _ in there])
    marks = [mark for mark in DEGREES if 10**low <= mark <= 10**high]
    while len(marks) > MOST_MARKS:
        marks = marks[::-2][::-1]  # the largest one stays
    settings = over_iterations(last, words.ANGLE)
    settings["yaxis"] |= {"type": "log", "range": [low, high]}
    if len(marks) > 1:
        settings["yaxis"] |= {"tickvals": marks, "ticktext": [f"{spoken(mark)}°" for mark in marks]}
    traces = [
        trace
        for order, (curve, name) in enumerate(there)
        for trace in run_path(curve, order, f"{name}: %{{y:.4g}}°")
    ]
    return with_key(
        traces, settings, [(name, STYLES[order]) for order, (_, name) in enumerate(there)]
    )


def share_figure(share: Curve, last: int) -> go.Figure:
    """Draw the margin as a share of the widest one, which it cannot exceed."""
    settings = over_iterations(last, words.SHARE_AXIS)
    low = min(float(share.values.min()), 0.0) if len(share.values) else 0.0
    room = ROOM * (1.0 - low)
    settings["yaxis"] |= {"range": [low - room, 1.0 + 2 * room]}
    traces = [level(1.0, last), *run_path(share, 0, words.SHARE_HOVER)]
    return drawn(traces, settings)


def length_figure(length: Curve, gamma: float | None, last: int) -> go.Figure:
    """Draw ‖(W, b)‖, and a line as steep as theory says it becomes: 1/gamma for each ln k."""
    settings = over_iterations(last, "‖(W, b)‖")
    high = float(length.values.max()) or 1.0
    settings["yaxis"] |= {"range": [0.0, (1.0 + 2 * ROOM) * high]}
    traces = run_path(length, 0, "‖(W, b)‖: %{y:.4g}")
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
    settings = over_iterations(last, words.LAW_AXIS)
    settings["yaxis"] |= {"type": "log", "range": [low, high], **_powers(low, high)}
    traces, lines = [level(target, last)], [("1/γ²", LEVEL)]
    if len(bound.values):
        x, y = placed(bound)
        traces.append(scatter(x=x, y=y, name="bound", mode="lines", line=OVER) | SILENT)
        lines.append((words.BOUND, OVER))
    traces += run_path(law, 0, words.LAW_HOVER)
    return with_key(traces, settings, [(words.LAW_AXIS, STYLES[0]), *lines])


def falling_figure(curve: Curve, title: str, last: int) -> go.Figure:
    """Draw what falls towards 0, on logarithmic axes."""
    curve = _positive(curve)
    low, high = _decades([curve.values])
    settings = over_iterations(last, title)
    settings["yaxis"] |= {"type": "log", "range": [low, high], **_powers(low, high)}
    return drawn(run_path(curve, 0, f"{title}: %{{y:.4g}}"), settings)


def _positive(curve: Curve) -> Curve:
    """Leave out what has no place on a logarithmic axis, as float32 has it."""
    there = curve.values.astype(np.float32) > 0
    return Curve(curve.iterations[there], curve.values[there], curve.k)


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
