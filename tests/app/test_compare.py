"""The panel "Compare" in the app: pin, rename, remove, show on the board, undo."""

import pytest

from playground.page import session
from playground.panels.compare import words
from playground.state.events import AddPoint, ClearPoints, SetOption, SetTraining, Undo
from playground.state.history import History, applied
from playground.state.pin_events import PinRun
from playground.state.pins import MOST_PINS
from playground.state.update import update
from tests.app_plots import plots
from tests.step_states import STATES, opened, text_of


def widget(app, kind, label):
    return next(one for one in app.get(kind) if one.label == label)


def press(app, label):
    widget(app, "button", label).click().run()
    assert not app.exception


def set_alpha(app, alpha):
    widget(app, "number_input", "Learning rate α").set_value(alpha).run()


def record(app):
    return app.session_state["visit"]


def pins(app):
    return record(app).history.present.pins


def undo(app):
    record(app).history = applied(record(app).history, Undo())
    app.run()


@pytest.fixture
def app():
    return opened(STATES["ordinary"], "Compare")


def cells(app, name):
    return app.dataframe[0].value[name].tolist()


def test_runs_are_pinned_and_compared(app):
    assert words.NO_PINS in text_of(app)
    assert not app.dataframe
    press(app, "Pin run")
    assert "The run on the board is run 1." in text_of(app)
    set_alpha(app, 5.0)
    press(app, "Pin run")
    assert cells(app, "run") == ["board", "1", "2"]
    assert cells(app, "name") == ["as run 2", "α = 0.3", "α = 5"]
    assert cells(app, "α") == ["5", "0.3", "5"]
    assert "2 of 8 pinned." in text_of(app)
    names = [trace["name"] for trace in plots(app)["compare-losses"]["figure"]["data"]]
    assert names[:3] == ["run-0", "run-1", "run-2"]


def test_the_same_run_again_is_answered_in_words(app):
    press(app, "Pin run")
    press(app, "Pin run")
    assert record(app).refusal == "This run is pinned already, as run 1."
    assert len(pins(app)) == 1


def test_a_name_is_plain_text_wherever_it_stands(app):
    press(app, "Pin run")
    nasty = "**b** <img src=x> $x$ :red[r]"
    widget(app, "text_input", "Name of run 1").set_value(nasty).run()
    assert pins(app)[0].name == nasty
    assert cells(app, "name")[1] == nasty
    assert widget(app, "text_input", "Name of run 1").value == nasty
    rendered = [
        element.value for kind in ("markdown", "caption", "html") for element in app.get(kind)
    ]
    assert not [text for text in rendered if "src=x" in str(text)]
    assert "src=x" not in str(plots(app)["compare-losses"])
    widget(app, "text_input", "Name of run 1").set_value("  ").run()
    assert pins(app)[0].name == widget(app, "text_input", "Name of run 1").value == "α = 0.3"


def test_undo_brings_a_name_back_into_its_field(app):
    press(app, "Pin run")
    widget(app, "text_input", "Name of run 1").set_value("mine").run()
    undo(app)
    assert widget(app, "text_input", "Name of run 1").value == "α = 0.3"
    undo(app)
    assert pins(app) == ()
    assert words.NO_PINS in text_of(app)


def test_a_run_is_removed_and_its_number_is_free_again(app):
    press(app, "Pin run")
    set_alpha(app, 2.0)
    press(app, "Pin run")
    press(app, "Remove run 1")
    assert cells(app, "run") == ["board", "2"]
    set_alpha(app, 3.0)
    press(app, "Pin run")
    assert cells(app, "run") == ["board", "1", "2"]
    undo(app)
    undo(app)
    undo(app)
    assert [(pin.number, pin.alpha) for pin in pins(app)] == [(1, 0.3), (2, 2.0)]


def test_a_pinned_run_comes_back_with_the_fields_of_the_sidebar(app):
    press(app, "Pin run")
    before = record(app).history.present
    for event in (SetTraining((("alpha", 7.0), ("w1", 2.0))), AddPoint((1.0, 1.0, 1))):
        record(app).history = applied(record(app).history, event)
    app.run()
    assert cells(app, "points") == ["these", "other points"]
    changed = record(app).history.present
    press(app, "Show run 1 on the board")
    back = record(app).history.present
    assert back.points == before.points
    assert (back.alpha, back.w1) == (before.alpha, before.w1)
    assert widget(app, "number_input", "Learning rate α").value == before.alpha
    assert widget(app, "number_input", "Initial w₁").value == before.w1
    undo(app)
    assert record(app).history.present == changed
    assert widget(app, "number_input", "Learning rate α").value == 7.0


def test_at_eight_a_plain_sentence_says_so():
    full = STATES["ordinary"]
    for alpha in range(1, MOST_PINS + 1):
        full = update(update(full, SetTraining((("alpha", alpha),))), PinRun())
    app = opened(full, "Compare")
    assert "8 runs are pinned, which is all there is room for." in text_of(app)
    set_alpha(app, 0.5)
    press(app, "Pin run")
    assert "remove one first" in record(app).refusal
    assert len(pins(app)) == MOST_PINS


@pytest.mark.parametrize("name", STATES)
def test_every_edge_says_something_true(name):
    app = opened(STATES[name], "Compare")
    text_of(app)
    press(app, "Pin run")
    text_of(app)
    if not len(STATES[name].points):
        assert "nothing to pin" in record(app).refusal
        assert words.NO_RUN in text_of(app)
        return
    assert cells(app, "name")[0] == "as run 1"
    set_alpha(app, 0.001)
    text_of(app)
    wrong = {"nan", "inf", "None"}
    table = app.dataframe[0].value
    assert not [cell for column in table for cell in table[column] if wrong & set(cell.split())]


def test_pinned_runs_stay_to_be_seen_on_an_empty_board(app):
    press(app, "Pin run")
    record(app).history = applied(record(app).history, ClearPoints())
    app.run()
    assert not app.exception
    assert cells(app, "run") == ["1"]
    assert "other points" in text_of(app)


def test_nothing_is_trained_while_another_panel_is_open(app):
    press(app, "Pin run")
    assert len(record(app).compared) == 1
    widget(app, "button_group", "Look inside").set_value("Likelihood").run()
    assert record(app).compared == ()


def test_a_run_is_pinned_while_another_panel_is_open(app):
    set_option(app, "panel", "Neuron")
    press(app, "Pin run")
    assert [pin.number for pin in pins(app)] == [1]
    assert "1 of 8 pinned." in text_of(app)
    press(app, "Pin run")
    assert record(app).refusal == "This run is pinned already, as run 1."


def set_option(app, name, value):
    record(app).history = applied(record(app).history, SetOption(name, value))
    app.run()


def test_many_long_runs_are_trained_some_at_a_time(visitor, monkeypatch):
    monkeypatch.setattr(session, "COMPARING", 0.0)  # so that each answer trains one of them
    pinned = update(visitor.experiment, SetOption("panel", "Compare"))
    for alpha in (0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3):
        pinned = update(update(pinned, SetTraining((("alpha", alpha),))), PinRun())
    visitor.record.history = History(pinned)
    visitor.record.compared = ()
    for done in range(1, MOST_PINS):
        visitor.run()
        assert len(visitor.record.compared) == done
        assert len(visitor.app.get("progress")) == 1
        assert not visitor.app.dataframe
    visitor.run()
    assert not visitor.app.get("progress")
    assert len(visitor.app.dataframe[0].value) == MOST_PINS + 1
