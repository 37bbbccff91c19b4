"""Pictures of "Step size": the curvature along the run, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import log_heights
from playground.drawing.figures import COLOUR, ZERO_AT
from playground.drawing.plots import SMALL, axis, drawn, layout
from playground.numbers.text import ten_to
from playground.panels.step_size import words
from playground.panels.step_size.numbers import lowest_drawn

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.step_size.numbers import Along, Theory

    FloatArray = NDArray[np.float64]
    Json = dict[str, Any]

HEIGHT: Final = 225
MARGIN: Final = {"l": 56, "r": 78, "t": 14, "b": 46}

ROOM: Final = 0.25
"""Above and below what is drawn, in powers of ten."""

APART: Final = 17
"""Pixels from one name beside the picture to the next."""

MOST_TICKS: Final = 5

ACCENT: Final = COLOUR["class0"]
"""The page's own accent, for what limits a step."""

FAINT: Final = {"color": COLOUR["muted"], "width": 1.5}
STRONG: Final = {"color": COLOUR["text"], "width": 3}
HERE: Final = {
    "size": 13,
    "color": COLOUR["text"],
    "line": {"color": COLOUR["background"], "width": 2},
}
LIMIT: Final = {"color": ACCENT, "width": 2.5, "dash": "dash"}
DOTTED: Final = {"color": COLOUR["text"], "width": 1.5, "dash": "dot"}


def places(iterations: NDArray[np.int64]) -> NDArray[np.float32]:
    """Give the places of iterations on a logarithmic axis, where 0 has one of its own."""
    return np.where(iterations == 0, ZERO_AT, iterations).astype(np.float32)


def iteration_axis(last: int, title: str = words.ITERATION_AXIS) -> Json:
    """Give the logarithmic axis of iterations, the same as below the loss curve."""
    ticks = [10**power for power in range(len(str(max(last, 1))))]
    return axis(
        title,
        type="log",
        range=[float(np.log10(ZERO_AT)), float(np.log10(max(last, 2)))],
        tickvals=[ZERO_AT, *ticks],
        ticktext=["0", *(f"{tick:,}" for tick in ticks)],
    )


def power_ticks(low: float, high: float) -> Json:
    """Give whole powers of ten as ticks, between two logarithms, few enough to be read."""
    step = max(1, int(np.ceil((high - low) / MOST_TICKS)))
    powers = range(int(np.ceil(low)), int(np.floor(high)) + 1, step)
    return {"tickvals": [10.0**power for power in powers], "ticktext": [*map(ten_to, powers)]}


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
    return [{"type": "scatter", "hoverinfo": "skip", "cliponaxis": False} | line for line in lines]


def sharpness_figure(along: Along, alpha: float, theory: Theory, k: int) -> go.Figure:
    """Draw λmax of the Hessian along the run, and the lines at 2/α, β and λmax at the minimum."""
    safe = 2.0 / alpha
    values = log_heights(along.values, lowest_drawn(alpha, theory))
    levels = {"2/α": (safe, LIMIT), "β": (theory.beta, DOTTED)}
    if theory.sharpness:
        levels[words.MINIMUM] = (theory.sharpness, DOTTED)
    logs = np.log10([level for level, _ in levels.values()])
    low, high = min(values.min(), logs.min()) - ROOM, max(values.max(), logs.max()) + ROOM
    settings = layout(
        HEIGHT,
        margin=MARGIN,
        xaxis=iteration_axis(along.steps),
        yaxis=axis(
            words.LARGEST_CURVATURE,
            type="log",
            range=[float(low), float(high)],
            **power_ticks(low, high),
        ),
        shapes=[_level(level, line) for level, line in levels.values()],
    )
    names = _names_beside(list(levels), logs, (float(low), float(high)), max(along.steps, 2))
    x, y = places(along.iterations), 10.0**values
    return drawn([*names, *run_traces(x, y, along.iterations, k)], settings)


def _level(height: float, line: Json) -> Json:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": height, "y1": height}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def _names_beside(
    texts: list[str], logs: FloatArray, ends: tuple[float, float], last: int
) -> list[Json]:
    """Write beside each level what it is, from the highest down, not on top of one another.

    Texts and not annotations, which wait until the run rests.
    """
    pixel = (ends[1] - ends[0]) / (HEIGHT - MARGIN["t"] - MARGIN["b"])
    names, free = [], ends[1]
    for place in np.argsort(-logs).tolist():
        at = min(float(logs[place]), free)
        free = at - APART * pixel
        names.append(
            {
                **name_at(f" {texts[place]}", float(last), 10.0**at, "middle right"),
                "textfont": {"size": SMALL, "color": ACCENT if place == 0 else COLOUR["text"]},
            }
        )
    return names


def name_at(text: str, x: float, y: float, where: str) -> Json:
    """Write a name at a place of a picture."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": text.strip(),
        "x": [x],
        "y": [y],
        "text": [text],
        "textposition": where,
        "textfont": {"size": SMALL, "color": COLOUR["text"]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
