"""What the line under the board says while the visitor plays against the neuron."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import accuracy, norm
from playground.board import words_duel
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
        return [(np.ones(1, dtype=bool), words_duel.BEGIN)]
    loss = run.trajectory.loss
    k = np.arange(len(loss))
    mine = loss_of(experiment, best(experiment))
    own = is_own(experiment)
    if is_parked(experiment):
        return [(k >= 0, placing(loss_of(experiment, placed(experiment)), mine, own=own))]
    opening = words_duel.BEGIN if has_line(experiment) else words_duel.NO_LINE_TO_TAKE
    begin = (k == 0) & (not own)
    yours = words_duel.your_best(spoken(mine))
    stands = words_duel.ahead(yours) if own else words_duel.first_stands(spoken(mine))
    first = overtaken_at(loss, mine)
    if first is None:
        is_whole = run.stopped or run.trained >= experiment.iterations
        at_end = (k == k[-1]) & (is_whole and own)
        return [
            (begin, opening),
            (at_end, words_duel.stays_ahead(yours=yours, steps=k[-1])),
            (~at_end & ~begin, stands),
        ]
    overtook = (words_duel.overtook if own else words_duel.found_none)(first)
    fell_back = (words_duel.ahead_again if own else words_duel.first_again)(first)
    why = _why(experiment, run, first)
    return [
        (begin, opening),
        (~begin & (k < first), stands),
        ((k >= first) & (loss < mine), f"{overtook} {why}"),
        ((k >= first) & (loss >= mine), fell_back),
    ]


def is_own(experiment: Experiment) -> bool:
    """Say whether the visitor put down a line that is better than the one both start from."""
    return best(experiment) != start(experiment)


def placing(now: float, mine: float, *, own: bool) -> str:
    """Say what the line in the hand costs, and the best one, which may be the visitor's own."""
    if now <= mine:
        return words_duel.best_so_far(spoken(now))
    costs_more = words_duel.costs_more if own else words_duel.costs_more_than_first
    return costs_more(spoken(now), spoken(mine))


def _why(experiment: Experiment, run: Run, k: int) -> str:
    """Say what the neuron's line has that the visitor's best has not, by trying it as sharp."""
    assert run.trajectory is not None  # noqa: S101 - the caller has it; mypy does not know
    w1, w2, b = best(experiment)
    own, its = (float(norm([W])[0]) for W in ((w1, w2), run.trajectory.W[k]))
    if not own or not its:
        return words_duel.LIES_BETTER
    times = its / own
    as_sharp = loss_of(experiment, (times * w1, times * w2, times * b))
    lengths = words_duel.lengths(own=spoken(own), its=spoken(its))
    if as_sharp >= run.trajectory.loss[k]:
        return words_duel.lies_better(spoken(as_sharp))
    y = experiment.points.y
    if its < own:
        return words_duel.too_sharp(lengths)
    if accuracy(trained_features(experiment), y, [w1, w2], b) == 1:
        return words_duel.softer_and_right(lengths)
    return words_duel.softer(lengths=lengths, loss=spoken(as_sharp))


@dataclass(frozen=True, slots=True)
class Hand:
    """What the board is told of the visitor's play against the neuron."""

    parked: bool
    """Whether the line on the board is the visitor's, so that the neuron waits."""
    best: float
    """The least loss of a line that was put down by hand; at first, that of the start."""
    start: float
    """The loss from which both start."""

    @property
    def level(self) -> dict[str, object]:
        """The mark on the loss curve."""
        return {"height": self.best, "text": words_duel.level(spoken(self.best))}


def hand_of(experiment: Experiment) -> Hand | None:
    """Give what the visitor's play comes to; None where they do not play."""
    if not is_on(experiment):
        return None
    losses = (loss_of(experiment, line(experiment)) for line in (best, start))
    return Hand(is_parked(experiment), *losses)
