"""The parts of the page that are drawn again by themselves, by the keys of their fragments."""

from typing import Final

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

BOARD: Final = "board"
"""The board, and what stands around it, such as the panels."""

DATA: Final = "data"
"""The sidebar's group "Data"."""

START: Final = "start"
"""The group "Start"."""

RATE: Final = "rate"
"""The first of the group "Training": the learning rate, above the step limit."""

REST: Final = "rest"
"""What comes below the step limit: the rest of "Training", and "Take away"."""

SIDEBAR: Final = (DATA, START, RATE, REST)


def redraw(*parts: str) -> None:
    """In a callback: draw these parts instead of the one that is next; without any, all of them.

    Where a whole page is next there is nothing to ask for, and to ask would be to do without it: of
    what a visitor does just before another page is opened, Streamlit tells while it opens that.

    Of what is said at one time, such as by a field that is left for a button, Streamlit draws the
    part of one widget, or all that callbacks ask for: so each must ask for its own.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return
    try:
        st.rerun(list(parts or (BOARD, *SIDEBAR)))
    except StreamlitAPIException:
        return  # another page is there already, which has none of them
