"""The largest curvature of the log-loss: against differences of gradients, and by hand."""

import math

import numpy as np
import pytest

from neuron import (
    gradient,
    gradient_descent,
    optimum,
    sharpness,
    sharpness_along,
    step_limit,
)


@pytest.mark.parametrize("d", [1, 2, 3, 7])
def test_against_differences_of_gradients(d):
    rng = np.random.default_rng(d)
    X, theta = rng.normal(size=(40, d)), rng.normal(size=d + 1)
    y = rng.integers(0, 2, size=40)
    step = 1e-5

    def slopes(state):
        return np.append(*gradient(X, y, state[:-1], state[-1]))

    hessian = [(slopes(theta + e) - slopes(theta - e)) / (2 * step) for e in step * np.eye(d + 1)]
    theirs = np.linalg.eigvalsh((np.array(hessian) + np.transpose(hessian)) / 2)[-1]
    assert sharpness(X, theta[:-1], theta[-1]) == pytest.approx(theirs, rel=1e-8)


def test_it_is_largest_at_zero_and_there_that_of_the_step_limit():
    X = np.random.default_rng(1).normal(size=(30, 2))
    top = sharpness(X, [0.0, 0.0], 0.0)
    assert top == pytest.approx(2.0 / step_limit(X), rel=1e-14)
    assert sharpness(X, [0.5, -1.0], 0.2) < top


@pytest.mark.parametrize("z", [0.0, 1.0, -3.0, 40.0, 500.0, 800.0])
def test_one_sample_by_hand(z):
    A = 1.0 / (1.0 + math.exp(-abs(z)))
    curvature = A * A * math.exp(-abs(z)) * (1.0 + 3.0**2)
    assert sharpness([[3.0]], [0.0], z) == pytest.approx(curvature, rel=1e-13, abs=0.0)


def test_the_minimum_is_stable_up_to_two_over_its_sharpness():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(30, 1))
    y = (X[:, 0] + rng.logistic(size=30) > 0).astype(float)
    best = optimum(X, y)
    critical = 2.0 / sharpness(X, best.W, best.b)
    near = {"W": best.W + 1e-6, "b": best.b}
    below = gradient_descent(X, y, alpha=0.95 * critical, iterations=2000, **near)
    above = gradient_descent(X, y, alpha=1.05 * critical, iterations=2000, **near)
    assert abs(below.W[-1, 0] - best.W[0]) < 1e-12
    assert abs(above.W[-1, 0] - best.W[0]) > 1e-2


def test_sizes_that_leave_float64():
    assert sharpness([[1e150]], [0.0], 0.0) == pytest.approx(2.5e299, rel=1e-14)
    with pytest.raises(ValueError, match="X gives a sharpness too large for float64"):
        sharpness([[1e200]], [0.0], 0.0)
    with pytest.raises(ValueError, match="W must have shape"):
        sharpness([[1.0]], [0.0, 1.0], 0.0)


@pytest.mark.parametrize("m", [1, 3, 500, 40_000])
def test_along_a_run_it_is_that_of_each_state(m):
    rng = np.random.default_rng(m)
    X, W, b = rng.normal(size=(m, 2)), 20.0 * rng.normal(size=(23, 2)), rng.normal(size=23)
    each = [sharpness(X, w, float(c)) for w, c in zip(W, b, strict=True)]
    assert sharpness_along(X, W, b).tolist() == pytest.approx(each, rel=1e-12, abs=0.0)


def test_along_a_run_small_curvatures_have_their_digits():
    found = sharpness_along([[1.0]], [[0.0], [400.0], [800.0], [1e6]], np.zeros(4))
    curvatures = [2.0 * math.exp(-z) for z in (400.0, 800.0)]
    assert found[0] == 0.5
    assert found[1] == pytest.approx(curvatures[0], rel=1e-12, abs=0.0)
    assert found[2:].tolist() == pytest.approx([curvatures[1], 0.0], rel=1e-12, abs=0.0)
    with pytest.raises(ValueError, match="score too large"):
        sharpness_along([[1e308]], [[10.0]], [0.0])
