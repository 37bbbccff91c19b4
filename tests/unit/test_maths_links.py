"""The page "The maths": each "Try it" is the state of the playground that its section speaks of."""

from dataclasses import replace

import numpy as np
import pytest

from playground.link.codec import decode, encode
from playground.maths.numbers import EXAMPLE
from playground.maths.sections import SECTIONS
from playground.panels.likelihood.facts import facts, repeated
from playground.panels.likelihood.words import about_product
from playground.state.run import trained
from playground.state.shown import what_is_shown
from tests import textbook


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.title)
def test_each_link_gives_the_state_it_promises(section):
    link = encode(section.experiment)
    assert not link.left_out
    assert decode(link.query) == (section.experiment, [])
    assert len(link.query) < 500


def test_the_links_show_what_their_sections_say():
    states = {section.title: section.experiment for section in SECTIONS}
    assert states["The perceptron"].option("activation") == "Perceptron"
    panels = {title: state.option("panel") for title, state in states.items()}
    assert {title: panel for title, panel in panels.items() if panel != "Neuron"} == {
        "The sigmoid, a probability": "Sigmoid and probability",
        "Small changes": "Sigmoid and probability",
        "The likelihood": "Likelihood",
        "The logarithm": "Likelihood",
        "Gradient descent": "Loss landscape",
        "Notation": "This step",
        "The gradient, step by step": "This step",
        "More features": "From loops to matrices",
        "All samples at once": "From loops to matrices",
    }
    assert len({encode(state).query for state in states.values()}) == len(states)
    assert states["Notation"].option("chosen") == 2
    changed = states["Small changes"]
    assert [changed.option(name) for name in ("dw1", "dw2", "db")] == [0.1, -0.1, 0.05]
    assert changed.iteration == 0
    for title in ("The sigmoid, a probability", "Small changes", "The gradient, step by step"):
        assert states[title].option("chosen") == 3
        assert states[title] == replace(states[title], w1=1.0, w2=2.0, b=-1.0, points=EXAMPLE)


def test_the_link_of_the_logarithm_opens_a_product_that_sticks():
    (state,) = (section.experiment for section in SECTIONS if section.title == "The logarithm")
    scores = state.points.X @ [state.w1, state.w2] + state.b
    assert np.allclose(textbook.sigmoid(scores), 0.6, rtol=1e-15)
    assert set(state.points.y) == {1.0}
    product, samples = 1.0, 0
    while product * 0.6 != product:
        product, samples = product * 0.6, samples + 1
    known = facts(what_is_shown(state, trained(state, state.iterations)))
    again = repeated(known, int(state.option("repeat_to").replace(",", "")))
    assert (again.product.last, again.product.settled) == (product, samples)
    assert f"sample **{samples:,}** on it sticks at **5 × 10⁻³²⁴**" in about_product(again)
