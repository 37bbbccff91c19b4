"""Goals that a run decides, or a single line: losses, samples that are right, steps that rise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.numbers.text import spoken
from playground.state import by_hand
from playground.state.run import Run, rose_at, trained
from playground.tasks.verdict import Verdict, exactly, told_apart
from playground.tasks.words import (
    BEST_LINE,
    FALLS,
    NO_STEP,
    THE_LINE,
    all_right_at,
    ends_beyond,
    ends_short,
    has_loss,
    loss_at,
    lowest,
    most_right,
    raised,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.experiment import Experiment
    from playground.state.task import Task


SHORTER: Final = (64, 8)
"""A goal that may be reached early is looked for in so many times shorter runs first: a longer run
begins with the same states, and mostly it is not needed."""


def _first(
    experiment: Experiment, last: float, reached: Callable[[Trajectory], NDArray[np.bool_]]
) -> tuple[Trajectory, int | None]:
    """Train as far as needed; give the run, and the first iteration at which a goal is reached."""
    run = Run("", None, 0)
    for length in (*(int(last) // times for times in SHORTER), int(last)):
        # However many are played, and from where the shorter one ended.
        run = trained(replace(experiment, iterations=length), length, run)
        found = np.flatnonzero(reached(_states(run)))
        if len(found):
            return _states(run), int(found[0])
    return _states(run), None


def _states(run: Run) -> Trajectory:
    if run.trajectory is None:
        raise ValueError("without points there is no run")
    return run.trajectory


def _where_it_ends(run: Trajectory, last: float) -> str:
    """Say that a run ended before the iteration that was asked for."""
    end = len(run.loss) - 1
    if end >= last:
        return ""
    if run.diverged_at is None:
        return ends_short(exactly(end))
    return ends_beyond(exactly(end))


def loss_below(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether some loss up to the iteration is below the number."""
    bound, last = task.parameters
    run, k = _first(experiment, last, lambda run: run.loss < bound)
    if k is not None:
        figure = float(run.loss[k])
        words = loss_at(k=exactly(k), loss=told_apart(figure, bound))
        return Verdict(reached=True, words=words, figure=figure, at=k)
    k = int(run.loss.argmin())
    figure = float(run.loss[k])
    words = lowest(loss=told_apart(figure, bound), k=exactly(k))
    return Verdict(reached=False, words=words + _where_it_ends(run, last), figure=figure, at=k)


def all_right(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether every sample is predicted right at some iteration up to this one."""
    (last,) = task.parameters
    m = len(experiment.points)
    run, k = _first(experiment, last, lambda run: run.accuracy == 1)
    if k is not None:
        words = all_right_at(k=exactly(k), m=exactly(m))
        return Verdict(reached=True, words=words, figure=float(m), at=k)
    k = int(run.accuracy.argmax())  # the first of the best
    right = round(float(run.accuracy[k]) * m)
    words = most_right(right=exactly(right), m=exactly(m), k=exactly(k))
    words += _where_it_ends(run, last)
    return Verdict(reached=False, words=words, figure=float(right), at=k)


def rises(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether some step up to this iteration raises the loss, and not by rounding."""
    (last,) = task.parameters
    run, k = _first(experiment, last, lambda run: rose_at(experiment, run))
    if k is not None:
        rise = float(run.loss[k] - run.loss[k - 1])
        words = raised(k=exactly(k), rise=spoken(rise))
        return Verdict(reached=True, words=words, figure=rise, at=k)
    words = FALLS if len(run.loss) > 1 else NO_STEP
    return Verdict(reached=False, words=words + _where_it_ends(run, last), figure=0.0)


def line_by_hand(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether the loss of the line on the board, or of the best by hand, is small enough."""
    (bound,) = task.parameters
    losses = {THE_LINE: by_hand.loss_of(experiment, by_hand.placed(experiment))}
    if by_hand.is_on(experiment):
        losses[BEST_LINE] = by_hand.loss_of(experiment, by_hand.best(experiment))
    which = min(losses, key=losses.__getitem__)
    figure = losses[which]
    words = has_loss(which=which, loss=told_apart(figure, bound))
    return Verdict(reached=figure <= bound, words=words, figure=figure)
