"""What is said of a task beside its goal: what may be changed, and how an answer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.state.task import overstepped
from playground.state.words import MAY

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.task import Task
    from playground.tasks.verdict import Verdict

REACHED: Final = "✓ Reached."
NOT_YET: Final = "○ Not yet."
"""Shape as well as words."""

IN_HAND: Final = "Let go of the line to see whether it is reached."

NOTHING: Final = "Nothing is to be changed here."


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
