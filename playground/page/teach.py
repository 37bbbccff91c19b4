"""The page "Teach with it": for those who teach."""

import streamlit as st

from playground.guide import text_teach
from playground.lessons.shelf import LESSONS
from playground.page import address, words

WIDTH = 760
"""In pixels."""


def page() -> None:
    """Show the page. The key is a CSS class: page.css has what becomes of it on paper."""
    with st.container(width=WIDTH, key="teach"):
        st.title(words.TEACH, anchor=False)
        st.markdown(text_teach.INTRODUCTION)
        st.header(words.LESSONS, anchor="lessons")
        st.markdown(text_teach.LESSONS)
        for number, lesson in LESSONS.items():
            with st.container(key=f"teach-lesson-{number}"):
                st.subheader(f"{number}. {lesson.title}", anchor=f"lesson-{number}")
                st.markdown(text_teach.lesson_text(number, lesson))
        st.header(words.TASKS, anchor="tasks")
        st.markdown(text_teach.TASKS)
        st.markdown(text_teach.goals_table())
        st.header(words.ANSWERS, anchor="answers")
        st.markdown(text_teach.results_table())
        st.header(words.PRIVACY, anchor="privacy")
        st.markdown(text_teach.PRIVACY)
        st.header(words.IN_A_LINK, anchor="link")
        st.markdown(text_teach.LINK)
        st.markdown(text_teach.link_table())
    address.keep()
