"""The run of an experiment: its trajectory, trained as far as it is needed.

A longer run begins with the very bits of a shorter one, so a run that was cut short can be
replaced by a longer one without anything on the screen changing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import Trajectory, gradient_descent

if TYPE_CHECKING:
    from playground.experiment import Experiment


@dataclass(frozen=True, slots=True)
class Run:
    """A trajectory and the experiment it belongs to."""

    key: str
    trajectory: Trajectory | None
    """None when there are no points, hence nothing to learn from."""
    trained: int
    """Iterations asked for when it was trained; the trajectory is shorter if it diverged."""

    @property
    def last(self) -> int:
        """The last iteration there is."""
        return 0 if self.trajectory is None else len(self.trajectory.loss) - 1

    @property
    def stopped(self) -> bool:
        """Whether the run ended early, because its numbers would leave float64."""
        return self.trajectory is not None and self.trajectory.diverged_at is not None


def run_key(experiment: Experiment) -> str:
    """Name what determines a run's numbers: points, alpha and initial weights."""
    numbers = (experiment.alpha, experiment.w1, experiment.w2, experiment.b)
    parts = (experiment.points.X.tobytes(), experiment.points.y.tobytes(), repr(numbers).encode())
    return hashlib.blake2b(b"|".join(parts), digest_size=8).hexdigest()


def trained(experiment: Experiment, iterations: int, known: Run | None = None) -> Run:
    """Train for at least ``iterations``, or use ``known`` where that goes far enough already."""
    key = run_key(experiment)
    iterations = min(iterations, experiment.iterations)
    if known is not None and known.key == key and (known.stopped or known.trained >= iterations):
        return known
    if not len(experiment.points):
        return Run(key, None, iterations)
    trajectory = gradient_descent(
        experiment.points.X,
        experiment.points.y,
        alpha=experiment.alpha,
        iterations=iterations,
        W=np.array([experiment.w1, experiment.w2]),
        b=experiment.b,
    )
    return Run(key, trajectory, iterations)
