"""Which panel is open, and the panel itself, following the experiment at the iteration shown."""

from __future__ import annotations

import importlib

import streamlit as st

from playground import session
from playground.panels import widgets
from playground.panels.notes import notes
from playground.point_table import point_table
from playground.run import as_trained

MODULES = {
    "This step": "step",
    "Sigmoid and probability": "sigmoid",
    "Likelihood": "likelihood",
    "Loss landscape": "landscape",
    "From loops to matrices": "matrices",
}
"""The module of each panel; "Closed" has none."""


def panels() -> None:
    """Show the row of panels and the open one."""
    with st.container(key="panels"):  # the key is a CSS class, by which presenting hides it
        notes(session.experiment(), session.shown_run())
        name = widgets.choice("panel", "Look inside", label_visibility="collapsed")
        if name in MODULES:
            module = importlib.import_module(f"playground.panels.{MODULES[name]}")
            module.panel(as_trained(session.experiment()), session.shown_run())
        point_table()
