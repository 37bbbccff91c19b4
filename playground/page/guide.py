"""The guide's page: what to try first, what the screen shows, and the keys."""

import streamlit as st

from playground.guide import text
from playground.page import address

KEYS = """
| Key | What it does |
| --- | --- |
| Space | Play, pause |
| → and ← | One step forward, one step back; ten with Shift |
| Page Down and Page Up | One step forward, one step back, as a clicker sends them |
| Home and End | First and last iteration |
| Ctrl+Z | Undo (⌘Z on a Mac) |
| Ctrl+Shift+Z | Redo (⌘⇧Z on a Mac) |
| Tab to the board | A crosshair: arrow keys move it (ten times as far with Shift), \
Enter uses the tool, Delete removes a point, Escape leaves |
| Shift and a click | A point of the other class |
| Alt and a click | Choose a point to look at |
| P, Escape | Present; leave presenting |
| ? | Show the keys |
"""


def page() -> None:
    """Show the guide."""
    with st.container(width=720):
        st.markdown(text.written())
        st.markdown(KEYS)
    address.keep()
