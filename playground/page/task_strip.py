"""The strip above the board while a task is open: what is asked for, and how it stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.link.share import address_of
from playground.page import session
from playground.page.follow import follow
from playground.page.redraw import redraw
from playground.page.words import HAND_IN_BUTTON, LEAVE_TASK, LEFT_OUT, RESET, YOUR_ANSWER, the_task
from playground.state.events import LeaveTask, ResetTask
from playground.state.task import overstepped
from playground.tasks.goals import goal_of, goal_words, judged
from playground.tasks.words import IN_HAND, may_words, standing

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.task import Task

HAND_IN: Final = "hand-in"
"""Key of the button, and of what keeps it open."""


def task_strip() -> None:
    """Show the strip, if there is a task. The keys are CSS classes: see page.css."""
    experiment = session.experiment()
    task = experiment.task
    if task is None:
        return
    with st.container(key="task", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="task-words", gap=None):
            st.markdown(the_task(goal=goal_words(task), may=may_words(task)))
            if task.sentence:
                st.text(task.sentence)
            reached, words = _standing(experiment, task)
            kind = "reached" if reached else "open"
            st.html(f'<p class="task-standing {kind}" role="status">{escape(words)}</p>')
        with st.container(key="task-buttons", horizontal=True, gap="xsmall", width="content"):
            st.button(RESET, key="task-reset", on_click=_reset)
            _hand_in(experiment)
            st.button(LEAVE_TASK, key="task-leave", type="tertiary", on_click=_left)


def _standing(experiment: Experiment, task: Task) -> tuple[bool, str]:
    """Say whether the goal is reached, and how it stands.

    A goal that trains is only judged once the line in hand is let go: a run takes its time.
    """
    if session.visit().in_hand and goal_of(task).trains:
        return False, IN_HAND
    verdict = judged(task, experiment)
    return verdict.reached and not overstepped(experiment), standing(experiment, verdict)


def _hand_in(experiment: Experiment) -> None:
    """Give the answer as a link, which is made while this is open."""
    menu = st.popover(HAND_IN_BUTTON, key=HAND_IN, on_change=follow)
    if not menu.open:
        return
    url, left_out = address_of(experiment, st.context.url)
    with menu, st.container(key="hand-in-text", gap="small"):
        st.markdown(YOUR_ANSWER)
        st.code(url, language=None, wrap_lines=True)
        if left_out:
            st.warning(f"{left_out} {LEFT_OUT}")


@session.heard
def _reset() -> None:
    session.dispatch(ResetTask())
    redraw()


@session.heard
def _left() -> None:
    session.dispatch(LeaveTask())
    redraw()
