"""Answers that come back as links: what each of them holds, recomputed from the link alone.

A link can claim nothing: what it holds is trained and measured again, and compared with the task.
"""

from __future__ import annotations

import csv
import io
import math
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from playground.link.codec import LONGEST_READ, decode
from playground.link.words import (
    BROKEN,
    CHANGED,
    NO_LINK,
    NO_TASK,
    NO_TASK_IN_LINK,
    NOT_REACHED,
    OTHER,
    OTHER_CHANGES,
    OTHER_NUMBERS,
    OTHER_STATE,
    OTHER_WORDS,
    REACHED,
    TOO_LONG,
    TWICE,
    WITHOUT_TASK,
    differs_in,
    other_goal,
)
from playground.state import limits
from playground.state.task import overstepped
from playground.state.texts import cell
from playground.tasks.goals import goal_of, judged
from playground.tasks.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playground.state.experiment import Experiment
    from playground.state.task import Task

MOST_LINKS: Final = limits.ANSWERS.most
"""Answers that are checked at once."""

LONGEST_LABEL: Final = 60
"""Characters of what stands before a link, such as a name."""

LONGEST_REST: Final = 0.01
"""Seconds between two answers, at most."""

LONGEST_TEXT: Final = MOST_LINKS * 8_200
"""Characters of all that is pasted."""


MARKS: Final = {
    REACHED: "✓",
    NOT_REACHED: "○",
    CHANGED: "✗",
    OTHER: "≠",
    NO_TASK: "–",
    BROKEN: "?",
}
"""A sign for each, so that a column is read at a glance."""

ADDRESS: Final = re.compile(r"https?://\S+|\?\S+|\bv=1&\S*")
"""A link, or its query alone."""

COLUMNS: Final = ("line", "label", "result", "figure", "measured", "iteration", "remark")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line of what was pasted: a link, and what stands before it."""

    line: int
    label: str
    query: str | None
    """None where there is no link in the line; empty where the link has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one line."""

    line: int
    label: str
    result: str
    words: str
    figure: float | None = None
    at: int | None = None


def pasted(text: str) -> list[Pasted]:
    """Take what was pasted apart, a line each, up to ``MOST_LINKS``; empty lines are no answers.

    Examples
    --------
    >>> pasted("Ada: https://example.org/?v=1&alpha=2")
    [Pasted(line=1, label='Ada', query='v=1&alpha=2')]
    """
    found = []
    for number, line in enumerate(text[:LONGEST_TEXT].splitlines(), 1):
        if not line.strip():
            continue
        link = ADDRESS.search(line)
        before = line[: link.start()] if link else line
        label = " ".join(before.split()).strip(" \t:;,|<([")
        query = _query(link[0]) if link else None
        found.append(Pasted(number, _seen(label)[:LONGEST_LABEL], query))
        if len(found) == MOST_LINKS:
            break
    return found


def lines_in(text: str) -> int:
    r"""Count the lines that were pasted, but for empty ones.

    Examples
    --------
    >>> lines_in("a\n \n\nb")
    2
    """
    return sum(bool(line.strip()) for line in text[:LONGEST_TEXT].splitlines())


def task_of(text: str) -> tuple[Task | None, str]:
    """Give the task that a link carries, and what is wrong with it; neither without a text."""
    if not text.strip():
        return None, ""
    link = ADDRESS.search(text)
    task = decode(_query(link[0]))[0].task if link else None
    return task, "" if task else NO_TASK_IN_LINK


def _query(link: str) -> str:
    """Give what stands behind the question mark, without what a letter puts around a link."""
    page, mark, query = link.partition("#")[0].partition("?")
    query = query if mark or page.startswith("http") else page
    return query.rstrip(".,;>)\"'")


def first_task(lines: Sequence[Pasted]) -> Task | None:
    """Give the task of the first link that carries one."""
    tasks = (decode(line.query)[0].task for line in lines if line.query)
    return next((task for task in tasks if task is not None), None)


def answers(
    lines: Sequence[Pasted],
    task: Task | None,
    pause: Callable[[float], None],
    seconds: float = math.inf,
) -> Iterator[Answer]:
    """Check answers one after the other; ``pause`` lets others have their turn between them.

    Once so many ``seconds`` of processor time are used up, the rest are left for the next time.

    What takes long has trained, and gives way of itself at each product of matrices. What is short
    is mostly Python, which hardly does: so it rests for as long as it has worked.
    """
    end = time.thread_time() + seconds
    for line in lines:
        begin = time.perf_counter()
        answer = _checked(line, task)
        worked = time.perf_counter() - begin
        yield answer
        if time.thread_time() >= end:
            return
        pause(worked if worked < LONGEST_REST else 0.0)


def _checked(line: Pasted, task: Task | None) -> Answer:
    """Check one answer."""

    def answer(result: str, words: str, *figures: float | None) -> Answer:
        return Answer(line.line, line.label, result, words, *figures)  # type: ignore[arg-type]

    experiment, problem = _read(line.query)
    if problem:
        return answer(BROKEN, problem)
    own = experiment.task
    if own is None:
        return answer(NO_TASK, WITHOUT_TASK)
    if task is not None and own != task:
        return answer(OTHER, _difference(own, task))
    wrong = overstepped(experiment)
    if wrong:
        return answer(CHANGED, differs_in(listed(wrong)))
    verdict = judged(own, experiment)
    result = REACHED if verdict.reached else NOT_REACHED
    return answer(result, verdict.words, verdict.figure, verdict.at)


def _read(query: str | None) -> tuple[Experiment, str]:
    """Read a link strictly: what an ordinary visitor is only told of makes an answer a broken one.

    What was pasted from a letter may have lost its end.
    """
    if query is None:
        return decode("")[0], NO_LINK
    if len(query) > LONGEST_READ:
        return decode("")[0], TOO_LONG
    experiment, ignored = decode(query)
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    if len(set(names)) < len(names):
        return experiment, TWICE
    return experiment, ignored[0] if ignored else ""


def _difference(own: Task, task: Task) -> str:
    """Say in what another task differs."""
    if own.goal != task.goal:
        return other_goal(goal_of(own).title.lower())
    if own.parameters != task.parameters:
        return OTHER_NUMBERS
    if own.may != task.may:
        return OTHER_CHANGES
    if own.begin != task.begin:
        return OTHER_STATE
    return OTHER_WORDS


def _seen(text: str) -> str:
    """Leave out what cannot be seen."""
    return "".join(character for character in text if character.isprintable())


def answers_csv(found: Sequence[Answer], task: Task | None) -> str:
    """Write the table, numbers so that they read back to the same float64."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    measured = goal_of(task).measured if task else ""
    for one in found:
        figure = "" if one.figure is None else one.figure
        of = "" if one.figure is None else measured
        at = "" if one.at is None else one.at
        writer.writerow([one.line, cell(one.label), one.result, figure, of, at, cell(one.words)])
    return text.getvalue()


def summary(found: Sequence[Answer]) -> str:
    """Count what came of the answers.

    Examples
    --------
    >>> summary([Answer(1, "", REACHED, ""), Answer(2, "", BROKEN, "")])
    '2 links: 1 reached, 1 broken.'
    """
    counts = {result: sum(one.result == result for one in found) for result in MARKS}
    parts = ", ".join(f"{number} {result}" for result, number in counts.items() if number)
    return f"{len(found)} {'link' if len(found) == 1 else 'links'}: {parts}."
