"""What stands at the board: the badge of the verdict, and what more is drawn ("Show")."""

from __future__ import annotations

from typing import Final

import streamlit as st

from playground.board.words_certificate import badge, explained
from playground.board.words_show import notes
from playground.page import session, widgets
from playground.page.follow import follow
from playground.page.words import SHOW_MENU
from playground.state.options import SHOWN_ON_BOARD

CERTIFICATE: Final = "certificate"
SHOW: Final = "show"
"""Keys of the two buttons; with the containers in them, they are CSS classes: see page.css."""


def facts() -> None:
    """Show both buttons, in the place that the board leaves for them (static/board-layout.js).

    What they hold is made while they are open.
    """
    experiment = session.experiment()
    with st.container(key="facts", horizontal=True, gap="xsmall", wrap=False):
        words = badge(experiment)
        session.stay_open(CERTIFICATE, words)
        verdict = st.popover(words, key=CERTIFICATE, on_change=follow, type="tertiary", wrap=True)
        if verdict.open:
            with verdict, st.container(key="certificate-text", gap="small"):
                for paragraph in explained(experiment, session.shown()):
                    st.markdown(paragraph)
        show = st.popover(SHOW_MENU, key=SHOW, on_change=follow, type="tertiary")
        if show.open:
            with show, st.container(key="show-switches", gap="xsmall"):
                for name, label in SHOWN_ON_BOARD.items():
                    widgets.switch(name, label)
                for note in notes(session.experiment()):
                    st.markdown(note)
