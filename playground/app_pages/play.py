"""The playground itself: the board with the panels below it, and the sidebar beside them."""

import streamlit as st

from playground.board import board
from playground.sidebar import lower_controls, upper_controls


def page() -> None:
    """Show the playground."""
    with st.sidebar:
        above, step_limit, below = st.container(), st.empty(), st.container()
    board(step_limit)  # first: its drawing library takes longest to arrive
    with above:
        upper_controls()
    with below:
        lower_controls()
