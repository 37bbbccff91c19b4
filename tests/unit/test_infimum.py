"""What the loss cannot go below, and the distance from a minimum: by hand, and by long runs."""

import math

import numpy as np
import pytest

from neuron import (
    distances_to_optimum,
    gradient_descent,
    log_loss,
    loss_infimum,
    optimum,
    recorded_descent,
    separability,
    step_limit,
)

TOUCHING = {
    "one place": ([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1], [1, 2], math.log(2) / 2),
    "in line": (
        [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.5, 1.0]],
        [0, 1, 0, 1],
        [0, 1, 2],
        # 0, 1 and 2 have the optimum p = 1/3 each.
        0.75 * (math.log(3) - 2 / 3 * math.log(2)),
    ),
}


@pytest.mark.parametrize("name", TOUCHING)
def test_touching_by_hand(name):
    X, y, on_line, least = TOUCHING[name]
    found = separability(X, y)
    assert (found.verdict, found.on_line.tolist()) == ("touching", on_line)
    assert loss_infimum(X, y) == pytest.approx(least, rel=1e-14)


@pytest.mark.parametrize("name", TOUCHING)
def test_a_run_comes_near_it_and_w_grows(name):
    X, y, _, least = TOUCHING[name]
    run = recorded_descent(X, y, alpha=0.9 * step_limit(X), iterations=[10**2, 10**4, 10**5])
    above = run.loss - least
    assert (above > 0.0).all()
    assert (np.diff(above) < 0.0).all()
    assert above[-1] < 1e-4
    assert (np.diff(np.hypot(np.abs(run.W).max(axis=1), run.b)) > 1.0).all()


def test_the_other_verdicts():
    assert loss_infimum([[-1.0], [1.0]], [0, 1]) == 0.0
    X, y = [[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1]
    assert loss_infimum(X, y) == optimum(X, y).loss
    assert separability(X, y).on_line is None


@pytest.mark.parametrize("seed", range(4))
def test_no_state_has_less(seed):
    rng = np.random.default_rng(seed)
    X = rng.integers(0, 3, size=(12, 2)).astype(float)
    y = (X.sum(axis=1) > 2).astype(float)
    y[X.sum(axis=1) == 2] = rng.integers(0, 2, np.count_nonzero(X.sum(axis=1) == 2))
    least = loss_infimum(X, y)
    for scale in (1.0, 10.0, 100.0):
        for theta in rng.normal(size=(200, 3)) * scale:
            assert log_loss(X, y, theta[:2], theta[2]) >= least * (1 - 1e-12)


def test_the_distance_ends_at_nothing_where_there_are_many_optima():
    t = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    X, y = np.column_stack([t, 2 * t + 1]), np.array([0, 1, 0, 1, 1])
    best = optimum(X, y)
    run = gradient_descent(X, y, alpha=step_limit(X) / 2, iterations=20_000, W=[3.0, -1.0], b=2.0)
    distance = distances_to_optimum(X, run.W, run.b, best)
    assert distance[-1] < 1e-6 < distance[0]
    plain = np.linalg.norm(np.column_stack([run.W, run.b])[-1] - [*best.W, best.b])
    assert plain > 0.1  # where it ended is another optimum
    assert (np.diff(distance) <= 1e-12).all()


def test_far_from_the_origin_every_direction_counts():
    X, y = [[1e12], [1e12 + 1], [1e12 + 2], [1e12 + 3]], [0, 1, 0, 1]
    best = optimum(X, y)
    assert distances_to_optimum(X, [best.W + 3.0], [best.b + 4.0], best) == pytest.approx([5.0])
