"""Goals about the points: whether a line can separate them, and where gradient descent goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import angle_between
from playground.state import theory
from playground.state.run import scale_of
from playground.tasks.verdict import Verdict, exactly, not_yet, told_apart
from playground.tasks.words import (
    LIMIT_NO_LINE,
    NO_LIMIT,
    NO_LIMIT_BEFORE,
    NOT_SEPARATED,
    STILL_SEPARATED,
    UNDECIDED,
    changed,
    erased,
    moved_and_added,
    turned,
    turned_with,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.experiment import Experiment
    from playground.state.points import Points
    from playground.state.task import Task


@dataclass(frozen=True, slots=True)
class Changes:
    """How points differ from others, whatever their order."""

    changed: int
    """Added, or moved to another place; a point keeps its class."""
    added: int
    """Of them, those there are more than before."""
    erased: int
    """Those there are fewer, each class by itself: that is neither."""


def changes(before: Points, now: Points) -> Changes:
    """Count what was done to points: the fewest additions, moves and erasures that lead there.

    Examples
    --------
    >>> from playground.state.points import Points
    >>> one, two = (0.0, 0.0, 0), (1.0, 1.0, 1)
    >>> changes(Points.of([one, two]), Points.of([one, (2.0, 1.0, 1), (3.0, 3.0, 0)]))
    Changes(changed=2, added=1, erased=0)
    """
    old, new = Counter(before.rows()), Counter(now.rows())
    changed = added = erased = 0
    for label in (0, 1):
        gone = sum(count for row, count in (old - new).items() if row[2] == label)
        come = sum(count for row, count in (new - old).items() if row[2] == label)
        changed += come
        added += max(come - gone, 0)
        erased += max(gone - come, 0)
    return Changes(changed, added, erased)


def not_separable(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether no line separates the classes, with few enough points added or moved."""
    (most,) = task.parameters
    done = changes(task.begin.points, experiment.points)
    figure = float(done.changed)
    if done.erased:
        return Verdict(reached=False, words=erased(done.erased), figure=figure)
    kind = theory.kind(experiment)
    if kind is None:
        return not_yet(UNDECIDED)
    mixed = kind != "separable"
    words = NOT_SEPARATED if mixed else STILL_SEPARATED
    words += changed(done.changed)
    return Verdict(reached=mixed and done.changed <= most, words=words, figure=figure)


def limit_turned(task: Task, experiment: Experiment) -> Verdict:
    """Judge whether the limit of gradient descent has turned far enough by one moved point."""
    (least,) = task.parameters
    done = changes(task.begin.points, experiment.points)
    before, now = _limit(task.begin), _limit(experiment)
    if before is None:
        return not_yet(NO_LIMIT_BEFORE)
    if now is None:
        return not_yet(NO_LIMIT)
    if not before.any() or not now.any():
        return not_yet(LIMIT_NO_LINE)
    figure = angle_between(before, now) if done.changed or done.erased else 0.0
    words = turned(told_apart(figure, least))
    if done.erased:
        return Verdict(reached=False, words=f"{words}. {erased(done.erased)}", figure=figure)
    if done.added or done.changed > 1:
        moved, added = done.changed - done.added, done.added
        said = moved_and_added(moved=exactly(moved), added=exactly(added))
        return Verdict(reached=False, words=turned_with(turned=words, done=said), figure=figure)
    return Verdict(reached=figure >= least and done.changed == 1, words=f"{words}.", figure=figure)


def _limit(experiment: Experiment) -> NDArray[np.float64] | None:
    """Give W of the limit in the units of the axes: at right angles to the line on the board."""
    found = theory.limit_line(experiment)
    if found is None:
        return None
    scale = scale_of(experiment)
    if scale is None:
        return found.W
    W, _ = scale.original_parameters(found.W[np.newaxis], np.array([found.b]))
    direction: NDArray[np.float64] = W[0]
    return direction
