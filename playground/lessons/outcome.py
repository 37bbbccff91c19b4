"""What happened in a scene: the guess, and the runs that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from neuron import Trajectory, accuracy, angle_between, curve_gap, log_loss, losses_at
from neuron._bugs import buggy_descent
from playground.state.run import trained, trained_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import CurveGap
    from playground.lessons.lesson import Board, Scene
    from playground.lessons.predictions import Guess
    from playground.state.experiment import Experiment


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """W, b and the loss at each iteration of a board's run, of a wrong neuron's, too."""

    W: NDArray[np.float64]  # (T + 1, 2)
    b: NDArray[np.float64]  # (T + 1,)
    loss: NDArray[np.float64]  # (T + 1,), the log-loss, whatever the neuron itself goes by
    right: NDArray[np.uint16] | None = None
    """How many samples are right; None for a wrong neuron, whose numbers are not shown."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A guess beside what happened."""

    scene: Scene
    guess: Guess | None
    watched: Experiment
    """What is on the board once the guess stands: with the guessed point, where there is one."""

    @property
    def run(self) -> Trajectory:
        """The run that is watched, to its end."""
        return run_of(self.watched)

    @property
    def before(self) -> Trajectory:
        """The run of the scene without a guess."""
        return run_of(self.scene.experiment)

    @property
    def runs(self) -> tuple[States, ...]:
        """The runs of all boards."""
        return tuple(states_of(board) for board in self.scene.boards)

    @property
    def X(self) -> NDArray[np.float64]:  # noqa: N802 - the article's notation
        """The features as they are trained on."""
        return trained_features(self.watched)

    @property
    def y(self) -> NDArray[np.float64]:
        """The labels."""
        return self.watched.points.y

    @property
    def line(self) -> tuple[NDArray[np.float64], float]:
        """W and b of a line that was placed, or else of the start."""
        w1, w2, b = self.guess if isinstance(self.guess, tuple) else self.start
        return np.array([w1, w2]), b

    @property
    def start(self) -> tuple[float, float, float]:
        """Initial w1, w2 and b."""
        return self.watched.w1, self.watched.w2, self.watched.b

    @property
    def loss_of_line(self) -> float:
        """The log-loss of the line that was placed."""
        return log_loss(self.X, self.y, *self.line)

    @property
    def right_of_line(self) -> int:
        """How many samples the line that was placed has right."""
        return round(accuracy(self.X, self.y, *self.line) * len(self.y))

    @property
    def angle_of_line(self) -> float:
        """The angle in degrees between the line that was placed and the run's last one."""
        return float(angle_between(self.line[0], self.run.W[-1]))

    @property
    def gap(self) -> CurveGap:
        """How far the sketch is from the loss."""
        heights = self.guess if isinstance(self.guess, tuple) else self.run.loss[:2]
        return curve_gap(self.run.loss, heights)


def run_of(experiment: Experiment) -> Trajectory:
    """Give the run of an experiment with points, to its end."""
    trajectory = trained(experiment, experiment.iterations).trajectory
    if trajectory is None:
        raise ValueError("A scene needs points.")
    return trajectory


@lru_cache(maxsize=64)
def states_of(board: Board) -> States:
    """Run what a board shows: the neuron, or a wrong one."""
    one = board.experiment
    if not board.bug:
        run = run_of(one)
        right = np.rint(run.accuracy * len(one.points)).astype(np.uint16)
        return States(run.W, run.b, run.loss, right)
    X, y = trained_features(one), one.points.y
    W, b = buggy_descent(
        X,
        y,
        bug=board.bug,
        alpha=one.alpha,
        iterations=one.iterations,
        W=[one.w1, one.w2],
        b=one.b,
    )
    return States(W, b, np.asarray(losses_at(X, y, W, b)))
