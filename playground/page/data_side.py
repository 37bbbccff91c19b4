"""The sidebar's part about data: sampling, ready-made sets, and points of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from playground.drawing.gallery import GALLERY, ReadyMade, on_board, picture_of, points_of
from playground.page import session
from playground.page.own_points import own_points
from playground.page.redraw import redraw
from playground.state import limits
from playground.state.events import LoadPoints, SamplePoints, SetSampling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.state.events import Event
    from playground.state.experiment import Experiment

ALWAYS_SHOWN = ("number", "margin", "seed")
FOLDED_AWAY = ("spread", "balance", "direction", "noise")
"""Keys of the sampling widgets, which are the names of the settings."""

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
    left, right = st.columns(2, gap="small")
    left.number_input(
        "Number of points",
        limits.MIN_SAMPLED_POINTS,
        limits.MAX_POINTS,
        value=None,
        step=10,
        key="number",
        on_change=_sampling_changed,
    )
    right.number_input(
        "Margin",
        *limits.MARGIN,
        value=None,
        step=0.1,
        format="%g",
        key="margin",
        on_change=_sampling_changed,
    )
    left, right = st.columns(2, gap="small", vertical_alignment="bottom")
    left.number_input(
        "Seed", *limits.SEED, value=None, step=1, key="seed", on_change=_sampling_changed
    )
    right.button("New seed", on_click=_new_seed, width="stretch")
    st.button("Sample points", on_click=_sample, width="stretch")


def more_data() -> None:
    """Show what folds away: finer settings of sampling, and points of one's own."""
    _more_sampling()
    own_points()


def _more_sampling() -> None:
    with st.expander("More sampling"):
        left, right = st.columns(2, gap="small")
        left.number_input(
            "Spread",
            *limits.SPREAD,
            value=None,
            step=0.1,
            format="%g",
            key="spread",
            on_change=_sampling_changed,
        )
        right.number_input(
            "Share of class 1",
            *limits.BALANCE,
            value=None,
            step=0.05,
            format="%g",
            key="balance",
            on_change=_sampling_changed,
        )
        left, right = st.columns(2, gap="small")
        left.number_input(
            "Direction (°)",
            *limits.DIRECTION,
            value=None,
            step=15.0,
            format="%g",
            key="direction",
            placeholder="by seed",
            help="Which way class 1 lies, from the x₁ axis. Empty: the seed decides.",
            on_change=_sampling_changed,
        )
        right.number_input(
            "Label noise",
            *limits.NOISE,
            value=None,
            step=0.05,
            format="%g",
            key="noise",
            help="Share of the labels that are turned over. At 0 a line separates the classes.",
            on_change=_sampling_changed,
        )


def _ready_made() -> None:
    """Show the gallery; its pictures are only sent while it is open."""
    menu = st.popover("Ready-made sets", width="stretch", key="ready-made", on_change="rerun")
    if menu.open:
        with menu, st.container(width=520):
            theme = "dark" if st.context.theme.type == "dark" else "light"  # light if unknown
            for first in range(0, len(GALLERY), SETS_A_ROW):
                columns = st.columns(SETS_A_ROW, gap="small")
                for column, ready in zip(columns, GALLERY[first:], strict=False):
                    with column:
                        _one(ready, theme)
    shown = on_board(session.experiment().points)
    if shown:
        st.caption(f"**{shown.title}.** {shown.words}")


def _one(ready: ReadyMade, theme: str) -> None:
    st.image(picture_of(ready.name, theme), width=PICTURE_WIDTH, alt=f"The set {ready.title}")
    st.button(
        ready.title,
        key=f"set-{ready.name}",
        on_click=happened,
        args=(LoadPoints(points_of(ready.name)),),
        width="stretch",
    )
    st.caption(ready.words)


def _sampling_changed() -> None:
    happened(_sampling())


def _sample() -> None:
    # With the fields as they are now: of two changes in one message, the click may be told first.
    happened(_sampling(), SamplePoints())


def _new_seed() -> None:
    happened(replace(_sampling(), seed=session.new_seed()), SamplePoints())


def _sampling() -> SetSampling:
    keys = (*ALWAYS_SHOWN, *FOLDED_AWAY)
    return SetSampling(**{key: session.widget_value(key) for key in keys})
