"""The panel "Where it is going": what a run tends to, and how far it has come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session
from playground.page.plot import plot
from playground.panels.going import figures, numbers, words
from playground.panels.going.known import known
from playground.panels.going.long_run import LAST, LongRun
from playground.state.run import run_key

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.panels.going.known import Known
    from playground.panels.going.numbers import Path
    from playground.state.shown import Shown

LONG_RUN = "long-run"
"""Name under which the visit keeps it."""

POLL = 0.2
"""Seconds between two pictures of a long run."""


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    whole = session.whole_run()
    if shown is None or whole.trajectory is None:
        st.markdown(words.NO_POINTS)
        return
    found, run = known(shown), _long_run(shown)
    st.markdown(words.sentence(found, shown.alpha))
    path = _path(shown, whole.trajectory, run)
    if run is not None and not run.ended:
        _on_the_way(shown, found, whole.trajectory, run)
    else:
        _picture(shown, found, path)
        if run is not None:
            st.caption(words.how_it_ended(run, numbers.to_limit(path, found)))
        _run_on(shown, whole.trajectory, run, stopped=whole.stopped)
    if found.limit is not None:
        _direction(shown, found, path)
        _laws(shown, found, path)
    elif found.verdict == "overlapping":
        st.markdown(words.distance(found, numbers.distance(path, found, shown), shown.alpha))
    elif found.verdict == "touching":
        st.markdown(words.infimum(found, numbers.above(path, found)))
    if shown.scale is not None:
        st.caption(words.STANDARDISED)


def _long_run(shown: Shown) -> LongRun | None:
    """Give the long run of what is on the board; one of anything else is called off."""
    run = session.kept(LONG_RUN)
    if not isinstance(run, LongRun):
        return None
    if run.key != run_key(shown.experiment):
        run.cancel()
        session.keep(LONG_RUN, None)
        return None
    return run


def _path(shown: Shown, whole: Trajectory, run: LongRun | None) -> Path:
    return numbers.path_of(shown, whole, None if run is None else run.record)


@st.fragment(run_every=POLL)
def _on_the_way(shown: Shown, found: Known, whole: Trajectory, run: LongRun) -> None:
    """Show how far a long run has come, again and again until it ends."""
    _picture(shown, found, _path(shown, whole, run))
    st.progress(run.share, text=words.progress(run))
    st.button(words.CANCEL, key="cancel-long-run", on_click=run.cancel)
    if run.ended:
        st.rerun()  # all of the page: outside of a callback Streamlit knows no single part


def _run_on(shown: Shown, whole: Trajectory, run: LongRun | None, *, stopped: bool) -> None:
    """Offer to go on, where that is possible."""
    if stopped or (run is not None and (run.reached >= LAST or run.left_float64)):
        return
    st.button(words.RUN_ON, key="run-on", on_click=partial(_go_on, shown, whole))


@session.heard
def _go_on(shown: Shown, whole: Trajectory) -> None:
    before = session.kept(LONG_RUN)
    before = before if isinstance(before, LongRun) else None
    run = LongRun(run_key(shown.experiment), shown, whole, before)
    run.start()
    session.keep(LONG_RUN, run)


def _picture(shown: Shown, found: Known, path: Path) -> None:
    """Show the first picture: what is known of where the run is going, and how far it has come."""
    if found.limit is not None:
        angle, support = numbers.to_limit(path, found), numbers.to_widest(path, found)
        figure, alt = figures.angles_figure(angle, support, path.end), words.ANGLES
    elif found.verdict == "overlapping":
        away = numbers.distance(path, found, shown)
        figure, alt = figures.falling_figure(away, words.AWAY, path.end), words.DISTANCE
    elif found.verdict == "touching":
        rest = numbers.above(path, found)
        figure, alt = figures.falling_figure(rest, words.REST, path.end), words.ABOVE
    else:
        figure, alt = figures.length_figure(numbers.length(path), None, path.end), words.LENGTH
    plot(figure, key="going", alt=alt, iteration=shown.iteration, leads=True)


def _direction(shown: Shown, found: Known, path: Path) -> None:
    """Say how far the direction is from where it goes."""
    angle, support = numbers.to_limit(path, found), numbers.to_widest(path, found)
    st.markdown(words.directions(found, angle, support, shown))
    st.caption(words.condition(found, shown.alpha))


def _laws(shown: Shown, found: Known, path: Path) -> None:
    """Show what else is known where the classes can be separated."""
    last, k = path.end, shown.iteration
    reached = numbers.margin_share(path, found, shown)
    st.markdown(words.share(reached, found, shown.alpha))
    plot(figures.share_figure(reached, last), key="going-share", alt=words.SHARE, iteration=k)
    grown = numbers.length(path)
    st.markdown(words.length(found, shown.alpha))
    figure = figures.length_figure(grown, found.gamma, last)
    plot(figure, key="going-length", alt=words.LENGTH, iteration=k)
    product, bound = numbers.law(path, shown), numbers.law_bound(path, found, shown)
    st.markdown(words.law(found, product, shown))
    figure = figures.law_figure(product, bound, found.gamma or 1.0, last)
    plot(figure, key="going-law", alt=words.LAW, iteration=k)
    st.markdown(words.bound(numbers.why_no_bound(found, shown), found))
