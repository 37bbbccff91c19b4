"""The playground itself: the board, with the sidebar beside it and the panels below."""

import streamlit as st

from playground.board import board
from playground.panels.chooser import panels
from playground.sidebar import sidebar


def page() -> None:
    """Show the playground."""
    with st.sidebar:
        sidebar()
    board()
    panels()
