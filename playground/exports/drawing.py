"""The geometry of the picture and of the film: where everything is at every iteration, in pixels.

Computed here rather than by a browser, from the same places as the board's, so that every
coordinate is exact. What writes it down: svg.py.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.drawing.figures import ZERO_AT
from playground.drawing.places import places
from playground.exports.scales import Scale, loss_scale, ticks
from playground.state import words
from playground.state.run import original_states
from playground.state.shown import last_iteration

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Places
    from playground.state.experiment import Experiment
    from playground.state.run import Run

SIDE: Final = 560
"""Side of both plots, in pixels."""

TOP: Final = 40
"""Room above the plots, for the title of the axis that goes up."""

BELOW: Final = 80
"""Room below the plots, for ticks and title, in the large type of a phone too."""

RIGHT: Final = 30
"""Room on the right of each plot, for half of the last tick's label."""

LEFT: Final = 70
"""Least room on the left of each plot."""

DIGIT: Final = 15
"""Most width of a digit: on a phone the type is larger than in the picture."""


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """What the drawing shows at each iteration, in pixels where it is a place."""

    numbers: dict[str, NDArray[np.float64]]
    """By name, each of shape (T + 1,); not there where there are no points."""
    boundary: NDArray[np.float64]  # (T + 1, 4): x, y, x, y
    arrow: NDArray[np.float64]  # (T + 1, 4)
    gradient: NDArray[np.float64]  # (T + 1, 4)
    here: NDArray[np.float64]  # (T + 1, 2): the marker on the curve; NaN where it has no place


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """The scales of both plots, whose pixels say where the plots are, and the states of a run."""

    experiment: Experiment
    x1: Scale
    x2: Scale
    iteration: Scale
    loss: Scale
    states: States

    @property
    def split(self) -> float:
        """Where the part of the board ends and that of the loss curve begins."""
        return self.x1.end + RIGHT

    @property
    def width(self) -> float:
        """Width of both."""
        return self.iteration.end + RIGHT


def make_drawing(experiment: Experiment, run: Run) -> Drawing:
    """Place everything at every iteration of the run."""
    last = last_iteration(experiment, run)
    trajectory = run.trajectory
    losses = np.empty(0) if trajectory is None else trajectory.loss[: last + 1]
    loss = loss_scale(losses, TOP + SIDE, TOP, log=experiment.option("log_scale") != words.LINEAR)
    x1_from, x1_to, x2_from, x2_to = experiment.box
    x2 = Scale(x2_from, x2_to, TOP + SIDE, TOP)
    left = _room(x2)
    loss_left = left + SIDE + RIGHT + _room(loss)
    x1 = Scale(x1_from, x1_to, left, left + SIDE)
    iterations = max(last, 1) if len(losses) else experiment.iterations
    iteration = iteration_scale(experiment, iterations, loss_left)
    W, b = original_states(experiment, run)
    hard = experiment.option("activation") == words.PERCEPTRON
    placed = places(W[: last + 1], b[: last + 1], experiment.box, hard=hard)
    if trajectory is None:
        numbers = {name: np.array([getattr(experiment, name)]) for name in ("w1", "w2", "b")}
    else:
        states = {"w1": trajectory.W[:, 0], "w2": trajectory.W[:, 1], "b": trajectory.b}
        states |= {"loss": trajectory.loss, "accuracy": trajectory.accuracy}
        numbers = {name: values[: last + 1] for name, values in states.items()}
    return Drawing(
        experiment, x1, x2, iteration, loss, _in_pixels(placed, x1, x2, iteration, loss, numbers)
    )


def iteration_scale(experiment: Experiment, last: int, left: float) -> Scale:
    """Make the axis of the iterations, as the board has it."""
    if experiment.option("log_scale") != words.LOG_LOG:
        return Scale(0, last, left, left + SIDE, whole=True)
    low, high = math.log10(ZERO_AT), math.log10(max(last, 1))
    return Scale(low, high, left, left + SIDE, log=True, zero_at=ZERO_AT)


def _room(up: Scale) -> float:
    """Give the room that the labels of an axis that goes up take on its left."""
    longest = max((len(label) for _, label in ticks(up)), default=0)
    return max(LEFT, 12 + DIGIT * longest)


def _in_pixels(  # noqa: PLR0917
    placed: Places,
    x1: Scale,
    x2: Scale,
    iteration: Scale,
    loss: Scale,
    numbers: dict[str, NDArray[np.float64]],
) -> States:
    def pixels(ends: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.stack([x1.pixel(ends[..., 0]), x2.pixel(ends[..., 1])], axis=-1).reshape(-1, 4)

    losses = numbers.get("loss", np.full(1, np.nan))
    here = np.column_stack([iteration.pixel(np.arange(len(losses))), loss.pixel(losses)])
    return States(
        numbers, pixels(placed.boundary), pixels(placed.arrow), pixels(placed.gradient), here
    )
