"""The sidebar under Streamlit's own tester: in step with the experiment, never a traceback."""

import itertools
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from neuron import step_limit
from playground.page import follow
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import AddPoint, ClearPoints, Extend, SetTraining, Undo
from playground.state.experiment import first_experiment
from playground.state.history import applied
from tests.app.headers import header_in

APP = str(Path(__file__).parents[2] / "app.py")


@pytest.fixture
def app():
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params["v"] = "1"  # a link that says nothing: from W = 0
    return app.run()


def experiment(app):
    return app.session_state["visit"].history.present


def happened(app, *events):
    """What a click on the board or a key does, as the board's callback applies it."""
    record = app.session_state["visit"]
    for event in events:
        record.history = applied(record.history, event)
    return app.run()


def the(elements, label):
    (found,) = [element for element in elements if element.label == label]
    return found


def number(app, label):
    return the(app.sidebar.number_input, label)


def press(app, label):
    return the(app.sidebar.button, label).click().run()


def clean(app):
    assert not app.exception, [entry.value for entry in app.exception]
    return app


def test_the_first_visit_shows_a_sampled_set_with_a_run_ready_to_play():
    app = clean(AppTest.from_file(APP, default_timeout=30).run())
    assert experiment(app) == first_experiment()
    assert experiment(app).points == first_experiment().points
    assert set(experiment(app).points.y) == {0.0, 1.0}
    assert (experiment(app).iteration, experiment(app).iterations) == (0, 1000)


def test_every_control_has_its_label_and_its_range(app):
    ranges = {entry.label: (entry.min, entry.max) for entry in app.sidebar.number_input}
    assert ranges == {
        "Number of points": (2, 500),
        "Margin": (0.0, 3.0),
        "Spread": (0.1, 3.0),
        "Share of class 1": (0.05, 0.95),
        "Direction (°)": (0.0, 360.0),
        "Label noise": (0.0, 0.5),
        "Seed": (0, 2**32 - 1),
        "Learning rate α": (0.001, 1000.0),
        "Iterations": (1, 20_000),
        "Initial w₁": (-100.0, 100.0),
        "Initial w₂": (-100.0, 100.0),
        "Initial b": (-100.0, 100.0),
    }
    marks = the(app.sidebar.select_slider, "Learning rate α (log scale)").options
    assert marks[:5] == ["0.001", "0.002", "0.005", "0.01", "0.02"]
    assert marks[-1] == "1,000"
    buttons = {button.label for button in app.sidebar.button}
    assert {"Sample points", "Random start"} <= buttons
    downloads = [entry.proto.label for entry in app.sidebar.get("download_button")]
    assert "Download points (CSV)" in downloads


def test_sampling_changes_the_points_at_the_button_and_not_before(app):
    before = experiment(app).points
    number(app, "Number of points").set_value(40)
    number(app, "Margin").set_value(1.5)
    number(app, "Seed").set_value(3).run()
    assert experiment(app).points == before
    press(clean(app), "Sample points")
    assert len(experiment(app).points) == 40
    assert experiment(app).points != before


def test_a_number_and_a_click_that_arrive_together_both_count(app):
    for wanted in (200, 31):
        number(app, "Number of points").set_value(wanted)
        press(app, "Sample points")
        assert number(app, "Number of points").value == wanted
        assert len(experiment(app).points) == wanted


def alpha_slider(app):
    return the(app.sidebar.select_slider, "Learning rate α (log scale)")


def test_the_field_and_the_slider_of_alpha_are_in_step(app):
    number(app, "Learning rate α").set_value(2.0).run()
    assert experiment(app).alpha == 2.0
    assert alpha_slider(app).value == 2.0
    for mark in (0.1, 0.001, 1000.0):
        alpha_slider(app).set_value(mark).run()
        assert experiment(app).alpha == mark
        assert number(clean(app), "Learning rate α").value == mark


