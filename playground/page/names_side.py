"""Names for axes and classes, in the sidebar: words about the points take them."""

from __future__ import annotations

import streamlit as st

from playground.page import session, widgets, words
from playground.page.redraw import redraw
from playground.state.events import SetOption


def names() -> None:
    """Show the fields."""
    for column, pair in zip(st.columns(2, gap="small"), (0, 2), strict=True):
        with column:
            for name, (label, example) in list(words.NAME_FIELDS.items())[pair : pair + 2]:
                widgets.text(name, label, _named, placeholder=example)


@session.heard
def _named(name: str, key: str) -> None:
    session.dispatch(SetOption(name, session.said(name, key)))
    redraw()
