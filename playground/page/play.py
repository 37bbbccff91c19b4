"""The playground itself: the board with the panels below it, and the sidebar beside them."""

import streamlit as st

from playground.page import session
from playground.page.board import board
from playground.page.sidebar import lower_controls, upper_controls


def page() -> None:
    """Show the playground.

    When it is opened the browser gets the board alone, and the sidebar, which has as much to draw,
    once the page says that the board is there: tests/benchmarks/board.py shows what that is worth.
    """
    with st.sidebar:
        above, step_limit, below = st.container(), st.empty(), st.container()
    session.visit().waiting = session.is_opening()
    board(step_limit)
    with above:
        upper_controls()
    with below:
        lower_controls()
