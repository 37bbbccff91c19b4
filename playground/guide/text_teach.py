"""The text of "Teach with it": tasks and their answers, what a link can hold, and privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.link.answers import MARKS, MOST_LINKS
from playground.link.codec import LONGEST
from playground.link.words_meanings import meanings
from playground.numbers.text import grouped
from playground.tasks.goals import GOALS

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson

INTRODUCTION: Final = """
Everything that is on the screen is in the address: whoever opens it sees the same. So a link on the
wall is a worksheet, and a link that comes back is an answer.
"""

LESSONS: Final = """
Each lesson meets one thing that many get wrong. In each scene the room guesses first: show it
with **Present**, let them vote with one to four fingers (the answers are numbered), then press
**Watch**. Before **Why?** unfolds, a minute for neighbours to explain it to each other is worth
most. Alone or at home, learners do the same by themselves.
"""

TASKS: Final = f"""
1. Bring the board to where your task begins: points, learning rate, start, the open panel.
2. In the sidebar, under **Take away**, press **Make a task**. Choose a goal and its numbers, and
   what may be changed; if you like, leave parts of the page out, name axes and classes, and add
   a sentence of your own.
3. Give the link away, or show its code to the room. Whoever opens it sees the goal above the board,
   and at once whether it is reached. **Reset** gives back your state; **Hand in** gives a link
   that holds the whole answer.
4. Collect these links however you like, and paste up to {MOST_LINKS} of them into **Check
   answers**. Each is trained and measured again: what a link says of itself is not believed.
"""

PRIVACY: Final = """
**What the server sees** is what your browser sends while the page is open: clicks, points, files
and what is typed or pasted, and the address with all that it holds; it works with that in memory,
and forgets it when it needs the room or is started anew. **What is stored:** nothing; there are no
accounts, no database and no statistics, and a task or an answer is nowhere but in its link (though
whoever runs a server or a network may keep a list of the addresses that were asked for, as with
any page).
"""

RESULTS: Final = {
    "reached": "the goal is reached, with the figure that says so",
    "not reached": "the answer is of this task, and does not reach the goal",
    "changed what may not be": "something differs from your state that you had not set free",
    "another task": "the link belongs to another task, or to a changed copy of yours",
    "no task": "the link opens the playground, and carries no task",
    "broken": "the link lost a part, or somebody wrote into it",
}
"""What each result on the page "Check answers" means."""


def lesson_text(number: int, lesson: Lesson) -> str:
    """Give what one needs to teach a lesson, in Markdown."""
    short = " and ".join(_scene_link(number, place) for place in lesson.five)
    return f"""
**What many think:** {lesson.misconception}

**Ask before:** {lesson.scenes[lesson.five[0] - 1].question}

**What to look at:** {lesson.look}

**In five minutes:** {short}. **In fifteen:** all {len(lesson.scenes)} scenes, from
{_scene_link(number, 1)} on.

**Afterwards they can explain** {lesson.explains}. **In the article:** {lesson.article}
"""


def _scene_link(number: int, place: int) -> str:
    return f"[scene {place}](./?v=1&lesson={number}&scene={place})"


def goals_table() -> str:
    """List the goals, in Markdown."""
    rows = [f"| {goal.title} | {_asked(goal.words)} |" for goal in GOALS.values()]
    return "\n".join(["| Goal | What is asked for |", "| :-- | :-- |", *rows])


def _asked(words: str) -> str:
    """Write a goal with dots in place of its numbers.

    Examples
    --------
    >>> _asked("Have every point right by iteration {}.")
    'Have every point right by iteration …'
    """
    return words.format(*["…"] * words.count("{}")).removesuffix(".").replace("…°", "…")


def results_table() -> str:
    """Say what each result means, in Markdown."""
    rows = [f"| {MARKS[name]} {name} | {meaning} |" for name, meaning in RESULTS.items()]
    return "\n".join(["| Result | What it means |", "| :-- | :-- |", *rows])


def link_table() -> str:
    """List what a link can hold, in Markdown, from the link's own table."""
    rows = [f"| `{one.name}` | {one.meaning} | {one.range} |" for one in meanings()]
    return "\n".join(["| Parameter | Meaning | Range |", "| :-- | :-- | :-- |", *rows])


LINK: Final = f"""
What a link does not say is as it was in the first version, for ever: an old link keeps its meaning.
In a task's link it is as your state has it. A link has at most {grouped(LONGEST)} characters; where
something does not fit, the page says so.
"""