def test_an_alpha_between_the_marks_takes_the_place_of_the_nearest(app):
    marks = alpha_slider(app).options
    number(app, "Learning rate α").set_value(0.0123).run()
    assert alpha_slider(clean(app)).value == 0.01
    assert experiment(app).alpha == 0.0123
    assert alpha_slider(app).options == marks  # with other marks the slider would begin anew
    alpha_slider(app).set_value(0.02).run()
    assert experiment(app).alpha == 0.02


def test_a_pull_of_the_slider_is_one_undo_step(app):
    for mark in (0.1, 1.0, 10.0):
        alpha_slider(app).set_value(mark).run()
    assert experiment(app).alpha == 10.0
    happened(app, Undo())
    assert number(app, "Learning rate α").value == 0.3


def test_the_step_limit_is_that_of_the_present_points(app):
    limit = step_limit(experiment(app).points.X)
    assert f"Step limit 2/β = {limit:.4g}." in header_in(app)["aside"]["text"]
    number(app, "Learning rate α").set_value(round(limit * 2, 2)).run()
    assert "α is above it" in header_in(app)["aside"]["text"]
    happened(app, AddPoint((6.0, 6.0, 0)))
    assert (
        f"Step limit 2/β = {step_limit(experiment(app).points.X):.4g}."
        in header_in(app)["aside"]["text"]
    )
    happened(app, ClearPoints())
    assert header_in(app)["aside"]["share"] is None
    assert "add points" in header_in(clean(app))["aside"]["text"]


@pytest.mark.parametrize(
    ("alpha", "low", "high"), [(1.0, 9, 10), (0.3, 9, 10), (1.2, 9, 10), (1.7, 9, 10)]
)
def test_the_step_limit_is_marked_between_its_neighbours_on_the_slider(app, alpha, low, high):
    number(app, "Learning rate α").set_value(alpha).run()
    limit = step_limit(experiment(app).points.X)
    marks = [float(mark.replace(",", "")) for mark in alpha_slider(app).options]
    share = header_in(app)["aside"]["share"]
    assert low <= share * (len(marks) - 1) <= high
    assert marks[low] <= limit <= marks[high]
    between = share * (len(marks) - 1) - low
    assert marks[low] ** (1 - between) * marks[high] ** between == pytest.approx(limit, rel=1e-3)


def start_from(app):
    return the(app.sidebar.button_group, "Start from")


def test_a_start_is_chosen_by_its_name_and_shown_in_the_fields(app):
    for kind in ("a wrong line", "random", "zero"):
        start_from(app).set_value(kind).run()
        now = experiment(clean(app))
        assert now.option("start") == kind
        assert any((now.w1, now.w2, now.b)) == (kind != "zero")
        shown = [number(app, label).value for label in ("Initial w₁", "Initial w₂", "Initial b")]
        assert shown == [now.w1, now.w2, now.b]
    number(app, "Initial w₂").set_value(2.0).run()
    assert start_from(app).value == "my own"
    happened(app, Undo())
    assert start_from(app).value == "zero"


def test_weights_of_0_are_called_zero_wherever_they_came_from(app):
    assert experiment(app).option("start") == "my own"  # what a link says that leaves it out
    assert start_from(app).value == "zero"
    number(app, "Initial b").set_value(1.0).run()
    assert start_from(app).value == "my own"
    number(app, "Initial b").set_value(0.0).run()
    assert start_from(app).value == "zero"
    start_from(app).set_value("my own").run()
    assert start_from(clean(app)).value == "zero"


def test_random_can_be_drawn_again(app):
    press(app, "Random start")
    first = experiment(app)
    assert start_from(app).value == "random"
    press(app, "Random start")
    assert experiment(app).w1 != first.w1


def test_the_groups_are_named_in_their_order(app):
    assert [h.value for h in app.sidebar.header] == ["Data", "Start", "Training", "Take away"]


def test_the_sidebar_follows_undo_and_extension(app):
    for label, value in (("Initial w₁", 2.5), ("Initial b", -1.0), ("Iterations", 50)):
        number(app, label).set_value(value).run()
    happened(app, Extend(100))
    assert number(app, "Iterations").value == 100
    happened(app, Undo(), Undo(), Undo())
    for label, value in (("Initial w₁", 0.0), ("Initial b", 0.0), ("Iterations", 1000)):
        assert number(app, label).value == value
    assert experiment(app).points == first_experiment().points


