"""Training as far as needed, and no further."""

from dataclasses import replace

import numpy as np

from neuron import gradient_descent, rising_steps
from playground.state import run as run_of
from playground.state.experiment import Experiment
from playground.state.points import Points
from playground.state.run import rose_at, run_key, trained
from tests.experiments import from_zero

FIRST = from_zero()


def test_a_longer_run_begins_with_the_bits_of_a_shorter_one():
    short, long = trained(FIRST, 10), trained(FIRST, 1000)
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        shorter, longer = getattr(short.trajectory, name), getattr(long.trajectory, name)
        assert np.array_equal(shorter, longer[:11]), name
    assert (short.last, long.last) == (10, 1000)


def test_what_is_known_is_not_trained_again(monkeypatch):
    known = trained(FIRST, 100)
    begun = []

    def listening(*args, **options):
        begun.append(options["begun"])
        return gradient_descent(*args, **options)

    monkeypatch.setattr(run_of, "gradient_descent", listening)
    run_of.RUNS.forget()
    assert trained(FIRST, 50, known) is known
    assert trained(FIRST, 100, known) is known
    assert trained(FIRST, 101, known).last == 101
    assert trained(replace(FIRST, alpha=0.4), 100, known) is not known
    assert begun == [known.trajectory, None]


def test_a_run_never_goes_past_the_experiment_s_iterations():
    assert trained(replace(FIRST, iterations=20), 1000).last == 20


def test_the_key_follows_what_the_numbers_depend_on_and_nothing_else():
    key = run_key(FIRST)
    moved = FIRST.points.replaced(0, (1.0, 1.0, 0))
    for change in ({"points": moved}, {"alpha": 0.4}, {"w1": 1.0}, {"w2": 1.0}, {"b": 1.0}):
        assert run_key(replace(FIRST, **change)) != key, change
    for change in ({"iteration": 5}, {"iterations": 5}, {"box": (0.0, 1.0, 0.0, 1.0)}):
        assert run_key(replace(FIRST, **change)) == key, change


def test_without_points_there_is_nothing_to_train():
    run = trained(Experiment(), 1000)
    assert run.trajectory is None
    assert run.last == 0
    assert not run.stopped


def test_a_run_that_would_leave_float64_stops_and_is_not_tried_again():
    huge = Points.of([(1e12, 1e12, 1), (1e12, 1e12, 0)])
    usual = trained(Experiment(huge, alpha=1000.0), 1000)
    assert not usual.stopped  # within the limits of the screen float64 is enough
    assert usual.last == 1000
    assert np.isfinite(usual.trajectory.loss).all()


def test_what_rose_is_told_once_and_is_that_of_the_run(monkeypatch):
    told = []

    def counting(X, y, W, b, loss):
        told.append(len(loss) - 1)
        return rising_steps(X, y, W, b, loss)

    monkeypatch.setattr(run_of, "rising_steps", counting)
    run_of.RISES.forget()
    jumping = replace(FIRST, alpha=500.0, points=Points.of([(1, 2, 0), (2, 1, 1), (3, 3, 0)]))
    short, long = (trained(jumping, to).trajectory for to in (200, 300))
    rose = rose_at(jumping, short)
    assert len(rose) == 201
    assert rose.any()
    assert not rose[0]
    assert not (np.diff(short.loss)[rose[1:]] <= 0).any()
    assert rose_at(jumping, long)[:201].tolist() == rose.tolist()
    assert rose_at(jumping, long)[1:].tolist() == rising_steps(*of(jumping, long)).tolist()
    assert rose_at(jumping, short).tolist() == rose.tolist()
    assert told == [200, 100]


def of(experiment, trajectory):
    return experiment.points.X, experiment.points.y, trajectory.W, trajectory.b, trajectory.loss
