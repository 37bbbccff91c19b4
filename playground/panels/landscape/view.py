"""What the panel "Loss landscape" shows, as numbers: the map, and the cut along one parameter.

No Streamlit and no drawing. Parameters have the names w1, w2 and b, in the order of [W, b].
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    Levels,
    contour_levels,
    gradient_rounding,
    log_loss,
    loss_change,
    loss_grid,
    loss_line,
    norm,
    overshoot_rate,
    path_window,
    unit_vector,
)
from playground.state.options import LANDSCAPE_AXES
from playground.state.settings import LARGEST_ALPHA

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

PARAMETERS: Final = ("w1", "w2", "b")
SYMBOLS: Final = {"w1": "w₁", "w2": "w₂", "b": "b"}

GRID: Final = 81
"""Losses in a row of the map: at most 6 pixels apart, and 20 ms at 200 points."""

MOST_SAMPLES: Final = 30_000_000
"""And so many samples in all of them together, a quarter of a second; beyond 4,572 points the
losses lie farther apart."""

LINE: Final = 401
"""Losses along the cut."""

CLICKS: Final = 500
"""A click is as fine as this part of the window: less than a pixel."""


@dataclass(frozen=True, slots=True)
class Map:
    """The loss over two parameters at iteration k, the third held, and the run's path over it."""

    axes: tuple[str, str]
    held: str
    held_at: float
    k: int
    first: FloatArray  # (p,) values of the first parameter
    second: FloatArray  # (q,)
    losses: FloatArray  # (q, p)
    levels: Levels | None
    """None where every loss in view is 0 to float64."""
    path: FloatArray  # (T + 1, 2) the run's states, projected
    path_losses: FloatArray  # (T + 1,) each at its own third parameter
    downhill: FloatArray  # (2,) unit vector of -gradient in this plane, or zeros
    gradient_norm: float
    plane_norm: float
    """Length of the part of the gradient that lies in this plane."""
    level: bool
    """Whether nothing but rounding is left of that part."""

    @property
    def drawn(self) -> int:
        """So many states, from the first, have a place on a log scale: a loss of 0 has none.

        Once the loss is 0 there is no slope left, so that it stays there.
        """
        zeros = np.flatnonzero(self.path_losses <= 0)
        return int(zeros[0]) if len(zeros) else len(self.path_losses)


@dataclass(frozen=True, slots=True)
class Cut:
    """The loss along one parameter at iteration k, and one step of gradient descent along it."""

    axis: str
    k: int
    values: FloatArray  # (n,)
    losses: FloatArray  # (n,)
    path: FloatArray  # (T + 1,) the run's values of this parameter
    path_losses: FloatArray  # (T + 1,)
    held: tuple[tuple[str, float], ...]
    value: float
    loss: float
    slope: float
    alpha: float
    step: float
    landing: float
    loss_after: float
    change: float
    overshoot_from: float | None
    """Every alpha above it overshoots; None: none up to the largest alpha does."""
    level: bool
    """Whether nothing but rounding is left of the slope."""


def landscape_map(shown: Shown, whole: Trajectory) -> Map:
    """Survey the loss around the whole run, at the iteration shown."""
    axes = LANDSCAPE_AXES[shown.option("landscape_axes")]
    i, j = (PARAMETERS.index(name) for name in axes)
    (held,) = (name for name in PARAMETERS if name not in axes)
    states = np.column_stack([whole.W, whole.b])  # (T + 1, 3)
    slopes = np.append(shown.dW, shown.db)
    path = states[:, [i, j]]
    number = losses_in_a_row(len(shown.y))
    first, second = (np.linspace(low, high, number) for low, high in path_window(path))
    losses = loss_grid(*shown.here, axes=(i, j), first=first, second=second)
    meaningful = np.abs(slopes) > gradient_rounding(*shown.here)  # (3,)
    return Map(
        axes=axes,
        held=held,
        held_at=_parameter(shown, held),
        k=shown.iteration,
        first=first,
        second=second,
        losses=losses,
        levels=contour_levels(losses) if losses.any() else None,
        path=path,
        path_losses=whole.loss,
        downhill=-unit_vector(slopes[[i, j]]),
        gradient_norm=float(norm(slopes[np.newaxis])[0]),
        plane_norm=float(norm(slopes[np.newaxis, [i, j]])[0]),
        level=not meaningful[[i, j]].any(),
    )


def losses_in_a_row(samples: int) -> int:
    """Say how many losses a row of the map has.

    Examples
    --------
    >>> losses_in_a_row(200), losses_in_a_row(10_000)
    (81, 54)
    """
    return min(GRID, math.isqrt(MOST_SAMPLES // samples))


def _parameter(shown: Shown, name: str) -> float:
    return float([*shown.W, shown.b][PARAMETERS.index(name)])


def step_alpha(shown: Shown) -> float:
    """Give the learning rate of the step in the cut: the run's, times a power of ten."""
    return float(shown.alpha * 10.0 ** shown.option("landscape_alpha"))


def landscape_cut(shown: Shown, whole: Trajectory) -> Cut:
    """Cut the landscape along one parameter, through the state at the iteration shown."""
    axis = shown.option("landscape_parameter")
    place = PARAMETERS.index(axis)
    here = np.append(shown.W, shown.b)
    slope = float(np.append(shown.dW, shown.db)[place])
    value, alpha = float(here[place]), step_alpha(shown)
    step = -alpha * slope + 0.0
    landing = value + step
    after = here.copy()
    after[place] = landing
    path = np.column_stack([whole.W, whole.b])[:, place]
    (window,) = path_window(np.append(path, landing)[:, np.newaxis])
    values = np.linspace(window[0], window[1], LINE)
    return Cut(
        axis=axis,
        k=shown.iteration,
        values=values,
        losses=loss_line(*shown.here, axis=place, values=values),
        path=path,
        path_losses=whole.loss,
        held=tuple(
            (name, float(other))
            for name, other in zip(PARAMETERS, here, strict=True)
            if name != axis
        ),
        value=value,
        loss=shown.loss,
        slope=slope,
        alpha=alpha,
        step=step,
        landing=landing,
        loss_after=log_loss(shown.X, shown.y, after[:2], float(after[2])),
        change=loss_change(*shown.here, axis=place, step=step),
        overshoot_from=overshoot_rate(*shown.here, axis=place, largest=LARGEST_ALPHA),
        level=abs(slope) <= float(gradient_rounding(*shown.here)[place]),
    )


def click_decimals(map_: Map) -> int:
    """Say to how many decimals a click on the map is rounded: less than a pixel.

    Never negative, so that numbers stay numbers one can type.
    """
    width = float(map_.first[-1] - map_.first[0])
    return max(0, math.ceil(-math.log10(width / CLICKS)))
