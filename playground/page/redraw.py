"""The parts of the page that are drawn again by themselves, by the keys of their fragments."""

from typing import Final, NoReturn

import streamlit as st

BOARD: Final = "board"
"""The board and all that follows it at every event: the step limit and the panels."""

ABOVE: Final = "above"
"""The sidebar above the step limit."""

BELOW: Final = "below"
"""The sidebar below the step limit."""


def redraw(*parts: str) -> NoReturn:
    """Draw these parts instead of the one that was under way; without any, the whole page."""
    st.rerun(list(parts or (BOARD, ABOVE, BELOW)))
