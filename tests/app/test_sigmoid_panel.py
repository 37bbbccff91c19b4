"""The panel "Sigmoid and probability" in the app: it shows what tests/unit recomputes."""

import json

import pytest

from neuron import sample_table, small_change
from playground.page.plot import plot_message
from playground.panels.sigmoid import words
from playground.panels.sigmoid.change_figures import change_figure, error_figure
from playground.panels.sigmoid.error import error_curve
from playground.panels.sigmoid.figures import sigmoid_figure
from playground.panels.sigmoid.numbers import reading, shown_change
from tests.app_plots import plots
from tests.panel_states import shown_of
from tests.step_states import STATES, opened, text_of, with_options

PANEL = "Sigmoid and probability"
WITH_POINTS = {name: state for name, state in STATES.items() if len(state.points)}


def figures(app):
    """Read the figures on the page, as Plotly gets them."""
    return [message["figure"]["data"] for message in plots(app).values()]


def drawn(*found):
    messages = [plot_message(one, alt="", iteration=None, clickable=False) for one in found]
    return [json.loads(message)["figure"]["data"] for message in messages]


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_words_and_figures_are_those_of_the_iteration_shown(name):
    nudge = {"dw1": -1.0, "dw2": 0.73, "db": 0.5}
    shown = shown_of(with_options(STATES[name], **nudge))
    sample = shown.sample
    x, label = shown.X[sample.place], float(shown.y[sample.place])
    change = small_change(x, shown.W, shown.b, [-1.0, 0.73], 0.5)
    app = opened(STATES[name], PANEL, **nudge)
    said = text_of(app)
    assert words.sample_heading(sample, label) in said
    assert words.threshold(change) in said
    if abs(change.z) > 1e12:
        assert words.too_far(change.z) in said
        assert words.TOO_FLAT in said
    else:
        assert words.bernoulli(change.z, label, reading(change.z)) in said
        assert words.change_numbers(shown_change(change, x, (-1.0, 0.73, 0.5))) in said
    expected = [sigmoid_figure(sample_table(*shown.here), shown.y, sample.place)]
    curve = error_curve(change)
    if curve is None:
        assert words.FLAT in said
    else:
        expected += [change_figure(change), error_figure(curve, change)]
        assert words.order(curve) in said
    assert figures(app) == drawn(*expected)


def test_a_chosen_sample_is_the_one_that_is_read():
    shown = shown_of(with_options(STATES["two hundred points"], chosen=0))
    said = text_of(opened(STATES["two hundred points"], PANEL, chosen=0))
    z = float(shown.X[0] @ shown.W + shown.b)
    assert words.bernoulli(z, float(shown.y[0]), reading(z)) in said
    assert "None is chosen" not in said


def test_the_features_are_named_as_the_note_below_the_board_names_them():
    for standardise, name in ((False, "x"), (True, "s")):
        app = opened(STATES["two hundred points"], PANEL, standardise=standardise)
        assert rf"= a\,(1 - a)\,{name}_j" in text_of(app)


def test_a_change_of_nothing_says_so():
    app = opened(STATES["ordinary"], PANEL, dw1=0.0, dw2=0.0, db=0.0)
    assert "leaves $z$ as it is" in text_of(app)
    assert len(figures(app)) == 1


def test_a_saturated_sample_says_how_flat_it_is():
    said = text_of(opened(STATES["saturated and right"], PANEL, chosen=0))
    assert "so flat" in said


def test_without_points_it_says_so():
    app = opened(STATES["no points"], PANEL)
    assert "Add a point" in text_of(app)
    assert not figures(app)


def test_a_sample_is_chosen_by_number():
    app = opened(STATES["two hundred points"], PANEL)
    app.number_input(key="sigmoid-sample").set_value(17).run()
    assert not app.exception
    assert "##### Sample 17," in text_of(app)
    assert app.session_state["visit"].history.present.option("chosen") == 16


def test_the_sliders_are_options():
    app = opened(STATES["two hundred points"], PANEL)
    for label, name in (("δw₁", "dw1"), ("δw₂", "dw2"), ("δb", "db")):
        (slider,) = [s for s in app.slider if s.label == label]
        slider.set_value(-0.4).run()
        assert not app.exception
        assert app.session_state["visit"].history.present.option(name) == -0.4
