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
    from playground.state.names import Called
    from playground.state.shown import Shown

SENTENCE = (
    "How likely does the neuron find the labels you see? Training looks for the "
    "weights at the peak of that likelihood, $\\mathcal{L}$."
)

INTRODUCTION = """
The neuron gives each label a probability: ${P(y \\mid x) = a}$ for class 1, and $1 - a$ for class
0. We **assume that the samples are independent** of each other. Only then is the probability of
all labels together their product, the likelihood $\\mathcal{L}$.
"""

DIGITS = (
    "Formulas have three digits after the point, or as many as it takes for a calculator to get "
    "from each line to the next; the numbers have the board's digits."
)

LINES = (
    "The thin line is the product in float64, up to the dot; the thick one is what the sum of "
    "logarithms says. 1.0 and 0.0 have no place on this scale."
)

MARKS = "The dot is where the weight is now, the dashed line the peak. ℒ is drawn as a share of it."

NO_POINTS = """
There are no samples yet. A product without factors is 1, and its logarithm 0: nothing has been
observed, so nothing speaks against the neuron. Add points, or sample a set.
"""


def panel(shown: Shown | None) -> None:
    """Show the panel."""
    if shown is None:
        st.markdown(NO_POINTS)
        return
    st.markdown(SENTENCE)
    known = facts.facts(shown)
    _along(shown)
    _one_after_the_other(known, called(shown.experiment))
    again = _again_and_again(known)
    st.markdown(words.why_logarithm(known, again))


def _one_after_the_other(known: facts.Facts, names: Called) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.markdown(INTRODUCTION)
        st.latex(formulas.product_formula(known))
        st.latex(formulas.sum_formula(known))
    with right:
        plot(
            figures.samples_figure(known, names),
            key="likelihood-samples",
            alt="The probability of each sample's label as bars; below, the product and the sum "
            "of the logarithms as the samples are taken in one after the other.",
        )
        st.html(_numbers_html(_numbers(known)))
        st.caption(DIGITS)


def _numbers(known: facts.Facts) -> list[tuple[str, str, str, float]]:
    whole, log = known.likelihood, known.log_likelihood
    return [
        ("likelihood", "ℒ in float64", stored_number(whole), whole),
        ("log-likelihood", "log ℒ", board_number(log), log),
        ("mean-log-likelihood", "−(1/m) log ℒ", board_number(known.mean), known.mean),
        ("panel-loss", "log-loss, as above", board_number(known.loss), known.loss),
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
        chosen = widgets.choice("repeat_to", "Repeat the data")
        again = facts.repeated(known, int(chosen.replace(",", "")))
        st.markdown(words.about_product(again))
        st.caption(LINES)
    with right:
        plot(
            repeated_figure(again),
            key="likelihood-repeated",
            alt="The likelihood against the number of samples: the product in float64 and the sum "
            "of the logarithms. " + words.about_product(again).replace("**", ""),
        )
    return again


def _along(shown: Shown) -> None:
    curve = facts.along(shown, shown.option("likelihood_along"))
    plot(
        along_figure(curve),
        key="likelihood-along",
        alt=f"The likelihood and its logarithm along {curve.name}. {words.about_peak(curve)}",
        leads=True,
    )
    widgets.choice("likelihood_along", "Along one weight")
    st.markdown(words.about_peak(curve))
    st.caption(MARKS)
