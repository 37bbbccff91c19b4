"""The panel "Loss landscape": the loss as a map or a surface, and cut along one parameter."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from playground.numbers.text import spoken
from playground.page import session, widgets
from playground.page.follow import follow
from playground.page.plot import clicked, plot
from playground.panels.landscape import figures, words
from playground.panels.landscape.surface import surface_figure
from playground.panels.landscape.view import (
    SYMBOLS,
    click_decimals,
    landscape_cut,
    landscape_map,
)
from playground.state.checks import Refused, check_number
from playground.state.events import StartFrom
from playground.state.options import LANDSCAPE_AXES
from playground.state.words import CONTOURS

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.state.shown import Shown

MAP, CUT = "loss-landscape", "loss-cut"
ALPHA_STEP = 0.02
"""From mark to mark of its slider α grows by about a twentieth."""


def panel(shown: Shown | None) -> None:
    """Show the landscape around the run, and the cut through it at the iteration shown."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.caption(words.NO_POINTS)
        return
    with st.container(key="landscape"):  # the key is a CSS class: see page.css
        st.markdown(words.SENTENCE)
        left, right = st.columns(2, gap="medium")
        with left:
            _landscape(shown, whole)
        with right:
            _cut(shown, whole)


def _landscape(shown: Shown, whole: Trajectory) -> None:
    kind = shown.option("landscape")
    view = landscape_map(shown, whole)
    if kind == CONTOURS:
        on_click = partial(_start_from, view.axes, click_decimals(view))
        alt = words.map_alt(view)
        figure = figures.map_figure(view)
        plot(figure, key=MAP, alt=alt, iteration=view.k, leads=True, on_click=on_click)
    else:
        alt = words.surface_alt(view)
        plot(surface_figure(view), key=MAP, alt=alt, iteration=view.k, leads=True)
    kinds, axes = st.columns(2, gap="small")
    with kinds:
        widgets.choice("landscape", words.KIND)
    with axes:
        widgets.choice("landscape_axes", words.AXES, format_func=_axes_name)
    st.markdown(words.about_gradient(view, kind))
    st.caption(words.about_map(view, kind, shown))


def _cut(shown: Shown, whole: Trajectory) -> None:
    parameter, rate = st.columns([1, 2], gap="small")
    with parameter:
        widgets.choice("landscape_parameter", words.PARAMETER, format_func=SYMBOLS.get)
    with rate:
        widgets.scale("landscape_alpha", words.ALPHA, ALPHA_STEP, partial(_alpha_at, shown.alpha))
    view = landscape_cut(shown, whole)
    plot(figures.cut_figure(view), key=CUT, alt=words.cut_alt(view), iteration=view.k)
    st.latex(words.step_formula(view))
    st.markdown(words.about_step(view, shown.alpha))
    st.caption(words.about_cut(view))


def _alpha_at(alpha: float, power: float) -> str:
    """Write the learning rate that a place on the slider stands for."""
    return spoken(alpha * 10.0**power)


def _axes_name(choice: str) -> str:
    first, second = LANDSCAPE_AXES[choice]
    return f"{SYMBOLS[first]}, {SYMBOLS[second]}"


@session.heard
def _start_from(axes: tuple[str, str], decimals: int) -> None:
    """Train again from where the click was; a click beyond the limits is refused in words."""
    named = zip(axes, clicked(MAP), strict=True)
    try:
        start = [(name, round(_finite(SYMBOLS[name], place), decimals)) for name, place in named]
    except Refused as refusal:
        session.visit().refusal = str(refusal)
    else:
        session.dispatch(StartFrom(tuple(start)))
    follow()


def _finite(name: str, place: object) -> float:
    return check_number(name, place, -math.inf, math.inf)
