"""Undo and redo: past and future experiments around the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from playground import limits
from playground.events import Event, Extend, Redo, Undo, Undoable, update
from playground.options import with_option

if TYPE_CHECKING:
    from playground.experiment import Experiment

UNDONE_FIELDS = ("points", "alpha", "iterations", "w1", "w2", "b")
"""What undo and redo bring back; the iteration shown and the view stay as they are."""


@dataclass(frozen=True, slots=True)
class History:
    """An experiment with its past and future.

    Examples
    --------
    >>> from playground.events import AddPoint, Undo
    >>> from playground.experiment import Experiment
    >>> history = applied(History(Experiment()), AddPoint((1.0, 2.0, 1)))
    >>> len(applied(history, Undo()).present.points)
    0
    """

    present: Experiment
    past: tuple[Experiment, ...] = ()
    future: tuple[Experiment, ...] = ()
    gesture: str = ""
    """The gesture (one drag, one stroke, one pull of a slider) that the last edit belongs to."""


def applied(history: History, event: Event | Undo | Redo) -> History:
    """Apply an event; an edit of the same gesture as the last one is the same undo step.

    Raises
    ------
    Refused
        If the event does not fit the experiment.
    """
    if isinstance(event, Undo):
        return _undone(history)
    if isinstance(event, Redo):
        return _redone(history)
    present = update(history.present, event)
    if isinstance(event, Extend):
        return _extended(history, present)
    if not isinstance(event, get_args(Undoable)):
        return replace(history, present=present)
    same_gesture = bool(event.gesture) and event.gesture == history.gesture
    if present == history.present:
        return history
    past = history.past if same_gesture else (*history.past, history.present)
    return History(present, past[-limits.UNDO_STEPS :], (), event.gesture)


def _undone(history: History) -> History:
    """Go back one step; without a past, nothing changes."""
    if not history.past:
        return history
    *past, target = history.past
    return History(
        _brought_back(history.present, target), tuple(past), (history.present, *history.future)
    )


def _redone(history: History) -> History:
    """Go forward one step; without a future, nothing changes."""
    if not history.future:
        return history
    target, *future = history.future
    return History(
        _brought_back(history.present, target), (*history.past, history.present), tuple(future)
    )


def _extended(history: History, present: Experiment) -> History:
    """Extend the run in every step that had the same length, so that undo does not cut it."""
    before = history.present.iterations

    def longer(steps: tuple[Experiment, ...]) -> tuple[Experiment, ...]:
        return tuple(
            replace(step, iterations=present.iterations) if step.iterations == before else step
            for step in steps
        )

    return replace(
        history, present=present, past=longer(history.past), future=longer(history.future)
    )


def _brought_back(present: Experiment, target: Experiment) -> Experiment:
    fields = {name: getattr(target, name) for name in UNDONE_FIELDS}
    same_points = present.points == target.points  # otherwise the choice names another sample
    options = present.options if same_points else with_option(present.options, "chosen", -1)
    iteration = min(present.iteration, target.iterations)
    return replace(present, **fields, iteration=iteration, options=options)
