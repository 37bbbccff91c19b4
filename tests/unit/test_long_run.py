"""The run to a million iterations: in slices, one at a time, and it ends when it is cancelled."""

import itertools
import threading
from dataclasses import replace

import numpy as np
import pytest

from neuron import log_spaced_iterations, recorded_descent
from playground.panels.going import long_run, words
from playground.panels.going.known import known
from playground.panels.going.long_run import LongRun, slices, state_at_end
from playground.panels.going.numbers import path_of, to_limit
from playground.state.experiment import Experiment, Sampling
from playground.state.points import Points
from playground.state.run import run_key, trained
from playground.state.shown import what_is_shown

FEW = Experiment(Sampling(number=8).draw(), iterations=100, iteration=10)


@pytest.fixture(autouse=True)
def shorter(monkeypatch):
    monkeypatch.setattr(long_run, "LAST", 20_000)
    monkeypatch.setattr(words, "LAST", 20_000)
    long_run.RECORDS.forget()


def begun(experiment=FEW):
    run = trained(experiment, experiment.iterations)
    shown = what_is_shown(experiment, run)
    return shown, run.trajectory, LongRun(run_key(experiment), shown, run.trajectory)


def test_the_slices_are_the_run_to_the_bit():
    shown, whole, long = begun()
    wanted = log_spaced_iterations(20_000, long_run.STATES)
    expected = recorded_descent(shown.X, shown.y, alpha=shown.alpha, iterations=wanted)
    long.work()
    record = long.record
    later = wanted > 100
    assert record.iterations.tolist() == wanted[later].tolist()
    assert record.W.tobytes() == expected.W[later].tobytes()
    assert record.b.tobytes() == expected.b[later].tobytes()
    assert record.loss.tobytes() == expected.loss[later].tobytes()
    assert (long.ended, long.waits, long.share, long.cancelled) == (True, False, 1.0, False)
    path = path_of(shown, whole, record)
    assert (path.end, path.last) == (20_000, 100)
    assert (np.diff(path.iterations) > 0).all()
    left = words.degrees(to_limit(path, known(shown)).last)
    end = words.how_it_ended(long, to_limit(path, known(shown)))
    assert end.startswith(f"This run goes on to iteration 20,000, where {left} are left.")


def test_a_slice_takes_about_as_long_as_it_may():
    """Each look at the clock costs a second here: the slices shrink to one step each."""
    shown, whole, _ = begun()
    clock = itertools.count()
    parts = slices(shown, state_at_end(whole), lambda: next(clock))
    reached = [at.k for _, at in itertools.islice(parts, 4)]
    assert reached == [600, 625, 626, 627]  # 500 steps, 500 * 0.05, and then one by one


def test_it_ends_within_a_slice_of_being_cancelled():
    shown, whole, long = begun()
    looks = itertools.count()

    def now():
        if next(looks) == 4:
            long.cancel()
        return 0.0

    long.work(now)
    assert long.ended
    assert long.cancelled
    assert 100 < long.reached < 20_000
    assert long.record is not None
    said = words.how_it_ended(long, to_limit(path_of(shown, whole), known(shown)))
    assert said.startswith("You cancelled it, at iteration ")
    assert not long_run.TURN.locked()
    assert long_run.RECORDS.size == 0  # what was cut short is nobody else's


def test_it_ends_when_its_time_is_over():
    shown, whole, long = begun()
    hours = itertools.count(step=15.0)
    long.work(lambda: next(hours))
    assert long.ended
    assert 100 < long.reached < 20_000
    said = words.how_it_ended(long, to_limit(path_of(shown, whole), known(shown)))
    assert said.startswith("It was stopped after 20 seconds, at iteration ")


def cut_short(experiment=FEW):
    """A long run that was cancelled after some slices."""
    shown, whole, long = begun(experiment)
    looks = itertools.count()

    def now():
        if next(looks) == 6:
            long.cancel()
        return 0.0

    long.work(now)
    assert 100 < long.reached < 20_000
    return shown, whole, long


def test_it_goes_on_from_where_it_was_cancelled_to_the_bit():
    shown, whole, first = cut_short()
    second = LongRun(first.key, shown, whole, first)
    assert (second.reached, second.share, second.ended) == (first.reached, 0.0, False)
    at_once = path_of(shown, whole, second.record)
    assert at_once.iterations.tolist() == path_of(shown, whole, first.record).iterations.tolist()
    second.work()
    assert (second.reached, second.share) == (20_000, 1.0)
    _, _, in_one = begun()
    in_one.work()
    for name in ("iterations", "W", "b", "loss"):
        assert getattr(second.record, name).tobytes() == getattr(in_one.record, name).tobytes()


def test_it_begins_anew_where_it_is_another_run_or_nothing_is_left_to_go_on_from():
    shown, whole, first = cut_short()
    assert LongRun("another", shown, whole, first).reached == 100
    shorter = trained(replace(FEW, iterations=50), 50).trajectory
    assert LongRun(first.key, shown, shorter, first).reached == 50
    longer = trained(replace(FEW, iterations=20_000), 20_000).trajectory
    assert LongRun(first.key, shown, longer, first).reached == 20_000
    before = LongRun(first.key, shown, whole)  # has not ended
    assert LongRun(first.key, shown, whole, before).reached == 100


def test_one_waits_for_another_and_can_be_cancelled_meanwhile():
    _, _, long = begun()
    with long_run.TURN:
        thread = threading.Thread(target=long.work)
        thread.start()
        assert long.waits
        assert words.progress(long) == "Waiting for another visitor's run to end"
        long.cancel()
        thread.join(10)
    assert long.ended
    assert long.record is None


def test_the_same_run_is_not_walked_twice():
    _, _, first = begun()
    first.work()
    _, _, second = begun()
    second.start()
    assert second.ended
    assert second.reached == 20_000
    assert second.record.W.tobytes() == first.record.W.tobytes()
    _, _, other = begun(Experiment(FEW.points, iterations=200))
    assert long_run.RECORDS.find((other.key, other.first)) is None


def test_a_run_that_leaves_float64_says_so():
    points = Points.of([(1e12, 0.0, 0), (-1e12, 1.0, 1), (5e11, 0.0, 1)])
    shown, whole, long = begun(Experiment(points, alpha=1000.0, iterations=1))
    long.work()
    assert long.ended
    if long.left_float64:
        said = words.how_it_ended(long, to_limit(path_of(shown, whole), known(shown)))
        assert said.endswith("the numbers of this run leave float64.")
    assert np.isfinite(long.record.W).all()
