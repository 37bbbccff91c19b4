"""The page "Lessons": a card for each, which opens its first scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.drawing.gallery import picture_of_points
from playground.lessons.opening import open_event
from playground.lessons.shelf import LESSONS
from playground.page import address, play, session, words

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson

CARD_WIDTH: Final = 232
PICTURE_WIDTH: Final = 96
"""In pixels: five cards a row where there is room."""


def page() -> None:
    """Show the cards."""
    st.title(words.LESSONS, anchor=False)
    st.markdown(words.LESSONS_INTRODUCTION)
    theme = "dark" if st.context.theme.type == "dark" else "light"  # light if unknown
    with st.container(key="lesson-cards", horizontal=True, gap="small"):
        for number, lesson in LESSONS.items():
            with st.container(width=CARD_WIDTH, gap="xsmall"):
                _card(number, lesson, theme)
    address.keep()


def _card(number: int, lesson: Lesson, theme: str) -> None:
    first = lesson.scenes[0].experiment
    st.image(
        picture_of_points(first.points, theme, (first.w1, first.w2, first.b)),
        width=PICTURE_WIDTH,
        alt=words.lesson_alt(number),
    )
    chosen = st.button(f"{number}. {lesson.title}", key=f"lesson-{number}", width="stretch")
    st.caption(words.card(minutes=lesson.minutes, explains=lesson.explains))
    if chosen:
        session.dispatch(open_event(number, 1))
        st.switch_page(st.Page(play.page, default=True))