def test_a_random_start_is_shown_in_the_fields_and_can_be_taken_back(app):
    press(app, "Random start")
    start = experiment(app)
    assert (start.w1, start.w2, start.b) != (0.0, 0.0, 0.0)
    shown = [number(app, label).value for label in ("Initial w₁", "Initial w₂", "Initial b")]
    assert shown == [start.w1, start.w2, start.b]
    happened(app, Undo())
    assert number(app, "Initial w₁").value == 0.0


BAD = [
    ("Number of points", 501),
    ("Number of points", 1),
    ("Margin", -1.0),
    ("Margin", 3.5),
    ("Seed", -1),
    ("Learning rate α", 0.0),
    ("Learning rate α", 5000.0),
    ("Iterations", 0),
    ("Iterations", 20_001),
    ("Initial w₁", 100.5),
    ("Initial w₂", -1e9),
    ("Initial b", 1e9),
]


@pytest.mark.parametrize(("label", "value"), BAD)
def test_a_widget_out_of_range_never_reaches_the_experiment(app, label, value):
    """Streamlit puts its own value in the place of one that no browser's field would send."""
    before = experiment(app)
    number(app, label).set_value(value).run()
    field = number(clean(app), label)
    assert field.min <= field.value <= field.max
    after = experiment(app)
    assert after.points == before.points
    shown = {key: value for part in follow.VALUES.values() for key, value in part(after).items()}
    keys = {name: f"{name}-{made}" for name, made in app.session_state["visit"].made.items()}
    assert {name: app.session_state[keys.get(name, name)] for name in shown} == shown


@pytest.mark.parametrize("label", dict.fromkeys(label for label, _ in BAD))
def test_an_emptied_field_shows_its_number_again(app, label):
    before, shown = experiment(app), number(app, label).value
    number(app, label).set_value(None).run()
    assert number(clean(app), label).value == shown is not None
    assert experiment(app) == before


@pytest.mark.parametrize("value", [float("nan"), "5", True, None, 10**400])
def test_a_refusal_leaves_its_reason_and_the_rest_of_the_work(app, value):
    record = app.session_state["visit"]
    before = experiment(app)
    with pytest.raises(Refused, match=r"The learning rate α (must|is empty)"):
        applied(record.history, SetTraining((("alpha", value),)))
    assert experiment(app.run()) == before


def test_no_combination_of_controls_yields_a_traceback(app):
    corners = {
        "Number of points": (2, 500),
        "Margin": (0.0, 3.0),
        "Learning rate α": (0.001, 1000.0),
        "Iterations": (1, 20_000),
        "Initial w₁": (-100.0, 100.0),
    }
    lowest = [{label: ends[0] for label, ends in corners.items()}]
    highest = [{label: ends[1] for label, ends in corners.items()}]
    one_apart = [
        {**base, label: end}
        for base in (*lowest, *highest)
        for label, end in itertools.chain.from_iterable(
            ((label, end) for end in ends) for label, ends in corners.items()
        )
    ]
    seen = {tuple(entry.items()): entry for entry in lowest + highest + one_apart}
    for settings in seen.values():
        for label, value in settings.items():
            number(app, label).set_value(value)
        press(app, "Sample points")
        clean(app)
        assert {label: number(app, label).value for label in settings} == settings
        assert len(experiment(app).points) == settings["Number of points"]
        run = app.session_state["visit"].run
        assert run.trajectory is not None
        assert run.trained >= min(settings["Iterations"], limits.FIRST_ANSWER)


def test_without_points_and_with_one_everything_still_works(app):
    happened(app, ClearPoints())
    number(app, "Learning rate α").set_value(1000.0).run()
    clean(app)
    happened(app, AddPoint((0.0, 0.0, 1)))
    press(app, "Random start")
    press(clean(app), "Sample points")
    assert len(experiment(clean(app)).points) == 60
