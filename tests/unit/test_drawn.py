"""Which parts of the page are drawn anew: those that show something else, or may not have come."""

from threading import Thread

import pytest

from playground.page import drawn, follow, session
from playground.page.redraw import BOARD, DATA, RATE, REST, SIDEBAR, START
from playground.state.events import SetTraining
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied


@pytest.fixture
def record(monkeypatch):
    record = session.Visit(History(first_experiment()), begun=True)
    monkeypatch.setattr(session, "visit", lambda: record)
    return record


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = 100.0

    monkeypatch.setattr(drawn.time, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def redrawn(monkeypatch):
    """What was asked for, one after the other."""
    asked = []
    monkeypatch.setattr(follow, "redraw", lambda *parts: asked.append(parts))
    return asked


def in_another_script(call):
    """Run it as a script does, which asks for the visitor's record first."""
    answers = []

    def script():
        session.visit().drawings.heed_script()
        answers.append(call())

    thread = Thread(target=script)
    thread.start()
    thread.join()
    return answers[0]


def draw(record, part, shows):
    with record.drawings.drawing(part, shows):
        pass


def draw_sidebar(record):
    for part, values in follow.VALUES.items():
        draw(record, part, values(record.experiment))


def test_a_part_stands_for_what_it_was_drawn_with(record):
    stands = record.drawings.stands
    assert not stands(DATA, 1)
    draw(record, DATA, 1)
    assert stands(DATA, 1)
    assert not stands(DATA, 2)
    assert not stands(REST, 1)


def test_a_part_whose_drawing_was_cut_short_does_not_stand_even_if_it_did_before(record):
    draw(record, DATA, 1)
    with pytest.raises(InterruptedError), record.drawings.drawing(DATA, 1):
        raise InterruptedError
    assert not record.drawings.stands(DATA, 1)


def test_what_the_script_before_drew_last_is_doubted_until_it_is_drawn_once_more(record, clock):
    def stands(shows):
        return record.drawings.stands(DATA, shows)

    in_another_script(lambda: draw(record, DATA, 1))
    clock.now += 2 * drawn.PASSED_ON
    assert in_another_script(lambda: stands(1))  # it had time to arrive
    in_another_script(lambda: draw(record, DATA, 2))
    assert not in_another_script(lambda: stands(2))
    clock.now += 100
    assert not in_another_script(lambda: stands(2))  # what did not arrive never will
    in_another_script(lambda: draw(record, DATA, 2))
    assert in_another_script(lambda: stands(2))  # and not for ever
    in_another_script(lambda: draw(record, DATA, 2))  # such as where a text was refused
    assert not in_another_script(lambda: stands(2))


def test_each_change_draws_the_parts_that_show_it(record, redrawn):
    follow.follow()
    assert redrawn.pop() == (BOARD, *SIDEBAR)
    draw_sidebar(record)
    for event, part in [
        (SetTraining((("alpha", 0.25),)), RATE),
        (SetTraining((("iterations", 77),)), REST),
        (SetTraining((("w1", 0.5),)), START),
    ]:
        follow.follow()
        assert not redrawn
        record.history = applied(record.history, event)
        follow.follow()
        assert redrawn.pop() == (BOARD, part)
        draw_sidebar(record)


def test_during_a_drag_only_what_is_used_is_drawn_and_the_rest_when_it_ends(record, redrawn):
    draw_sidebar(record)
    record.in_hand = True
    record.history = History(Experiment(alpha=0.25))
    follow.follow()
    assert not redrawn
    follow.follow(DATA)
    assert redrawn.pop() == (BOARD, DATA)
    record.in_hand = False
    follow.follow()
    assert {RATE, START} <= set(redrawn.pop())


def test_until_the_board_is_drawn_nothing_else_is(record, redrawn):
    record.begun = False
    follow.follow(DATA)
    assert not redrawn
