"""The playground itself: the board with the panels below it, and the sidebar beside them."""

import time
from typing import Final

import streamlit as st

from playground.page import session
from playground.page.board import board
from playground.page.sidebar import lower_controls, upper_controls

HEAD_START: Final = 0.3
"""Seconds that the browser has for the board alone when the page is opened, before it is told of
the sidebar, which has as much to draw. As nothing can be used before the board is there, it goes
first: tests/benchmarks/board.py shows what that is worth."""


def page() -> None:
    """Show the playground."""
    with st.sidebar:
        above, step_limit, below = st.container(), st.empty(), st.container()
    first = not session.visit().opened
    board(step_limit)
    if first:
        time.sleep(HEAD_START)
    with above:
        upper_controls()
    with below:
        lower_controls()
