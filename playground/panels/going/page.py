"""The panel "Where it is going": what a run tends to, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session
from playground.page.plot import plot
from playground.panels.going import figures, numbers, words
from playground.panels.going.known import known

if TYPE_CHECKING:
    from playground.panels.going.known import Known
    from playground.panels.going.numbers import Path
    from playground.state.shown import Shown


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.markdown(words.NO_POINTS)
        return
    found = known(shown)
    st.markdown(words.SENTENCE[found.verdict])
    path = numbers.path_of(shown, whole)
    last = int(path.iterations[-1])
    if found.limit is not None:
        _direction(shown, found, path, last)
    elif found.verdict == "overlapping":
        away = numbers.distance(path, found, shown)
        plot(
            figures.falling_figure(away, "distance", last),
            key="going-distance",
            alt="The distance of (W, b) from the optimum over the iterations",
            iteration=shown.iteration,
        )
        st.markdown(words.distance(found, away, shown.alpha))
    elif found.verdict == "touching":
        rest = numbers.above(path, found)
        plot(
            figures.falling_figure(rest, "loss above its infimum", last),
            key="going-above",
            alt="How far the loss is above what it cannot go below, over the iterations",
            iteration=shown.iteration,
        )
        st.markdown(words.infimum(found, rest))
    if shown.scale is not None:
        st.caption(words.STANDARDISED)


def _direction(shown: Shown, found: Known, path: Path, last: int) -> None:
    """Show what separable samples have: a limit of the direction, and three laws."""
    k = shown.iteration
    angle, support = numbers.to_limit(path, found), numbers.to_widest(path, found)
    plot(
        figures.angles_figure(angle, support, last),
        key="going-angles",
        alt="The angle to the limit and to the support vector line over the iterations",
        iteration=k,
    )
    st.markdown(words.directions(found, angle, support, shown))
    st.caption(words.condition(found, shown.alpha))
    reached = numbers.margin_share(path, found, shown)
    st.markdown(words.share(reached))
    plot(
        figures.share_figure(reached, last),
        key="going-share",
        alt="The margin reached as a share of the widest one, over the iterations",
        iteration=k,
    )
    grown = numbers.length(path)
    st.markdown(words.length(found))
    plot(
        figures.length_figure(grown, found.gamma, last),
        key="going-length",
        alt="The length of (W, b) over the iterations",
        iteration=k,
    )
    product, bound = numbers.law(path, shown), numbers.law_bound(path, found, shown)
    st.markdown(words.law(found, product))
    plot(
        figures.law_figure(product, bound, found.gamma or 1.0, last),
        key="going-law",
        alt="α times k times the loss, and what it tends to",
        iteration=k,
    )
    st.markdown(words.bound(numbers.why_no_bound(found, shown), found))
