"""Many learning rates at once: against one run after the other."""

import numpy as np
import pytest

from neuron import gradient_descent, log_spaced_iterations, losses_after, step_limit

RATES = [0.001, 0.03, 0.4, 1.0]


def drawn(m, d, seed=0):
    rng = np.random.default_rng([seed, m, d])
    X = rng.normal(size=(m, d))
    return X, (X[:, 0] + 0.5 * rng.logistic(size=m) > 0).astype(float)


@pytest.mark.parametrize(("m", "d"), [(1, 1), (7, 1), (60, 2), (60, 5), (20_000, 2)])
def test_the_losses_are_those_of_single_runs(m, d):
    X, y = drawn(m, d)
    W, b = np.linspace(-1.0, 2.0, d), 0.3
    many = losses_after(X, y, alphas=RATES, iterations=range(31), W=W, b=b)
    for alpha, loss in zip(RATES, many.loss, strict=True):
        run = gradient_descent(X, y, alpha=alpha, iterations=30, W=W, b=b)
        assert list(loss) == pytest.approx(list(run.loss), rel=1e-12)
    assert many.loss.shape == many.diverged.shape == (4, 31)
    assert not many.diverged.any()


def test_one_number_of_iterations_and_many_in_any_order():
    X, y = drawn(30, 2)
    many = losses_after(X, y, alphas=RATES, iterations=[5, 0, 100, 5])
    assert many.loss[:, 0].tolist() == many.loss[:, 3].tolist()
    assert many.loss[:, 1] == pytest.approx([np.log(2.0)] * 4, rel=1e-15)
    last = losses_after(X, y, alphas=RATES, iterations=100)
    assert last.loss.shape == last.diverged.shape == (4,)
    assert last.loss.tolist() == many.loss[:, 2].tolist()
    assert (last.iterations == 100).all()


def test_above_the_step_limit_on_separable_data_with_tiny_losses():
    X = [[-1.0, 0.5], [1.0, 0.2], [2.0, -1.0]]
    rates = np.geomspace(1e-3, 1e3, 96)
    many = losses_after(X, [0, 1, 1], alphas=rates, iterations=[1, 10, 300])
    for alpha, loss in zip(rates, many.loss, strict=True):
        run = gradient_descent(X, [0, 1, 1], alpha=alpha, iterations=300)
        assert list(loss) == pytest.approx(list(run.loss[[1, 10, 300]]), rel=1e-8, abs=0.0)
    assert many.loss.min() < 1e-200


def test_a_run_that_leaves_float64_ends_as_a_single_run_does():
    X, y = [[1.0], [3.0], [-20.0]], [0, 1, 1]
    rates = [0.1, 1e200, 2e306, 3e307, 1.7e308]
    many = losses_after(X, y, alphas=rates, iterations=range(40))
    assert np.isfinite(many.loss).all()
    for row, alpha in enumerate(rates):
        run = gradient_descent(X, y, alpha=alpha, iterations=39)
        if run.diverged_at is None:
            assert not many.diverged[row].any()
            assert list(many.loss[row]) == pytest.approx(list(run.loss), rel=1e-10)
        else:
            assert many.diverged[row].tolist() == [k > run.diverged_at for k in range(40)]
            assert (many.loss[row, run.diverged_at :] == many.loss[row, run.diverged_at]).all()
            assert list(many.loss[row, : len(run.loss)]) == pytest.approx(list(run.loss), rel=1e-10)
    assert many.diverged.any()


def test_the_runs_can_be_gone_on_with_from_where_they_ended():
    X, y = drawn(60, 2)
    rates = np.geomspace(0.01, 100.0, 9)
    whole = losses_after(X, y, alphas=rates, iterations=range(41), W=[0.5, -1.0], b=0.2)
    first = losses_after(X, y, alphas=rates, iterations=range(21), W=[0.5, -1.0], b=0.2)
    second = losses_after(X, y, alphas=rates, iterations=range(1, 21), W=first.W, b=first.b)
    assert np.hstack([first.loss, second.loss]).tolist() == whole.loss.tolist()
    run = gradient_descent(X, y, alpha=float(rates[0]), iterations=40, W=[0.5, -1.0], b=0.2)
    assert whole.W[0].tolist() == pytest.approx(run.W[-1].tolist(), rel=1e-12)
    with pytest.raises(ValueError, match="W must have a row for each of 9 rates"):
        losses_after(X, y, alphas=rates, iterations=1, W=first.W[:3], b=first.b[:3])


def test_below_the_step_limit_a_longer_step_is_not_worse_here():
    X, y = drawn(40, 2)
    rates = np.linspace(0.01, 0.5, 12) * step_limit(X)
    assert (np.diff(losses_after(X, y, alphas=rates, iterations=20).loss) < 0).all()


def test_log_spaced_iterations():
    assert log_spaced_iterations(0, 5).tolist() == [0]
    assert log_spaced_iterations(3, 5).tolist() == [0, 1, 2, 3]
    chosen = log_spaced_iterations(20_000, 100)
    assert chosen[[0, 1, -1]].tolist() == [0, 1, 20_000]
    assert (np.diff(chosen) > 0).all()
    assert len(chosen) <= 100
    with pytest.raises(ValueError, match="last must be at least 0"):
        log_spaced_iterations(-1, 5)
    with pytest.raises(ValueError, match="most must be at least 2"):
        log_spaced_iterations(5, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"alphas": [0.0]}, "alphas must be greater than 0"),
        ({"alphas": 1.0}, r"alphas must have shape \(n,\)"),
        ({"alphas": []}, r"alphas must have shape \(n,\)"),
        ({"alphas": [np.inf]}, r"alphas\[0\] is inf"),
        ({"iterations": -1}, "iterations must be at least 0"),
        ({"iterations": 2.0}, "iterations must be an integer"),
        ({"iterations": []}, "iterations must be an integer"),
        ({"W": [1.0, 2.0]}, "W must have shape"),
        ({"W": [1e308], "b": 1.7e308}, "X, W and b give an initial score too large"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        losses_after([[1.0], [2.0]], [0, 1], **({"alphas": [1.0], "iterations": 3} | arguments))
