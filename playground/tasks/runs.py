"""Goals that a run decides, or a single line: losses, samples that are right, steps that rise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from neuron import rising_steps
from playground.state import by_hand
from playground.state.run import trained, trained_features
from playground.tasks.verdict import Verdict, counted, exactly, told_apart

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.state.experiment import Experiment
    from playground.state.task import Task


def _run(experiment: Experiment, last: float) -> Trajectory:
    """Train to an iteration, however many are played."""
    to = int(last)
    trajectory = trained(replace(experiment, iterations=to), to).trajectory
    if trajectory is None:
        raise ValueError("without points there is no run")
    return trajectory


def _where_it_ends(run: Trajectory, last: float) -> str:
    """Say that a run ended before the iteration that was asked for."""
    end = len(run.loss) - 1
    if end >= last:
        return ""
    return f" The run leaves float64 after iteration {exactly(end)}."


def loss_below(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether some loss up to the iteration is below the number."""
    bound, last = task.parameters
    run = _run(experiment, last)
    below = np.flatnonzero(run.loss < bound)
    if len(below):
        k = int(below[0])
        figure = float(run.loss[k])
        words = f"At iteration {exactly(k)} it is {told_apart(figure, bound)}."
        return Verdict(reached=True, words=words, figure=figure, at=k)
    k = int(run.loss.argmin())
    figure = float(run.loss[k])
    words = f"The lowest is {told_apart(figure, bound)}, at iteration {exactly(k)}."
    return Verdict(reached=False, words=words + _where_it_ends(run, last), figure=figure, at=k)


def all_right(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether every sample is predicted right at some iteration up to this one."""
    (last,) = task.parameters
    run, m = _run(experiment, last), len(experiment.points)
    k = int(run.accuracy.argmax())  # the first of the best
    right = round(float(run.accuracy[k]) * m)
    if right == m:
        words = f"At iteration {exactly(k)} all {exactly(m)} are right."
        return Verdict(reached=True, words=words, figure=float(m), at=k)
    words = f"At most {exactly(right)} of {exactly(m)} are right, at iteration {exactly(k)}."
    words += _where_it_ends(run, last)
    return Verdict(reached=False, words=words, figure=float(right), at=k)


def rises(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether some step up to this iteration raises the loss, and not by rounding."""
    (last,) = task.parameters
    run = _run(experiment, last)
    X, y = trained_features(experiment), experiment.points.y
    rose = np.flatnonzero(rising_steps(X, y, run.W, run.b, run.loss))
    if not len(rose):
        words = "It falls at every step." if len(run.loss) > 1 else "There is no step."
        return Verdict(reached=False, words=words + _where_it_ends(run, last), figure=0.0)
    k = int(rose[0]) + 1
    words = f"{counted(len(rose), 'step')} raised it, the first one to iteration {exactly(k)}."
    return Verdict(reached=True, words=words, figure=float(len(rose)), at=k)


def line_by_hand(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether the loss of the line on the board, or of the best by hand, is small enough."""
    (bound,) = task.parameters
    losses = {"The line": by_hand.loss_of(experiment, by_hand.placed(experiment))}
    if by_hand.is_on(experiment):
        losses["Your best line"] = by_hand.loss_of(experiment, by_hand.best(experiment))
    which = min(losses, key=losses.__getitem__)
    figure = losses[which]
    words = f"{which} has {told_apart(figure, bound)}."
    return Verdict(reached=figure <= bound, words=words, figure=figure)
