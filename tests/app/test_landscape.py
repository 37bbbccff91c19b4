"""The panel "Loss landscape" on the page, in every edge state, by widgets alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from playground.numbers.text import spoken
from playground.page.session import Visit
from playground.state.experiment import Experiment
from playground.state.history import History
from playground.state.options import with_option
from playground.state.points import NO_POINTS, Points

APP = Path(__file__).parents[2] / "app.py"


def opened(experiment):
    """The playground with this experiment, the panel open."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    options = with_option(experiment.options, "panel", "Loss landscape")
    app.session_state["visit"] = Visit(History(replace(experiment, options=options)))
    app.run()
    assert not app.exception, app.exception
    return app


def texts(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.latex])


def with_points(rows, **settings):
    return Experiment(Points.of(rows), iterations=50, **settings)


@pytest.mark.parametrize(
    "experiment",
    [
        with_points([(1.0, 2.0, 1)]),
        with_points([(1.0, 2.0, 1), (2.0, 1.0, 1)]),
        with_points([(0.0, 0.0, 1), (0.0, 0.0, 0)]),
        with_points([(100.0, 0.0, 0), (-100.0, 0.0, 1)], w1=100.0),
        with_points([(1e12, 1.0, 1), (-1e12, 2.0, 0), (3.0, 1.0, 0)], alpha=1000.0),
        with_points([(1.0, 0.0, 1), (1.0, 0.0, 0), (2.0, 1.0, 1)], iteration=50),
    ],
    ids=["one sample", "one class", "flat", "saturated", "far out", "not separable"],
)
@pytest.mark.parametrize("kind", ["Contours", "3-D surface"])
def test_every_edge_says_something_true(experiment, kind):
    options = with_option(experiment.options, "landscape", kind)
    said = texts(opened(replace(experiment, options=options)))
    assert "∇L" in said
    assert "nan" not in said
    assert "inf" not in said


def test_without_points_it_says_what_to_do():
    said = texts(opened(Experiment(NO_POINTS)))
    assert "Add a point" in said


def test_the_choices_are_options_of_the_experiment():
    experiment = with_points([(1.0, 2.0, 1), (-1.0, 0.5, 0)], w2=0.25)
    app = opened(experiment)
    groups = {group.label: group for group in app.get("button_group")}
    groups["Over the parameters"].set_value("w1-b")
    app.run()
    assert "w₂ is held at 0.25" in texts(app)
    groups = {group.label: group for group in app.get("button_group")}
    groups["Along one parameter"].set_value("b")
    app.run()
    assert "∂L/∂b" in texts(app)
    [slider] = [entry for entry in app.select_slider if entry.label.startswith("α of this step")]
    assert slider.value == 0.0
    slider.set_value(2.0).run()
    assert f"α = {spoken(0.3 * 100)}" in texts(app)
    present = app.session_state["visit"].history.present
    assert dict(present.options)["landscape_alpha"] == 2.0
