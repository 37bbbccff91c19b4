"""The picture of the panel "Compare": the loss curves of all runs, each marked where it is now."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR, ZERO_AT
from playground.drawing.pins import colour_of, dashes_of
from playground.drawing.plots import axis, drawn, layout, scatter
from playground.panels.compare import words
from playground.state.pins import MOST_PINS
from playground.state.words import LINEAR, LOG_LOG

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.compare.numbers import Compared

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

HEIGHT: Final = 176
MARGIN: Final = {"l": 62, "r": 14, "t": 10, "b": 40}

PARTS: Final = 160
"""A curve of more rows than ``FEW`` is drawn from the ends and the extremes of so many parts of the
axis: no pixel looks different, and the message stays short."""

FEW: Final = 4 * PARTS

SYMBOLS: Final = ("circle", "square", "triangle-up", "star", "cross", "pentagon", "hexagram", "x")
"""Where run 1, 2, ... is now."""

MOST_TICKS: Final = 4


def losses_figure(rows: Sequence[Compared], scale: str) -> go.Figure:
    """Draw the curves, over the axes that are chosen for the loss curve."""
    last = max(row.last for row in rows)
    traces = [_curve(row, scale) for row in rows]  # the run on the board first, below the others
    marks = [_numbers(rows, scale, last), *(_here(row, scale) for row in rows)]
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        xaxis=axis(words.ITERATION, **_across(last, scale)),
        yaxis=axis(words.LOG_LOSS, **_up(rows, scale)),
    )
    return drawn(traces + marks, settings)


def kept_rows(losses: FloatArray, scale: str) -> IntArray:
    """Choose the rows that a curve is drawn from: all of a short one, else the ends and extremes.

    Examples
    --------
    >>> kept_rows(np.array([3.0, 1.0, 2.0]), "linear")
    array([0, 1, 2])
    """
    count = len(losses)
    if count <= FEW:
        return np.arange(count)
    if scale == LOG_LOG:
        edges = np.unique(np.geomspace(1, count, PARTS + 1).astype(np.int64))
        edges[0] = 0
    else:
        edges = np.linspace(0, count, PARTS + 1).astype(np.int64)
    chosen = [edges[:-1], edges[1:] - 1]
    for pick in (np.argmin, np.argmax):
        parts = pairwise(edges)
        chosen.append(np.array([start + pick(losses[start:end]) for start, end in parts]))
    return np.unique(np.concatenate(chosen))


def _place(iteration: IntArray, scale: str) -> FloatArray:
    """Give the place of iterations along the axis: a logarithmic one has another for 0."""
    places = iteration.astype(np.float64)
    return np.where(places > 0, places, ZERO_AT) if scale == LOG_LOG else places


def _curve(row: Compared, scale: str) -> dict[str, Any]:
    kept = kept_rows(row.losses, scale)
    line = {"color": COLOUR["text"], "width": 3}
    if row.number:
        line = {"color": COLOUR[colour_of(row.number)], "width": 2, "dash": dashes_of(row.number)}
    name = words.run_named(row.number) if row.number else words.ON_THE_BOARD
    numbered = scale == LOG_LOG  # where the place of iteration 0 is another number
    return scatter(
        name=f"run-{row.number}",
        mode="lines",
        x=_place(kept, scale),
        y=row.losses[kept],
        **({"customdata": kept} if numbered else {}),
        line={**line, "simplify": False},
        hovertemplate=words.curve_hover(name=name, place="customdata" if numbered else "x"),
    )


def _numbers(rows: Sequence[Compared], scale: str, last: int) -> dict[str, Any]:
    """Write each run's number on its curve; those of curves that lie on one another stand apart."""
    pinned = [row for row in rows if row.number]
    shares = np.array([row.number for row in pinned]) / (MOST_PINS + 1)
    places = np.expm1(shares * math.log1p(last)) if scale == LOG_LOG else shares * last
    at = np.minimum(np.rint(places).astype(np.int64), [row.last for row in pinned])
    return scatter(
        name="numbers",
        mode="markers+text",
        x=_place(at, scale),
        y=[row.losses[place] for row, place in zip(pinned, at, strict=True)],
        text=[str(row.number) for row in pinned],
        textfont={
            "color": [COLOUR[colour_of(row.number)] for row in pinned],
            "size": 13,
            "weight": 700,
        },
        marker={"color": COLOUR["background"], "size": 15},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _here(row: Compared, scale: str) -> dict[str, Any]:
    """Mark where a run is: the page moves the mark along its curve while the board plays."""
    at = np.array([row.iteration])
    colour, symbol, size = COLOUR["text"], "circle", 13
    if row.number:
        colour, symbol, size = COLOUR[colour_of(row.number)], SYMBOLS[row.number - 1], 11
    return scatter(
        name=f"here-{row.number}",
        mode="markers",
        x=_place(at, scale),
        y=row.losses[at],
        marker={
            "color": colour,
            "symbol": symbol,
            "size": size,
            "line": {"color": COLOUR["background"], "width": 1.5},
        },
        cliponaxis=False,
        hoverinfo="skip",
        meta={"along": f"run-{row.number}"},
    )


def _across(last: int, scale: str) -> dict[str, Any]:
    if scale != LOG_LOG:
        return {"range": [0, max(last, 1)], "nticks": 5}
    ticks = [10**power for power in range(len(str(max(last, 1))))]
    return {
        "type": "log",
        "range": [math.log10(ZERO_AT), math.log10(max(last, 1)) or 1],
        "tickvals": [ZERO_AT, *ticks],
        "ticktext": ["0", *map(str, ticks)],
    }


def _up(rows: Sequence[Compared], scale: str) -> dict[str, Any]:
    highest = max(float(row.losses.max()) for row in rows)
    positive = [float(row.losses[row.losses > 0].min()) for row in rows if (row.losses > 0).any()]
    if scale == LINEAR or not positive:
        return {"range": [0, min(1.05 * highest, np.finfo(np.float64).max) or 1], "nticks": 5}
    low, high = math.log10(min(positive)), math.log10(highest)
    room = max(0.05 * (high - low), 0.1)
    settings: dict[str, Any] = {"type": "log", "range": [low - room, high + room]}
    if high - low >= 1:  # whole powers of ten; over less there are ticks between them
        settings["dtick"] = math.ceil((high - low) / MOST_TICKS)
    return settings
