"""The sidebar: data, start, training and exports, always in step with the experiment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session, widgets, words
from playground.page.boards import shows_boards
from playground.page.data_side import data_side
from playground.page.export_menu import export_menu
from playground.page.follow import (
    OTHERS,
    PINS,
    STANDARDISE,
    START_FROM,
    VALUES,
    WEIGHTS,
    happened,
)
from playground.page.rate import rate
from playground.page.redraw import DATA, RATE, REST, START
from playground.page.task_menu import task_menu
from playground.state.events import SetOption, SetStart, SetTraining
from playground.state.options import STARTS
from playground.state.pin_events import PinRun
from playground.state.pins import room
from playground.state.settings import TRAINING
from playground.state.start import RANDOM, start_of
from playground.state.task import has_control, may_change

if TYPE_CHECKING:
    from collections.abc import Callable


@st.fragment(key=DATA)
def data_controls() -> None:
    """Show the group "Data"."""
    _group(words.DATA_GROUP, DATA, data_side)


@st.fragment(key=START)
def start_controls() -> None:
    """Show the group "Start"."""
    _group(words.START_GROUP, START, _start)


@st.fragment(key=RATE)
def rate_controls() -> None:
    """Show what the group "Training" has above the step limit."""
    _group(words.TRAINING_GROUP, RATE, rate)


@st.fragment(key=REST)
def other_controls() -> None:
    """Show what comes below the step limit."""
    _group("", REST, _training)


def _group(heading: str, part: str, controls: Callable[[], None]) -> None:
    """Show a group, once the board is there."""
    record = session.visit()
    if not record.begun:
        return
    with record.drawings.drawing(part, VALUES[part](record.experiment)):
        if is_there(part):
            _draw(heading, part, controls)


def _draw(heading: str, part: str, controls: Callable[[], None]) -> None:
    if shows_boards():  # which are the lesson's own
        if part == DATA:
            st.caption(words.THE_LESSONS)
        return
    with st.container(key=f"group-{part}", gap="xsmall"):  # the key is a CSS class: see page.css
        if heading:
            st.header(heading, anchor=False)
        controls()


def is_there(part: str) -> bool:
    """Say whether a task leaves a group on the page."""
    experiment = session.experiment()
    if part == RATE:
        return has_control(experiment, "training") and may_change(experiment, "alpha")
    return part == REST or has_control(experiment, part)


def _start() -> None:
    start = start_of(session.experiment())
    key = session.key_at(START_FROM, start)
    st.segmented_control(
        words.START_FROM_FIELD,
        STARTS,
        default=start,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=_start_chosen,
        args=(key,),
    )
    for column, name in zip(st.columns(len(WEIGHTS), gap="xsmall"), WEIGHTS, strict=True):
        with column:
            _field(name)
    # A choice that is made cannot be made again, but another draw can be wanted.
    st.button(words.RANDOM_START, on_click=_random_start, type="tertiary", icon=":material/casino:")


def _training() -> None:
    experiment = session.experiment()
    if has_control(experiment, "training"):
        if not is_there(RATE):
            st.header(words.TRAINING_GROUP, anchor=False)
        for name in OTHERS:
            _field(name)
        if may_change(experiment, STANDARDISE):
            _standardise()
        _pins()
    if has_control(experiment, "take"):
        st.header(words.TAKE_AWAY, anchor=False)
        export_menu()
        task_menu()


def _standardise() -> None:
    standardise = session.experiment().option(STANDARDISE)
    key = session.key_at(STANDARDISE, standardise)
    st.toggle(
        words.STANDARDISE_FEATURES,
        standardise,
        key=key,
        help=words.STANDARDISE_HELP,
        on_change=_standardised,
        args=(key,),
    )


def _pins() -> None:
    """Let the run be pinned. The panel that compares runs has this too, and page.css hides one."""
    with st.container(key="pinning", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            words.PIN_RUN,
            icon=":material/keep:",
            type="tertiary",
            help=words.PIN_HELP,
            key=PINS,
            on_click=_pinned,
        )
        st.caption(room(len(session.experiment().pins)), width="content")


@session.heard
def _pinned() -> None:
    happened(REST, PinRun())


def _field(name: str) -> None:
    widgets.field(name, TRAINING[name], getattr(session.experiment(), name), _training_changed)


@session.heard
def _training_changed(name: str, key: str) -> None:
    part = START if name in WEIGHTS else REST
    happened(part, SetTraining(((name, session.said(name, key)),)))


@session.heard
def _standardised(key: str) -> None:
    happened(REST, SetOption(STANDARDISE, session.said(STANDARDISE, key)))


@session.heard
def _start_chosen(key: str) -> None:
    happened(START, SetStart(session.said(START_FROM, key), session.luck()))


@session.heard
def _random_start() -> None:
    happened(START, SetStart(RANDOM, session.luck()))
