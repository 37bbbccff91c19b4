"""The panel "From loops to matrices": the same sums, written once for all samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session
from playground.page.plot import plot
from playground.panels.matrices import facts, figures, words
from playground.panels.matrices.numbers import shown_matrices
from playground.panels.matrices.race import Race, race
from playground.panels.matrices.shapes_figure import shapes_figure
from playground.state.names import names_of

if TYPE_CHECKING:
    from playground.state.shown import Shown

RACE = "race"
"""Name under which the visit keeps the measurement."""

BUSY = words.WAIT


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    _shapes_and_formulas(shown)
    _race()
    _features()


def _shapes_and_formulas(shown: Shown | None) -> None:
    names = names_of(session.experiment())  # which there are without points, too
    m = 0 if shown is None else len(shown.y)
    st.markdown(words.SENTENCE)
    if m:
        sample = shown.sample if shown is not None and shown.sample.chosen else None
        picture = shapes_figure(m, names.matrix, sample.place if sample else None)
        alt = words.shapes_alt(m, names.matrix, sample.number if sample else None)
        plot(picture, key="matrices-shapes", alt=alt, leads=True)
    st.markdown(words.stacked(m, names))
    st.markdown(words.shapes_table(m, names))
    st.caption(words.IN_NUMPY)
    if shown is None:
        return
    matrices = shown_matrices(*shown.here)
    st.caption(words.rows_note(m))
    left, right = st.columns(2, gap="medium")
    left.latex(facts.scores_formula(matrices, names))
    left.latex(facts.activations_formula(matrices))
    right.latex(facts.gradient_formula(matrices, names))
    right.latex(facts.bias_formula(matrices))


def _race() -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.markdown(words.RACE)
        if st.button(words.MEASURE_BUTTON, key="measure"):
            with st.spinner(words.MEASURING):
                result = race()
            if result is None:
                st.caption(BUSY)
            else:
                session.keep(RACE, result)
        kept = session.kept(RACE)
        measured = kept if isinstance(kept, Race) else None
        if measured is not None:
            st.markdown(words.ratio_table(measured))
            st.markdown(words.about_race(measured))
            st.caption(words.how_measured(measured))
    with right:
        plot(figures.race_figure(measured), key="matrices-race", alt=words.race_alt(measured))


def _features() -> None:
    runs = facts.trainings()
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.markdown(words.REMARK)
        st.code(words.CODE, language="python")
    with right:
        plot(
            figures.trainings_figure(runs),
            key="matrices-features",
            alt=words.TRAININGS,
        )
    st.markdown(words.check_table(runs))
    st.caption(words.CHECK)
