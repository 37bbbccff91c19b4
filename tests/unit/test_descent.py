"""Steps and runs of gradient descent: hand values, what is recorded, where they end."""

import dataclasses
import math

import numpy as np
import pytest

from neuron import (
    _run,
    accuracy,
    descent_step,
    gradient,
    gradient_descent,
    log_loss,
    loss_rises,
    sample_separable,
    step_limit,
)

X = [[-1, 0], [1, 0]]
y = [0, 1]


def problem(m, seed=0, d=2):
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(m, d))
    labels = (rows[:, 0] + rng.normal(size=m) > 0.3).astype(float)
    return rows, labels


@pytest.mark.parametrize(
    ("m", "d"), [(1, 1), (40, 2), (200, 5), (8_192, 2), (8_193, 2), (40_000, 3)]
)
@pytest.mark.parametrize("alpha", [1e-300, 0.37, 40.0])
def test_every_step_of_a_run_is_the_descent_step_to_the_bit(m, d, alpha):
    rows, labels = problem(m, d=d)
    run = gradient_descent(rows, labels, alpha=alpha, iterations=20, W=np.full(d, 0.7), b=0.4)
    for k in range(20):
        W, b = descent_step(run.W[k], float(run.b[k]), run.dW[k], float(run.db[k]), run.alpha)
        assert W.tobytes() == run.W[k + 1].tobytes()
        assert np.float64(b).tobytes() == run.b[k + 1].tobytes()


def test_one_step_by_hand():
    W, b = descent_step([1.0, -2.0], 0.5, dW=[0.5, -0.25], db=0.125, alpha=2.0)
    assert (W.tolist(), b) == ([0.0, -1.5], 0.25)


def test_a_step_beyond_float64_is_refused():
    with pytest.raises(ValueError, match="too large"):
        descent_step([1e308], 0.0, [-1e308], 0.0, 10.0)
    with pytest.raises(ValueError, match="alpha"):
        descent_step([1.0], 0.0, [1.0], 0.0, 0.0)


def test_the_hand_oracle():
    run = gradient_descent(X, y, alpha=1.0, iterations=3)
    expected = [0.0, 0.5, 0.8775406687981455, 1.171228340649733]
    assert run.W[:, 0] == pytest.approx(expected, rel=4e-16, abs=0.0)
    assert not run.W[:, 1].any()
    assert not run.b.any()
    assert run.loss[0] == math.log(2.0)
    assert run.accuracy.tolist() == [0.5, 1.0, 1.0, 1.0]
    assert (run.alpha, run.iterations, run.diverged_at) == (1.0, 3, None)


def test_a_huge_step_leaves_an_exact_tiny_loss_and_gradient():
    run = gradient_descent(X, y, alpha=1000.0, iterations=2)
    assert run.W[1].tolist() == [500.0, 0.0]
    assert run.loss[1] == pytest.approx(7.124576406741286e-218, rel=1e-12, abs=0.0)
    assert run.dW[1, 0] == pytest.approx(-math.exp(-500.0), rel=1e-12, abs=0.0)


@pytest.mark.parametrize("m", [1, 2, 7, 200, 8_192, 8_193, 32_768, 32_769, 65_536])
def test_every_row_equals_the_functions_at_that_state(m):
    rows, labels = problem(m)
    run = gradient_descent(rows, labels, alpha=0.7, iterations=4, W=[0.3, -2.0], b=0.25)
    for k in range(5):
        state = (run.W[k], float(run.b[k]))
        assert run.loss[k] == pytest.approx(log_loss(rows, labels, *state), rel=1e-13)
        assert run.accuracy[k] == accuracy(rows, labels, *state)
        dW, db = gradient(rows, labels, *state)
        assert run.dW[k] == pytest.approx(dW, rel=1e-12, abs=1e-16)
        assert run.db[k] == pytest.approx(db, rel=1e-12, abs=1e-16)


@pytest.mark.parametrize("m", [200, 40_000])
def test_updates_are_simultaneous_and_to_the_last_bit_what_the_row_says(m):
    rows, labels = problem(m)
    run = gradient_descent(rows, labels, alpha=0.3, iterations=50 if m < 1000 else 3)
    assert np.array_equal(run.W[1:], run.W[:-1] - 0.3 * run.dW[:-1])
    assert np.array_equal(run.b[1:], run.b[:-1] - 0.3 * run.db[:-1])


