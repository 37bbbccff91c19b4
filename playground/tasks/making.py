"""Making a task: from a state, and what a teacher chose for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.state.options import NAMED, with_option
from playground.state.task import ALL_CONTROLS, Task, check_sentence, in_order
from playground.state.words import MAY
from playground.tasks import words
from playground.tasks.goals import GOALS, check_goal, goal_of, judged
from playground.tasks.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.state.experiment import Experiment


def made(
    experiment: Experiment,
    goal: str,
    parameters: Sequence[object],
    *,
    may: Sequence[str] = (),
    shown: Sequence[str] = ALL_CONTROLS,
    names: Mapping[str, str] | None = None,
    sentence: object = "",
) -> Task:
    """Make a task of the present state, or refuse what does not fit.

    Pinned runs and a task that the state is of stay behind.
    """
    name, values = check_goal(goal, tuple(parameters))
    options = experiment.options
    for one in NAMED:
        if names is not None:
            options = with_option(options, one, names.get(one, ""))
    begin = replace(experiment, task=None, pins=(), options=options)
    return Task(
        goal=name,
        parameters=values,
        begin=begin,
        may=in_order(list(may), tuple(MAY)),
        hidden=tuple(one for one in ALL_CONTROLS if one not in shown),
        sentence=check_sentence(sentence),
    )


def remarks(task: Task) -> list[str]:
    """Say what a teacher should know of a task before it is given out."""
    said = []
    missing = tuple(MAY[one] for one in goal_of(task).wants_change if one not in task.may)
    if missing:
        said.append(words.out_of_reach(listed(missing)))
    verdict = judged(task, task.begin)
    if verdict.reached:
        said.append(words.reached_already(verdict.words))
    return said


def default_may(goal: str) -> tuple[str, ...]:
    """Give what is mostly free to be changed for a goal."""
    return GOALS[goal].wants_change or ("alpha",)
