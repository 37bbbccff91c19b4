"""The panel "Sigmoid and probability": the curve, its reading, and what a small change does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from neuron import sample_table, small_change
from playground.page import session, widgets
from playground.page.plot import plot
from playground.panels.sigmoid import words
from playground.panels.sigmoid.change_figures import change_figure, error_figure
from playground.panels.sigmoid.error import error_curve
from playground.panels.sigmoid.figures import sigmoid_figure
from playground.panels.sigmoid.numbers import reading, shown_change
from playground.panels.step.words import FARTHEST_WRITTEN
from playground.state.events import SetOption

if TYPE_CHECKING:
    import numpy as np
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from neuron import SmallChange
    from playground.state.chosen import Sample
    from playground.state.shown import Shown

NUMBER = "sigmoid-sample"
STEP = 0.01
"""Step of the sliders."""


def panel(shown: Shown | None) -> None:
    """Show the sigmoid with every sample on it, and small changes of one."""
    if shown is None:
        st.markdown(words.NO_POINTS)
        return
    y, sample = shown.y, shown.sample
    x = shown.X[sample.place]
    nudge = tuple(shown.option(name) for name in ("dw1", "dw2", "db"))
    change = small_change(x, shown.W, shown.b, nudge[:2], nudge[2])
    st.markdown(words.SENTENCE)
    name = words.PICTURE
    _chart(sigmoid_figure(sample_table(*shown.here), y, sample.place), "curve", name, leads=True)
    _sample(sample, len(y), float(y[sample.place]), change.z)
    st.markdown(words.CHANGES)
    left, right = st.columns([1, 2], gap="large")
    with left:
        for name, label in (("dw1", "δw₁"), ("dw2", "δw₂"), ("db", "δb")):
            widgets.slider(name, label, STEP)
    with right:
        st.markdown(words.change_formula(shown.names.letter))
        _change(change, x, nudge)
    _plots(change)


def _sample(sample: Sample, count: int, label: float, z: float) -> None:
    """Choose a sample by number, and read its output as a probability."""
    session.write_widgets({NUMBER: sample.number})
    st.number_input(words.SAMPLE, 1, count, step=1, key=NUMBER, on_change=_sample_chosen)
    st.markdown(words.sample_heading(sample, label))
    far = abs(z) > FARTHEST_WRITTEN
    st.markdown(words.too_far(z) if far else words.bernoulli(z, label, reading(z)))


@session.heard
def _sample_chosen() -> None:
    session.dispatch(SetOption("chosen", session.widget_value(NUMBER) - 1))


def _change(change: SmallChange, x: NDArray[np.float64], nudge: tuple[float, ...]) -> None:
    """Compare prediction and truth, for the sigmoid and for the threshold."""
    if change.dz == 0.0:
        st.markdown(words.NO_CHANGE)
        return
    if max(abs(change.z), abs(change.z + change.dz)) > FARTHEST_WRITTEN:
        st.markdown(words.TOO_FLAT)
        st.markdown(words.threshold(change))
        return
    st.markdown(words.change_numbers(shown_change(change, x, nudge)))
    st.markdown(words.threshold(change))
    st.markdown(words.DIGITS_NOTE)


def _plots(change: SmallChange) -> None:
    """Plot the change on the curve, and its error against its size."""
    if change.dz == 0.0:
        return
    curve = error_curve(change)
    if curve is None:
        st.markdown(words.FLAT)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _chart(change_figure(change), "change", words.CHANGE_PICTURE)
        st.markdown(words.TANGENT)
    with right:
        name = words.ERROR_PICTURE
        _chart(error_figure(curve, change), "error", name)
        st.markdown(words.order(curve))


def _chart(figure: go.Figure, key: str, alt: str, *, leads: bool = False) -> None:
    plot(figure, key=f"sigmoid-{key}", alt=alt, leads=leads)
