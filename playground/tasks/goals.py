"""The goals that a teacher can set, a row each: what is asked for, and whether it is reached.

Each is decided by neuron/ from the experiment alone, which may have come by anybody's link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.state import theory
from playground.state.checks import Refused
from playground.state.settings import Setting
from playground.tasks import geometry, runs
from playground.tasks.verdict import Verdict, exactly, not_yet
from playground.tasks.words import (
    BEYOND,
    BY_FIELD,
    CHANGES_FIELD,
    DEGREES_FIELD,
    LINE_GOAL,
    LINE_MEASURED,
    LINE_TITLE,
    LOSS_FIELD,
    LOSS_GOAL,
    LOSS_MEASURED,
    LOSS_TITLE,
    MIXED_GOAL,
    MIXED_MEASURED,
    MIXED_TITLE,
    NO_POINTS,
    ONE_POINT,
    RIGHT_GOAL,
    RIGHT_MEASURED,
    RIGHT_TITLE,
    RISES_GOAL,
    RISES_MEASURED,
    RISES_TITLE,
    TURNED_GOAL,
    TURNED_MEASURED,
    TURNED_TITLE,
    needs_numbers,
    no_such_goal,
    one_class,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.state.experiment import Experiment
    from playground.state.task import Task


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal: what it is called, what is asked for, and who decides."""

    title: str
    """In the list that a teacher chooses from."""
    words: str
    """What is asked for, with a place for each parameter."""
    parameters: tuple[Setting, ...]
    measured: str
    """What the figure of its verdict is."""
    reached: Callable[[Task, Experiment], Verdict]
    wants_change: tuple[str, ...] = ()
    """What must be free to be changed, or it can never be reached."""
    trains: bool = False
    """Whether the run decides: then a line in hand is judged once it is let go."""


LOSS: Final = Setting(LOSS_FIELD, 1e-9, 100.0, 0.1, step=0.05)
LATEST: Final = 5_000
"""The last iteration that a goal may ask for: each change is judged at once, and a class's answers
one after the other."""

BY: Final = Setting(BY_FIELD, 1, LATEST, 100, step=50, whole=True)
CHANGES: Final = Setting(CHANGES_FIELD, 1, 100, 1, step=1, whole=True)
DEGREES: Final = Setting(DEGREES_FIELD, 0.1, 180.0, 20.0, step=5.0)

GOALS: Final[dict[str, Goal]] = {
    "loss": Goal(
        LOSS_TITLE,
        LOSS_GOAL,
        (LOSS, BY),
        LOSS_MEASURED,
        runs.loss_below,
        trains=True,
    ),
    "right": Goal(
        RIGHT_TITLE,
        RIGHT_GOAL,
        (BY,),
        RIGHT_MEASURED,
        runs.all_right,
        trains=True,
    ),
    "rises": Goal(
        RISES_TITLE,
        RISES_GOAL,
        (BY,),
        RISES_MEASURED,
        runs.rises,
        trains=True,
    ),
    "line": Goal(
        LINE_TITLE,
        LINE_GOAL,
        (LOSS,),
        LINE_MEASURED,
        runs.line_by_hand,
        wants_change=("line",),
    ),
    "mixed": Goal(
        MIXED_TITLE,
        MIXED_GOAL,
        (CHANGES,),
        MIXED_MEASURED,
        geometry.not_separable,
        wants_change=("points",),
    ),
    "turned": Goal(
        TURNED_TITLE,
        TURNED_GOAL,
        (DEGREES,),
        TURNED_MEASURED,
        geometry.limit_turned,
        wants_change=("points",),
    ),
}
"""By the name that a link has."""


def goal_of(task: Task) -> Goal:
    """Give a task's goal."""
    return GOALS[task.goal]


def check_goal(name: object, parameters: object) -> tuple[str, tuple[float, ...]]:
    """Return a goal's name and its parameters with their types, or refuse them."""
    if not isinstance(name, str) or name not in GOALS:
        raise Refused(no_such_goal(name))
    wanted = GOALS[name].parameters
    if not isinstance(parameters, list | tuple) or len(parameters) != len(wanted):
        raise Refused(needs_numbers(len(wanted)))
    checked = (one.check(value) for one, value in zip(wanted, parameters, strict=True))
    return name, tuple(value for value in checked if value is not None)


def goal_words(task: Task) -> str:
    """Say what is asked for, the numbers exactly as they count.

    Examples
    --------
    >>> from playground.state.experiment import Experiment
    >>> from playground.state.task import Task
    >>> goal_words(Task("loss", (0.05, 200), Experiment()))
    'Bring the log-loss below 0.05 by iteration 200.'
    """
    if task.goal == "mixed" and task.parameters == (1,):
        return ONE_POINT
    return goal_of(task).words.format(*map(exactly, task.parameters))


def judged(task: Task, experiment: Experiment) -> Verdict:
    """Say whether an experiment reaches the goal of a task, with its figure."""
    if not len(experiment.points):
        return not_yet(NO_POINTS)
    if not theory.has_both_classes(experiment):
        label = int(experiment.points.y[0])
        return not_yet(one_class(label))
    try:
        return goal_of(task).reached(task, experiment)
    except ValueError:  # a result leaves float64: see the functions of neuron/
        return not_yet(BEYOND)
