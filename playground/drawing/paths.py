"""Pictures of a run over a logarithmic axis of iterations, whose present follows the board."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing import words
from playground.drawing.figures import COLOUR, ZERO_AT
from playground.drawing.plots import SMALL, axis, drawn, layout, scatter
from playground.numbers.text import ten_to

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    Json = dict[str, Any]

MARGIN: Final = {"l": 62, "r": 14, "t": 10, "b": 42}
HEIGHT: Final = 180
"""Of each picture, in pixels: beside the board the first one of a panel is seen as a whole."""

KEY_ROOM: Final = 26
"""Pixels above a picture that names its lines there."""

SIDE: Final = 0.08
"""Powers of ten before iteration 0 and after the last one, for the marker."""

STYLES: Final[tuple[Json, ...]] = (
    {"color": COLOUR["text"], "width": 3},
    {"color": COLOUR["muted"], "width": 2.5, "dash": "dash"},
)
"""The line of a run so far, of the first path and of the second."""

FAINT: Final = {"color": COLOUR["muted"], "width": 1.5}
LEVEL: Final = {"color": COLOUR["muted"], "width": 1.5, "dash": "dot"}
HERE: Final = {"color": COLOUR["text"], "line": {"color": COLOUR["background"], "width": 2}}
MARKERS: Final = ({"size": 12, "symbol": "circle"}, {"size": 12, "symbol": "diamond"})
SILENT: Final[Json] = {"hoverinfo": "skip"}


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A number at the iterations that have it."""

    iterations: IntArray  # (n,)
    values: FloatArray  # (n,)
    k: int
    """The iteration on the screen."""

    @property
    def place(self) -> int:
        """The place of the last iteration that is not after the one on the screen; -1 for none."""
        return int(np.searchsorted(self.iterations, self.k, side="right")) - 1

    @property
    def now(self) -> float | None:
        """The number at the iteration on the screen, if it has one."""
        there = self.place >= 0 and self.iterations[self.place] == self.k
        return float(self.values[self.place]) if there else None

    @property
    def last(self) -> float | None:
        """The last number there is."""
        return float(self.values[-1]) if len(self.values) else None


def over_iterations(last: int, title: str, name: str = words.ITERATION_K) -> Json:
    """Give a layout whose first axis is that of the iterations, 0 on it."""
    powers = range(len(str(max(last, 1))))
    ticks = [10**power for power in powers]
    texts = ["1", "10", *(ten_to(power) for power in powers[2:])][: len(ticks)]
    iterations = axis(
        name,
        type="log",
        range=[math.log10(ZERO_AT) - SIDE, math.log10(max(last, 2)) + SIDE],
        tickvals=[ZERO_AT, *ticks],
        ticktext=["0", *texts],
    )
    return layout(HEIGHT, margin=MARGIN, xaxis=iterations, yaxis=axis(title, nticks=5))


def run_path(curve: Curve, order: int, hover: str) -> list[Json]:
    """Draw a whole run faint, the run so far strong, the present as a marker: see page/plot.py."""
    if not len(curve.values):
        return []
    x, y = placed(curve)
    now = max(curve.place, 0)
    shape = MARKERS[order] | HERE | {"opacity": float(curve.now is not None)}
    style = STYLES[order]
    name: Json = {"customdata": curve.iterations, "hovertemplate": _hover(hover)}
    faint = FAINT | ({"dash": style["dash"]} if "dash" in style else {})
    return [
        scatter(name="whole", mode="lines", x=x, y=y, line=faint | {"simplify": False}, **name),
        scatter(name="so-far", mode="lines", line=style, x=x[: now + 1], y=y[: now + 1]) | SILENT,
        scatter(name="here", mode="markers", marker=shape, x=x[[now]], y=y[[now]]) | SILENT,
    ]


def placed(curve: Curve) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the places of a curve: half the bytes, and far finer than a pixel."""
    x = np.maximum(curve.iterations, ZERO_AT).astype(np.float32)
    return x, curve.values.astype(np.float32)


def level(value: float, last: int) -> Json:
    """Draw a line across, at a number that a run tends to."""
    ends = [ZERO_AT, max(last, 2) * 1.12]
    return scatter(
        x=ends, y=[value, value], name="level", mode="lines", line=LEVEL, hoverinfo="skip"
    )


def with_key(traces: list[Json], settings: Json, lines: list[tuple[str, Json]]) -> go.Figure:
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


def _hover(text: str) -> str:
    return f"iteration %{{customdata}}<br>{text}<extra></extra>"
