"""The dialog "Make a task": a teacher's choices, and the link and the code that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.link.share import share_task
from playground.page import session, words
from playground.page.redraw import REST, redraw
from playground.state.checks import Refused
from playground.state.options import LONGEST_NAME, PANELS
from playground.state.task import LONGEST_SENTENCE
from playground.state.words import CONTROLS, MAY, may_label
from playground.tasks.goals import GOALS, goal_words
from playground.tasks.making import default_may, made, remarks
from playground.tasks.words import may_words

if TYPE_CHECKING:
    from playground.state.settings import Setting
    from playground.state.task import Task

PARTS: Final = CONTROLS | {folder: name for name, folder in PANELS.items()}
"""What can be on the page, by the name that a task has for it."""

CODE_WIDTH: Final = 220
"""In pixels, of the code."""


def task_menu() -> None:
    """Show the button."""
    icon = ":material/task_alt:"
    if st.button(
        words.MAKE_TASK, "make-task", type="tertiary", icon=icon, on_click=redraw, args=(REST,)
    ):
        _make()


@st.dialog(words.MAKE_TASK, width="large")
def _make() -> None:
    """Show the choices; the task is made anew from them with each change, and kept nowhere."""
    st.markdown(words.FROM_THE_BOARD)
    choices, result = st.columns((3, 2), gap="medium")
    with choices:
        goal = st.selectbox(
            words.GOAL, list(GOALS), format_func=lambda name: GOALS[name].title, key="task-goal"
        )
        rows = GOALS[goal].parameters
        columns = st.columns(max(len(rows), 2), gap="small")
        numbers = [_number(row, column) for row, column in zip(rows, columns, strict=False)]
        may = st.pills(
            words.MAY_BE_CHANGED,
            list(MAY),
            selection_mode="multi",
            wrap=True,
            default=list(default_may(goal)),
            format_func=may_label,
            key=f"task-may-{goal}",
        )
        sentence = st.text_input(
            words.OWN_SENTENCE, max_chars=LONGEST_SENTENCE, key="task-sentence"
        )
        with st.expander(words.NAMES):
            pairs = zip(words.NAME_FIELDS.items(), (*st.columns(2), *st.columns(2)), strict=True)
            names = {name: _name(name, *field, column) for (name, field), column in pairs}
        with st.expander(words.ON_THE_PAGE):
            shown = st.pills(
                words.PARTS_OF_PAGE,
                list(PARTS),
                selection_mode="multi",
                wrap=True,
                default=list(PARTS),
                format_func=PARTS.__getitem__,
                key="task-shown",
            )
    with result, st.container(key="task-result"):
        try:
            task = made(
                session.experiment(),
                goal,
                numbers,
                may=may,
                shown=shown,
                names=names,
                sentence=sentence,
            )
            _result(task)
        except Refused as refusal:
            st.error(str(refusal))


def _number(row: Setting, column: st.delta_generator.DeltaGenerator) -> object:
    return column.number_input(
        row.label,
        row.low,
        row.high,
        row.default,
        step=row.step,
        format=None if row.whole else "%g",
        key=f"task-{row.label}",
    )


def _name(name: str, label: str, example: str, column: st.delta_generator.DeltaGenerator) -> str:
    now = session.experiment().option(name)
    entered = column.text_input(label, now, LONGEST_NAME, placeholder=example, key=f"task-{name}")
    return str(entered)


def _result(task: Task) -> None:
    """Show what was made: the words, the link, the code."""
    shared = share_task(task, st.context.url)
    st.markdown(f"**{goal_words(task)}** {may_words(task)}")
    for remark in remarks(task):
        st.warning(remark)
    if shared["qr"]:
        st.image(shared["qr"], width=CODE_WIDTH, alt=words.TASK_CODE)
    st.code(shared["url"], language=None, wrap_lines=True)
    st.link_button(words.OPEN_TASK, shared["url"])
    st.caption(words.CHECKED_AT_ONCE)
