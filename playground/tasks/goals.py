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
from playground.tasks.verdict import NO_POINTS, Verdict, exactly, not_yet

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


LOSS: Final = Setting("Log-loss", 1e-9, 100.0, 0.1, step=0.05)
LATEST: Final = 5_000
"""The last iteration that a goal may ask for: each change is judged at once, and a class's answers
one after the other."""

BY: Final = Setting("By iteration", 1, LATEST, 100, step=50, whole=True)
CHANGES: Final = Setting("At most so many points", 1, 100, 1, step=1, whole=True)
DEGREES: Final = Setting("Degrees", 0.1, 180.0, 20.0, step=5.0)

GOALS: Final[dict[str, Goal]] = {
    "loss": Goal(
        "Loss below a number by an iteration",
        "Bring the log-loss below {} by iteration {}.",
        (LOSS, BY),
        "lowest log-loss",
        runs.loss_below,
        trains=True,
    ),
    "right": Goal(
        "All right by an iteration",
        "Have every point right by iteration {}.",
        (BY,),
        "most points right",
        runs.all_right,
        trains=True,
    ),
    "rises": Goal(
        "The loss rises at least once",
        "Make the log-loss rise at least once by iteration {}.",
        (BY,),
        "first rise of the log-loss",
        runs.rises,
        trains=True,
    ),
    "line": Goal(
        "A line by hand with a small loss",
        "Place the line by hand so that its log-loss is at most {}.",
        (LOSS,),
        "log-loss of the line",
        runs.line_by_hand,
        wants_change=("line",),
    ),
    "mixed": Goal(
        "No line separates the classes",
        "Add or move at most {} points so that no line separates the classes.",
        (CHANGES,),
        "points added or moved",
        geometry.not_separable,
        wants_change=("points",),
    ),
    "turned": Goal(
        "The limit of gradient descent turns",
        "Turn the limit of gradient descent by at least {}° by moving one point.",
        (DEGREES,),
        "degrees",
        geometry.limit_turned,
        wants_change=("points",),
    ),
}
"""By the name that a link has."""

ONE_POINT: Final = "Add or move one point so that no line separates the classes."


def goal_of(task: Task) -> Goal:
    """Give a task's goal."""
    return GOALS[task.goal]


def check_goal(name: object, parameters: object) -> tuple[str, tuple[float, ...]]:
    """Return a goal's name and its parameters with their types, or refuse them."""
    if not isinstance(name, str) or name not in GOALS:
        raise Refused(f"There is no goal called {name!r:.40}.")
    wanted = GOALS[name].parameters
    if not isinstance(parameters, list | tuple) or len(parameters) != len(wanted):
        raise Refused(f"This goal needs {len(wanted)} numbers.")
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
        return not_yet(f"There are only points of class {label}: nothing is to be told apart.")
    try:
        return goal_of(task).reached(task, experiment)
    except ValueError:  # a result leaves float64: see the functions of neuron/
        return not_yet("The numbers leave the range of float64 here.")
