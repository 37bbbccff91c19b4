"""The sidebar: sampling, training and exports, always in step with the experiment."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import streamlit as st

from playground.numbers.rounding import significant
from playground.page import session, widgets
from playground.page.data_side import (
    ALWAYS_SHOWN,
    FOLDED_AWAY,
    data_side,
    happened,
    more_data,
    sampling_values,
)
from playground.page.export_menu import export_menu
from playground.page.redraw import ABOVE, BELOW, BOARD, redraw
from playground.state.events import SetOption, SetStart, SetTraining
from playground.state.settings import TRAINING

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

UNDER_MORE = tuple(name for name in TRAINING if name not in {"alpha", "iterations"})
"""Names of the training settings under "More"."""

SLIDER_DECIMALS = 2  # of the exponent of alpha


@st.fragment(key=ABOVE)
def upper_controls() -> None:
    """Show the controls above the step limit: data and alpha."""
    if session.visit().waiting:
        return
    session.align_widgets(values_above(session.experiment()))
    data_side()
    _alpha()


@st.fragment(key=BELOW)
def lower_controls() -> None:
    """Show the controls below the step limit."""
    if session.visit().waiting:
        return
    session.align_widgets(values_below(session.experiment()))
    _training()
    more_data()
    _more()
    export_menu()


def values_above(experiment: Experiment) -> dict[str, object]:
    """Give what each widget above the step limit must show, by its key."""
    return {
        **sampling_values(experiment, ALWAYS_SHOWN),
        "alpha": experiment.alpha,
        "alpha-slider": round(math.log10(experiment.alpha), SLIDER_DECIMALS),
    }


def values_below(experiment: Experiment) -> dict[str, object]:
    """Give what each widget below the step limit must show, by its key."""
    return {
        **sampling_values(experiment, FOLDED_AWAY),
        "standardise": experiment.option("standardise"),
        **{name: getattr(experiment, name) for name in TRAINING if name != "alpha"},
    }


def follow(before: Experiment) -> None:
    """Draw what a change on the board or in a panel has made wrong in the sidebar.

    Not all of it always: it costs several times what the board does. During a drag nothing, until
    it ends.
    """
    record, after = session.visit(), session.experiment()
    before = record.sidebar_shows or before
    record.sidebar_shows = before if record.in_hand else None
    if record.in_hand:
        return
    values = {ABOVE: values_above, BELOW: values_below}
    wrong = [part for part, shown in values.items() if shown(before) != shown(after)]
    if wrong:
        redraw(BOARD, *wrong)


def _alpha() -> None:
    alpha = TRAINING["alpha"]
    _field("alpha")
    st.slider(
        f"{alpha.label} (log scale)",
        math.log10(alpha.low),
        math.log10(alpha.high),
        step=10.0**-SLIDER_DECIMALS,
        format="10^%.2f",
        key="alpha-slider",
        on_change=_slider_moved,
    )


def _training() -> None:
    _field("iterations")
    st.toggle(
        "Standardise features",
        key="standardise",
        help="Train on (x − mean) / standard deviation. Weights, gradients, α and the initial "
        "values then belong to these features; the line is the same in both units.",
        on_change=_standardise,
    )


def _more() -> None:
    with st.expander("More"):
        for name in UNDER_MORE:
            _field(name)
        st.button("Random start", on_click=_random_start, width="stretch")


def _field(name: str) -> None:
    widgets.field(name, TRAINING[name], _training_changed, name)


def _training_changed(name: str) -> None:
    happened(SetTraining(((name, session.widget_value(name)),)))


def _standardise() -> None:
    happened(SetOption("standardise", session.widget_value("standardise")))


def _slider_moved() -> None:
    alpha = float(significant(10 ** session.widget_value("alpha-slider"), 3))
    happened(SetTraining((("alpha", alpha),), session.slide("alpha", time.monotonic())))


def _random_start() -> None:
    happened(SetStart("random", session.luck()))
