"""Several boards in the place of the one, in a lesson's scene that compares them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from playground.lessons.boards import boards_message
from playground.lessons.shelf import open_scene_of
from playground.page import address, session
from playground.page.modules import component
from playground.page.redraw import BOARD, redraw
from playground.state.events import ShowIteration

BOARDS: Final = "boards"
"""Key of the component, and its name in static/."""


def shows_boards() -> bool:
    """Say whether the open scene has several boards."""
    opened = open_scene_of(session.experiment())
    return opened is not None and bool(opened.scene.boards)


def boards() -> None:
    """Show the boards; the address is kept as on a page without the one board."""
    record, present = session.visit(), session.experiment()
    opened = open_scene_of(present)
    if opened is None:
        return
    message = boards_message(present, opened.scene, record.seek, record.plays)
    component(BOARDS)(key=BOARDS, data=message, on_rested_change=_rested)
    if record.refusal:
        st.caption(record.refusal)
    address.keep()


@session.heard
def _rested() -> None:
    """Take in where the playhead came to rest; what was sent is checked like any event."""
    rested = session.component_value(BOARDS, "rested")
    if isinstance(rested, dict) and rested.get("seek") == session.visit().seek:
        session.dispatch(ShowIteration(rested.get("iteration")))
        redraw(BOARD)
