"""What an event does to an experiment: ``update``, the one place where anything changes.

What does not fit is ``Refused`` with a message for the person at the screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.state import limits, words
from playground.state.by_hand import followed, neurons_turn
from playground.state.checks import Refused, check_count, check_number
from playground.state.events import (
    AddPoint,
    ClearPoints,
    ErasePoint,
    Event,
    Extend,
    FitView,
    HoldLine,
    LeaveTask,
    LoadPoints,
    LoadSet,
    MovePoint,
    NeuronsTurn,
    Nudge,
    PutLine,
    ResetTask,
    RestorePoints,
    SamplePoints,
    SetOption,
    SetPoints,
    SetSampling,
    SetStart,
    SetTraining,
    ShowIteration,
    StartFrom,
    TakeRun,
    check_row,
)
from playground.state.experiment import Experiment, fitted, following
from playground.state.lesson_events import (
    LeaveLesson,
    MakeGuess,
    OpenScene,
    Tell,
    Watch,
    in_lesson,
    told_at_the_end,
)
from playground.state.line import placed
from playground.state.options import NAMED, OPTIONS, with_option
from playground.state.pin_events import PinRun, RemovePin, RenamePin, ShowPin
from playground.state.pinning import with_pins
from playground.state.points import NO_POINTS, Points
from playground.state.ready_made import with_set
from playground.state.settings import MOST_ITERATIONS, SAMPLING, TRAINING, Setting
from playground.state.start import OWN, WRONG, started
from playground.state.task import begun, kept_to

if TYPE_CHECKING:
    from collections.abc import Mapping


def update(experiment: Experiment, event: Event) -> Experiment:
    """Apply one event.

    Raises
    ------
    Refused
        If the event does not fit; the message says what is wrong with it.

    Examples
    --------
    >>> update(Experiment(), AddPoint((1.0, 2.0, 1))).points.rows()
    [(1.0, 2.0, 1)]
    """
    after = followed(experiment, _changed(experiment, event), event)
    return kept_to(experiment, after, event)


def _changed(experiment: Experiment, event: Event) -> Experiment:  # noqa: C901, PLR0911, PLR0912
    """Change what an event is about."""
    points = experiment.points
    match event:
        case AddPoint(row):
            if len(points) >= limits.POINTS.most:
                raise _full(len(points))
            return replace(experiment, points=points.added(check_row(*row)))
        case MovePoint(old, row):
            place = points.find(old)
            if place is None:
                raise Refused(words.POINT_GONE)
            return replace(experiment, points=points.replaced(place, check_row(*row)))
        case ErasePoint(row):
            place = points.find(row)
            if place is None:
                raise Refused(words.POINT_GONE)
            erased = replace(experiment, points=points.removed(place))
            return _with_choice_after_erasing(erased, place)
        case ClearPoints():
            return _without_choice(replace(experiment, points=NO_POINTS, iteration=0))
        case SamplePoints(luck):
            sampled = replace(experiment, points=experiment.sampling.draw())
            return _without_choice(fitted(_restarted(sampled, sampled.option("start"), luck)))
        case LoadPoints(loaded, names):
            _check_points(loaded)
            with_points = following(replace(experiment, points=loaded, iteration=0))
            if names is not None:
                with_points = _with_names(with_points, names)
            if with_points.option("start") == WRONG:  # of these points, then
                with_points = _restarted(with_points, WRONG, 0.0)
            return _without_choice(with_points)
        case LoadSet(name):
            return _without_choice(with_set(experiment, name))
        case SetStart(kind, luck):
            return _restarted(experiment, kind, luck)
        case SetPoints(edited):
            _check_points(edited, max(limits.POINTS.most, len(points)))
            return _without_choice(replace(experiment, points=edited))
        case RestorePoints(kept):
            _check_points(kept)
            return replace(experiment, points=kept)
        case SetSampling(changes):
            sampling = replace(experiment.sampling, **_checked(changes, SAMPLING))
            return replace(experiment, sampling=sampling)
        case SetTraining(changes):
            return _with_training(experiment, changes)
        case StartFrom(changes):
            return replace(_with_training(experiment, changes), iteration=0)
        case TakeRun(alpha, iteration):
            last = experiment.iterations
            taken = check_count(words.ITERATION, iteration, 0, last)
            return replace(_with_training(experiment, (("alpha", alpha),)), iteration=taken)
        case HoldLine() | PutLine() | Nudge():
            return placed(experiment, event)
        case NeuronsTurn():
            return neurons_turn(experiment)
        case PinRun() | RenamePin() | RemovePin() | ShowPin():
            return with_pins(experiment, event)
        case OpenScene() | MakeGuess() | Watch() | Tell() | LeaveLesson():
            return in_lesson(experiment, event)
        case ShowIteration(iteration):
            shown = check_count(words.ITERATION, iteration, 0, MOST_ITERATIONS)
            return told_at_the_end(replace(experiment, iteration=shown))
        case Extend(iterations):
            (wanted,) = _training(experiment, (("iterations", iterations),)).values()
            return replace(experiment, iterations=max(wanted, experiment.iterations))
        case FitView():
            return fitted(experiment)
        case SetOption(name, value):
            return replace(experiment, options=with_option(experiment.options, name, value))
        case ResetTask():
            return begun(experiment.task) if experiment.task else experiment
        case LeaveTask():
            return replace(experiment, task=None)


def _restarted(experiment: Experiment, kind: object, luck: object) -> Experiment:
    name = str(OPTIONS["start"].check(words.START, kind))
    return started(experiment, name, check_number(words.LUCK, luck, 0.0, 1.0))


def _with_names(experiment: Experiment, names: tuple[object, ...]) -> Experiment:
    options = experiment.options
    for option, name in zip(NAMED, names, strict=True):
        options = with_option(options, option, name)
    return replace(experiment, options=options)


def _full(number: int) -> Refused:
    """Say why no point can be added by hand."""
    most = limits.POINTS.most
    if number == most:
        return limits.POINTS.refusal(number + 1)
    return Refused(words.only_from_file(number, most))


def _without_choice(experiment: Experiment) -> Experiment:
    """Choose no sample: the points are others than before."""
    return replace(experiment, options=with_option(experiment.options, "chosen", -1))


def _with_choice_after_erasing(experiment: Experiment, place: int) -> Experiment:
    """Keep the chosen sample chosen when another one before it goes."""
    chosen = experiment.option("chosen")
    if place == chosen:
        return _without_choice(experiment)
    moved = chosen - (place < chosen)
    return replace(experiment, options=with_option(experiment.options, "chosen", moved))


def _check_points(points: Points, most: int = limits.FILE_POINTS.most) -> None:
    """Refuse points that are too many, or of which one is not a point."""
    replace(limits.FILE_POINTS, most=most).check(len(points))
    fits = (np.abs(points.X) <= limits.COORDINATE).all(axis=1) & np.isin(points.y, (0, 1))
    for place in np.flatnonzero(~fits):  # NaN does not fit either; nearly always there is none
        x1, x2 = points.X[place].tolist()
        check_row(x1, x2, float(points.y[place]))


def _with_training(experiment: Experiment, changes: tuple[tuple[str, object], ...]) -> Experiment:
    """Set training fields; whoever sets a weight starts from weights of their own."""
    values = _training(experiment, changes)
    changed = replace(experiment, **values)
    if not values.keys() & {"w1", "w2", "b"}:
        return changed
    return replace(changed, options=with_option(changed.options, "start", OWN))


def _training(experiment: Experiment, changes: tuple[tuple[str, object], ...]) -> dict[str, Any]:
    """Check every change of a training setting, on the points that there are."""
    values = _checked(changes, TRAINING)
    if "iterations" in values:
        limits.check_work(len(experiment.points), values["iterations"])
    return values


def _checked(
    changes: tuple[tuple[str, object], ...], settings: Mapping[str, Setting]
) -> dict[str, Any]:
    """Check every change of a setting."""
    values = {}
    for name, value in changes:
        if name not in settings:
            raise Refused(words.no_such_setting(name))
        values[name] = settings[name].check(value)
    return values
