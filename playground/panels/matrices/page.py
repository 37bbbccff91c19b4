"""The panel "From loops to matrices": the same sums, written once for all samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.numbers.names import names_of
from playground.page import session
from playground.page.plot import plot
from playground.panels.matrices import facts, figures, words
from playground.panels.matrices.numbers import shown_matrices
from playground.panels.matrices.race import Race, race

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

RACE = "race"
"""Name under which the visit keeps the measurement."""

BUSY = "Another visitor is measuring right now. Two seconds from now it is your turn."


def panel(experiment: Experiment, run: Run) -> None:
    """Show the panel."""
    _shapes_and_formulas(experiment, run)
    _race()
    _features()


def _shapes_and_formulas(experiment: Experiment, run: Run) -> None:
    X, y, names = experiment.points.X, experiment.points.y, names_of(experiment)
    left, right = st.columns(2, gap="medium")
    left.markdown(words.stacked(len(X), names))
    right.markdown(facts.shapes_table(len(X), names))
    right.caption(words.IN_NUMPY)
    if run.trajectory is None:
        return
    k = min(experiment.iteration, run.last)
    shown = shown_matrices(X, y, run.trajectory.W[k], float(run.trajectory.b[k]))
    left.caption(words.rows_note(len(X)))
    left, right = st.columns(2, gap="medium")
    left.latex(facts.scores_formula(shown, names))
    left.latex(facts.activations_formula(shown))
    right.latex(facts.gradient_formula(shown, names))
    right.latex(facts.bias_formula(shown))


def _race() -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.markdown(words.RACE)
        if st.button("Measure loops against matrices"):
            with st.spinner("Measuring, two seconds at most"):
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
            alt="Loss curves of the same code with 2, 5 and 20 features: all of them fall.",
        )
    st.markdown(facts.check_table(runs))
    st.caption(words.CHECK)
