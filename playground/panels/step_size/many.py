"""Runs with many learning rates, from the present start: for "Sweep α" and "Map of α and k".

All rates are trained together. That takes longer the longer the runs and the more the points, so
that a run is followed as far as a second of it goes, and farther when asked for.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import log_spaced_iterations, losses_after
from playground.drawing.figures import ZERO_AT
from playground.numbers.rounding import significant
from playground.state.run import run_key
from playground.state.settings import TRAINING
from playground.state.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from playground.state.experiment import Experiment
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

LOWEST, HIGHEST = TRAINING["alpha"].low, TRAINING["alpha"].high

DIGITS: Final = 3
"""Significant digits of a rate: so many as one cares to read."""

SWEPT, MAPPED = 12, 96
"""Rates of the sweep and of the map."""

ROWS: Final = 160
"""Iterations of the map: on its axis they are a pixel or two apart."""

A_SECOND: Final = 60_000_000
"""So many pulls, one for each rate, iteration and sample, are computed in a second at most."""

OF_A_LOSS: Final = 1.6
"""The loss of a sample takes as long as so many pulls."""

OF_A_STEP: Final = 4_000
"""A step of all rates takes as long as so many pulls, beside those of its samples."""

SLICE: Final = 5
"""Slices of a second, from one report of progress to the next."""


def rates(number: int) -> FloatArray:
    """Give learning rates that lie evenly on a logarithmic axis, each with few digits.

    Examples
    --------
    >>> rates(3).tolist()
    [0.001, 1.0, 1000.0]
    """
    spaced = np.geomspace(LOWEST, HIGHEST, number)
    return np.array([float(significant(rate, DIGITS)) for rate in spaced.tolist()])


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The losses of many runs at some iterations. Arrays are read-only."""

    rates: FloatArray  # (n,)
    iterations: IntArray  # (K,) from 0 on
    loss: FloatArray  # (n, K)
    diverged: BoolArray  # (n, K) whether the run left float64 before
    W: FloatArray  # (n, 2) the states at the last of these iterations
    b: FloatArray  # (n,)

    @property
    def last(self) -> int:
        """The last iteration that is known."""
        return int(self.iterations[-1])

    @property
    def size(self) -> int:
        """The bytes of its numbers."""
        return self.loss.nbytes + self.diverged.nbytes


RUNS: Final[Shared[Runs]] = Shared(most=8_000_000)
"""Maps and sweeps for all visitors: 140 KB each, half a second of work. They do not depend on the
learning rate nor on the iteration that are chosen, and so stay while these are."""


def affordable(number: int, samples: int, rows: int = 0) -> int:
    """Say how many iterations of so many rates a second of computing is good for.

    ``rows`` are the iterations at which the losses are computed, the first ones if they are few.

    Examples
    --------
    >>> affordable(96, 60, ROWS), affordable(96, 10_000, ROWS)
    (5996, 24)
    """
    pulls = number * samples
    losses = OF_A_LOSS * pulls
    few = int(A_SECOND / (pulls + losses + OF_A_STEP))
    many = int((A_SECOND - rows * losses) / (pulls + OF_A_STEP))
    return max(1, many if few > rows else few)


def seconds_of(number: int, samples: int, iterations: int, rows: int) -> float:
    """Say how many seconds so many iterations take, about."""
    pulls = number * samples
    return (iterations * (pulls + OF_A_STEP) + rows * OF_A_LOSS * pulls) / A_SECOND


def base_key(experiment: Experiment) -> str:
    """Name what determines the runs: points, their scale, and the start."""
    return run_key(replace(experiment, alpha=1.0))  # whatever its own learning rate is


def _key(shown: Shown, number: int, iterations: IntArray) -> tuple[object, ...]:
    return base_key(shown.experiment), number, len(iterations), int(iterations[-1])


def many_runs(
    shown: Shown,
    number: int,
    iterations: IntArray,
    progress: Callable[[float], None] | None = None,
) -> Runs:
    """Train with so many rates to the last of these iterations, or find what was trained before.

    ``progress`` hears the share of it that is done, several times a second.
    """
    key = _key(shown, number, iterations)
    known = RUNS.find(key)
    if known is None:
        known = _trained(shown, number, iterations, progress)
        RUNS.keep(key, known, known.size)
    return known


def is_known(shown: Shown, number: int, iterations: IntArray) -> bool:
    """Say whether these runs are there already."""
    return RUNS.find(_key(shown, number, iterations)) is not None


def _trained(
    shown: Shown, number: int, iterations: IntArray, progress: Callable[[float], None] | None
) -> Runs:
    """Go from slice to slice, each from where the one before ended, or all the way at once."""
    alphas, experiment = rates(number), shown.experiment
    train = partial(losses_after, shown.X, shown.y, alphas=alphas)
    W = np.tile([experiment.w1, experiment.w2], (number, 1))
    b = np.full(number, experiment.b)
    last = int(iterations[-1])
    step = max(1, last)
    if progress:
        step = max(1, affordable(number, len(shown.y), len(iterations)) // SLICE)
    losses = np.empty((number, len(iterations)))
    ended = np.zeros((number, len(iterations)), dtype=np.bool_)
    gone = np.zeros(number, dtype=np.bool_)
    for first in range(0, max(last, 1), step):
        end = min(first + step, last)
        now = (iterations >= first) & (iterations <= end)
        part = train(iterations=np.append(iterations[now], end) - first, W=W, b=b)
        losses[:, now] = part.loss[:, :-1]
        ended[:, now] = part.diverged[:, :-1] | gone[:, np.newaxis]
        W, b, gone = part.W, part.b, gone | part.diverged[:, -1]
        if progress:
            progress(end / last if last else 1.0)
    runs = Runs(alphas, iterations, losses, ended, W, b)
    for array in (runs.rates, runs.iterations, runs.loss, runs.diverged):
        array.setflags(write=False)
    return runs


def sweep_at(shown: Shown, last: int) -> tuple[int, bool]:
    """Choose the iteration of the sweep: the one shown, at 0 the run's last; as far as it goes.

    Returns
    -------
    k : int
        The iteration.
    cut : bool
        Whether it is an earlier one than was meant.
    """
    meant = shown.iteration or last
    most = affordable(SWEPT, len(shown.y))
    return min(meant, most), meant > most


def map_rows(last: int) -> IntArray:
    """Choose the iterations of the map, up to the last."""
    return log_spaced_iterations(last, ROWS)


def cell(runs: Runs, alpha: float, place: float) -> tuple[float, int]:
    """Give the learning rate and the iteration of the map's cell at a place on its axes."""
    column = int(np.abs(np.log(runs.rates) - math.log(alpha)).argmin())
    rows = np.where(runs.iterations == 0, ZERO_AT, runs.iterations)
    row = int(np.abs(np.log(rows) - math.log(place)).argmin())
    return float(runs.rates[column]), int(runs.iterations[row])
