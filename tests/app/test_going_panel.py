"""The panel "Where it is going" on the page: every edge state, and the long run by its buttons."""

from dataclasses import replace

import pytest

from playground.panels.going import long_run, page, words
from playground.state.points import Points
from tests.step_states import STATES, opened, text_of

PANEL = "Where it is going"
CROSS = Points.of([(0.0, 0.0, 0), (1.0, 1.0, 0), (0.0, 1.0, 1), (1.0, 0.0, 1)])
TOUCHING = Points.of([(0.0, 0.0, 0), (1.0, 0.0, 0), (1.0, 0.0, 1), (2.0, 0.0, 1)])


def button(app, label):
    return next((one for one in app.button if one.label == label), None)


@pytest.mark.parametrize("name", STATES)
def test_every_edge_says_something_true(name):
    app = opened(STATES[name], PANEL)
    said = text_of(app)
    if name == "no points":
        assert words.NO_POINTS in said
    else:
        assert any(one in said for one in (*words.SENTENCE.values(), *words.LARGE_STEPS.values()))
        assert button(app, words.RUN_ON) is not None


@pytest.mark.parametrize(
    ("points", "sentence", "more"),
    [
        (CROSS, "overlapping", "The least loss is **0.6931**"),
        (TOUCHING, "touching", "No state has a loss of **0.3466** or less"),
    ],
)
def test_where_there_is_no_limit_it_says_what_is_true_instead(points, sentence, more):
    said = text_of(opened(replace(STATES["ordinary"], points=points), PANEL))
    assert words.SENTENCE[sentence] in said
    assert more in said
    assert "limit of" not in said.replace("no limit of the direction", "")


def test_with_standardised_features_it_says_which_space_it_means():
    assert words.STANDARDISED not in text_of(opened(STATES["ordinary"], PANEL))
    assert words.STANDARDISED in text_of(opened(STATES["ordinary"], PANEL, standardise=True))


@pytest.fixture
def shorter(monkeypatch):
    for module in (long_run, page, words):
        monkeypatch.setattr(module, "LAST", 5000)
    long_run.RECORDS.forget()


def ended(app):
    """Look at the page until the run has ended."""
    for _ in range(500):
        if button(app, "Cancel") is None:
            return app
        app.run()
    raise AssertionError("the run does not end")


def test_a_long_run_comes_to_its_end_and_stays_while_the_run_is_the_same(shorter):
    app = opened(STATES["ordinary"], PANEL)
    button(app, words.RUN_ON).click().run()
    said = text_of(ended(app))
    assert "This run goes on to iteration 5,000" in said
    assert button(app, words.RUN_ON) is None
    app.run()
    assert "This run goes on to iteration 5,000" in text_of(app)
    [alpha] = [one for one in app.number_input if one.label == "Learning rate α"]
    alpha.set_value(0.17).run()  # another run
    assert "goes on to iteration" not in text_of(app)
    assert button(app, words.RUN_ON) is not None


def test_a_long_run_can_be_cancelled_while_it_waits(shorter):
    app = opened(STATES["ordinary"], PANEL)
    with long_run.TURN:  # as if another visitor's run went on
        button(app, words.RUN_ON).click().run()
        assert button(app, words.RUN_ON) is None
        button(app, "Cancel").click().run()
        ended(app)
    assert "You cancelled it, at iteration 1,000." in text_of(app)
    button(app, words.RUN_ON).click().run()
    assert "This run goes on to iteration 5,000" in text_of(ended(app))
