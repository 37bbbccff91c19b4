"""Undo and redo: past and future experiments around the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, get_args

from playground.state import limits
from playground.state.events import Event, Extend, FitView, Redo, RestorePoints, Undo, Undoable
from playground.state.options import with_option
from playground.state.settings import TRAINING
from playground.state.update import update

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

UNDONE_FIELDS = ("points", "box", *TRAINING)
"""What undo and redo bring back; the iteration shown stays as it is."""

CARRIED_BY: Final = {Extend: "iterations", FitView: "box"}
"""Events that are no undo step, and the field they change in every step that had the same value:
so an undo neither cuts a run that playback made longer nor leaves a view that was asked for."""


@dataclass(frozen=True, slots=True)
class History:
    """An experiment with its past and future.

    Examples
    --------
    >>> from playground.state.events import AddPoint, Undo
    >>> from playground.state.experiment import Experiment
    >>> history = applied(History(Experiment()), AddPoint((1.0, 2.0, 1)))
    >>> len(applied(history, Undo()).present.points)
    0
    """

    present: Experiment
    past: tuple[Experiment, ...] = ()
    future: tuple[Experiment, ...] = ()
    gesture: str = ""
    """The gesture (one drag, one stroke, one slide of a slider) that the last edit belongs to."""


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
    if isinstance(event, RestorePoints):
        return History(present)  # what came before lacks the points
    if type(event) in CARRIED_BY:
        return _carried(history, present, CARRIED_BY[type(event)])
    if not isinstance(event, get_args(Undoable)) or present == history.present:
        return replace(history, present=present)
    same_gesture = bool(event.gesture) and event.gesture == history.gesture
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


def _carried(history: History, present: Experiment, name: str) -> History:
    """Change a field in the present and in every step where it had the same value."""
    before, after = getattr(history.present, name), getattr(present, name)

    def changed(steps: tuple[Experiment, ...]) -> tuple[Experiment, ...]:
        return tuple(
            replace(step, **{name: after}) if getattr(step, name) == before else step
            for step in steps
        )

    return replace(
        history, present=present, past=changed(history.past), future=changed(history.future)
    )


def _brought_back(present: Experiment, target: Experiment) -> Experiment:
    fields = {name: getattr(target, name) for name in UNDONE_FIELDS}
    same_points = present.points == target.points  # otherwise the choice names another sample
    options = present.options if same_points else with_option(present.options, "chosen", -1)
    options = with_option(options, "start", target.option("start"))  # it goes with the weights
    return replace(present, **fields, options=options)
