"""What is said of a task beside its goal: what may be changed, and how an answer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.state.task import overstepped
from playground.state.words import MAY
from playground.tasks.verdict import counted

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.task import Task
    from playground.tasks.verdict import Verdict

REACHED: Final = "✓ Reached."
NOT_YET: Final = "○ Not yet."
"""Shape as well as words."""

IN_HAND: Final = "Let go of the line to see whether it is reached."
NOTHING: Final = "Nothing is to be changed here."

UNDECIDED: Final = (
    "The coordinates differ so much in size that float64 has no numbers to decide it with."
)

NO_LIMIT: Final = "No line separates these points: gradient descent has no limit here."

NO_LIMIT_BEFORE: Final = (
    "No line separates the points to begin with: there is no limit to turn away from."
)

NOT_SEPARATED = "No line separates them"
STILL_SEPARATED = "A line still separates them"
LIMIT_NO_LINE = "The limit is no line here: W is 0."
LOSS_FIELD = "Log-loss"
BY_FIELD = "By iteration"
CHANGES_FIELD = "At most so many points"
DEGREES_FIELD = "Degrees"
LOSS_TITLE = "Loss below a number by an iteration"
LOSS_GOAL = "Bring the log-loss below {} by iteration {}."
LOSS_MEASURED = "lowest log-loss"
RIGHT_TITLE = "All right by an iteration"
RIGHT_GOAL = "Have every point right by iteration {}."
RIGHT_MEASURED = "most points right"
RISES_TITLE = "The loss rises at least once"
RISES_GOAL = "Make the log-loss rise at least once by iteration {}."
RISES_MEASURED = "first rise of the log-loss"
LINE_TITLE = "A line by hand with a small loss"
LINE_GOAL = "Place the line by hand so that its log-loss is at most {}."
LINE_MEASURED = "log-loss of the line"
MIXED_TITLE = "No line separates the classes"
MIXED_GOAL = "Add or move at most {} points so that no line separates the classes."
MIXED_MEASURED = "points added or moved"
TURNED_TITLE = "The limit of gradient descent turns"
TURNED_GOAL = "Turn the limit of gradient descent by at least {}° by moving one point."
TURNED_MEASURED = "degrees"
ONE_POINT: Final = "Add or move one point so that no line separates the classes."
BEYOND = "The numbers leave the range of float64 here."
FALLS = "It falls at every step."
NO_STEP = "There is no step."
THE_LINE = "The line"
BEST_LINE = "Your best line"
NO_POINTS: Final = "There are no points."


def listed(parts: tuple[str, ...]) -> str:
    """List things in a sentence.

    Examples
    --------
    >>> listed(("a", "b", "c"))
    'a, b and c'
    """
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def may_words(task: Task) -> str:
    """Say what may be changed.

    Examples
    --------
    >>> from playground.state.experiment import Experiment
    >>> from playground.state.task import Task
    >>> may_words(Task("rises", (50,), Experiment(), may=("points", "alpha")))
    'You can change the points and the learning rate α.'
    """
    if not task.may:
        return NOTHING
    return f"You can change {listed(tuple(MAY[name] for name in task.may))}."


def standing(experiment: Experiment, verdict: Verdict) -> str:
    """Say whether the goal is reached, with the figure; or what is against the rules.

    Without a task of its own an experiment has none to reach.
    """
    wrong = overstepped(experiment)
    if wrong:
        return f"✗ It does not count: {listed(wrong)} differs from the task. Reset puts it back."
    return f"{REACHED if verdict.reached else NOT_YET} {verdict.words}"


def erased(number: int) -> str:
    """Say that points are gone, which is no move."""
    be = "was" if number == 1 else "were"
    return f"{counted(number, 'point')} {be} erased or changed class, which does not count here."


def changed(number: int) -> str:
    """Say how many points were added or moved."""
    return f"; {counted(number, 'point')} added or moved."


def turned(degrees: str) -> str:
    """Say by how much the limit has turned."""
    return f"It has turned by {degrees}°"


def moved_and_added(moved: str, added: str) -> str:
    """Say that more was done than to move one point."""
    return f"{moved} moved and {added} added; only one may be moved."


def turned_with(turned: str, done: str) -> str:
    """Say how the limit was turned."""
    return f"{turned}, with {done}"


def no_such_goal(name: object) -> str:
    """Say that there is no goal of this name."""
    return f"There is no goal called {name!r:.40}."


def needs_numbers(count: int) -> str:
    """Say how many numbers a goal has."""
    return f"This goal needs {count} numbers."


def one_class(label: int) -> str:
    """Say that there is nothing to tell apart."""
    return f"There are only points of class {label}: nothing is to be told apart."


def out_of_reach(missing: str) -> str:
    """Say what must be free to be changed."""
    return f"Nobody can reach this goal unless {missing} can be changed."


def reached_already(verdict: str) -> str:
    """Say that there is nothing to do."""
    return f"The goal is reached already where the task begins. {verdict}"


def ends_short(end: str) -> str:
    """Say that so many points allow no longer run."""
    return f" On so many points a run has at most {end} iterations."


def ends_beyond(end: str) -> str:
    """Say that a run leaves float64."""
    return f" The run leaves float64 after iteration {end}."


def loss_at(k: str, loss: str) -> str:
    """Say where the loss is below the number."""
    return f"At iteration {k} it is {loss}."


def lowest(loss: str, k: str) -> str:
    """Say how low the loss came."""
    return f"The lowest is {loss}, at iteration {k}."


def all_right_at(k: str, m: str) -> str:
    """Say where every sample is right."""
    return f"At iteration {k} all {m} are right."


def most_right(right: str, m: str, k: str) -> str:
    """Say how many samples were right at best."""
    return f"At most {right} of {m} are right, at iteration {k}."


def raised(k: str, rise: str) -> str:
    """Say which step raises the loss."""
    return f"The step to iteration {k} raises it by {rise}."


def has_loss(which: str, loss: str) -> str:
    """Say which line has which loss."""
    return f"{which} has {loss}."
