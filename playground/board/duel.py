"""What the line under the board says while the visitor plays against the neuron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import accuracy, norm
from playground.board.teaching import lines_of
from playground.numbers.text import spoken
from playground.state.by_hand import best, is_on, is_parked, loss_of, placed, start
from playground.state.line_view import has_line
from playground.state.run import trained_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.board.teaching import Remark
    from playground.state.experiment import Experiment
    from playground.state.run import Run

BEGIN: Final = (
    "The neuron is parked. Take the line by a grip and place it as well as you can; then press Now "
    "the neuron."
)
"""Until the visitor has moved the line."""

NO_LINE: Final = "There is no line in view to take: choose another start, such as a wrong line."


def overtaken_at(loss: NDArray[np.float64], best_loss: float) -> int | None:
    """Give the first iteration at which the neuron's loss is below the visitor's best, if any.

    Examples
    --------
    >>> overtaken_at(np.array([3.0, 2.0, 1.0]), 2.0)
    2
    """
    below = np.flatnonzero(loss < best_loss)
    return int(below[0]) if len(below) else None


def duel_lines(experiment: Experiment, run: Run) -> tuple[list[str], NDArray[np.uint8]]:
    """Say at each iteration who is ahead, and why: as ``teaching_lines`` gives its lines."""
    return lines_of(_remarks(experiment, run))


def _remarks(experiment: Experiment, run: Run) -> list[Remark]:
    if run.trajectory is None:  # no points: the game is not on
        return [(np.ones(1, dtype=bool), BEGIN)]
    loss = run.trajectory.loss
    k = np.arange(len(loss))
    mine = loss_of(experiment, best(experiment))
    if is_parked(experiment):
        return [(k >= 0, placing(loss_of(experiment, placed(experiment)), mine))]
    opening = BEGIN if has_line(experiment) else NO_LINE
    begin = (k == 0) & (best(experiment) == start(experiment))
    yours = f"Your best line costs {spoken(mine)}."
    first = overtaken_at(loss, mine)
    if first is None:
        is_whole = run.stopped or run.trained >= experiment.iterations
        at_end = (k == k[-1]) & is_whole
        return [
            (begin, opening),
            (
                at_end & ~begin,
                f"{yours} You stay ahead: the neuron did not pass you in {k[-1]} steps.",
            ),
            (~at_end & ~begin, f"{yours} You are ahead."),
        ]
    unmoved = best(experiment) == start(experiment)
    overtook = (
        f"You left the line where it was; the neuron is ahead since iteration {first}."
        if unmoved
        else f"The neuron overtook you at iteration {first}."
    )
    why = _why(experiment, run, first)
    return [
        (begin, opening),
        (~begin & (k < first), f"{yours} You are ahead."),
        ((k >= first) & (loss < mine), f"{overtook} {why}"),
        (
            (k >= first) & (loss >= mine),
            f"{overtook} Since then a step of it went too far: you are ahead again.",
        ),
    ]


def placing(now: float, mine: float) -> str:
    """Say what the line in the hand costs."""
    if now <= mine:
        return f"Your line costs {spoken(now)}: your best so far. Now the neuron?"
    return f"Your line costs {spoken(now)}; your best so far cost {spoken(mine)}."


def _why(experiment: Experiment, run: Run, k: int) -> str:
    """Say what the neuron's line has that the visitor's best has not, by trying it as sharp."""
    assert run.trajectory is not None  # noqa: S101 - the caller has it; mypy does not know
    w1, w2, b = best(experiment)
    own, its = (float(norm([W])[0]) for W in ((w1, w2), run.trajectory.W[k]))
    if not own or not its:
        return "Its line lies better."
    times = its / own
    as_sharp = loss_of(experiment, (times * w1, times * w2, times * b))
    lengths = f"‖W‖ = {spoken(own)} against its {spoken(its)}"
    if as_sharp >= run.trajectory.loss[k]:
        return f"Its line lies better: as sharp as that one, yours would cost {spoken(as_sharp)}."
    y = experiment.points.y
    if its < own:
        return f"Yours is too sharp, {lengths}: the surer a line is, the more its mistakes cost."
    if accuracy(trained_features(experiment), y, [w1, w2], b) == 1:
        return f"Yours is softer, {lengths}: a right line that is not sharp still costs."
    return f"Yours is softer, {lengths}: as sharp, it would cost only {spoken(as_sharp)}."


@dataclass(frozen=True, slots=True)
class Hand:
    """What the board is told of the visitor's play against the neuron."""

    parked: bool
    """Whether the line on the board is the visitor's, so that the neuron waits."""
    best: float
    """The least loss of a line that was put down by hand."""
    start: float
    """The loss from which both start."""

    @property
    def level(self) -> dict[str, object]:
        """The mark on the loss curve."""
        return {"height": self.best, "text": f"your best {spoken(self.best)}"}


def hand_of(experiment: Experiment) -> Hand | None:
    """Give what the visitor's play comes to; None where they do not play."""
    if not is_on(experiment):
        return None
    losses = (loss_of(experiment, line(experiment)) for line in (best, start))
    return Hand(is_parked(experiment), *losses)
