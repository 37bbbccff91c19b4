"""The run of an experiment: its trajectory, trained as far as it is needed.

A longer run begins with the very bits of a shorter one, so a run that was cut short can be
replaced by a longer one without anything on the screen changing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    Standardisation,
    Trajectory,
    gradient_descent,
    rising_steps,
    standardisation,
)
from playground.state.settings import TRAINING
from playground.state.shared import Shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.experiment import Experiment


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
    def size(self) -> int:
        """The bytes of its numbers, with the lengths that it keeps once somebody asked for them."""
        if self.trajectory is None:
            return 0
        arrays = (getattr(self.trajectory, one.name) for one in fields(self.trajectory))
        known = sum(array.nbytes for array in arrays if isinstance(array, np.ndarray))
        return known + 2 * self.trajectory.loss.nbytes

    @property
    def stopped(self) -> bool:
        """Whether the run ended early, because its numbers would leave float64."""
        return self.trajectory is not None and self.trajectory.diverged_at is not None


RUNS: Final[Shared[Run]] = Shared(most=32_000_000)
"""Runs for all visitors, 80 KB each for 1,000 iterations: a hall that opens one link, an undo, a
return to an earlier alpha. To train 200 points for so long takes 5.1 ms, to find the run 0.01."""


def run_key(experiment: Experiment) -> str:
    """Name what determines a run's numbers: points, their scale, and how it is trained."""
    training = (getattr(experiment, name) for name in TRAINING if name != "iterations")
    numbers = (*training, experiment.option("standardise"))
    whole = experiment.points.digest + repr(numbers).encode()
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


def trained(experiment: Experiment, iterations: int, known: Run | None = None) -> Run:
    """Train for at least ``iterations``, or use ``known`` where that goes far enough already.

    The shared run is as long as the one that would be trained: nobody sees what others did.
    """
    key = run_key(experiment)
    iterations = min(iterations, experiment.iterations)
    if known is not None and known.key == key and (known.stopped or known.trained >= iterations):
        return known
    if not len(experiment.points):
        return Run(key, None, iterations)
    shared = RUNS.find((key, iterations))
    if shared is not None:
        return shared
    trajectory = gradient_descent(
        trained_features(experiment),
        experiment.points.y,
        alpha=experiment.alpha,
        iterations=iterations,
        W=np.array([experiment.w1, experiment.w2]),
        b=experiment.b,
        begun=known.trajectory if known is not None and known.key == key else None,
    )
    run = Run(key, trajectory, iterations)
    RUNS.keep((key, iterations), run, run.size)
    return run


RISES: Final[Shared[NDArray[np.bool_]]] = Shared(most=2_000_000)
"""Of the longest run so far, for all visitors, a byte an iteration; each answer asks twice. Where
margins are so large that rounding may have made each rise, it takes longer to tell than to
train."""


def rose_at(experiment: Experiment, trajectory: Trajectory, *, key: str = "") -> NDArray[np.bool_]:
    """Tell at which iterations of a run the step to them raised the loss, and not by rounding.

    The ``key`` is the run's, from whoever has it.
    """
    key, last = key or run_key(experiment), trajectory.iterations
    found = RISES.find(key)
    if found is None:
        found = np.array([False])
    if len(found) <= last:
        told = len(found) - 1
        states = trajectory.W[told:], trajectory.b[told:], trajectory.loss[told:]
        rose = rising_steps(trained_features(experiment), experiment.points.y, *states)
        found = np.append(found, rose)
        found.setflags(write=False)
        RISES.keep(key, found, found.nbytes)
    return found[: last + 1]


def scale_of(experiment: Experiment) -> Standardisation | None:
    """Give the scale of the features, or None where they are trained on as they are."""
    if not experiment.option("standardise") or not len(experiment.points):
        return None
    return standardisation(experiment.points.X)


def trained_features(experiment: Experiment) -> NDArray[np.float64]:
    """Give the features as the neuron sees them, shape (m, 2): the points' own, or standardised.

    Weights, gradients, scores and the step limit of a run belong to these.
    """
    scale = scale_of(experiment)
    return experiment.points.X if scale is None else scale.standardised(experiment.points.X)


def original_states(
    experiment: Experiment, run: Run
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give W and b at each iteration for the points' own units: those of the line on the board."""
    if run.trajectory is None:
        return np.array([[experiment.w1, experiment.w2]]), np.array([experiment.b])
    W, b = run.trajectory.W, run.trajectory.b
    scale = scale_of(experiment)
    return (W, b) if scale is None else scale.original_parameters(W, b)