def test_accuracy_where_samples_lie_exactly_on_the_boundary():
    rows = [[1.3, -1.3], [1.3, -1.3], [0.1, -0.1], [5.0, 1.0]]
    run = gradient_descent(rows, [0, 1, 1, 0], alpha=1.0, iterations=0, W=[0.7, 0.7])
    assert run.accuracy.tolist() == [0.5]


def test_the_initial_state_is_row_zero():
    run = gradient_descent(X, y, alpha=1.0, iterations=0, W=[1, 2], b=3)
    assert (run.W.tolist(), run.b.tolist(), len(run.loss)) == ([[1.0, 2.0]], [3.0], 1)


@pytest.mark.parametrize("size", [1.0, 700.0])  # where margins go beyond what exp can take, too
@pytest.mark.parametrize("m", [3, 200, 5_000, 8_192, 20_000, 70_000])
def test_a_short_run_is_the_beginning_of_a_long_one_bit_for_bit(m, size):
    rows, labels = problem(m, d=3)
    rows = rows * size
    long = gradient_descent(rows, labels, alpha=2.5, iterations=400 if m <= 200 else 12)
    for iterations in (0, 1, 5, 11):
        short = gradient_descent(rows, labels, alpha=2.5, iterations=iterations)
        whole = gradient_descent(rows, labels, alpha=2.5, iterations=long.iterations, begun=short)
        for name in ("W", "b", "loss", "dW", "db", "accuracy"):
            beginning = getattr(long, name)[: iterations + 1]
            assert getattr(short, name).tobytes() == beginning.tobytes(), name
            assert getattr(whole, name).tobytes() == getattr(long, name).tobytes(), name


@pytest.mark.parametrize("other", [{"alpha": 0.5}, {"W": [1.0, 0.0]}, {"b": 0.5}])
def test_no_run_goes_on_from_another_one(other):
    begun = gradient_descent(X, y, **{"alpha": 1.0, "iterations": 3} | other)
    with pytest.raises(ValueError, match="begun must have the same alpha"):
        gradient_descent(X, y, alpha=1.0, iterations=5, begun=begun)


@pytest.mark.parametrize("m", [300, 9_000])
def test_a_loss_beyond_exp_is_the_mean_of_the_losses(m):
    rows, labels = problem(m)
    rows = rows * [1e3, 1e12]
    run = gradient_descent(rows, labels, alpha=1.0, iterations=20, W=[1.0, 1e-9])
    for k in range(21):
        M = (2 * labels - 1) * (rows[:, 0] * run.W[k, 0] + rows[:, 1] * run.W[k, 1] + run.b[k])
        assert M.min() < -709
        mean = math.fsum(np.logaddexp(0, -M)) / m
        assert run.loss[k] == pytest.approx(mean, rel=1e-13)


@pytest.mark.parametrize(("m", "iterations"), [(20, 20_000), (9_000, 1_000)])
def test_a_run_that_stands_still_is_not_walked_on(m, iterations, monkeypatch):
    rows, labels = problem(m)
    looks = []
    look = _run.look
    monkeypatch.setattr(_run, "look", lambda *given: looks.append(1) or look(*given))
    run = gradient_descent(rows, labels, alpha=4.0, iterations=iterations)
    states = np.column_stack([run.W, run.b])
    still = int((states[1:] == states[:-1]).all(axis=1).argmax())
    at_once = _run.TILE // m if m <= _run.STEPS_FIRST_UP_TO else 1
    assert 0 < still < iterations / 2
    assert len(looks) == still // at_once + 1

    W, b = descent_step(run.W[-1], run.b[-1], run.dW[-1], run.db[-1], alpha=4.0)
    assert (*W, b) == tuple(states[still]) == tuple(states[-1])
    for values in (run.loss, run.dW, run.db, run.accuracy):
        assert (values[still:] == values[still]).all()
    assert run.loss[-1] == pytest.approx(log_loss(rows, labels, run.W[-1], run.b[-1]), rel=1e-14)
    on = gradient_descent(rows, labels, alpha=4.0, iterations=iterations + 3_000, begun=run)
    assert (np.column_stack([on.W, on.b])[still:] == states[-1]).all()


