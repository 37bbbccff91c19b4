"""Lessons on the page: a scene from its link to its words, each kind of guess, and the ways out."""

import pytest
from streamlit.testing.v1 import AppTest

from playground.board import packet
from playground.lessons.shelf import LESSONS, open_scene_of
from playground.state.events import AddPoint, ShowIteration
from playground.state.history import applied
from tests.app.conftest import APP
from tests.step_states import text_of


def opened(lesson, scene):
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params.update({"v": "1", "lesson": str(lesson), "scene": str(scene)})
    return pressed(app)


def pressed(app):
    app.run()
    assert not app.exception
    return app


def button(app, label):
    return next(one for one in app.button if one.label == label)


def press(app, label):
    button(app, label).click()
    return pressed(app)


def labels(app):
    return [one.label for one in app.button]


def present(app):
    return app.session_state["visit"].history.present


def happen(app, event):
    visit = app.session_state["visit"]
    visit.history = applied(visit.history, event)
    return pressed(app)


def to_the_end(app):
    return happen(app, ShowIteration(present(app).iterations))


def test_a_scene_asks_plays_tells_and_goes_on():
    app = opened(1, 1)
    scene = open_scene_of(present(app)).scene
    assert scene.question in text_of(app)
    assert "Tell me now" not in labels(app)
    [answers] = [one for one in app.get("button_group") if one.label == scene.question]
    answers.set_value(scene.prediction.answers[0])
    pressed(app)
    assert present(app).option("guess") == "a"
    press(app, "Watch")
    assert scene.prediction.answers[1] not in text_of(app)
    visit = app.session_state["visit"]
    assert visit.plays == visit.seek > 0
    to_the_end(app)
    assert f"You said *{scene.prediction.answers[0]}*" in text_of(app)
    assert "turned by 173°" in text_of(app)
    press(app, "Next")
    assert present(app).option("scene") == 2
    assert present(app).option("guess") == ""
    assert app.query_params["scene"] in ("2", ["2"])
    press(app, "Back")
    assert present(app).option("scene") == 1
    press(app, "Leave the lesson")
    assert "lesson" not in app.query_params
    assert "Leave the lesson" not in labels(app)


def test_the_words_can_be_had_at_once_and_the_guess_again():
    app = opened(1, 2)
    press(app, "Watch")
    press(app, "Tell me now")
    assert "right angles" not in text_of(app)
    press(app, "Guess again")
    assert present(app).option("scene_at") == "ask"


def test_who_changes_the_run_is_told_what_the_words_are_about():
    app = opened(1, 2)
    press(press(app, "Watch"), "Tell me now")
    happen(app, AddPoint((1.0, 1.0, 1)))
    assert "You have changed the run" in text_of(app)
    press(app, "Back to this scene's run")
    assert "You have changed the run" not in text_of(app)


def test_several_boards_stand_in_the_place_of_the_one_and_of_its_controls():
    app = opened(3, 4)
    assert "Sample points" not in labels(app)
    assert "the lesson's own" in text_of(app)
    names = [one.proto.component_name for one in app.get("bidi_component")]
    assert any("boards" in name for name in names)
    press(app, "Back")
    assert "Sample points" in labels(app)


@pytest.mark.parametrize("number", LESSONS)
def test_every_scene_is_shown_without_a_fault(number):
    app = opened(number, 1)
    for place, scene in enumerate(LESSONS[number].scenes, 1):
        assert present(app).option("scene") == place
        assert scene.question in text_of(app)
        press(app, "Watch" if scene.plays else "See")
        if scene.plays:
            press(app, "Tell me now")
        assert "Guess again" in labels(app)
        if place < len(LESSONS[number].scenes):
            press(app, "Next")


def test_the_boards_message_arrives_whole():
    app = opened(4, 1)
    [data] = [
        one.proto.bytes for one in app.get("bidi_component") if "boards" in one.proto.component_name
    ]
    header, _ = packet.decode(data)
    assert [board["name"] for board in header["boards"]] == ["α = 0.05", "α = 1", "α = 1000"]
