"""The panel "Race": the perceptron beside gradient descent, update for update."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session, widgets
from playground.page.plot import plot
from playground.panels.race import figures, numbers, words
from playground.state.race import racer
from playground.state.words import SHUFFLED

if TYPE_CHECKING:
    from playground.state.shown import Shown


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.markdown(words.NO_POINTS)
        return
    st.markdown(words.SENTENCE)
    found = racer(shown.experiment)
    if found is None:
        st.markdown(words.BEYOND)
        return
    perceptron, descent = numbers.errors(shown, found, whole)
    plot(
        figures.errors_figure(perceptron, descent),
        key="race-errors",
        alt=words.ERRORS,
        iteration=shown.iteration,
        leads=True,
    )
    st.markdown(words.where(numbers.standing(shown, found, whole)))
    st.markdown(words.mistakes(found, never_stops=numbers.never_stops(shown)))
    st.caption(words.LINE)
    chosen = widgets.choice("race_order", words.ORDER)
    if chosen == SHUFFLED:
        widgets.count("race_seed", words.SEED)
    st.caption(words.RULE)
    if shown.scale is not None:
        st.caption(words.STANDARDISED)
