"""The board on the page: one component that draws, plays and reports."""

from __future__ import annotations

import streamlit as st

from playground.board.inbox import read_inbox
from playground.page import beside, session
from playground.page.boards import boards, shows_boards
from playground.page.chooser import panels
from playground.page.facts import facts
from playground.page.follow import follow
from playground.page.lesson_strip import lesson_strip
from playground.page.modules import component
from playground.page.redraw import BOARD
from playground.page.task_strip import task_strip
from playground.state.checks import Refused
from playground.state.task import has_control


@st.fragment(key=BOARD)
def board() -> None:
    """Show the board, and all that follows it: the panels."""
    is_one = not shows_boards()
    drawing = session.visit().drawings.drawing(BOARD, beside.said(session.experiment()))
    stage = st.container(key="stage" if is_one else None)  # the key is a CSS class: see page.css
    with drawing, stage:
        with st.container():  # one place, whether there are any: a fragment must keep its own
            lesson_strip()
            if is_one:
                task_strip()
        _figures()
        if is_one:
            if has_control(session.experiment(), "facts"):
                facts()
            panels()


@st.fragment
def _figures() -> None:
    """Show the board itself, which is all that most events ask for, or the boards of a scene."""
    if shows_boards():
        boards()
    else:
        session.write_address()
        component("board")(key=BOARD, data=session.answer(), on_sent_change=_on_sent)


@session.heard
def _on_sent() -> None:
    """Take in what the board sent."""
    record = session.visit()
    try:
        message = read_inbox(session.component_value(BOARD, "sent"))
    except Refused as refusal:
        record.refusal = str(refusal)
    else:
        session.receive(message)
        if message.events:
            record.in_hand = message.in_hand
        record.begun |= message.drawn
        follow()
    beside.keep_up()
