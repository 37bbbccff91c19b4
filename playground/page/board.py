"""The board on the page: one component that draws, plays and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.board.inbox import read_inbox
from playground.board.teaching import describe_step_limit
from playground.page import session
from playground.page.chooser import panels
from playground.page.modules import component
from playground.page.redraw import BOARD
from playground.page.sidebar import follow
from playground.state.checks import Refused

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


@st.fragment(key=BOARD)
def board(step_limit: DeltaGenerator) -> None:
    """Show the board, and all that follows it: the panels, and the sidebar's ``step_limit``.

    One fragment, as further ones would have to be asked for by ``st.rerun``, which begins a second
    run of the server for each event.
    """
    session.write_address()
    with st.container(key="stage"):  # the key is a CSS class: see page.css
        component("board")(key=BOARD, data=session.answer(), on_sent_change=_on_sent)
        step_limit.caption(describe_step_limit(session.experiment()))
        panels()


def _on_sent() -> None:
    """Take in what the board sent."""
    try:
        message = read_inbox(session.component_value(BOARD, "sent"))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
        return
    before = session.experiment()
    session.receive(message)
    follow(before)
