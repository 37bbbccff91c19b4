"""Notes under the board, where what it shows needs a word: its scales, and its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.experiment import has_equal_scales

if TYPE_CHECKING:
    from playground.experiment import Experiment
    from playground.run import Run

OWN_SCALES = (
    "Each axis has its own scale, since one feature ranges over so much more than the other. The "
    "arrow stands at right angles to the line as the screen shows it."
)


def notes(experiment: Experiment, run: Run) -> None:  # noqa: ARG001
    """Show the notes that apply, or nothing."""
    if not has_equal_scales(experiment):
        st.caption(OWN_SCALES)
