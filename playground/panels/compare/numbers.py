"""What the runs are compared by: each at the iteration shown, and over its whole length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import angle_between, norm
from playground.panels.compare import words
from playground.state import theory
from playground.state.pinning import PinnedRun, pin_on_board, run_on_board
from playground.state.run import rose_at
from playground.state.shown import last_iteration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.experiment import Experiment
    from playground.state.run import Run

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A run among those that are compared."""

    number: int
    """Of the pinned run; 0 for the run on the board."""
    name: str
    alpha: float
    start: tuple[float, float, float]
    """Initial w1, w2 and b."""
    losses: FloatArray
    """At each iteration, up to the last."""
    iteration: int
    """The one shown, or the last there is before it."""
    accuracy: float
    """At that iteration, as the norm and the angle."""
    norm: float
    angle: float | None
    """Between (W, b) and where gradient descent goes, in degrees."""
    why_no_angle: str
    right_at: int | None
    """The first iteration with every point right."""
    rises: int
    """Iterations at which the loss rose."""
    standardise: bool
    other_points: bool
    """Whether it is a run on other points than those on the board."""
    ends_early: bool
    """Whether it ends because its numbers would leave float64."""
    same_as: int = 0
    """The number of the pinned run that this is, for the run on the board."""

    @property
    def loss(self) -> float:
        """The log-loss at its iteration."""
        return float(self.losses[self.iteration])

    @property
    def last(self) -> int:
        """Its last iteration."""
        return len(self.losses) - 1


def comparison(
    experiment: Experiment, run: Run, pinned: Sequence[PinnedRun]
) -> tuple[Compared, ...]:
    """Compare the run on the board, where there is one, with the pinned ones in their order."""
    now = run_on_board(experiment)
    board = PinnedRun(now, experiment, run)
    rows = [_compared(one, experiment) for one in pinned]
    if run.trajectory is None:
        return tuple(rows)
    same = pin_on_board(experiment)
    return (_compared(board, experiment, 0, same.number if same else 0), *rows)


def _compared(
    one: PinnedRun, board: Experiment, number: int | None = None, same_as: int = 0
) -> Compared:
    trajectory = one.run.trajectory
    if trajectory is None:
        raise ValueError("a run without points cannot be compared")
    last = last_iteration(one.experiment, one.run)
    k = min(board.iteration, last)
    losses, accuracy = trajectory.loss[: last + 1], trajectory.accuracy[: last + 1]
    angle, why = _angle(one.experiment, trajectory, k)
    right = np.flatnonzero(accuracy == 1)
    return Compared(
        number=one.pin.number if number is None else number,
        name=one.pin.name,
        alpha=one.pin.alpha,
        start=one.pin.start,
        losses=losses,
        iteration=k,
        accuracy=float(accuracy[k]),
        norm=float(norm(trajectory.W[[k]])[0]),
        angle=angle,
        why_no_angle=why,
        right_at=int(right[0]) if len(right) else None,
        rises=int(rose_at(one.experiment, trajectory)[: last + 1].sum()),
        standardise=one.pin.standardise,
        other_points=one.pin.points != board.points,
        ends_early=last < one.experiment.iterations,
        same_as=same_as,
    )


def _angle(experiment: Experiment, run: Trajectory, k: int) -> tuple[float | None, str]:
    """Measure the angle to where gradient descent goes, or say why there is none."""
    found, limit = theory.verdict(experiment), theory.limit_line(experiment)
    if found is not None and found.verdict != "separable":
        return None, words.NOT_SEPARABLE
    if limit is None:
        return None, words.TOO_CLOSE
    theta = np.append(run.W[k], run.b[k])
    if not theta.any():
        return None, words.NO_DIRECTION
    return angle_between(theta, np.append(limit.W, limit.b)), ""
