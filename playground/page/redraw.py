"""The parts of the page that are drawn again by themselves, by the keys of their fragments."""

from typing import Final, NoReturn

import streamlit as st

BOARD: Final = "board"
"""The board and all that follows it at every event: the step limit and the panels."""

DATA: Final = "data"
"""The sidebar's group "Data"."""

START: Final = "start"
"""The group "Start"."""

RATE: Final = "rate"
"""The first of the group "Training": the learning rate, above the step limit."""

REST: Final = "rest"
"""What comes below the step limit: the rest of "Training", and "Take away"."""

SIDEBAR: Final = (DATA, START, RATE, REST)


def redraw(*parts: str) -> NoReturn:
    """Draw these parts instead of the one that was under way; without any, the whole page."""
    st.rerun(list(parts or (BOARD, *SIDEBAR)))
