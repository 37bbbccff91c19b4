"""The sidebar: sampling, training and exports, always in step with the experiment."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import streamlit as st

from neuron import step_limit
from playground import limits, session
from playground.data_side import data_side, happened, more_data, sampling_values
from playground.events import SetOption, SetTraining, random_weights
from playground.export_menu import export_menu
from playground.message import describe_step_limit
from playground.run import trained_features

if TYPE_CHECKING:
    from playground.experiment import Experiment

SLIDER_DECIMALS = 2  # of the exponent of alpha


@st.fragment(key="side")
def sidebar() -> None:
    """Show the controls beside the board, each in step with the experiment before it is drawn."""
    session.write_widgets(widget_values(session.experiment()))
    data_side()
    _training()
    more_data()
    _more()
    export_menu()


def widget_values(experiment: Experiment) -> dict[str, object]:
    """Give what each widget must show, by its key."""
    return {
        **sampling_values(experiment),
        "alpha": experiment.alpha,
        "alpha-slider": round(math.log10(experiment.alpha), SLIDER_DECIMALS),
        "iterations": experiment.iterations,
        "w1": experiment.w1,
        "w2": experiment.w2,
        "b": experiment.b,
    }


def fragments_to_follow(before: Experiment, after: Experiment) -> list[str]:
    """Name the parts of the sidebar that a change outside it must draw again."""
    return ["limit"] if widget_values(before) == widget_values(after) else ["side"]


def _training() -> None:
    low, high = limits.ALPHA
    st.number_input(
        "Learning rate α",
        low,
        high,
        step=0.1,
        format="%g",
        key="alpha",
        on_change=_training_changed,
        args=("alpha",),
    )
    st.slider(
        "Learning rate α (log scale)",
        math.log10(low),
        math.log10(high),
        step=10.0**-SLIDER_DECIMALS,
        format="10^%.2f",
        key="alpha-slider",
        on_change=_slider_pulled,
    )
    _step_limit()
    st.number_input(
        "Iterations",
        *limits.ITERATIONS,
        step=100,
        key="iterations",
        on_change=_training_changed,
        args=("iterations",),
    )
    session.write_widgets({"standardise": session.experiment().option("standardise")})
    st.toggle(
        "Standardise features",
        key="standardise",
        help="Train on (x − mean) / standard deviation. Weights, gradients, α and the initial "
        "values then belong to these features; the line is the same in both units.",
        on_change=_standardise,
    )


@st.fragment(key="limit")
def _step_limit() -> None:
    """Show the one line here that follows the points; by itself, as the rest costs milliseconds."""
    experiment = session.experiment()
    limit = step_limit(trained_features(experiment)) if len(experiment.points) else None
    st.caption(describe_step_limit(limit, experiment.alpha))


def _more() -> None:
    with st.expander("More"):
        for key, label in (("w1", "Initial w₁"), ("w2", "Initial w₂"), ("b", "Initial b")):
            st.number_input(
                label,
                -limits.INITIAL_WEIGHT,
                limits.INITIAL_WEIGHT,
                step=0.1,
                format="%g",
                key=key,
                on_change=_training_changed,
                args=(key,),
            )
        st.button("Random start", on_click=_random_start, width="stretch")


def _training_changed(name: str) -> None:
    happened(SetTraining(((name, session.widget_value(name)),)))


def _standardise() -> None:
    happened(SetOption("standardise", session.widget_value("standardise")))


def _slider_pulled() -> None:
    alpha = float(f"{10 ** session.widget_value('alpha-slider'):.3g}")
    happened(SetTraining((("alpha", alpha),), session.pull("alpha", time.monotonic())))


def _random_start() -> None:
    happened(random_weights(session.new_generator()))
