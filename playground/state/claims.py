"""Claims: sentences that say what will happen, each beside a check that runs it.

A text that sends a visitor to an experiment, and says what they will see there, is made of these;
tests/unit/test_claims.py runs every one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from neuron import loss_rises, unit_vector
from playground.state.run import trained

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.state.experiment import Experiment

Check = Callable[["Trajectory"], bool]
"""Whether a sentence is true of a run."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, the experiment that the visitor is sent to, and whether its run bears it out."""

    words: str
    experiment: Experiment
    holds: Check = field(compare=False)

    def is_true(self) -> bool:
        """Run the experiment, to its end, and check the words."""
        run = trained(self.experiment, self.experiment.iterations)
        return run.trajectory is not None and bool(self.holds(run.trajectory))


def first_all_right(run: Trajectory) -> int:
    """Give the first iteration at which every sample is right; one past the last if there is none.

    Examples
    --------
    >>> from neuron import gradient_descent
    >>> first_all_right(gradient_descent([[-1.0], [1.0]], [0, 1], alpha=1.0, iterations=3))
    1
    """
    right = run.accuracy == 1
    return int(right.argmax()) if right.any() else len(right)


def turned(run: Trajectory, start: int = 0, end: int = -1) -> float:
    """Give the angle between W at two iterations, in degrees.

    Examples
    --------
    >>> from neuron import gradient_descent
    >>> turned(gradient_descent([[-1.0], [1.0]], [0, 1], alpha=1.0, iterations=3, W=[-0.1]))
    180.0
    """
    cosine = float(unit_vector(run.W[start]) @ unit_vector(run.W[end]))
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def always_falls(run: Trajectory) -> bool:
    """Say whether no step raised the loss, and all together lowered it."""
    return not loss_rises(run.loss).any() and bool(run.loss[-1] < run.loss[0])


def rises(run: Trajectory) -> int:
    """Count the steps that raised the loss."""
    return int(loss_rises(run.loss).sum())


def rests(run: Trajectory) -> bool:
    """Say whether the loss changes by less than a thousandth over the last third of the run."""
    last_third = run.loss[-len(run.loss) // 3 :]
    return bool(np.ptp(last_third) < 1e-3 * last_third[-1])
