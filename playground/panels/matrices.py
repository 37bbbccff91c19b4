"""The panel "From loops to matrices": the same sums, written once for all samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground import session
from playground.panels import matrices_facts as facts
from playground.panels import matrices_figures as figures
from playground.panels import matrices_words as words
from playground.panels.plot import plot
from playground.race import Race, race

if TYPE_CHECKING:
    from playground.experiment import Experiment
    from playground.run import Run

RACE = "race"
"""Name under which the visit keeps the measurement."""

BUSY = "Another visitor is measuring right now. Two seconds from now it is your turn."


def panel(experiment: Experiment, run: Run) -> None:
    """Show the panel."""
    _shapes_and_formulas(experiment, run)
    _race()
    _features()


def _shapes_and_formulas(experiment: Experiment, run: Run) -> None:
    X, y = experiment.points.X, experiment.points.y
    left, right = st.columns(2, gap="medium")
    left.markdown(words.STACKED if len(X) else words.STACKED + words.NO_POINTS)
    right.markdown(facts.shapes_table(len(X)))
    if run.trajectory is None:
        return
    k = min(experiment.iteration, run.last)
    W, b = run.trajectory.W[k], float(run.trajectory.b[k])
    left.caption(words.rows_note(len(X)))
    left, right = st.columns(2, gap="medium")
    left.latex(facts.scores_formula(X, W, b))
    left.latex(facts.activations_formula(X, y, W, b))
    right.latex(facts.gradient_formula(X, y, W, b))
    right.latex(facts.bias_formula(X, y, W, b))


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
        measured = session.kept(RACE)
        if isinstance(measured, Race):
            st.markdown(words.ratio_table(measured))
            st.markdown(words.about_race(measured))
            st.caption(words.how_measured(measured))
    if isinstance(measured, Race):
        with right:
            plot(
                figures.race_figure(measured),
                key="matrices-race",
                alt="Seconds for one gradient against the number of samples, by loops and by "
                "matrices. " + words.about_race(measured),
            )


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
