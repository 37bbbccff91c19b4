"""The panel "Race" on the page: every edge state, and its choices."""

import pytest

from playground.panels.race import words
from tests.step_states import STATES, opened, text_of


@pytest.mark.parametrize("name", STATES)
def test_every_edge_says_something_true(name):
    said = text_of(opened(STATES[name], "Race"))
    if name == "no points":
        assert words.NO_POINTS in said
    else:
        assert words.SENTENCE in said
        assert "mistake" in said


def test_the_order_of_the_samples_can_be_chosen():
    app = opened(STATES["two hundred points"], "Race")
    before = text_of(app)
    assert not [one for one in app.number_input if one.label == "Seed of the order"]
    groups = {group.label: group for group in app.get("button_group")}
    groups["Order of the samples"].set_value("shuffled")
    app.run()
    [seed] = [one for one in app.number_input if one.label == "Seed of the order"]
    said = {text_of(app)}
    for number in (1, 2, 3):
        [seed] = [one for one in app.number_input if one.label == "Seed of the order"]
        seed.set_value(number).run()
        said.add(text_of(app))
    assert len({*said, before}) > 1
    assert dict(app.session_state["visit"].history.present.options)["race_seed"] == 3


def test_with_standardised_features_it_says_so():
    assert words.STANDARDISED in text_of(opened(STATES["ordinary"], "Race", standardise=True))
    assert words.STANDARDISED not in text_of(opened(STATES["ordinary"], "Race"))
