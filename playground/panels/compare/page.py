"""The panel "Compare": runs that were pinned, beside one another and the run on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.drawing.pins import swatch
from playground.page import session
from playground.page.follow import follow
from playground.page.plot import plot
from playground.panels.compare import words
from playground.panels.compare.figures import losses_figure
from playground.panels.compare.numbers import comparison
from playground.state.pin_events import PinRun, RemovePin, RenamePin, ShowPin
from playground.state.pins import LONGEST_NAME, room

if TYPE_CHECKING:
    from playground.state.pin_events import PinEvent
    from playground.state.pins import Pin
    from playground.state.shown import Shown

CURVES = "compare-losses"
WIDTHS = {words.NAME: 120, words.RUN: 62, words.TO_THE_LIMIT: 104}
"""Pixels of columns that need more or less than others."""

COLUMN_WIDTH = 84

BEGUN = "training-pinned-runs"
"""Under which the visit keeps that it is shown for the first time, as a part of the panel."""

POLL = 0.1
"""Seconds between two parts of training all pinned runs."""


def panel(shown: Shown | None) -> None:
    """Show the curves, the pinned runs by name, and the table."""
    experiment = session.experiment()
    # The board has asked for them too: if there was no time for all, there is none now either.
    runs = session.compared() if session.is_compared() else ()
    if len(runs) < len(experiment.pins):
        session.keep(BEGUN, value=True)
        _training()
        return
    rows = comparison(experiment, session.whole_run(), runs)
    k = experiment.iteration if shown is None else shown.iteration
    with st.container(key="compare"):  # the key is a CSS class: see page.css
        st.markdown(words.sentence(rows, k))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(words.PIN_RUN, icon=":material/keep:", on_click=_happened, args=(PinRun(),))
            st.caption(room(len(experiment.pins)), width="content")
        if rows:
            figure = losses_figure(rows, experiment.option("log_scale"))
            plot(figure, key=CURVES, alt=words.picture(rows, k), iteration=k, leads=True)
        if experiment.pins:
            _pins(experiment.pins)
            _table(words.table(rows))


@st.fragment(run_every=POLL)
def _training() -> None:
    """Train the pinned runs, some at a time, so that others have their turn between."""
    if session.kept(BEGUN):
        session.keep(BEGUN, value=False)
    else:
        session.compared()
    done, most = len(session.visit().compared), len(session.experiment().pins)
    st.progress(done / most if most else 1.0, text=words.training(done, most))
    if done == most:
        st.rerun()  # all of the page: outside of a callback Streamlit knows no single part


def _pins(pins: tuple[Pin, ...]) -> None:
    with st.container(key="pins", gap="xsmall"):
        for pin in pins:
            _pinned(pin)


def _table(columns: dict[str, list[str]]) -> None:
    st.dataframe(
        columns,
        column_config={
            name: st.column_config.TextColumn(
                name,
                width=WIDTHS.get(name, COLUMN_WIDTH),
                help=words.HELP.get(name),
                pinned=name == words.RUN,
            )
            for name in columns
        },
        hide_index=True,
        alt=words.TABLE,
    )
    st.caption(words.NOTE)


def _pinned(pin: Pin) -> None:
    """Show how a run is drawn, its name, and what can be done with it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(swatch(pin.number), width="content")
        key = session.key_at(f"pin-name-{pin.number}", pin.name)
        st.text_input(
            words.name_of_run(pin.number),
            pin.name,
            max_chars=LONGEST_NAME,
            key=key,
            label_visibility="collapsed",
            on_change=_renamed,
            args=(pin.number, key),
        )
        st.button(
            words.show_run(pin.number),
            icon=":material/reply:",
            type="tertiary",
            key=f"pin-show-{pin.number}",
            help=words.show_run(pin.number),
            on_click=_happened,
            args=(ShowPin(pin.number),),
        )
        st.button(
            words.remove_run(pin.number),
            icon=":material/close:",
            type="tertiary",
            key=f"pin-remove-{pin.number}",
            help=words.remove_run(pin.number),
            on_click=_happened,
            args=(RemovePin(pin.number),),
        )


@session.heard
def _renamed(number: int, key: str) -> None:
    session.dispatch(RenamePin(number, session.said(f"pin-name-{number}", key)))


@session.heard
def _happened(event: PinEvent) -> None:
    session.dispatch(event)
    follow()
