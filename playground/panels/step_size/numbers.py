"""What the panel "Step size" shows, as numbers: the curvature along the run, and how it ends.

All of it in the space in which the neuron is trained: the features as they are, or standardised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from neuron import (
    cycle_length,
    gradient_rounding,
    log_spaced_iterations,
    sharpness,
    sharpness_along,
    step_limit,
)
from playground.state import theory
from playground.state.run import rose_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

MOST_STATES: Final = 1500
"""States at which the curvature is computed: on a logarithmic axis, less than a pixel apart."""

MOST_SIGMOIDS: Final = 1_500_000
"""And so many samples at all of these together: some 30 ms."""

LEAST_STATES: Final = 100
"""But so many states in any case."""

DEEPEST: Final = 1e-6
"""Curvatures below this part of 2/α, or of β, are drawn alike: flat is flat."""

LONGEST_CYCLE: Final = 64
"""Cycles that are looked for."""

SHORTEST_CYCLE: Final = 2

REPEATS: Final = 3
"""So often a cycle must be seen."""

LEFT_BY_ROUNDING: Final = 500.0
"""A gradient below so many times what rounding leaves of it counts as 0: as for the teaching line,
the step is itself rounded away before the gradient is 0."""

Ending = Literal["rest", "cycle", "none", "on its way", "too short"]


@dataclass(frozen=True, slots=True)
class Theory:
    """What the points alone decide."""

    verdict: str
    """That of `separability`; empty where it would leave float64."""
    one_class: bool
    limit: float
    """2/β: every smaller learning rate lowers the loss at every step."""
    sharpness: float | None
    """λmax of the Hessian at the minimum; None where there is none."""
    infimum: float | None = None
    """What the loss cannot go below where the classes touch."""

    @property
    def beta(self) -> float:
        """The largest curvature that there is, that of W = 0, b = 0."""
        return 2.0 / self.limit

    @property
    def critical(self) -> float | None:
        """The learning rate above which the minimum repels the run; None where none does."""
        return 2.0 / self.sharpness if self.sharpness else None


@dataclass(frozen=True, slots=True)
class Rises:
    """The steps of a run that raised the loss."""

    count: int
    steps: int
    """Of so many."""
    settled: int
    """The first iteration from which on the loss never rises in this run."""
    falls: bool
    """Whether from there on every step lowers it."""


@dataclass(frozen=True, slots=True, eq=False)
class Along:
    """The curvature along the run."""

    iterations: IntArray  # (n,)
    values: FloatArray  # (n,) λmax of the Hessian at these
    steps: int
    """The iterations of the run."""

    def at(self, k: int) -> float:
        """Give it at one of the iterations."""
        return float(self.values[np.searchsorted(self.iterations, k)])


@dataclass(frozen=True, slots=True)
class End:
    """What the last states of a run do."""

    kind: Ending
    cycle: int | None
    longest: int
    """The longest cycle that so many states can show."""


def theory_of(shown: Shown) -> Theory:
    """Say what there is to expect of these points, whatever the run."""
    experiment = shown.experiment
    found, best = theory.verdict(experiment), theory.best(experiment)
    return Theory(
        verdict=found.verdict if found else "",
        one_class=bool((shown.y == shown.y[0]).all()),
        limit=step_limit(shown.X),
        sharpness=sharpness(shown.X, best.W, best.b) if best else None,
        infimum=theory.least_loss(experiment) if found and found.verdict == "touching" else None,
    )


def rises_of(shown: Shown, whole: Trajectory) -> Rises:
    """Count the steps that raised the loss, by more than rounding."""
    rose = np.flatnonzero(rose_at(shown.experiment, whole))
    settled = int(rose[-1]) if len(rose) else 0
    after = np.diff(whole.loss[settled:])
    return Rises(len(rose), whole.iterations, settled, bool(len(after) and (after < 0.0).all()))


def iterations_chosen(last: int, samples: int, k: int) -> IntArray:
    """Choose the iterations at which the curvature is computed: all, or some and the present one.

    Examples
    --------
    >>> iterations_chosen(3, 60, 2).tolist()
    [0, 1, 2, 3]
    >>> chosen = iterations_chosen(20_000, 500, 12_345)
    >>> len(chosen) < 1502, 12_345 in chosen
    (True, True)
    """
    most = min(MOST_STATES, max(LEAST_STATES, MOST_SIGMOIDS // samples))
    return np.union1d(log_spaced_iterations(last, most), [k])


def along_of(shown: Shown, whole: Trajectory) -> Along:
    """Compute the curvature along the run."""
    chosen = iterations_chosen(whole.iterations, len(shown.y), shown.iteration)
    values = sharpness_along(shown.X, whole.W[chosen], whole.b[chosen])
    return Along(chosen, values, whole.iterations)


def lowest_drawn(alpha: float, known: Theory) -> float:
    """Give the curvature at which those below it are drawn."""
    return DEEPEST * min(2.0 / alpha, known.beta)


def end_of(shown: Shown, whole: Trajectory, rises: Rises) -> End:
    """Say whether the run is at rest, in a cycle, without order, or still on its way."""
    longest = min(LONGEST_CYCLE, len(whole.loss) // REPEATS)
    is_long = longest >= SHORTEST_CYCLE
    cycle = cycle_length(whole.W, whole.b, longest=longest) if is_long else None
    slope = np.abs(np.append(whole.dW[-1], whole.db[-1]))
    rounding = gradient_rounding(shown.X, shown.y, whole.W[-1], float(whole.b[-1]))
    kind: Ending = "on its way"
    if (slope <= LEFT_BY_ROUNDING * rounding).all():
        kind, cycle = "rest", None
    elif cycle is not None:
        kind = "cycle"
    elif not is_long:
        kind = "too short"
    elif rises.settled > whole.iterations * 2 // 3:
        kind = "none"
    return End(kind, cycle, longest)
