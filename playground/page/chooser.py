"""Which panel is open, and the panel itself, following the experiment at the iteration shown."""

from __future__ import annotations

import importlib

import streamlit as st

from playground.page import session, widgets, words
from playground.page.notes import notes
from playground.page.point_table import point_table
from playground.state.options import PANELS
from playground.state.task import has_control, panels_of


def panels() -> None:
    """Show the row of panels and the open one."""
    with st.container(key="panels"):  # the key is a CSS class: see page.css
        shown = session.shown()
        there = panels_of(session.experiment())
        name = widgets.choice("panel", words.LOOK_INSIDE, there, label_visibility="collapsed")
        # By name, when it is opened: what a page shows first need not wait for the panels.
        if name:
            module = importlib.import_module(f"playground.panels.{PANELS[name]}.page")
            module.panel(shown)
        notes(session.experiment(), shown)
        if has_control(session.experiment(), "table"):
            point_table()
