"""The guide's page: what to try first, what the screen shows, and the keys."""

import streamlit as st

from playground.guide import text
from playground.page import address


def page() -> None:
    """Show the guide."""
    with st.container(width=720):
        st.markdown(text.written())
    address.keep()
