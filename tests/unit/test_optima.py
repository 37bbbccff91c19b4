"""How far a state is from the optimum, where there is one and where there are many."""

import numpy as np
import pytest
from scipy.optimize import minimize

from neuron import (
    distances_to_optimum,
    free_directions,
    log_loss,
    loss_above_optimum,
    optimum,
)

RNG = np.random.default_rng(3)
Y = np.arange(40) % 2
FULL = RNG.normal(size=(40, 2)) + 0.4 * Y[:, np.newaxis]
T = RNG.normal(size=40) + 0.4 * Y
LINE = np.column_stack([T, 0.5 * T + 2.0])
PLACE = np.full((40, 2), 3.0)
WIDE = np.column_stack([1e6 * FULL[:, 0] + 3e7, 1e-3 * FULL[:, 1]])


@pytest.mark.parametrize(("X", "free"), [(FULL, 0), (LINE, 1), (PLACE, 2), (WIDE, 0)])
def test_the_free_directions_are_those_that_no_score_notices(X, free):
    assert free_directions(X) == free


@pytest.mark.parametrize("X", [FULL, LINE, PLACE])
def test_the_distance_is_that_of_the_nearest_state_with_the_optimum_s_scores(X):
    best = optimum(X, Y)
    W, b = np.array([1.5, -2.0]), 0.7
    extended = np.column_stack([X, np.ones(len(X))])
    # The least change of (W, b) that gives the scores of the optimum.
    change = np.linalg.lstsq(extended, X @ best.W + best.b - X @ W - b, rcond=1e-12)[0]
    assert distances_to_optimum(X, [W], [b], best) == pytest.approx(
        np.linalg.norm(change), rel=1e-9
    )


def test_every_optimum_is_at_no_distance():
    best = optimum(LINE, Y)
    free = np.array([0.5, -1.0, 2.0])  # 0.5 t - (0.5 t + 2) + 2 = 0
    other = np.append(best.W, best.b) + 7.0 * free
    assert distances_to_optimum(LINE, [other[:2]], [other[2]], best)[0] < 1e-13
    assert np.linalg.norm(7.0 * free) > 10


@pytest.mark.parametrize("X", [FULL, LINE, WIDE])
def test_the_loss_above_the_optimum_is_the_difference_and_keeps_its_digits(X):
    best = optimum(X, Y)
    scale = np.abs(X).max(axis=0)
    for step in (1.0, 1e-2, 1e-4):
        W, b = best.W + step / scale, best.b - 0.3 * step
        expected = log_loss(X, Y, W, b) - best.loss
        assert loss_above_optimum(X, Y, W, b, best) == pytest.approx(expected, abs=1e-14)
    # A parabola near the optimum: a hundredth of the way is a ten-thousandth of the loss.
    near, nearer = (
        loss_above_optimum(X, Y, best.W + step / scale, best.b, best) for step in (1e-5, 1e-7)
    )
    assert near == pytest.approx(1e4 * nearer, rel=1e-2)
    assert nearer < 1e-13


def test_nowhere_is_it_below_zero_but_for_rounding():
    best = optimum(FULL, Y)
    for theta in RNG.normal(size=(200, 3)) * 3:
        assert loss_above_optimum(FULL, Y, theta[:2], float(theta[2]), best) > -1e-16
    found = minimize(lambda theta: log_loss(FULL, Y, theta[:2], theta[2]), np.zeros(3), tol=1e-12)
    assert loss_above_optimum(FULL, Y, found.x[:2], float(found.x[2]), best) < 1e-10
