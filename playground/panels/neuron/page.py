"""The panel "Neuron": the diagram, which the board draws and moves (static/neuron.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page.modules import component

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

SENTENCE = "It weighs the features, adds a bias, and turns the score into a probability."


def panel(experiment: Experiment, run: Run) -> None:  # noqa: ARG001
    """Show the panel."""
    st.markdown(SENTENCE)
    component("neuron")(key="neuron")
