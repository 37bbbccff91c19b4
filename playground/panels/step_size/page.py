"""The panel "Step size": how sharply the loss curves along the run, and what large steps do."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from playground.page import session, widgets
from playground.page.plot import clicked, plot
from playground.page.sidebar import follow
from playground.panels.step_size import many, numbers, rule_words, words
from playground.panels.step_size.figures import sharpness_figure
from playground.panels.step_size.many_figures import map_figure, shades_of, sweep_figure
from playground.panels.step_size.rule import rule_of
from playground.panels.step_size.rule_figure import rule_figure
from playground.panels.step_size.try_it import links
from playground.state.checks import Refused, check_number
from playground.state.events import TakeRun

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.panels.step_size.many import Runs
    from playground.panels.step_size.numbers import Theory
    from playground.state.shown import Shown

SHARPNESS, SWEEP, MAP, RULE = "sharpness", "sweep", "map-of-runs", "rule"
DRAWN, AT_REST, ALL_THE_WAY = "map-drawn", "map-at-rest", "map-all-the-way"
"""What a visit keeps: the map drawn last, and the experiments for which one was asked for."""


def panel(shown: Shown | None) -> None:
    """Show the curvature along the run, or many runs, and what theory says of them."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.caption(words.NO_POINTS)
        return
    theory = numbers.theory_of(shown)
    picture = {"Sharpness": _sharpness, "Sweep α": _sweep, "Map of α and k": _map}
    picture[shown.option("step_picture")](shown, whole, theory)
    _facts(shown, whole, theory)


def _choice() -> None:
    widgets.choice("step_picture", "Picture", label_visibility="collapsed")


def _sharpness(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    st.markdown(words.SENTENCE)
    along = numbers.along_of(shown, whole)
    figure = sharpness_figure(along, shown.alpha, theory, shown.iteration)
    plot(figure, key=SHARPNESS, alt=words.SHARPNESS_ALT, iteration=shown.iteration)
    _choice()
    st.markdown(words.about_here(along, shown.alpha, shown.iteration))


def _sweep(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    k, cut = many.sweep_at(shown, whole.iterations)
    runs = many.many_runs(shown, many.SWEPT, np.array([0, k]))
    loss = float(whole.loss[min(k, whole.iterations)])
    st.markdown(words.sweep_sentence(runs))
    plot(sweep_figure(runs, theory, shown.alpha, loss), key=SWEEP, alt=words.SWEEP_ALT)
    _choice()
    st.caption(words.about_sweep(runs, loss, shown.alpha, cut=cut))


def _map(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    steps = shown.experiment.iterations
    runs, is_old = _mapped(shown, steps)
    st.markdown(words.MAP_SENTENCE)
    figure = map_figure(runs, theory, shown.alpha, shown.iteration, whole.iterations, old=is_old)
    plot(
        figure,
        key=MAP,
        alt=words.MAP_ALT,
        iteration=shown.iteration,
        on_click=partial(_take, runs),
        on_rest=_rested if is_old else None,
    )
    _choice()
    st.caption(words.MAP_OLD if is_old else words.about_map(runs, shades_of(runs), steps))
    if runs.last < steps and not is_old:
        seconds = steps / many.affordable(many.MAPPED, len(shown.y))
        st.button(words.go_on(steps, seconds), on_click=_go_on)


def _mapped(shown: Shown, steps: int) -> tuple[Runs, bool]:
    """Give the map, as far as it goes in a second or was asked for; in a drag, the one before."""
    all_rows = many.map_rows(steps)
    most = many.affordable(many.MAPPED, len(shown.y))
    rows = many.map_rows(min(steps, most))
    asked = session.kept(ALL_THE_WAY) == shown.experiment
    if many.is_known(shown, many.MAPPED, all_rows):
        rows = all_rows
    elif asked:
        rows = all_rows
        session.keep(ALL_THE_WAY, None)  # an edit ends it: then it does not begin again by itself
    before = session.kept(DRAWN)
    waits = session.in_gesture() and session.kept(AT_REST) != shown.experiment
    if waits and isinstance(before, many.Runs) and not many.is_known(shown, many.MAPPED, rows):
        return before, True
    bar = st.empty()
    progress = partial(_progress, bar) if asked else None
    runs = many.many_runs(shown, many.MAPPED, rows, progress)
    bar.empty()
    session.keep(DRAWN, runs)
    return runs, False


def _progress(place: st.delta_generator.DeltaGenerator, share: float) -> None:
    place.progress(share, text="Following all runs")


@session.heard
def _rested() -> None:
    session.keep(AT_REST, session.experiment())


@session.heard
def _go_on() -> None:
    session.keep(ALL_THE_WAY, session.experiment())


@session.heard
def _take(runs: Runs) -> None:
    """Take the learning rate and the iteration of the cell that was clicked."""
    before = session.experiment()
    try:
        x, y = (_positive(place) for place in clicked(MAP))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
    else:
        session.dispatch(TakeRun(*many.cell(runs, x, y)))
    follow(before)


def _positive(place: object) -> float:
    return check_number("The place", place, math.ulp(0.0), math.inf)


def _facts(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    """Say what theory promises, and what the run does."""
    rises = numbers.rises_of(shown, whole)
    end = numbers.end_of(shown, whole, rises)
    said = [
        words.about_rises(rises),
        words.about_limit(theory, shown.alpha),
        words.about_points(theory, shown.alpha),
        words.about_end(theory, end, shown.alpha),
    ]
    st.markdown("\n\n".join(line for line in said if line))
    _rule(shown, whole)
    st.markdown(links())
    st.caption(words.SOURCES)


def _rule(shown: Shown, whole: Trajectory) -> None:
    """Show the batch perceptron next to the run, where α is very large."""
    found = rule_of(shown, whole)
    if found is None:
        return
    st.markdown(rule_words.HEADING)
    st.markdown(rule_words.INTRODUCTION)
    st.latex(rule_words.RULE)
    st.markdown(rule_words.about_pulls(found, shown.iteration))
    st.markdown(rule_words.steps_table(found))
    st.markdown(rule_words.about_steps(found))
    plot(rule_figure(found), key=RULE, alt=rule_words.ALT)
    st.markdown(rule_words.about_both(found))
