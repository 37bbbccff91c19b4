"""The panel "Step size": how sharply the loss curves along the run, and what large steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from playground.page import session
from playground.page.plot import plot
from playground.panels.step_size import numbers, words
from playground.panels.step_size.figures import sharpness_figure

if TYPE_CHECKING:
    from playground.state.shown import Shown

SHARPNESS = "sharpness"


def panel(shown: Shown | None) -> None:
    """Show the curvature along the run, or many runs, and what theory says of them."""
    whole = session.whole_run().trajectory
    if shown is None or whole is None:
        st.caption(words.NO_POINTS)
        return
    st.markdown(words.SENTENCE)
    theory = numbers.theory_of(shown)
    along = numbers.along_of(shown, whole)
    figure = sharpness_figure(along, shown.alpha, theory, shown.iteration)
    plot(figure, key=SHARPNESS, alt=words.SHARPNESS_ALT, iteration=shown.iteration)
    rises = numbers.rises_of(shown, whole)
    end = numbers.end_of(shown, whole, rises)
    said = [
        words.about_here(along, shown.alpha, shown.iteration),
        words.about_rises(rises),
        words.about_limit(theory, shown.alpha),
        words.about_points(theory, shown.alpha),
        words.about_end(theory, end, shown.alpha),
    ]
    st.markdown("\n\n".join(line for line in said if line))
    st.caption(words.SOURCES)
