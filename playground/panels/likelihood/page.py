"""The panel "Likelihood": one product, one sum, and why the sum is what is maximised."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from playground.numbers.text import board_number, stored_number
from playground.page import widgets
from playground.page.plot import plot
from playground.panels.likelihood import facts, figures, formulas, words
from playground.panels.likelihood.along_figures import along_figure
from playground.panels.likelihood.repeated_figures import repeated_figure
from playground.state.names import called

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.shown import Shown


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    if shown is None:
        st.markdown(words.NO_POINTS)
        return
    st.markdown(words.SENTENCE)
    known = facts.facts(shown)
    _along(shown)
    _one_after_the_other(known, shown.experiment)
    again = _again_and_again(known)
    st.markdown(words.why_logarithm(known, again))


def _one_after_the_other(known: facts.Facts, experiment: Experiment) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.markdown(words.INTRODUCTION)
        st.latex(formulas.product_formula(known))
        st.latex(formulas.sum_formula(known))
    with right:
        plot(
            figures.samples_figure(known, called(experiment), experiment.option("chosen")),
            key="likelihood-samples",
            alt=words.BARS,
        )
        st.html(_numbers_html(_numbers(known)))
        st.caption(words.DIGITS)


def _numbers(known: facts.Facts) -> list[tuple[str, str, str, float]]:
    whole, log = known.likelihood, known.log_likelihood
    return [
        ("likelihood", words.IN_FLOAT64, stored_number(whole), whole),
        ("log-likelihood", words.LOG, board_number(log), log),
        ("mean-log-likelihood", words.MEAN_LOG, board_number(known.mean), known.mean),
        ("panel-loss", words.LOSS_ABOVE, board_number(known.loss), known.loss),
    ]


def _numbers_html(cells: list[tuple[str, str, str, float]]) -> str:
    """Lay out numbers in a row: each with a name, a label, its text and its full precision."""
    blocks = (
        f'<div style="min-width:6.5rem"><div style="opacity:.72;font-size:.9rem">{escape(label)}'
        f'</div><div data-name="{name}" data-value="{value!r}" style="font-size:1.25rem;'
        f'font-variant-numeric:tabular-nums">{escape(text)}</div></div>'
        for name, label, text, value in cells
    )
    row = "display:flex;flex-wrap:wrap;gap:.4rem 2rem"
    return f'<div style="{row}">{"".join(blocks)}</div>'


def _again_and_again(known: facts.Facts) -> facts.Repeated:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        chosen = widgets.choice("repeat_to", words.REPEAT)
        again = facts.repeated(known, int(chosen.replace(",", "")))
        st.markdown(words.about_product(again))
        st.caption(words.LINES)
    with right:
        plot(
            repeated_figure(again),
            key="likelihood-repeated",
            alt=words.REPEATED + words.about_product(again).replace("**", ""),
        )
    return again


def _along(shown: Shown) -> None:
    curve = facts.along(shown, shown.option("likelihood_along"))
    plot(
        along_figure(curve),
        key="likelihood-along",
        alt=words.along_alt(name=curve.name, peak=words.about_peak(curve)),
        leads=True,
    )
    widgets.choice("likelihood_along", words.ALONG)
    st.markdown(words.about_peak(curve))
    st.caption(words.MARKS)
