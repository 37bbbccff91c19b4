"""The page "Check answers": links that came back, and what each of them reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.link.answers import (
    LONGEST_TEXT,
    MARKS,
    MOST_LINKS,
    answers,
    answers_csv,
    first_task,
    lines_in,
    pasted,
    summary,
    task_of,
)
from playground.numbers.text import grouped, spoken
from playground.page import address, session, words
from playground.state import limits
from playground.state.shared import make_way
from playground.tasks.goals import goal_of, goal_words
from playground.tasks.verdict import counted

if TYPE_CHECKING:
    from playground.link.answers import Answer, Pasted
    from playground.state.task import Task

CHECKED: Final = "answers-checked"
"""Under which the visit keeps them."""

POLL: Final = 0.1
"""Seconds between two parts of what takes longer."""

WIDTH: Final = 900
"""In pixels, of the page."""

EXPLAINED: Final = words.check_explained(MOST_LINKS)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked last."""

    task: Task | None
    found: tuple[Answer, ...] = ()
    remark: str = ""
    left: tuple[Pasted, ...] = ()
    """Those for which there was no time yet."""


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
            session.keep(CHECKED, _begun(link, text))
        checked = _kept()
        if checked and checked.left:
            _rest()
        elif checked:
            _show(checked)
    address.keep()


def _kept() -> Checked | None:
    checked = session.kept(CHECKED)
    return checked if isinstance(checked, Checked) else None


def _begun(link: str, text: str) -> Checked:
    """Take apart what was pasted."""
    lines = pasted(text)
    task, problem = task_of(link)
    if problem:
        return Checked(None, remark=problem)
    if not lines:
        return Checked(task, remark=words.PASTE_A_LINK)
    number = lines_in(text)
    remark = str(limits.ANSWERS.refusal(number)) if number > MOST_LINKS else ""
    return Checked(task or first_task(lines), remark=remark, left=tuple(lines))


@st.fragment(run_every=POLL)
def _rest() -> None:
    """Check the links that are left, some at a time, so that others have their turn between.

    Nothing is shown while they are checked: there the next poll would cut this one short.
    """
    checked = _kept()
    if checked and checked.left:
        done, left = len(checked.found), len(checked.left)
        st.progress(done / (done + left), text=words.checking(counted(left, words.LINK)))
        st.button(words.STOP_CHECKING, key="check-stop", on_click=_stopped)
        checked = _gone_on(checked)
        session.keep(CHECKED, checked)
    if not checked or not checked.left:
        st.rerun()


def _gone_on(checked: Checked) -> Checked:
    """Check one link after the other, as far as there is time."""
    found = tuple(answers(checked.left, checked.task, make_way, limits.CHECKING))
    return replace(checked, found=checked.found + found, left=checked.left[len(found) :])


@session.heard
def _stopped() -> None:
    checked = _kept()
    if checked and checked.left:
        remark = words.stopped_checking(counted(len(checked.left), words.LINK))
        session.keep(CHECKED, replace(checked, left=(), remark=remark))


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
