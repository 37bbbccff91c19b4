"""The learning rate: a slider whose marks are values, the exact field beside it, and its limit."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st

from playground.board.teaching import describe_step_limit
from playground.numbers.rounding import significant
from playground.numbers.text import spoken
from playground.page import session, widgets, words
from playground.page.follow import happened
from playground.page.redraw import RATE
from playground.state.events import SetTraining
from playground.state.settings import ALPHA_MARKS, TRAINING
from playground.state.theory import step_limit_of

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from playground.state.experiment import Experiment

WIDTHS: Final = (11, 9)
"""Of slider and field, as parts of their row; page.css places the mark of the step limit by it."""

SLIDER: Final = "alpha-slider"


def nearest_mark(alpha: float) -> float:
    """Give the mark at which the slider stands. The marks stay: with others it would begin anew."""
    return min(ALPHA_MARKS, key=lambda mark: abs(math.log(mark / alpha)))


def rate() -> None:
    """Show slider and field in a row."""
    alpha = TRAINING["alpha"]
    mark = nearest_mark(session.experiment().alpha)
    key = session.key_at(SLIDER, mark)
    slider, field = st.columns(WIDTHS, vertical_alignment="bottom", gap="small")
    with slider:
        st.select_slider(
            words.on_log_scale(alpha.label),
            ALPHA_MARKS,
            format_func=spoken,
            value=mark,
            key=key,
            label_visibility="collapsed",
            on_change=_slider_moved,
            args=(key,),
        )
    with field:
        widgets.field("alpha", alpha, session.experiment().alpha, _typed)


def step_limit_note(place: DeltaGenerator, experiment: Experiment) -> None:
    """Say below the slider what the step limit is, and mark it on the slider."""
    share = _place_on_slider(experiment)
    mark = "" if share is None else f'<i style="--share: {significant(share, 4)}"></i>'
    place.html(f'<p class="step-limit">{mark}{describe_step_limit(experiment)}</p>')


def _place_on_slider(experiment: Experiment) -> float | None:
    """Give the place of the step limit on the slider, from 0 to 1; None where it is not on it."""
    limit = step_limit_of(experiment)
    marks = ALPHA_MARKS
    if limit is None or not marks[0] <= limit <= marks[-1]:
        return None
    places = np.linspace(0.0, 1.0, len(marks))
    return float(np.interp(np.log(limit), np.log(marks), places))


@session.heard
def _slider_moved(key: str) -> None:
    alpha = session.said(SLIDER, key)
    gesture = session.slide("alpha", time.monotonic())
    happened(RATE, SetTraining((("alpha", alpha),), gesture))


@session.heard
def _typed(name: str, key: str) -> None:
    happened(RATE, SetTraining(((name, session.said(name, key)),)))
