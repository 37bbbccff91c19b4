"""The single-neuron playground: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from playground.page import check, guide, lessons, maths, play, teach, words
from playground.page.style import style

HERE = Path(__file__).parent

st.set_page_config(
    page_title=words.APP,
    page_icon=str(HERE / "static" / "icon.svg"),
    layout="wide",
    initial_sidebar_state="collapsed" if st.context.is_embedded else "auto",
)
st.html(style())
st.navigation(
    [
        st.Page(play.page, title=words.PLAYGROUND, default=True),
        st.Page(lessons.page, title=words.LESSONS, url_path="lessons"),
        st.Page(maths.page, title=words.MATHS, url_path="maths"),
        st.Page(guide.page, title=words.GUIDE, url_path="guide"),
        st.Page(teach.page, title=words.TEACH, url_path="teach"),
        st.Page(check.page, title=words.CHECK_ANSWERS, url_path="check"),
    ],
    position="top",
).run()
