"""The likelihood along one parameter: where it peaks, also where the neuron is sure of all."""

import math

import numpy as np
import pytest

from neuron import (
    gradient,
    likelihood_peak,
    likelihood_range,
    log_likelihood,
    log_likelihood_along,
    sample_separable,
)


def problem(m, seed=3):
    X, y = sample_separable(m, seed=seed, margin=0.0)
    return X, np.where(np.arange(m) % 9 == 0, 1 - y, y)  # one in nine on the wrong side


@pytest.mark.parametrize("j", [0, 1, 2])
def test_the_curve_is_the_log_likelihood(j):
    X, y = problem(40)
    values = np.linspace(-3, 3, 7)
    expected = []
    for value in values:
        theta = np.array([0.4, -1.1, 0.2])
        theta[j] = value
        expected.append(log_likelihood(X, y, theta[:2], theta[2]))
    curve = log_likelihood_along(X, y, [0.4, -1.1], 0.2, j=j, values=values)
    assert curve == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("j", [0, 1, 2])
@pytest.mark.parametrize("size", [0.0, 1.0, 1e4])
def test_the_slope_is_zero_at_the_peak(j, size):
    X, y = problem(200)
    theta = np.array([size, -size, 0.3])
    peak = likelihood_peak(X, y, theta[:2], theta[2], j=j)
    theta[j] = peak
    dW, db = gradient(X, y, theta[:2], theta[2])
    assert abs([*dW, db][j]) < 1e-12
    low, high = likelihood_range(X, y, theta[:2], theta[2], j=j)
    assert low < peak < high
    edges = log_likelihood_along(X, y, theta[:2], theta[2], j=j, values=[low, peak, high])
    assert edges[1] - 8.0 > max(edges[0], edges[2])


def test_the_peak_where_every_pull_underflows():
    # Both samples sit at x = 1 with margins of ±1e4: the pulls of the right ones are 0 in float64.
    X, y = [[1.0, 1e4], [1.0, -1e4]], [1, 0]
    assert likelihood_peak(X, y, [5.0, 1.0], 0.0, j=0) == pytest.approx(0.0, abs=1e-9)


def test_without_a_peak():
    X, y = [[-1.0, 0.0], [1.0, 0.0]], [0, 1]
    assert likelihood_peak(X, y, [0.0, 0.0], 0.0, j=0) == math.inf
    assert likelihood_peak(X, [1, 0], [0.0, 0.0], 0.0, j=0) == -math.inf
    assert likelihood_peak(X, y, [0.0, 0.0], 0.0, j=1) is None
    assert likelihood_range(X, y, [0.0, 0.0], 0.0, j=0) == (-4.0, 4.0)
    assert likelihood_range(X, y, [10.0, 0.0], 0.0, j=0) == (0.0, 20.0)


def test_where_the_features_are_next_to_nothing_the_peak_is_too_far_out():
    X, y, sizes = [[1.0], [-1.0], [1.0]], [1, 0, 0], (5e-324, 1e-305, 1e-299, 1e-150)
    for size in sizes:
        rows = np.multiply(X, size)
        peak = likelihood_peak(rows, y, [1.0], 0.0, j=0)
        expected = math.inf if size < 1e-300 else pytest.approx(math.log(2) / size)
        assert peak == expected
        ends = likelihood_range(rows, y, [1.0], 0.0, j=0)
        curve = log_likelihood_along(rows, y, [1.0], 0.0, j=0, values=np.linspace(*ends, 9))
        assert np.isfinite(curve).all()


def test_bad_arguments_are_refused():
    X, y = [[1.0]], [1]
    with pytest.raises(ValueError, match="j must be less than 2"):
        likelihood_peak(X, y, [0.0], 0.0, j=2)
    with pytest.raises(ValueError, match="values"):
        log_likelihood_along(X, y, [0.0], 0.0, j=0, values=[[1.0]])
    with pytest.raises(ValueError, match="too large"):
        log_likelihood_along([[1e300]], y, [0.0], 0.0, j=0, values=[1e300])
    with pytest.raises(ValueError, match="drop"):
        likelihood_range(X, y, [0.0], 0.0, j=0, drop=0.0)
