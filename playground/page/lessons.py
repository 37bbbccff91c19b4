"""The page "Lessons": a card for each, which opens its first scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from playground.drawing.gallery import picture_of_points
from playground.lessons.opening import open_event
from playground.lessons.shelf import LESSONS
from playground.page import address, play, session

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson

CARD_WIDTH: Final = 232
PICTURE_WIDTH: Final = 96
"""In pixels: five cards a row where there is room."""


def page() -> None:
    """Show the cards."""
    st.title("Lessons", anchor=False)
    st.markdown(
        "Short lessons. Each asks you to guess first: a wrong guess shows the most. Nothing is "
        "locked, and nothing is counted."
    )
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
        alt=f"The points of lesson {number}",
    )
    chosen = st.button(f"{number}. {lesson.title}", key=f"lesson-{number}", width="stretch")
    st.caption(f"{lesson.minutes} minutes. Afterwards you can explain {lesson.explains}.")
    if chosen:
        session.dispatch(open_event(number, 1))
        st.switch_page(st.Page(play.page, default=True))
