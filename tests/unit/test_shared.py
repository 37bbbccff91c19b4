"""What is worked out once for all visitors: runs and first messages."""

from dataclasses import replace
from threading import Barrier, Thread

import numpy as np
import pytest

from playground.board import message, packet
from playground.board.protocol import BrowserHas, Status
from playground.state import run
from playground.state.shared import Shared
from playground.state.shown import what_is_shown
from tests.experiments import from_zero

FIRST = from_zero()


@pytest.fixture(autouse=True)
def nothing_shared():
    run.RUNS.forget()
    message.FIRST_MESSAGES.forget()


def counted(monkeypatch, module, name):
    """Count the calls of a function that is called through a module."""
    calls, there = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *args, **more: calls.append(1) or there(*args, **more))
    return calls


def told(experiment, has=None, status=None):
    trained = run.trained(experiment, experiment.iterations)
    shown = what_is_shown(experiment, trained)
    return message.board_message(
        experiment, trained, shown, has or BrowserHas(), status or Status()
    )


def test_the_bound_holds_and_what_was_asked_for_last_stays():
    shared = Shared(most=100)
    for number in range(20):
        shared.keep(number, str(number), size=30)
        assert shared.find(0) == "0"  # asked for all the time
        assert shared.size <= 100
    assert [number for number in range(20) if shared.find(number)] == [0, 18, 19]


def test_what_is_kept_again_is_counted_once_and_what_is_too_large_not_at_all():
    shared = Shared(most=100)
    for size in (60, 70, 40):
        shared.keep("same", size, size=size)
    shared.keep("large", "large", size=101)
    assert (shared.size, shared.find("same"), shared.find("large")) == (40, 40, None)


def test_many_threads_may_use_it_at_once():
    shared, start, wrong = Shared(most=500), Barrier(8), []

    def use(own):
        start.wait()
        for number in range(2000):
            key = (own + number) % 40
            shared.keep(key, key, size=20)
            if shared.find(key) not in (key, None) or shared.size > 520:
                wrong.append(key)

    threads = [Thread(target=use, args=(own,)) for own in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert shared.size <= 500


def test_two_visitors_of_one_experiment_train_it_once(monkeypatch):
    calls = counted(monkeypatch, run, "gradient_descent")
    first = run.trained(FIRST, 1000)
    results = []
    for _ in range(2):
        thread = Thread(target=lambda: results.append(run.trained(replace(FIRST), 1000)))
        thread.start()
        thread.join()
    assert [one is first for one in results] == [True, True]
    assert len(calls) == 1


def test_a_return_to_an_earlier_alpha_trains_nothing(monkeypatch):
    calls = counted(monkeypatch, run, "gradient_descent")
    known = None
    for alpha in (0.3, 0.6, 0.3, 0.6):
        known = run.trained(replace(FIRST, alpha=alpha), 1000, known)
    assert len(calls) == 2


def test_nobody_is_given_a_run_longer_than_they_would_have_trained():
    assert run.trained(FIRST, 1000).last == 1000
    assert run.trained(replace(FIRST, iterations=20), 1000).last == 20
    assert run.trained(FIRST, 50).last == 50
    assert run.trained(FIRST, 1000).last == 1000


def test_what_is_shared_cannot_be_changed():
    trajectory = run.trained(FIRST, 100).trajectory
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(trajectory, name)[0] = 1.0
    for lengths in (trajectory.gradient_norm, trajectory.weight_norm):
        with pytest.raises(ValueError, match="read-only"):
            lengths[0] = 1.0


def test_a_run_says_how_large_it_is():
    assert run.trained(FIRST, 1000).size == 10 * 8 * 1001
    assert run.trained(replace(FIRST, points=FIRST.points.of([])), 10).size == 0


def test_a_first_message_is_made_once_and_carries_each_visitor_s_own_status(monkeypatch):
    calls = counted(monkeypatch, message, "channels")
    one, other = Status(mount="one", seek=1), Status(mount="other", refusal="No “{}”.")
    first, second = told(FIRST, status=one), told(FIRST, status=other)
    assert len(calls) == 1
    (header_1, arrays_1), (header_2, arrays_2) = packet.decode(first), packet.decode(second)
    assert header_1.pop("status")["mount"] == "one"
    assert header_2.pop("status")["refusal"] == "No “{}”."
    assert header_1 == header_2
    assert all(np.array_equal(arrays_1[name], arrays_2[name]) for name in arrays_1)


@pytest.mark.parametrize(
    "change", [{"iteration": 5}, {"box": (0.0, 1.0, 0.0, 1.0)}, {"alpha": 0.4}, {"iterations": 9}]
)
def test_another_experiment_gets_its_own_first_message(change):
    told(FIRST)
    kept = told(replace(FIRST, **change))
    message.FIRST_MESSAGES.forget()
    run.RUNS.forget()
    assert told(replace(FIRST, **change)) == kept != told(FIRST)


def test_the_same_first_message_is_the_same_to_the_byte():
    assert told(FIRST) == told(replace(FIRST))


def test_a_page_that_has_rows_is_told_only_what_it_lacks(monkeypatch):
    calls = counted(monkeypatch, message, "channels")
    key = message.board_key(FIRST, run.run_key(FIRST))
    header, arrays = packet.decode(told(FIRST, BrowserHas(run=key, rows=1001)))
    assert (header["start"], len(arrays["w1"])) == (1001, 0)
    told(FIRST, BrowserHas(run=key, rows=1001))
    assert len(calls) == 2
