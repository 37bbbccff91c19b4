"""The single-neuron playground: ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from playground.page import check, guide, lessons, maths, play, teach
from playground.page.style import style

HERE = Path(__file__).parent

st.set_page_config(
    page_title="One neuron learns",
    page_icon=str(HERE / "static" / "icon.svg"),
    layout="wide",
    initial_sidebar_state="collapsed" if st.context.is_embedded else "auto",
)
st.html(style())
st.navigation(
    [
        st.Page(play.page, title="Playground", default=True),
        st.Page(lessons.page, title="Lessons", url_path="lessons"),
        st.Page(maths.page, title="The maths", url_path="maths"),
        st.Page(guide.page, title="Guide", url_path="guide"),
        st.Page(teach.page, title="Teach with it", url_path="teach"),
        st.Page(check.page, title="Check answers", url_path="check"),
    ],
    position="top",
).run()
