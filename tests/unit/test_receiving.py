"""What the server makes of the board's messages, one after the other."""

from dataclasses import replace

from playground.board.inbox import read_inbox
from playground.page import session
from playground.state.events import SetTraining
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied
from playground.state.lesson_events import TELL, WATCH
from playground.state.options import with_option
from playground.state.run import run_key


def test_events_for_which_there_was_no_time_come_again_and_count_once(monkeypatch):
    record = session.Visit(History(Experiment()))
    monkeypatch.setattr(session, "visit", lambda: record)
    monkeypatch.setattr(session, "APPLYING", 0.0)
    events = [{"n": n, "type": "add", "point": [n, 0, 1]} for n in (1, 2, 3)]
    for said in (1, 2, 3):
        session.receive(read_inbox({"mount": "m", "said": said, "events": events}))
        assert record.applied_events["m"] == said
        assert record.history.present.points.X[:, 0].tolist() == list(range(1, said + 1))


def test_what_is_refused_is_said_and_the_others_count(monkeypatch):
    record = session.Visit(History(Experiment()))
    monkeypatch.setattr(session, "visit", lambda: record)
    added = {"type": "add", "point": [1, 0, 1]}
    events = [added | {"n": 1}, {"n": 2, "type": "no such event"}, added | {"n": 3}]
    session.receive(read_inbox({"mount": "m", "said": 1, "events": events}))
    assert "no such event" in record.refusal
    assert record.applied_events["m"] == 3
    assert len(record.history.present.points) == 2


def test_undo_of_a_line_that_was_put_down_comes_back_and_tells_the_page_to(monkeypatch):
    record = session.Visit(History(first_experiment()))
    monkeypatch.setattr(session, "visit", lambda: record)
    said = 0

    def tell(iteration, *events):
        nonlocal said
        said += 1
        numbered = [{"n": said, **event} for event in events]
        message = {"mount": "m", "said": said, "iteration": iteration, "seek": record.seek}
        session.receive(read_inbox(message | {"events": numbered}))

    tell(30)
    put = {"type": "put", "start": [1.0, -1.0, 0.5], "gesture": "g", "released": True}
    tell(0, put)  # the page has gone to the start
    assert record.history.present.iteration == 0
    sought = record.seek
    tell(0, {"type": "undo"})
    assert record.history.present == replace(first_experiment(), iteration=30)
    assert record.seek == sought + 1
    tell(30, {"type": "add", "point": [1, 0, 1]})
    tell(30, {"type": "undo"})
    assert record.seek == sought + 1  # it stays where it is


def test_a_scene_that_waits_for_the_end_of_its_run_hears_of_an_iteration_that_is_known(monkeypatch):
    watching = replace(first_experiment(), options=with_option((), "scene_at", WATCH), iteration=40)
    record = session.Visit(
        History(replace(watching, iterations=40))
    )  # made shorter: this is its end
    monkeypatch.setattr(session, "visit", lambda: record)
    added = {"n": 1, "type": "add", "point": [1, 0, 1]}
    message = {"mount": "m", "said": 1, "iteration": 40, "seek": record.seek, "events": [added]}
    session.receive(read_inbox(message))
    assert record.experiment.option("scene_at") == TELL


def test_an_event_that_arrives_while_an_answer_is_made_does_not_get_its_numbers(monkeypatch):
    """A script that is about to be stopped goes on for a moment beside the next one."""
    record = session.Visit(History(first_experiment()))
    monkeypatch.setattr(session, "visit", lambda: record)
    trained = session.trained

    def interrupted(*arguments):
        run = trained(*arguments)
        monkeypatch.setattr(session, "trained", trained)
        record.history = applied(record.history, SetTraining((("alpha", 3.0),)))
        return run

    monkeypatch.setattr(session, "trained", interrupted)
    session.answer()
    assert record.experiment.alpha == 3.0
    assert session.shown().alpha == 3.0
    assert record.run.key == run_key(record.experiment)
    assert record.run.trajectory.alpha == 3.0
