"""The page "Check answers": links that came back, and what each of them reaches."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.link.answers import (
    LONGEST_TEXT,
    MARKS,
    MOST_LINKS,
    answers,
    answers_csv,
    first_task,
    pasted,
    summary,
    task_of,
)
from playground.numbers.text import grouped, spoken
from playground.page import address, session, words
from playground.state import limits
from playground.state.shared import make_way
from playground.tasks.goals import goal_of, goal_words

if TYPE_CHECKING:
    from playground.link.answers import Answer
    from playground.state.task import Task

CHECKED: Final = "answers-checked"
"""Under which the visit keeps them."""

SHOWN_EACH: Final = 0.2
"""Seconds between two pictures of how far it has come."""

WIDTH: Final = 900
"""In pixels, of the page."""

EXPLAINED: Final = words.check_explained(MOST_LINKS)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked last."""

    task: Task | None
    found: tuple[Answer, ...]
    remark: str = ""


def page() -> None:
    """Show the page."""
    with st.container(width=WIDTH, key="check"):
        st.title(words.CHECK_ANSWERS, anchor=False)
        st.markdown(EXPLAINED)
        with st.form("answers", border=False):
            link = st.text_input(
                words.TASK_LINK,
                key="task-link",
                placeholder=words.FIRST_TASK,
            )
            text = st.text_area(words.LINKS, key="answer-links", height=160, max_chars=LONGEST_TEXT)
            asked = st.form_submit_button(words.CHECK)
        if asked:
            session.keep(CHECKED, _checked(link, text))
        checked = session.kept(CHECKED)
        if isinstance(checked, Checked):
            _show(checked)
    address.keep()


def _checked(link: str, text: str) -> Checked:
    """Check what was pasted, one link after the other, and show how far it has come."""
    lines = pasted(text)
    task, problem = task_of(link)
    if problem:
        return Checked(None, (), problem)
    if not lines:
        return Checked(task, (), words.PASTE_A_LINK)
    task = task or first_task(lines)
    remark = ""
    if len(lines) > MOST_LINKS:
        remark = str(limits.ANSWERS.refusal(len(lines)))
    bar = st.progress(0.0, text=words.CHECKING)
    found: list[Answer] = []
    shown = time.monotonic()
    for answer in answers(lines, task, make_way):
        found.append(answer)
        if time.monotonic() - shown > SHOWN_EACH:
            shown = time.monotonic()
            bar.progress(len(found) / min(len(lines), MOST_LINKS), text=words.CHECKING)
    bar.empty()
    return Checked(task, tuple(found), remark)


def _show(checked: Checked) -> None:
    """Show the table. Labels are pasted: in its cells they are text, whatever they are."""
    if checked.remark:
        st.warning(checked.remark)
    found, task = checked.found, checked.task
    if not found:
        return
    if task is not None:
        st.markdown(words.goal_is(goal_words(task)))
    st.markdown(f"**{summary(found)}**")
    st.dataframe(
        {
            words.LINE: [one.line for one in found],
            words.LABEL: [one.label for one in found],
            words.RESULT: [f"{MARKS[one.result]} {one.result}" for one in found],
            goal_of(task).measured.capitalize() if task else words.FIGURE: [
                "" if one.figure is None else spoken(one.figure, 6) for one in found
            ],
            words.ITERATION: ["" if one.at is None else grouped(one.at) for one in found],
            words.REMARK: [one.words for one in found],
        },
        hide_index=True,
        width="stretch",
        column_config={words.LINE: st.column_config.NumberColumn(width="small")},
    )
    st.download_button(
        words.DOWNLOAD_TABLE,
        data=answers_csv(found, task),
        file_name="answers.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
