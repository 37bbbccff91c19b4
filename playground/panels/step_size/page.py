"""The panel "Step size": how sharply the loss curves along the run, and what large steps do."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from playground.page import session, widgets
from playground.page.follow import follow
from playground.page.plot import clicked, plot
from playground.panels.step_size import many, numbers, words, words_rule
from playground.panels.step_size.figures import sharpness_figure
from playground.panels.step_size.many_figures import map_figure, shades_of, sweep_figure
from playground.panels.step_size.rule import rule_of
from playground.panels.step_size.rule_figure import rule_figure
from playground.panels.step_size.try_it import links
from playground.state.checks import Refused, check_number
from playground.state.events import TakeRun
from playground.state.options import STEP_PICTURES

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from neuron import Trajectory
    from playground.panels.step_size.many import Runs
    from playground.panels.step_size.numbers import Theory
    from playground.state.shown import Shown

SHARPNESS, SWEEP, MAP, RULE = "sharpness", "sweep", "map-of-runs", "rule"
SWEPT, DRAWN = "sweep-drawn", "map-drawn"
AT_REST, ALL_THE_WAY = "runs-at-rest", "map-all-the-way"
"""What a visit keeps: the pictures drawn last, and for which runs new ones were asked for."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A map, and what it is of: the start and the run's length."""

    runs: Runs
    of: tuple[str, int]


def panel(shown: Shown | None) -> None:
    """Show the curvature along the run, or many runs, and what theory says of them."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.caption(words.NO_POINTS)
        return
    theory = numbers.theory_of(shown)
    picture = dict(zip(STEP_PICTURES, (_sharpness, _sweep, _map), strict=True))
    picture[shown.option("step_picture")](shown, whole, theory)
    _facts(shown, whole, theory)


def _choice() -> None:
    widgets.choice("step_picture", words.PICTURE, label_visibility="collapsed")


def _sharpness(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    st.markdown(words.SENTENCE)
    along = numbers.along_of(shown, whole)
    figure = sharpness_figure(along, shown.alpha, theory, shown.iteration)
    k = shown.iteration
    plot(figure, key=SHARPNESS, alt=words.SHARPNESS_ALT, iteration=k, leads=True)
    _choice()
    lowest = numbers.lowest_drawn(shown.alpha, theory)
    st.markdown(words.about_here(along, shown.alpha, shown.iteration, lowest))


def _sweep(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    k, cut = many.sweep_at(shown, whole.iterations)
    iterations, base = np.array([0, k]), many.base_key(shown.experiment)
    before = session.kept(SWEPT)
    moves = session.in_gesture() and session.kept(AT_REST) != _now()
    waits = moves and not many.is_known(shown, many.SWEPT, iterations)
    if not (waits and isinstance(before, _Drawn)):
        before = _Drawn(many.many_runs(shown, many.SWEPT, iterations), (base, k))
        session.keep(SWEPT, before)
    waits = before.of != (base, k)
    runs = before.runs
    loss = float(whole.loss[min(runs.last, whole.iterations)])
    st.markdown(words.sweep_sentence(runs))
    figure = sweep_figure(runs, theory, shown.alpha, loss)
    on_rest = _rested if waits else None
    plot(figure, key=SWEEP, alt=words.SWEEP_ALT, leads=True, on_rest=on_rest)
    _choice()
    said = words.about_sweep(runs, loss, shown.alpha, cut=cut)
    st.caption(words.SWEEP_WAITS if waits else said)


def _map(shown: Shown, whole: Trajectory, theory: Theory) -> None:
    steps = shown.experiment.iterations
    base = many.base_key(shown.experiment)
    runs, of = _mapped(shown, steps, base)
    waits = of != (base, steps)
    st.markdown(words.MAP_SENTENCE)
    dimmed = of[0] != base
    figure = map_figure(runs, theory, shown.alpha, shown.iteration, whole.iterations, dimmed=dimmed)
    plot(
        figure,
        key=MAP,
        alt=words.MAP_ALT,
        iteration=shown.iteration,
        leads=True,
        on_click=partial(_take, runs),
        on_rest=_rested if waits else None,
    )
    _choice()
    st.caption(words.MAP_WAITS if waits else words.about_map(runs, shades_of(runs), steps))
    if runs.last < steps and not waits:
        seconds = many.seconds_of(many.MAPPED, len(shown.y), steps, many.ROWS)
        st.button(words.go_on(steps, seconds), on_click=_go_on)


def _mapped(shown: Shown, steps: int, base: str) -> tuple[Runs, tuple[str, int]]:
    """Give a map, and what it is of: the start and the run's length.

    Of the present ones, as far as a second of computing goes or as was asked for; while they
    change, in a drag or because playback makes the run longer, it is the one that was drawn before.
    """
    whole = many.map_rows(steps)
    rows = many.map_rows(min(steps, many.affordable(many.MAPPED, len(shown.y), many.ROWS)))
    now = base, steps
    bar, progress = None, None
    if many.is_known(shown, many.MAPPED, whole):
        rows = whole
    elif session.kept(ALL_THE_WAY) == now:
        session.keep(ALL_THE_WAY, None)  # an edit ends it: then it does not begin again by itself
        rows, bar = whole, st.progress(0.0)
        progress = partial(_show, bar)
    elif not many.is_known(shown, many.MAPPED, rows) and session.kept(AT_REST) != now:
        before = session.kept(DRAWN)
        if isinstance(before, _Drawn) and (session.in_gesture() or before.of[0] == base):
            return before.runs, before.of
    runs = many.many_runs(shown, many.MAPPED, rows, progress)
    if bar:
        bar.empty()
    session.keep(DRAWN, _Drawn(runs, now))
    return runs, now


def _show(bar: DeltaGenerator, share: float) -> None:
    bar.progress(share, text=words.FOLLOWING)


def _now() -> tuple[str, int]:
    experiment = session.experiment()
    return many.base_key(experiment), experiment.iterations


@session.heard
def _rested() -> None:
    session.keep(AT_REST, _now())


@session.heard
def _go_on() -> None:
    session.keep(ALL_THE_WAY, _now())


@session.heard
def _take(runs: Runs) -> None:
    """Take the learning rate and the iteration of the cell that was clicked."""
    try:
        x, y = (_positive(place) for place in clicked(MAP))
    except Refused as refusal:
        session.visit().refusal = str(refusal)
    else:
        session.dispatch(TakeRun(*many.cell(runs, x, y)))
    follow()


def _positive(place: object) -> float:
    return check_number(words.PLACE, place, math.ulp(0.0), math.inf)


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
    st.markdown(words_rule.HEADING)
    st.markdown(words_rule.INTRODUCTION)
    st.latex(words_rule.RULE)
    st.markdown(words_rule.about_pulls(found, shown.iteration))
    st.markdown(words_rule.steps_table(found))
    st.markdown(words_rule.about_steps(found))
    plot(rule_figure(found), key=RULE, alt=words_rule.ALT)
    st.markdown(words_rule.about_both(found))
