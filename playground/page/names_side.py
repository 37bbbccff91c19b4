"""Names for axes and classes, in the sidebar: words about the points take them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from playground.page import session, widgets
from playground.page.redraw import redraw
from playground.state.events import SetOption

FIELDS: Final = {
    "x1_name": ("Name of x₁", "hours studied"),
    "x2_name": ("Name of x₂", "hours slept"),
    "class0_name": ("Name of class 0", "failed"),
    "class1_name": ("Name of class 1", "passed"),
}
"""Of each option: what its field is called, and an example that stands in it while it is empty."""


def names() -> None:
    """Show the fields."""
    for column, pair in zip(st.columns(2, gap="small"), (0, 2), strict=True):
        with column:
            for name, (label, example) in list(FIELDS.items())[pair : pair + 2]:
                widgets.text(name, label, _named, placeholder=example)


@session.heard
def _named(name: str, key: str) -> None:
    session.dispatch(SetOption(name, session.said(name, key)))
    redraw()
