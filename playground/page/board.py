"""The board on the page: one component that draws, plays and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.board.inbox import read_inbox
from playground.page import session
from playground.page.boards import boards, shows_boards
from playground.page.chooser import panels
from playground.page.facts import facts
from playground.page.follow import follow
from playground.page.lesson_strip import lesson_strip
from playground.page.modules import component
from playground.page.rate import step_limit_note
from playground.page.redraw import BOARD, RATE, redraw
from playground.page.sidebar import is_there
from playground.page.task_strip import task_strip
from playground.state.checks import Refused
from playground.state.task import has_control

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


@st.fragment(key=BOARD)
def board(step_limit: DeltaGenerator) -> None:
    """Show the board, and all that follows it: the panels, and the sidebar's ``step_limit``.

    One fragment, as further ones would have to be asked for by ``st.rerun``, which begins a second
    run of the server for each event.
    """
    if shows_boards():
        lesson_strip()
        boards()
        step_limit.empty()  # a fragment writes only where it has written before
        return
    session.write_address()
    with st.container(key="stage"):  # the key is a CSS class: see page.css
        lesson_strip()
        task_strip()
        component("board")(key=BOARD, data=session.answer(), on_sent_change=_on_sent)
        if has_control(session.experiment(), "facts"):
            facts()
        if is_there(RATE):
            step_limit_note(step_limit, session.experiment())
        else:
            step_limit.empty()
        panels()


@session.heard
def _on_sent() -> None:
    """Take in what the board sent."""
    try:
        message = read_inbox(session.component_value(BOARD, "sent"))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
        return
    before = session.experiment()
    session.receive(message)
    if message.events:
        session.visit().in_hand = message.in_hand
    if session.visit().waiting and message.drawn:  # as it is of each until the sidebar is there
        session.visit().waiting = False
        redraw()
    follow(before)
