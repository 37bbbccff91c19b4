"""The maths: the whole path from points to line, with the playground's own numbers and states."""

import streamlit as st

from neuron import predict, sigmoid
from playground.link.codec import encode
from playground.maths.figures import FIGURES, activations
from playground.maths.numbers import fill
from playground.maths.sections import SECTIONS, Section
from playground.maths.text import INTRODUCTION
from playground.numbers.rounding import fixed
from playground.numbers.text import latex
from playground.page import address, words
from playground.page.plot import plot


def page() -> None:
    """Show the page."""
    with st.container(width=720, key="maths"):
        st.title(words.MATHS, anchor=False)
        st.markdown(INTRODUCTION)
        for number, section in enumerate(SECTIONS, 1):
            _section(number, section)
    address.keep()


def _section(number: int, section: Section) -> None:
    st.header(f"{number}. {section.title}", anchor=f"section-{number}")
    st.markdown(fill(section.text))
    if section.figure == "activations":
        _two_switches(section.alt)
    elif section.figure:
        figure = FIGURES[section.figure]()
        plot(figure, alt=section.alt, key=f"maths-{section.figure}")
    if section.footnote:
        st.markdown(fill(section.footnote))
    # Beside this page, wherever the app is mounted; in a new tab, so that nobody loses their place.
    st.link_button(words.try_it(section.try_it), f"./?{encode(section.experiment).query}")


@st.fragment
def _two_switches(alt: str) -> None:
    """Show threshold and sigmoid at a score of the reader's choice."""
    z = st.slider(words.SCORE, -6.0, 6.0, 3.0, 0.1, key="maths-z")
    figure = activations(z)
    plot(figure, alt=alt, key="maths-activations")
    st.markdown(sentence(z))


def sentence(z: float) -> str:
    """Say what both switches give at a score."""
    step = int(predict([[z]], [1.0], 0.0)[0])
    a = latex(fixed(float(sigmoid(z)), 4))
    return words.switches(z=latex(fixed(z, 1)), step=step, a=a)
