"""The panel "Step size" on the page: its pictures, a click on the map, and every edge state."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from playground.page.session import Visit
from playground.panels.step_size import many
from playground.state.events import MovePoint, SetTraining
from playground.state.experiment import Experiment
from playground.state.history import History, applied
from playground.state.points import NO_POINTS
from playground.state.ready_made import points_of
from tests.app_plots import plots
from tests.panel_states import STATES
from tests.panel_states import opened as with_options

APP = Path(__file__).parents[2] / "app.py"
OVERLAPPING = points_of("overlapping")
MAP = "Map of α and k"


def opened(experiment, picture="Sharpness"):
    app = AppTest.from_file(str(APP), default_timeout=60)
    shown = with_options(experiment, "Step size", step_picture=picture)
    app.session_state["visit"] = Visit(History(shown))
    app.run()
    assert not app.exception, app.exception
    return app


def visit(app):
    return app.session_state["visit"]


def texts(app):
    return "\n".join(element.value for element in [*app.markdown, *app.caption])


@pytest.mark.parametrize("picture", ["Sharpness", "Sweep α", MAP])
@pytest.mark.parametrize("experiment", STATES.values(), ids=STATES)
def test_every_edge_says_something_true(experiment, picture):
    short = replace(experiment, iterations=60, iteration=min(experiment.iteration, 60))
    said = texts(opened(short, picture))
    assert "Add a point" in said if not len(experiment.points) else "The loss rose at" in said
    assert not re.search(r"\b(nan|inf|None)\b", said)


def test_nothing_is_computed_for_a_panel_that_is_closed(monkeypatch):
    def fail(*_, **__):
        raise AssertionError

    monkeypatch.setattr(many, "losses_after", fail)
    monkeypatch.setattr("playground.panels.step_size.numbers.sharpness_along", fail)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.session_state["visit"] = Visit(History(Experiment(points=OVERLAPPING, w2=0.123)))
    app.run()
    assert not app.exception
    monkeypatch.undo()
    monkeypatch.setattr(many, "losses_after", fail)
    assert "cycle of 2" in texts(opened(Experiment(points=OVERLAPPING, alpha=10.0, w2=0.123)))


def test_the_pictures_are_options_of_the_experiment():
    app = opened(Experiment(points=OVERLAPPING, alpha=10.0, iteration=5))
    assert list(plots(app)) == ["sharpness"]
    assert plots(app)["sharpness"]["iteration"] == 5
    for picture, key, words in (
        ("Sweep α", "sweep", "The loss after **5** iterations, for 12 learning rates."),
        (MAP, "map-of-runs", "Each column is a run with its own α"),
    ):
        groups = {group.label: group for group in app.get("button_group")}
        groups["Picture"].set_value(picture)
        app.run()
        assert not app.exception
        assert list(plots(app)) == [key]
        assert words in texts(app)
        assert visit(app).history.present.option("step_picture") == picture
    assert plots(app)["map-of-runs"]["clickable"]


def test_at_alpha_1000_the_rule_is_next_to_the_run():
    app = opened(Experiment(points=OVERLAPPING, alpha=1000.0, iteration=30))
    assert "The batch perceptron, next to the run" in texts(app)
    assert list(plots(app)) == ["sharpness", "rule"]
    [field] = [entry for entry in app.number_input if entry.label == "Learning rate α"]
    field.set_value(99.0)
    app.run()
    assert "batch perceptron" not in texts(app).split("Try it")[0]


def test_the_map_follows_a_field_at_once_and_a_drag_when_it_rests():
    app = opened(Experiment(points=OVERLAPPING, iterations=100), MAP)
    first = plots(app)["map-of-runs"]
    assert not first["waits"]
    record = visit(app)
    start = SetTraining((("w1", 3.0),))
    record.history = applied(record.history, start)
    app.run()
    second = plots(app)["map-of-runs"]
    assert not second["waits"]
    assert second["figure"] != first["figure"]
    record = visit(app)
    old = record.history.present.points.rows()[0]
    record.history = applied(record.history, MovePoint(old, (5.0, -5.0, 1), gesture="drag"))
    app.run()
    assert not app.exception
    third = plots(app)["map-of-runs"]
    assert third["waits"]
    losses = third["figure"]["data"][0]
    assert losses["opacity"] < 1
    assert losses["z"] == second["figure"]["data"][0]["z"]
    assert "The present one follows in a moment" in texts(app)
    record = visit(app)  # as the page says that it rests
    present = record.history.present
    record.kept["runs-at-rest"] = many.base_key(present), present.iterations
    app.run()
    last = plots(app)["map-of-runs"]
    assert not last["waits"]
    assert last["figure"]["data"][0]["z"] != second["figure"]["data"][0]["z"]


def test_the_sweep_follows_a_drag_when_it_rests():
    app = opened(Experiment(points=OVERLAPPING, iterations=100), "Sweep α")
    first = plots(app)["sweep"]
    record = visit(app)
    old = record.history.present.points.rows()[0]
    record.history = applied(record.history, MovePoint(old, (4.0, -5.0, 1), gesture="drag"))
    app.run()
    second = plots(app)["sweep"]
    assert (first["waits"], second["waits"]) == (False, True)
    assert "The present ones follow in a moment" in texts(app)
    present = visit(app).history.present
    visit(app).kept["runs-at-rest"] = many.base_key(present), present.iterations
    app.run()
    third = plots(app)["sweep"]
    assert not third["waits"]
    assert third["figure"] != second["figure"]


def test_a_long_run_s_map_ends_early_until_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(many, "A_SECOND", 2_000_000)
    app = opened(Experiment(points=OVERLAPPING, iterations=900), MAP)
    most = many.affordable(96, 80, many.ROWS)
    assert most < 900
    assert f"The map ends at iteration {most}" in texts(app)
    [button] = [entry for entry in app.button if entry.label.startswith("Follow all 900")]
    button.click()
    app.run()
    assert not app.exception
    assert "The map ends at" not in texts(app)
    assert not [entry for entry in app.button if entry.label.startswith("Follow all")]


def test_without_points_it_says_what_to_do():
    for picture in ("Sharpness", MAP):
        assert "Add a point" in texts(opened(Experiment(NO_POINTS), picture))
