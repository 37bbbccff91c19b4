"""Undo and redo: past and future experiments around the present one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, get_args

from playground.state import limits
from playground.state.by_hand import brought_back
from playground.state.events import (
    RESTARTS,
    Event,
    Extend,
    FitView,
    Redo,
    RestorePoints,
    SetOption,
    Undo,
    Undoable,
)
from playground.state.options import LESSON, NAMED, OPTIONS, with_option
from playground.state.settings import TRAINING
from playground.state.update import update

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

UNDONE_FIELDS = ("points", "box", "pins", *TRAINING)
"""What undo and redo bring back. The iteration shown stays as it is, but where the edit began
another run: then one comes back to where one was."""

UNDONE_OPTIONS = (
    *("start", "speed", "log_scale", "standardise", "support_line", "limit_line"),
    *NAMED,
    *LESSON,
)
"""And the options that a set, a file or a scene brings along; the start goes with the weights."""

CARRIED_BY: Final = {Extend: "iterations", FitView: "box"}
"""Events that are no undo step, and the field they change in every step that had the same value:
so an undo neither cuts a run that playback made longer nor leaves a view that was asked for. An
option that undo brings back is carried likewise when it is chosen by itself."""


@dataclass(frozen=True, slots=True)
class Step:
    """A state that undo or redo goes to, and what lies between."""

    experiment: Experiment
    restarts: bool
    """Whether the edit between it and the next state, towards the present, began another run."""


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
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
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
    carried = CARRIED_BY.get(type(event))
    if isinstance(event, SetOption) and event.name in UNDONE_OPTIONS:
        carried = event.name
    if carried:
        return _carried(history, present, carried)
    if not isinstance(event, get_args(Undoable)) or present == history.present:
        return replace(history, present=present)
    same_gesture = bool(event.gesture) and event.gesture == history.gesture
    step = Step(history.present, restarts=isinstance(event, RESTARTS))
    past = history.past if same_gesture else (*history.past, step)
    return History(present, _kept(past[-limits.UNDO_STEPS :]), (), event.gesture)


def _kept(past: tuple[Step, ...]) -> tuple[Step, ...]:
    """Forget the oldest steps where their points are too many to keep."""
    if len(past[-1].experiment.points) <= limits.POINTS.most:
        return past
    room, points = limits.UNDO_POINTS, None
    for place in reversed(range(len(past))):
        before = past[place].experiment.points
        if before is not points:  # else the step changed something else
            points = before
            room -= len(points)
        if room < 0:
            return past[place + 1 :]
    return past


def _undone(history: History) -> History:
    """Go back one step; without a past, nothing changes."""
    if not history.past:
        return history
    *past, target = history.past
    left = Step(history.present, target.restarts)
    return History(_brought_back(history.present, target), tuple(past), (left, *history.future))


def _redone(history: History) -> History:
    """Go forward one step; without a future, nothing changes."""
    if not history.future:
        return history
    target, *future = history.future
    left = Step(history.present, target.restarts)
    return History(_brought_back(history.present, target), (*history.past, left), tuple(future))


def _carried(history: History, present: Experiment, name: str) -> History:
    """Change what an event changed in every step too where it had the same value."""
    before, after = _value(history.present, name), _value(present, name)

    def changed(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(
            replace(step, experiment=_with_value(step.experiment, name, after))
            if _value(step.experiment, name) == before
            else step
            for step in steps
        )

    return replace(
        history, present=present, past=changed(history.past), future=changed(history.future)
    )


def _value(experiment: Experiment, name: str) -> object:
    """Give a field or, by its name, an option."""
    return experiment.option(name) if name in OPTIONS else getattr(experiment, name)


def _with_value(experiment: Experiment, name: str, value: Any) -> Experiment:  # noqa: ANN401
    if name not in OPTIONS:
        return replace(experiment, **{name: value})
    return replace(experiment, options=with_option(experiment.options, name, value))


def _brought_back(present: Experiment, step: Step) -> Experiment:
    target = step.experiment
    fields = {name: getattr(target, name) for name in UNDONE_FIELDS}
    same_points = present.points == target.points  # otherwise the choice names another sample
    options = present.options if same_points else with_option(present.options, "chosen", -1)
    for name in UNDONE_OPTIONS:
        options = with_option(options, name, target.option(name))
    if step.restarts:
        fields["iteration"] = target.iteration
    return brought_back(present, target, replace(present, **fields, options=options))
