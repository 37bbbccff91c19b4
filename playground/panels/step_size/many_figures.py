"""Pictures of many runs: the loss over the learning rate, and the map of α and k."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.plots import SMALL, axis, drawn, layout
from playground.numbers.text import spoken, ten_to
from playground.panels.step_size import words
from playground.panels.step_size.figures import (
    ACCENT,
    DOTTED,
    FAINT,
    HERE,
    LIMIT,
    iteration_axis,
    name_at,
    places,
    power_ticks,
    run_traces,
)
from playground.panels.step_size.many import HIGHEST, LOWEST

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.step_size.many import Runs
    from playground.panels.step_size.numbers import Theory

    FloatArray = NDArray[np.float64]
    Json = dict[str, Any]

SWEEP_HEIGHT: Final = 235
MAP_HEIGHT: Final = 300
MARGIN: Final = {"l": 66, "r": 22, "t": 26, "b": 46}
BAR: Final = 62
"""Pixels for the bar of colours beside the map."""

DEEPEST: Final = 1e-12
"""Losses below this part of the highest stand at the bottom of the sweep, as a triangle."""

LOWEST_SHADE, TOP_SHADE = 1e-4, 1e2
"""Losses below the one and above the other have its colour on the map."""

LEAST_SPAN: Final = 0.5
"""Powers of ten that the colours span at least: else a flat map would look like mountains."""

SHADES: Final = [[0, COLOUR["background"]], [1, COLOUR["muted"]]]
"""High losses are dark, as on the map of the loss landscape."""

OLD: Final = 0.3
"""Opacity of a map that is not of the present points any more."""


@dataclass(frozen=True, slots=True)
class Shades:
    """Between which losses the colours lie, and what lies outside."""

    low: float
    high: float
    zeros: bool
    """Whether some losses are 0, which has no logarithm."""
    below: bool
    above: bool
    gone: bool
    """Whether some runs left float64."""


def shades_of(runs: Runs) -> Shades:
    """Choose the losses between which the colours lie."""
    loss = runs.loss[~runs.diverged]
    positive = loss[loss > 0.0]
    least, most = (positive.min(), positive.max()) if len(positive) else (1.0, 1.0)
    low, high = np.clip([float(least), float(most)], LOWEST_SHADE, TOP_SHADE).tolist()
    if np.log10(high / low) < LEAST_SPAN:
        middle = float(np.sqrt(low * high))
        low, high = middle / 10 ** (LEAST_SPAN / 2), middle * 10 ** (LEAST_SPAN / 2)
    return Shades(
        low=low,
        high=high,
        zeros=bool((loss == 0.0).any()),
        below=bool((positive < low).any()),
        above=bool((positive > high).any()),
        gone=bool(runs.diverged.any()),
    )


def map_figure(
    runs: Runs, theory: Theory, alpha: float, k: int, steps: int, *, dimmed: bool = False
) -> go.Figure:
    """Draw the map, the step limit and the critical step, and the present run up to the present."""
    shades = shades_of(runs)
    low, high = float(np.log10(shades.low)), float(np.log10(shades.high))
    z = np.log10(np.clip(runs.loss, shades.low, shades.high)).T  # (K, n)
    hills: Json = {
        "type": "heatmap",
        "name": "losses",
        "x": runs.rates,
        "y": places(runs.iterations),
        "z": np.where(runs.diverged.T, np.nan, z).astype(np.float32),
        "customdata": runs.loss.T.astype(np.float32),
        "zmin": low,
        "zmax": high,
        "colorscale": SHADES,
        "opacity": OLD if dimmed else 1.0,
        "hoverongaps": False,
        "hovertemplate": words.RUN_HOVER,
        "colorbar": _colour_bar(low, high),
    }
    chosen = np.union1d(runs.iterations[runs.iterations <= steps], [k, steps])
    run = run_traces(np.full(len(chosen), alpha), places(chosen), chosen, k)
    last = max(runs.last, steps)
    settings = layout(
        MAP_HEIGHT,
        margin=MARGIN | {"r": BAR},
        xaxis=rate_axis(),
        yaxis=iteration_axis(last, words.ITERATION),
        shapes=[_upright(at, line) for _, at, line in _limits(theory)],
    )
    return drawn([hills, *_names_above(theory, float(max(last, 2))), *run], settings)


def sweep_figure(runs: Runs, theory: Theory, alpha: float, loss: float) -> go.Figure:
    """Draw the loss at the last iteration of the sweep over the rate, and the present run's."""
    losses = runs.loss[:, -1]
    seen = np.append(losses, loss)
    top = float(seen.max()) or 1.0
    bottom = max(float(seen[seen > 0].min(initial=top)), DEEPEST * top)
    is_low = losses < bottom
    shape = np.where(is_low, "triangle-down-open", "circle").tolist()
    y = np.maximum(losses, bottom)
    low, high = float(np.log10(bottom)) - 0.2, float(np.log10(top)) + 0.2
    dots: Json = {
        "type": "scatter",
        "name": "sweep",
        "mode": "lines+markers",
        "x": runs.rates,
        "y": y,
        "customdata": losses,
        "line": FAINT,
        "marker": {"size": 9, "symbol": shape, "color": COLOUR["muted"]},
        "cliponaxis": False,
        "hovertemplate": words.RUN_HOVER,
    }
    present: Json = {
        "type": "scatter",
        "name": "present",
        "mode": "markers",
        "x": [alpha],
        "y": [max(loss, bottom)],
        "marker": HERE | {"symbol": "circle" if loss >= bottom else "triangle-down"},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    settings = layout(
        SWEEP_HEIGHT,
        margin=MARGIN,
        xaxis=rate_axis(),
        yaxis=axis(words.LOG_LOSS, type="log", range=[low, high], **power_ticks(low, high)),
        shapes=[_upright(at, line) for _, at, line in _limits(theory)],
    )
    return drawn([*_names_above(theory, 10.0**high), dots, present], settings)


def rate_axis() -> Json:
    """Give the logarithmic axis of learning rates."""
    values = [10.0**power for power in range(-3, 4)]
    return axis(
        words.LEARNING_RATE,
        type="log",
        range=np.log10([LOWEST, HIGHEST]).tolist(),
        tickvals=values,
        ticktext=[spoken(value) for value in values],
    )


def _limits(theory: Theory) -> list[tuple[str, float, Json]]:
    """List the limits that lie on the axis: name, learning rate, line."""
    known: list[tuple[str, float | None, Json]] = [
        ("2/β", theory.limit, LIMIT),
        (words.CRITICAL, theory.critical, DOTTED),
    ]
    return [(name, at, line) for name, at, line in known if at and LOWEST <= at <= HIGHEST]


def _upright(at: float, line: Json) -> Json:
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at, "line": line}


def _names_above(theory: Theory, top: float) -> list[Json]:
    """Write above each limit what it is: the lower one to its left, where the two are close."""
    limits = _limits(theory)
    sides = ["top center"] if len(limits) == 1 else ["top left", "top right"]
    return [
        name_at(name, at, top, side)
        | {"textfont": {"size": SMALL, "color": ACCENT if name == "2/β" else COLOUR["text"]}}
        for (name, at, _), side in zip(limits, sides, strict=False)
    ]


def _colour_bar(low: float, high: float) -> Json:
    powers = range(int(np.ceil(low)), int(np.floor(high)) + 1)
    values: list[float] = [float(power) for power in powers] or [low, high]
    return {
        "thickness": 12,
        "outlinewidth": 0,
        "x": 1.02,
        "tickvals": values,
        "ticktext": [ten_to(value) for value in powers] or [spoken(10.0**low), spoken(10.0**high)],
        "tickfont": {"size": SMALL, "color": COLOUR["muted"]},
    }
