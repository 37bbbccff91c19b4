"""The teaching line: what is going on at each iteration, in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from neuron import gradient_rounding, reaches_box, sharpness, sigmoid
from playground.board import words
from playground.numbers.text import spoken
from playground.state import by_hand
from playground.state import words as names
from playground.state.experiment import first_experiment
from playground.state.names import called
from playground.state.ready_made import set_on_board
from playground.state.run import original_states, rose_at, run_key, trained_features
from playground.state.settings import LARGEST_WEIGHT
from playground.state.theory import kind, step_limit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.experiment import Experiment
    from playground.state.run import Run

    BoolArray = NDArray[np.bool_]
    FloatArray = NDArray[np.float64]

MOST_SENTENCES = 2
"""Remarks at a time: more do not fit the line, and nobody reads them while it plays."""

NEARLY = 0.01
"""Below this share of what the wrong samples pull with, the pulls are said to nearly cancel."""

BALANCED = 500.0
"""So many times what rounding a sum may leave, 1e-12 of its terms, counts as nothing: a step that
is small beside W is itself rounded away before the gradient is 0."""

SURELY_MOVES = 1e-11
"""A slope of the bias above this is no rounding, as none of its terms is more than 1."""

LATELY = 10
"""For so many steps after one that raised the loss it is said that it jumps."""


AT_LIMIT = words.at_limit(spoken(LARGEST_WEIGHT))

Remark = tuple["NDArray[np.bool_]", "str | Callable[[], str]"]
"""Where it is so, and the words, or what writes them if it is so anywhere."""


def teaching_lines(experiment: Experiment, run: Run) -> tuple[list[str], NDArray[np.uint8]]:
    """Give the different lines of a run and, for each iteration, the place of its line.

    Returns
    -------
    lines : list of str
        The lines.
    places : ndarray of shape (T + 1,), uint8
        Which line belongs to each iteration.
    """
    return lines_of(_remarks(experiment, run))


def lines_of(remarks: list[Remark]) -> tuple[list[str], NDArray[np.uint8]]:
    """Put together what is true at each iteration: see ``teaching_lines``."""
    made = [(where, text) for where, text in remarks if where.any()]
    bits = np.zeros(len(remarks[0][0]), dtype=np.int64)  # one for each remark that is made
    count = np.zeros(len(remarks[0][0]), dtype=np.int64)
    for place, (where, _) in enumerate(made):
        said = where & (count < MOST_SENTENCES)  # the first ones that are true, no more
        bits += said * (1 << place)
        count += said
    different = np.flatnonzero(np.bincount(bits))
    places = np.zeros(different[-1] + 1, dtype=np.uint8)
    places[different] = np.arange(len(different))
    lines = [
        " ".join(_written(text) for place, (_, text) in enumerate(made) if bit >> place & 1)
        for bit in different.tolist()
    ]
    return lines, places[bits]


def _written(words: str | Callable[[], str]) -> str:
    return words if isinstance(words, str) else words()


def _remarks(experiment: Experiment, run: Run) -> list[Remark]:
    """List what can be said, most important first, each with the iterations at which it is true."""
    trajectory, y = run.trajectory, experiment.points.y
    everywhere = np.ones(run.last + 1, dtype=bool)
    if trajectory is None:
        return [(everywhere, words.NO_POINTS)]
    W, b, loss = trajectory.W, trajectory.b, trajectory.loss
    X = trained_features(experiment)
    at_end = np.arange(run.last + 1) == run.last
    rose = rose_at(experiment, trajectory, key=run.key)  # the step that led here raised it
    no_line = (W[:, 0] == 0) & (W[:, 1] == 0)
    one_class = bool((y == y[0]).all())
    wrong = (trajectory.accuracy < 1) & (not one_class)
    right = (trajectory.accuracy == 1) & (not one_class)
    at_first_b = b == b[0]  # W can stay 0 while b moves: points in balance about the origin
    nearly = _nearly_balanced(trajectory, wrong)
    at_rest = _at_rest(trajectory, X, y, nearly)
    if not _has_optimum(experiment, at_rest):
        at_rest = ~everywhere
    stays = at_rest & _stays(experiment, trajectory, X, at_rest)
    pulls, none_right = wrong & ~no_line & ~nearly & ~at_rest, trajectory.accuracy == 0
    one = np.rint(trajectory.accuracy * len(y)) == len(y) - 1
    stops = words.STOPS
    jumps = _lately(rose) & ~rose
    reaches = max(abs(W[0, 0]), abs(W[0, 1]), abs(b[0])) == LARGEST_WEIGHT
    at_limit = (np.arange(run.last + 1) == 0) & reaches
    first: list[Remark] = [
        (at_end & run.stopped, stops),
        (rose, lambda: _why_it_rose(experiment)),
        (at_limit, AT_LIMIT),
    ]
    if experiment.option("activation") == names.PERCEPTRON:
        return [*first, (everywhere, words.NO_SLOPE)]
    label, own = int(y[0]), called(experiment)
    only = words.one_class(name=own.of_class(label), label=label, other=own.of_class(1 - label))
    moved = words.FLAT_AND_MOVING
    return [
        *first,
        (jumps, words.JUMPS),
        *_what_to_watch(experiment, everywhere),
        (loss == 0, words.GONE),
        (everywhere & one_class, only),
        (no_line & at_first_b, lambda: words.flat(spoken(float(sigmoid(b[:1])[0])))),
        (no_line & ~at_first_b, moved),
        (right & (loss > 0), words.ENDLESS),
        (stays, words.AT_OPTIMUM),
        (at_rest & ~stays, words.BALANCE),
        (_out_of_view(experiment, run, wrong & ~no_line & ~at_rest), words.OUT_OF_VIEW),
        (nearly & ~no_line & ~at_rest & ~one, words.NEARLY_BALANCE),
        (nearly & ~no_line & ~at_rest & one, words.ONE_BALANCED),
        (pulls & none_right, words.ALL_PULL),
        (pulls & ~none_right & ~one, words.SOME_PULL),
        (pulls & one, words.ONE_PULLS),
    ]


def _out_of_view(experiment: Experiment, run: Run, among: BoolArray) -> BoolArray:
    """Mark where the line does not come into the view, among where it is spoken of."""
    if not among.any():
        return among
    return among & ~reaches_box(*original_states(experiment, run), experiment.box)


def _why_it_rose(experiment: Experiment) -> str:
    limit = step_limit_of(experiment)
    return "" if limit is None else words.rose(alpha=spoken(experiment.alpha), limit=spoken(limit))


def _what_to_watch(experiment: Experiment, everywhere: BoolArray) -> list[Remark]:
    """Say what a ready-made set is about, as long as it is trained as it came."""
    ready = set_on_board(experiment)
    return [(everywhere, f"{ready.title}: {ready.words}")] if ready else []


def call_to_play(experiment: Experiment, run: Run) -> str:
    """Say what to press where what a first visit shows waits for it; else nothing.

    It stands before the line at iteration 0, until the visitor has done something: the page knows.
    """
    waits = run.last > 0 and run.key == _first_key() and not by_hand.is_on(experiment)
    return words.PLAY if waits else ""


@cache
def _first_key() -> str:
    return run_key(first_experiment())


def _lately(rose: BoolArray) -> BoolArray:
    """Mark each iteration whose step, or one of the ``LATELY`` steps before it, raised the loss."""
    if not rose.any():
        return rose
    risen = np.cumsum(rose)
    before = np.append(np.zeros(min(LATELY + 1, len(rose)), dtype=risen.dtype), risen)[: len(rose)]
    lately: BoolArray = risen > before
    return lately


def _nearly_balanced(trajectory: Trajectory, wrong: BoolArray) -> BoolArray:
    """Mark where the parts of the gradient cancel but for a small share though samples are wrong.

    The part of a wrong sample is at least 1/2 long, by its share in the bias alone.
    """
    if not wrong.any():
        return wrong
    nearly: BoolArray = trajectory.gradient_norm < NEARLY * (1 - trajectory.accuracy) / 2
    return nearly & wrong


def _at_rest(trajectory: Trajectory, X: FloatArray, y: FloatArray, nearly: BoolArray) -> BoolArray:
    """Mark where the parts of the gradient cancel to twelve digits, among where they nearly do.

    The loss is convex, so that this is its minimum. How much rounding leaves is computed at the
    last iteration alone of those whose slope of the bias may be that, as it hardly changes.
    """
    still = nearly & (np.abs(trajectory.db) < SURELY_MOVES)
    places = np.flatnonzero(still)
    if not len(places):
        return still
    k = places[-1]
    rounding = gradient_rounding(X, y, trajectory.W[k], float(trajectory.b[k]))
    return _within(trajectory, BALANCED * rounding) & still


def _has_optimum(experiment: Experiment, at_rest: BoolArray) -> bool:
    """Say whether the loss has a minimum, if it is to be known at all.

    A gradient within its rounding is no proof: where a line hardly separates the classes it may be.
    """
    return bool(at_rest.any()) and kind(experiment) == "overlapping"


def _stays(
    experiment: Experiment, trajectory: Trajectory, X: FloatArray, at_rest: BoolArray
) -> BoolArray:
    """Mark where no gradient is left, or all where α is small enough for the first that is so.

    Below the step limit it is so everywhere.
    """
    limit = step_limit_of(experiment)
    if limit is not None and trajectory.alpha < limit:
        return np.ones_like(at_rest)
    unmoved: BoolArray = trajectory.gradient_norm == 0
    places = np.flatnonzero(at_rest)
    if not len(places):
        return unmoved
    k = places[0]
    bend = sharpness(X, trajectory.W[k], float(trajectory.b[k]))
    return unmoved | (trajectory.alpha * bend < 2)  # noqa: PLR2004 - see sharpness


def _within(trajectory: Trajectory, sizes: FloatArray) -> BoolArray:
    """Mark where no part of the gradient is larger than its size, for each weight and the bias."""
    within: BoolArray = np.abs(trajectory.db) <= sizes[-1]
    for slope, size in zip(trajectory.dW.T, sizes, strict=False):
        within &= np.abs(slope) <= size
    return within
