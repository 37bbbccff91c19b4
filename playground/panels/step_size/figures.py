"""The first picture of "Step size": the curvature along the run, and the curvature that is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import log_heights
from playground.drawing.figures import COLOUR, ZERO_AT
from playground.drawing.plots import SMALL, axis, drawn, layout

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.step_size.numbers import Along, Theory

    FloatArray = NDArray[np.float64]
    Json = dict[str, Any]

HEIGHT: Final = 300
MARGIN: Final = {"l": 62, "r": 14, "t": 12, "b": 46}

DEEPEST: Final = 1e-6
"""Curvatures below this part of 2/α are not drawn: there is nothing to see but flatness."""

ROOM: Final = 0.25
"""Above and below what is drawn, in powers of ten."""

FAINT: Final = {"color": COLOUR["muted"], "width": 1.5}
STRONG: Final = {"color": COLOUR["text"], "width": 3}
HERE: Final = {
    "size": 13,
    "color": COLOUR["text"],
    "line": {"color": COLOUR["background"], "width": 2},
}
LIMIT: Final = {"color": COLOUR["class1"], "width": 2.5, "dash": "dash"}
QUIET: Final = {"color": COLOUR["muted"], "width": 1.5, "dash": "dot"}


def places(iterations: NDArray[np.int64]) -> NDArray[np.float32]:
    """Give the places of iterations on a logarithmic axis, where 0 has one of its own."""
    return np.where(iterations == 0, ZERO_AT, iterations).astype(np.float32)


def iteration_axis(last: int, title: str = "iteration") -> Json:
    """Give the logarithmic axis of iterations, the same as below the loss curve."""
    ticks = [10**power for power in range(len(str(max(last, 1))))]
    return axis(
        title,
        type="log",
        range=[float(np.log10(ZERO_AT)), float(np.log10(max(last, 2)))],
        tickvals=[ZERO_AT, *ticks],
        ticktext=["0", *(f"{tick:,}" for tick in ticks)],
    )


def run_traces(
    x: NDArray[Any], y: NDArray[Any], iterations: NDArray[np.int64], k: int
) -> list[Json]:
    """Draw the run at some iterations, its part so far, and the present, which the board moves."""
    here = int(np.searchsorted(iterations, k))
    lines: list[Json] = [
        {"name": part, "mode": "lines", "x": x[:end], "y": y[:end], "line": line}
        for part, line, end in (("whole", FAINT, len(x)), ("so-far", STRONG, here + 1))
    ]
    lines[0]["customdata"] = iterations  # which of them each place belongs to: plot-follow.js
    at = slice(here, here + 1)
    lines.append({"name": "here", "mode": "markers", "x": x[at], "y": y[at], "marker": HERE})
    return [{"type": "scatter", "hoverinfo": "skip", **line} for line in lines]


def sharpness_figure(along: Along, alpha: float, theory: Theory, k: int) -> go.Figure:
    """Draw λmax of the Hessian along the run, and the lines at 2/α, β and λmax at the minimum."""
    safe = 2.0 / alpha
    lowest = DEEPEST * min(safe, theory.beta)
    values = log_heights(along.values, lowest / 10.0)  # out of the picture, if below
    levels = [safe, theory.beta, *([theory.sharpness] if theory.sharpness else [])]
    seen = np.concatenate([values, np.log10(levels)])
    low, high = max(float(seen.min()), float(np.log10(lowest))), float(seen.max())
    lines = [_level(safe, LIMIT), _level(theory.beta, QUIET)]
    ends = float(ZERO_AT), float(max(along.steps, 2))
    names = [
        _name("2/α", ends[1], safe, "top left", COLOUR["class1"]),
        _name("β", ends[0], theory.beta, "top right"),
    ]
    if theory.sharpness:
        lines.append(_level(theory.sharpness, QUIET))
        middle = float(np.sqrt(ends[0] * ends[1]))
        names.append(_name("at the minimum", middle, theory.sharpness, "top center"))
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        xaxis=iteration_axis(along.steps),
        yaxis=axis("λmax", type="log", range=[low - ROOM, high + ROOM], dtick=_decades(high - low)),
        shapes=lines,
    )
    y = 10.0**values
    run = run_traces(places(along.iterations), y, along.iterations, k)
    return drawn([*names, *run], settings)


def _decades(span: float) -> int:
    """Give the powers of ten from tick to tick."""
    return max(1, int(np.ceil(span / 5)))


def _level(height: float, line: Json) -> Json:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": height,
        "y1": height,
        "line": line,
        "layer": "below",
    }


def _name(text: str, x: float, height: float, where: str, colour: str = COLOUR["muted"]) -> Json:
    """Write beside a level what it is; not as an annotation, which waits until the run rests."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": text,
        "x": [x],
        "y": [height],
        "text": [text],
        "textposition": where,
        "textfont": {"size": SMALL, "color": colour},
        "hoverinfo": "skip",
    }
