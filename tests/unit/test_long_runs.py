"""Long runs: some states of a million, the bound that holds at each, and cycles."""

import math

import numpy as np
import pytest

from neuron import (
    cycle_length,
    gradient_descent,
    log_spaced_iterations,
    loss_bound,
    max_margin_with_bias,
    optimum,
    recorded_descent,
    sharpness,
    step_limit,
)
from neuron.recorded import BETWEEN_PAUSES


def clouds(apart, seed=0):
    rng = np.random.default_rng(seed)
    y = (np.arange(20) % 2).astype(float)
    return rng.normal(size=(20, 2)) + apart * (2 * y - 1)[:, np.newaxis] + 1.0, y


@pytest.mark.parametrize("wanted", [[0], [5], [0, 1, 999, 1000, 1001, 2000, 2500], [1999, 3000]])
def test_the_states_are_those_of_the_whole_run(wanted):
    X, y = clouds(0.5)
    start = {"W": [1.0, -2.0], "b": 0.5}
    run = gradient_descent(X, y, alpha=0.7, iterations=3000, **start)
    record = recorded_descent(X, y, alpha=0.7, iterations=wanted, **start)
    assert record.W.tolist() == run.W[wanted].tolist()
    assert record.b.tolist() == run.b[wanted].tolist()
    assert list(record.loss) == pytest.approx(list(run.loss[wanted]), rel=1e-14)
    assert (record.iterations.tolist(), record.diverged) == (wanted, False)


@pytest.mark.parametrize("d", [1, 2, 3])
@pytest.mark.parametrize("m", [1, 7, 600])
def test_whatever_the_shape_the_states_are_the_same_to_the_bit(m, d):
    rng = np.random.default_rng(m)
    X, y, W = rng.normal(size=(m, d)), rng.integers(0, 2, m), rng.normal(size=d)
    wanted = log_spaced_iterations(2000, 40)
    run = gradient_descent(X, y, alpha=3.7, iterations=2000, W=W, b=0.3)
    record = recorded_descent(X, y, alpha=3.7, iterations=wanted, W=W, b=0.3)
    assert record.W.tobytes() == run.W[wanted].tobytes()
    assert record.b.tobytes() == run.b[wanted].tobytes()


