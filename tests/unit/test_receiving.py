"""What the server makes of the board's messages, one after the other."""

from playground.board.inbox import read_inbox
from playground.page import session
from playground.state.experiment import Experiment
from playground.state.history import History


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
