"""A task: what a teacher asks for, what may be changed for it, and what is on the page meanwhile.

The goals themselves, and when they are reached, are in tasks/goals.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.state import words
from playground.state.checks import Refused, check_text
from playground.state.events import (
    BRINGS_POINTS,
    HoldLine,
    NeuronsTurn,
    Nudge,
    PutLine,
    ResetTask,
    RestorePoints,
    SetOption,
)
from playground.state.lesson_events import OpenScene, Watch
from playground.state.options import NAMED, PANELS, with_option
from playground.state.pin_events import ShowPin

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.state.events import Event
    from playground.state.experiment import Experiment

LONGEST_SENTENCE: Final = 280
"""Characters of the teacher's own sentence."""


NEEDS: Final = {"data": "points", "start": "start", "table": "points"}
"""What must be free to be changed, or a part of the page has nothing to offer."""

ALL_CONTROLS: Final = (*words.CONTROLS, *PANELS.values())

CHANGES_BY_HAND: Final = (HoldLine, PutLine, Nudge, NeuronsTurn)

UNBOUND: Final = (RestorePoints, ResetTask, OpenScene, Watch)
"""Events that no task holds back: a lesson that is opened leaves it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task, with the teacher's own state in it: whoever has the task can begin anew."""

    goal: str
    """A name in ``GOALS`` (tasks/goals.py)."""
    parameters: tuple[float, ...]
    """Of the goal, in its order."""
    begin: Experiment
    """The teacher's state, which is in no task itself and has no pinned runs."""
    may: tuple[str, ...] = ()
    """What may be changed, in the order of ``MAY``."""
    hidden: tuple[str, ...] = ()
    """What is not on the page: parts, and panels by their folders, in the order of both tables."""
    sentence: str = ""
    """The teacher's own words: a text, whatever is in it."""


def check_sentence(value: object) -> str:
    """Return the teacher's sentence without blanks at its ends, or refuse it."""
    return check_text(words.SENTENCE, value, LONGEST_SENTENCE)


def in_order(names: object, table: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of a table in its order, or refuse one that is not there.

    Examples
    --------
    >>> in_order(["line", "alpha"], tuple(words.MAY))
    ('alpha', 'line')
    """
    if not isinstance(names, list | tuple) or not set(map(str, names)) <= set(table):
        raise Refused(words.some_of(", ".join(table)))
    return tuple(name for name in table if name in names)


def begun(task: Task) -> Experiment:
    """Give the teacher's state, with the task."""
    return replace(task.begin, task=task)


def may_change(experiment: Experiment, name: str) -> bool:
    """Say whether something may be changed; without a task everything may."""
    return experiment.task is None or name in experiment.task.may


def has_control(experiment: Experiment, name: str) -> bool:
    """Say whether a part of the page, or a panel by its folder, is there."""
    task = experiment.task
    if task is None:
        return True
    needs = NEEDS.get(name)
    return name not in task.hidden and (needs is None or needs in task.may)


def panels_of(experiment: Experiment) -> tuple[str, ...]:
    """List the panels that are on the page, by their names."""
    return tuple(name for name, folder in PANELS.items() if has_control(experiment, folder))


def _weights(experiment: Experiment) -> object:
    return experiment.w1, experiment.w2, experiment.b


def _names(experiment: Experiment) -> object:
    return [experiment.option(name) for name in NAMED]


WATCHED: Final[dict[str, tuple[Callable[[Experiment], object], tuple[str, ...], str]]] = {
    "points": (lambda e: e.points, ("points",), words.MAY["points"]),
    "alpha": (lambda e: e.alpha, ("alpha",), words.MAY["alpha"]),
    "start": (_weights, ("start", "line"), words.START_AND_LINE),
    "standardise": (
        lambda e: e.option("standardise"),
        ("standardise",),
        words.MAY["standardise"],
    ),
    "names": (_names, (), words.NAMES),
}
"""What a link shows of changes: how to read it, what allows it, and what a sentence calls it."""


def overstepped(experiment: Experiment) -> tuple[str, ...]:
    """Name what differs from the teacher's state and may not.

    From the experiment alone, which may have come by a link that nobody should have made.
    """
    task = experiment.task
    if task is None:
        return ()
    return tuple(
        called
        for read, allowed, called in WATCHED.values()
        if not set(allowed) & set(task.may) and read(experiment) != read(task.begin)
    )


def kept_to(before: Experiment, after: Experiment, event: Event) -> Experiment:
    """Return ``after`` where the task of ``before`` allows what the event has changed.

    Other points come with weights, and with settings, of their own; where these may not be changed
    they stay.

    Raises
    ------
    Refused
        If something was changed that may not be; the message says what.
    """
    task = before.task
    if task is None or isinstance(event, UNBOUND):
        return after
    if isinstance(event, BRINGS_POINTS) and not isinstance(event, ShowPin):
        after = _with_kept(before, after, task)
    by_hand = isinstance(event, CHANGES_BY_HAND)
    if isinstance(event, SetOption) and event.name == "by_hand" and "line" not in task.may:
        raise Refused(words.CANNOT_CHANGE.format(words.LINE))
    for read, allowed, called in WATCHED.values():
        may = set(allowed) & set(task.may)
        if read is _weights and len(may) == 1:
            may &= {"line"} if by_hand else {"start"}
        now = read(after)
        if not may and now not in (read(before), read(task.begin)):
            raise Refused(words.CANNOT_CHANGE.format(called))
    return after


def _with_kept(before: Experiment, after: Experiment, task: Task) -> Experiment:
    """Keep what other points have brought along and may not be changed."""
    changes: dict[str, object] = {}
    options = after.options
    if "alpha" not in task.may:
        changes["alpha"] = before.alpha
    if "start" not in task.may:
        changes |= {name: getattr(before, name) for name in ("w1", "w2", "b")}
        options = with_option(options, "start", before.option("start"))
    if "standardise" not in task.may:
        options = with_option(options, "standardise", before.option("standardise"))
    for name in NAMED:
        options = with_option(options, name, before.option(name))
    return replace(after, options=options, **changes)  # type: ignore[arg-type]