def test_a_run_at_rest_is_not_walked_any_further():
    X, y = [[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1]
    run = gradient_descent(X, y, alpha=1.0, iterations=3000)
    assert run.W[1500] == run.W[1501] == run.W[3000]  # to the bit
    record = recorded_descent(X, y, alpha=1.0, iterations=[0, 1, 2000, 3000, 10**15])
    assert record.W.tolist() == run.W[[0, 1, 2000, 3000, 3000]].tolist()
    assert record.loss[-1] == record.loss[-2] > 0.0


def test_a_record_goes_on_where_another_ended():
    X, y = clouds(3.0)
    whole = recorded_descent(X, y, alpha=2.0, iterations=[1500, 2600])
    half = recorded_descent(X, y, alpha=2.0, iterations=[1500])
    rest = recorded_descent(X, y, alpha=2.0, iterations=[1100], W=half.W[-1], b=float(half.b[-1]))
    assert rest.W[-1].tolist() == whole.W[-1].tolist()
    assert rest.loss[-1] == whole.loss[-1]


def test_what_leaves_float64_is_cut_off():
    X, y = [[1.0], [3.0], [-20.0]], [0, 1, 1]
    run = gradient_descent(X, y, alpha=1.7e308, iterations=30)
    record = recorded_descent(X, y, alpha=1.7e308, iterations=range(31))
    assert record.diverged
    assert record.iterations.tolist() == list(range(run.diverged_at + 1))


@pytest.mark.parametrize("seed", range(3))
def test_the_bound_holds_and_the_loss_tends_to_its_law(seed):
    X, y = clouds(2.5, seed)
    gamma = max_margin_with_bias(X, y).margin
    alpha = step_limit(X) / 2.0
    record = recorded_descent(X, y, alpha=alpha, iterations=log_spaced_iterations(200_000, 200)[1:])
    bound = loss_bound(record.iterations, alpha=alpha, margin=gamma)
    assert (record.loss <= bound).all()
    law = alpha * record.iterations * record.loss * gamma**2
    assert law[-1] == pytest.approx(1.0, abs=0.15)
    assert abs(law[-1] - 1.0) < abs(law[len(law) // 2] - 1.0)


def test_the_bound_by_hand():
    assert loss_bound([1.0], alpha=1.0, margin=1.0).tolist() == [1.0]
    (at_e,) = loss_bound([math.e], alpha=0.5, margin=2.0)
    assert at_e == pytest.approx(1.25 / math.e, rel=1e-15)
    with pytest.raises(ValueError, match="iterations must be a row of numbers of at least 1"):
        loss_bound([0.0], alpha=1.0, margin=1.0)
    with pytest.raises(ValueError, match="margin must be greater than 0"):
        loss_bound([1.0], alpha=1.0, margin=0.0)
    with pytest.raises(ValueError, match="alpha and margin give a bound too large"):
        loss_bound([2.0], alpha=1e-300, margin=1e-100)


@pytest.mark.parametrize("length", [2, 3, 7, 64])
def test_cycles_that_were_made(length):
    rng = np.random.default_rng(length)
    theta = np.tile(rng.normal(size=(length, 3)), (4, 1))
    theta = np.vstack([rng.normal(size=(5, 3)), theta])
    assert cycle_length(theta[:, :2], theta[:, 2]) == length
    theta += 1e-9 * rng.normal(size=theta.shape)
    assert cycle_length(theta[:, :2], theta[:, 2]) == length
    assert cycle_length(theta[: 2 * length, :2], theta[: 2 * length, 2]) is None


def test_what_is_no_cycle():
    t = np.arange(300.0)
    for states in (np.log(1 + t), 1e-3 * t, 1.0 / (1 + t), 0.9**t, np.sin(t), np.full(300, 0.3)):
        assert cycle_length(states[:, np.newaxis], np.zeros(300)) is None
    rounding = 1.0 + 2e-16 * (t % 2)
    assert cycle_length(rounding[:, np.newaxis], np.zeros(300)) is None


def test_a_run_above_the_critical_step_ends_in_a_cycle_and_below_it_at_rest():
    X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0, 1, 0, 1])
    best = optimum(X, y)
    critical = 2.0 / sharpness(X, best.W, best.b)
    found = {}
    for factor in (0.9, 1.05):
        run = gradient_descent(X, y, alpha=factor * critical, iterations=5000)
        found[factor] = cycle_length(run.W, run.b)
    assert found == {0.9: None, 1.05: 2}


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="iterations must be at least 0 and increase"):
        recorded_descent([[1.0]], [1], alpha=1.0, iterations=[3, 3])
    with pytest.raises(ValueError, match="iterations must be a row of integers"):
        recorded_descent([[1.0]], [1], alpha=1.0, iterations=7)
    with pytest.raises(ValueError, match="longest must be at least 2"):
        cycle_length([[1.0]], [1.0], longest=1)
    with pytest.raises(ValueError, match="W must have shape"):
        cycle_length([1.0], [1.0])


@pytest.mark.parametrize("d", [2, 3])
def test_pauses_change_nothing(d):
    X, y = np.random.default_rng(d).normal(size=(12, d)), np.arange(12) % 2
    pauses = []
    options = {"alpha": 0.7, "iterations": [3, 400, 1201, 5000]}
    paused = recorded_descent(X, y, **options, pause=lambda: pauses.append(1))
    at_once = recorded_descent(X, y, **options)
    assert paused.W.tobytes() == at_once.W.tobytes()
    assert paused.loss.tobytes() == at_once.loss.tobytes()
    assert len(pauses) >= 5000 // BETWEEN_PAUSES - len(options["iterations"])
