"""Loops against matrices, measured here and now, in slices that leave room for other visitors.

The loops are Python, and a Python thread holds the interpreter: so they run on a few samples at a
time with a rest after each slice, until all samples are through or their share of time is used up.
Loops work sample by sample, so what is left is extrapolated in proportion, and marked as such.
"""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import gradient, gradient_scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Problem = tuple[FloatArray, FloatArray, FloatArray, float]

SAMPLES: Final = (100, 1_000, 10_000, 100_000)
FEATURES: Final = (2, 10, 50)

BUDGET = 2.0
"""Seconds from the click to the result, at most."""

RESERVE = 0.5
"""Seconds before that at which the loops stop and nothing new begins, for a busy server."""

MARGIN = 0.2
"""Seconds before the end by which a size's unsliced part, foreseen from smaller ones, must end."""

GROWTH = 10.0
"""A size costs so many times what the one before it did."""

LOOPS_SHARE = (0.03, 0.12)
"""Seconds that the loops of one size may take: at the end of the time, and before."""

SLICE = 0.004
"""Seconds that the loops run before they rest: below what an eye or a frame rate notices."""

REST = 0.001
"""Seconds of rest after each slice, in which every other thread may run."""

FIRST_SLICE = 100
"""Samples in the first slice, before it is known how long one takes."""

ENOUGH = 1_000
"""Fewer samples (of more) are too few to extrapolate from: such a size is left out."""

REPETITIONS = 3
"""So often each size is measured, if time allows; the best counts, as the least disturbed one."""

FINE = 1e-6
"""Seconds; a clock of the thread's own is used if it is at least that fine."""

CLOCK: Final = (
    time.thread_time if time.get_clock_info("thread_time").resolution < FINE else time.perf_counter
)
"""Counts this thread's processor time: what other visitors do meanwhile is not counted."""

TURN = threading.Lock()
"""One measurement at a time on this server, or they would disturb each other."""


@dataclass(frozen=True, slots=True)
class Lap:
    """One size: m samples with d features."""

    m: int
    d: int
    loops: float
    """Seconds for the gradient of all m samples by loops; extrapolated where looped < m."""
    looped: int
    """Samples that the loops were measured on."""
    matrices: float
    """Seconds for the same gradient by matrices, measured on all m samples."""
    difference: float
    """Largest difference between the two gradients, over the samples that the loops reached."""

    @property
    def ratio(self) -> float:
        """How many times as long the loops take."""
        return self.loops / self.matrices


@dataclass(frozen=True, slots=True)
class Race:
    """All sizes that there was time for, and how long it took."""

    laps: tuple[Lap, ...]
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether there was time for every size."""
        return len(self.laps) == len(SAMPLES) * len(FEATURES)


def race(
    *,
    now: Callable[[], float] = time.monotonic,
    clock: Callable[[], float] = CLOCK,
    rest: Callable[[float], None] = time.sleep,
) -> Race | None:
    """Measure all sizes, small ones first, within the budget; None if another visitor measures."""
    if not TURN.acquire(blocking=False):
        return None
    try:
        start = now()
        laps = tuple(_laps(start + BUDGET, now, clock, rest))
        return Race(laps, now() - start)
    finally:
        TURN.release()


def _laps(
    end: float,
    now: Callable[[], float],
    clock: Callable[[], float],
    rest: Callable[[float], None],
) -> Iterator[Lap]:
    deadline = end - RESERVE
    rng = np.random.default_rng(0)
    fixed = dict.fromkeys(FEATURES, 0.0)  # seconds for what cannot be cut short, by d
    for m in SAMPLES:
        for d in FEATURES:
            begin = now()
            if begin >= deadline or begin + GROWTH * fixed[d] >= end - MARGIN:
                fixed[d] = math.inf
                continue
            problem = _problem(rng, m, d)
            made = now() - begin
            rest(REST)
            matrices = _matrices(problem, deadline, now, clock, rest)
            fixed[d] = made + matrices
            loops, looped, by_loops = _loops(problem, deadline, now, clock, rest)
            if looped < min(m, ENOUGH):
                continue
            X, y, W, b = problem
            dW, db = gradient(X[:looped], y[:looped], W, b)
            difference = float(np.max(np.abs(by_loops - np.append(dW, db))))
            yield Lap(m, d, loops, looped, matrices, difference)


def _problem(rng: np.random.Generator, m: int, d: int) -> Problem:
    """Draw something to work on: what it is does not change how long the work takes."""
    X = rng.random((m, d))
    return X, np.round(X[:, 0]), rng.standard_normal(d) / d, 0.1


def _loops(
    problem: Problem,
    deadline: float,
    now: Callable[[], float],
    clock: Callable[[], float],
    rest: Callable[[float], None],
) -> tuple[float, int, FloatArray]:
    """Run the loops in slices: seconds for all samples, samples reached, and their gradient."""
    X, y, W, b = problem
    m = len(y)
    best, reached, total = float("inf"), 0, np.zeros(len(W) + 1)
    least, most = LOOPS_SHARE
    stop = max(min(deadline, now() + most), now() + least)
    for _ in range(REPETITIONS):
        done, seconds, size = 0, 0.0, FIRST_SLICE
        weighted = np.zeros(len(W) + 1)
        while done < m and (now() < stop or done == 0):
            part = slice(done, min(done + size, m))
            begin = clock()
            dW, db = gradient_scalar(X[part], y[part], W, b)
            seconds += clock() - begin
            weighted += (part.stop - done) * np.append(dW, db)
            done = part.stop
            size = max(1, min(2 * size, int(SLICE * done / max(seconds, FINE))))
            rest(REST)
        if done >= reached:  # a repetition that was cut short says less
            best = min(best, seconds * m / done) if done == reached else seconds * m / done
            reached, total = done, weighted
        if now() + most / REPETITIONS >= stop:
            break
    return best, reached, total / reached


def _matrices(
    problem: Problem,
    deadline: float,
    now: Callable[[], float],
    clock: Callable[[], float],
    rest: Callable[[float], None],
) -> float:
    """Time the matrices: the best of some repetitions."""
    times = []
    for _ in range(REPETITIONS):
        begin = clock()
        gradient(*problem)
        times.append(clock() - begin)
        rest(REST)
        if now() >= deadline:
            break
    return max(min(times), FINE)  # a clock may be too coarse to see it