def test_a_run_that_stands_still_far_out_goes_on_with_the_same_bits():
    """With a margin of 708 the gradient is 3e-308: where it is left out depends on where one is."""
    rates = {"alpha": 1416.0}
    short, long = (gradient_descent(X, y, iterations=to, **rates) for to in (20_000, 60_000))
    on = gradient_descent(X, y, iterations=60_000, begun=short, **rates)
    assert 0 < abs(long.dW[-1, 0]) < 1e-307
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        assert (getattr(on, name) == getattr(long, name)).all(), name
        assert (getattr(short, name) == getattr(long, name)[:20_001]).all(), name


def test_a_run_cannot_be_changed():
    run = gradient_descent(X, y, alpha=1.0, iterations=3)
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        array = getattr(run, name)
        assert array.base is None
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        run.alpha = 2.0


def test_arguments_are_not_changed_nor_shared():
    rows, labels, W = np.array(X, float), np.array(y, float), np.ones(2)
    run = gradient_descent(rows, labels, alpha=1.0, iterations=3, W=W)
    assert (rows.tolist(), labels.tolist(), W.tolist()) == (X, y, [1.0, 1.0])
    W[0] = 7.0
    assert run.W[0, 0] == 1.0


def test_a_run_stops_at_its_last_finite_iteration():
    run = gradient_descent([[1e150], [2e150]], [1, 0], alpha=1e10, iterations=20)
    assert run.diverged_at == 0
    # W swings to -2.5e3 alpha, back, and to -7.5e3 alpha, which times 2e4 is more than 1.8e308.
    run = gradient_descent([[1e4], [2e4]], [1, 0], alpha=1.5e300, iterations=200)
    assert run.diverged_at == 2
    assert len(run.W) == len(run.loss) == 3
    for name in ("W", "b", "loss", "dW", "db", "accuracy"):
        assert np.isfinite(getattr(run, name)).all()
    assert run.loss[1] == pytest.approx(
        log_loss([[1e4], [2e4]], [1, 0], run.W[1], float(run.b[1])), rel=1e-12
    )


def test_a_right_but_infinite_score_ends_a_run_too():
    run = gradient_descent([[-1e200], [1e200]], [0, 1], alpha=1.0, iterations=5)
    assert run.diverged_at == 0  # at iteration 1 both scores would be infinite, at a loss of 0


@pytest.mark.parametrize("copies", [100, 20_000])
def test_many_samples_stop_where_few_do(copies):
    X, y = np.tile([[1e4], [2e4]], (copies, 1)), np.tile([1, 0], copies)
    assert gradient_descent(X, y, alpha=1.5e300, iterations=20).diverged_at == 2


def test_wrong_by_thousands_is_still_exact_with_many_samples():
    rows, labels = np.ones((40_000, 1)), np.zeros(40_000)
    run = gradient_descent(rows, labels, alpha=0.5, iterations=1, W=[5000.0])
    assert run.loss == pytest.approx([5000.0, 4999.0], rel=1e-12)
    assert run.dW[:, 0] == pytest.approx([1.0, 1.0], rel=1e-12)


def test_an_initial_state_beyond_float64_is_refused():
    with pytest.raises(ValueError, match="initial score"):
        gradient_descent([[1e200]], [1], alpha=1.0, iterations=3, W=[1e200])


def test_lengths_of_tiny_gradients_do_not_vanish():
    run = gradient_descent(X, y, alpha=1000.0, iterations=1)
    assert run.gradient_norm[1] == pytest.approx(math.exp(-500.0), rel=1e-12, abs=0.0)
    assert run.weight_norm.tolist() == [0.0, 500.0]


def test_separable_samples_end_up_right():
    rows, labels = sample_separable(200, seed=3)
    run = gradient_descent(rows, labels, alpha=0.9 * step_limit(rows), iterations=2000)
    assert run.accuracy[-1] == 1.0
    assert not loss_rises(run.loss).any()
