"""The learning rate: a slider whose marks are values, the exact field beside it, and its limit."""

from __future__ import annotations

import math
import time
from typing import Final

import streamlit as st

from playground.numbers.text import spoken
from playground.page import session, widgets, words
from playground.page.follow import happened
from playground.page.modules import component
from playground.page.redraw import RATE
from playground.state.events import SetTraining
from playground.state.settings import ALPHA_MARKS, TRAINING

WIDTHS: Final = (11, 9)
"""Of slider and field, as parts of their row; page.css places a mark by it."""

SLIDER: Final = "alpha-slider"
STEP_LIMIT: Final = "step-limit"


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
    component("aside")(key=STEP_LIMIT)  # where the board says what the step limit is, and marks it


@session.heard
def _slider_moved(key: str) -> None:
    alpha = session.said(SLIDER, key)
    gesture = session.slide("alpha", time.monotonic())
    happened(RATE, SetTraining((("alpha", alpha),), gesture))


@session.heard
def _typed(name: str, key: str) -> None:
    happened(RATE, SetTraining(((name, session.said(name, key)),)))
