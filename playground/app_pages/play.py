"""The playground itself: the board, with the sidebar beside it and the panels below."""

import streamlit as st

from playground.board import board
from playground.panels.chooser import panels
from playground.sidebar import sidebar


def page() -> None:
    """Show the playground."""
    board()  # first: its drawing library takes longest to arrive
    with st.sidebar:
        sidebar()
    panels()
