"""The panel "Neuron": the diagram, which the board draws and moves (static/neuron.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page.modules import component
from playground.panels.neuron import words
from playground.panels.neuron.words import own_words

if TYPE_CHECKING:
    from playground.state.shown import Shown

SENTENCE = words.INTRODUCTION


def panel(shown: Shown | None) -> None:
    """Show the panel; the board has the numbers of the diagram."""
    said = own_words(shown) if shown else ""
    if said:
        st.text(said)  # a visitor's names are in it
    else:
        st.markdown(SENTENCE)
    component("neuron")(key="neuron")
