"""The sidebar's part about data: sampling, ready-made sets, and points of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.drawing.gallery import picture_of
from playground.page import session, widgets
from playground.page.own_points import own_points
from playground.page.redraw import redraw
from playground.state.events import LoadSet, SamplePoints, SetSampling
from playground.state.ready_made import READY_MADE, ReadyMade, set_on_board
from playground.state.settings import SAMPLING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.state.events import Event
    from playground.state.experiment import Experiment

ALWAYS_SHOWN = ("number", "margin", "seed")
FOLDED_AWAY = tuple(name for name in SAMPLING if name not in ALWAYS_SHOWN)
"""Names of the sampling settings, which are the keys of their fields."""

FIELDS_A_ROW = 2

SETS_A_ROW = 3

PICTURE_WIDTH = 150
"""Of a ready-made set, in pixels."""


def happened(*events: Event) -> None:
    """Apply what a widget of the sidebar asked for, and draw everything that follows from it."""
    session.dispatch(*events)
    redraw()


def sampling_values(experiment: Experiment, names: Iterable[str]) -> dict[str, object]:
    """Give what these sampling widgets must show, by their keys."""
    return {name: getattr(experiment.sampling, name) for name in names}


def data_side() -> None:
    """Show what is wanted most: ready-made sets and sampling."""
    _ready_made()
    number, margin = st.columns(2, gap="small")
    seed, new_seed = st.columns(2, gap="small", vertical_alignment="bottom")
    for name, column in zip(ALWAYS_SHOWN, (number, margin, seed), strict=True):
        with column:
            _field(name)
    new_seed.button("New seed", on_click=_new_seed, width="stretch")
    st.button("Sample points", on_click=_sample, width="stretch")


def more_data() -> None:
    """Show what folds away: finer settings of sampling, and points of one's own."""
    _more_sampling()
    own_points()


def _more_sampling() -> None:
    with st.expander("More sampling"):
        for first in range(0, len(FOLDED_AWAY), FIELDS_A_ROW):
            columns = st.columns(FIELDS_A_ROW, gap="small")
            for column, name in zip(columns, FOLDED_AWAY[first:], strict=False):
                with column:
                    _field(name)


def _field(name: str) -> None:
    widgets.field(name, SAMPLING[name], _sampling_changed)


def _ready_made() -> None:
    """Show the gallery; its pictures are only sent while it is open."""
    menu = st.popover("Ready-made sets", width="stretch", key="ready-made", on_change="rerun")
    if menu.open:
        with menu, st.container(width=520):
            theme = "dark" if st.context.theme.type == "dark" else "light"  # light if unknown
            for first in range(0, len(READY_MADE), SETS_A_ROW):
                columns = st.columns(SETS_A_ROW, gap="small")
                for column, ready in zip(columns, READY_MADE[first:], strict=False):
                    with column:
                        _one(ready, theme)
    shown = set_on_board(session.experiment())
    if shown:
        st.caption(f"**{shown.title}.** {shown.words}")


def _one(ready: ReadyMade, theme: str) -> None:
    st.image(picture_of(ready.name, theme), width=PICTURE_WIDTH, alt=f"The set {ready.title}")
    st.button(
        ready.title,
        key=f"set-{ready.name}",
        on_click=happened,
        args=(LoadSet(ready.name),),
        width="stretch",
    )
    st.caption(ready.words)


def _sampling_changed() -> None:
    happened(_sampling())


def _sample() -> None:
    # With the fields as they are now: of two changes in one message, the click may be told first.
    happened(_sampling(), SamplePoints(session.luck()))


def _new_seed() -> None:
    happened(_sampling(seed=session.new_seed()), SamplePoints(session.luck()))


def _sampling(**changes: object) -> SetSampling:
    """Take the sampling settings from their fields, but for these changes."""
    shown = {name: session.widget_value(name) for name in SAMPLING}
    return SetSampling.of(**(shown | changes))
