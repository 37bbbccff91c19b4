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
    is_whole = run.stopped or run.trained >= experiment.iterations
    at_end = (k == k[-1]) & is_whole
    if first is None:
        stays = at_end & own
        return [
            (begin, opening),
            (stays, words_duel.stays_ahead(yours=yours, steps=k[-1])),
            (~stays & ~begin, stands),
        ]
    before = [(begin, opening), (~begin & (k < first), stands)]
    leads, trails = (k >= first) & (loss < mine), (k >= first) & (loss >= mine)
    if not own:  # there is no line to compare with the neuron's
        none = words_duel.found_none(first)
        return [*before, (leads, none), (trails, words_duel.first_again(first))]

    def ahead(k: int, place: str) -> str:
        return f"{words_duel.overtook(first)} {_why(experiment, run, k, place)}"

    return [
        *before,
        (leads & ~at_end, lambda: ahead(first, words_duel.THERE)),
        (leads & at_end, lambda: ahead(-1, words_duel.HERE)),
        (trails, words_duel.ahead_again(first)),
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


def _why(experiment: Experiment, run: Run, k: int, place: str) -> str:
    """Say what the neuron's line has, at iteration k, that the visitor's best has not.

    For that the visitor's is tried as sharp as the neuron's: this takes away a part of what it
    costs more. Where that is the larger part, the reason is how sharp it is, else how it lies.
    """
    assert run.trajectory is not None  # noqa: S101 - the caller has it; mypy does not know
    w1, w2, b = best(experiment)
    own, its = (float(norm([W])[0]) for W in ((w1, w2), run.trajectory.W[k]))
    if not own or not its:
        return words_duel.lies_better(place)
    times = its / own
    as_sharp = loss_of(experiment, (times * w1, times * w2, times * b))
    lengths = words_duel.lengths(own=spoken(own), its=spoken(its), place=place)
    its_loss, mine = float(run.trajectory.loss[k]), loss_of(experiment, best(experiment))
    if as_sharp - its_loss >= mine - as_sharp:
        return words_duel.lies_better(place, as_sharp=spoken(as_sharp))
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
