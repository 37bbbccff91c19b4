"""The playground itself: the board with the panels below it, and the sidebar beside them."""

import streamlit as st

from playground.page import session
from playground.page.board import board
from playground.page.boards import shows_boards
from playground.page.drawn import Drawings
from playground.page.sidebar import (
    data_controls,
    other_controls,
    rate_controls,
    start_controls,
)


def page() -> None:
    """Show the playground.

    When it is opened the browser gets the board alone, and the sidebar, which has as much to draw,
    once the page says that the board is there: tests/benchmarks/board.py shows what that is worth.
    """
    with st.sidebar:
        data, start, rate, rest = (st.container() for _ in range(4))
    record = session.visit()
    record.begun = shows_boards() or not session.is_opening()
    record.drawings, record.in_hand = Drawings(), False
    board()
    groups = {
        data_controls: data,
        start_controls: start,
        rate_controls: rate,
        other_controls: rest,
    }
    for controls, place in groups.items():
        with place:
            controls()
