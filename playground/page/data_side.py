"""The sidebar's part about data: sampling, ready-made sets, and points of one's own."""

from __future__ import annotations

from typing import Final

import streamlit as st

from playground.drawing.gallery import picture_of
from playground.page import session, widgets, words
from playground.page.follow import happened
from playground.page.own_points import own_points
from playground.page.redraw import DATA, redraw
from playground.state.events import LoadSet, SamplePoints, SetSampling
from playground.state.ready_made import READY_MADE, ReadyMade
from playground.state.settings import SAMPLING

ALWAYS_SHOWN: Final = {"number": 1.75, "margin": 1.0, "seed": 1.0}
"""Names of the settings that stand in a row, and how wide their fields are."""

FOLDED_AWAY = tuple(name for name in SAMPLING if name not in ALWAYS_SHOWN)
"""Names of the sampling settings, which are the keys of their fields."""

FIELDS_A_ROW = 2

GALLERY = "ready-made"
"""Key of the menu of ready-made sets."""

GALLERY_WIDTH = 800
SET_WIDTH = 146
PICTURE_WIDTH = 90
"""In pixels: five sets a row where there is room, so that all are seen at once."""


def data_side() -> None:
    """Show the ready-made sets, sampling, and the ways in for points of one's own."""
    _ready_made()
    columns = st.columns(tuple(ALWAYS_SHOWN.values()), gap="xsmall")
    for column, name in zip(columns, ALWAYS_SHOWN, strict=True):
        with column:
            _field(name)
    sample, new_seed = st.columns((3, 2), gap="xsmall")
    sample.button(words.SAMPLE_POINTS, on_click=_sample, width="stretch")
    new_seed.button(words.NEW_SEED, on_click=_new_seed, width="stretch")
    _more_sampling()
    own_points()


def _more_sampling() -> None:
    with st.expander(words.MORE_SAMPLING):
        for first in range(0, len(FOLDED_AWAY), FIELDS_A_ROW):
            columns = st.columns(FIELDS_A_ROW, gap="small")
            for column, name in zip(columns, FOLDED_AWAY[first:], strict=False):
                with column:
                    _field(name)


def _field(name: str) -> None:
    value = getattr(session.experiment().sampling, name)
    widgets.field(name, SAMPLING[name], value, _sampling_changed)


def _ready_made() -> None:
    """Show the gallery; its pictures are only sent while it is open."""
    key = session.key_now(GALLERY)
    menu = st.popover(
        words.READY_MADE_SETS, width="stretch", key=key, on_change=redraw, args=(DATA,)
    )
    if menu.open:
        with menu, st.container(key="gallery", width=GALLERY_WIDTH, horizontal=True):
            theme = "dark" if st.context.theme.type == "dark" else "light"  # light if unknown
            for ready in READY_MADE:
                with st.container(width=SET_WIDTH, gap="xsmall"):
                    _one(ready, theme)


def _one(ready: ReadyMade, theme: str) -> None:
    st.image(picture_of(ready.name, theme), width=PICTURE_WIDTH, alt=words.the_set(ready.title))
    st.button(
        ready.title,
        key=f"set-{ready.name}",
        on_click=_chosen,
        args=(ready.name,),
        width="stretch",
    )
    st.caption(ready.words)


@session.heard
def _chosen(name: str) -> None:
    # It would lie over the board. A menu that the browser has not yet been told is open would not
    # be closed by being told that it is not: another one is.
    session.key_at(GALLERY, value=False)
    happened(DATA, LoadSet(name))


@session.heard
def _sampling_changed(name: str, key: str) -> None:
    happened(DATA, _sampling(**{name: session.said(name, key)}))


@session.heard
def _sample() -> None:
    # With the fields as they are now: of two changes in one message, the click may be told first.
    happened(DATA, _sampling(), SamplePoints(session.luck()))


@session.heard
def _new_seed() -> None:
    happened(DATA, _sampling(seed=session.new_seed()), SamplePoints(session.luck()))


def _sampling(**changes: object) -> SetSampling:
    """Take the sampling settings from their fields, but for these changes."""
    shown = {name: session.widget_value(session.key_now(name)) for name in SAMPLING}
    return SetSampling.of(**(shown | changes))
