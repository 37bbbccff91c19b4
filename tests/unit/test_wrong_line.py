"""A start worth watching: wrong at first, right in time, and a turn that can be seen."""

import math

import numpy as np
import pytest

from neuron import boundary_segment, gradient_descent, named_set, sample_separable, wrong_line

BOX = (-6.0, 6.0, -6.0, 6.0)
ALPHA = 0.05


def run(X, y, turn, alpha=ALPHA, iterations=1000):
    W, b = wrong_line(X, y, alpha=alpha, turn=turn)
    return gradient_descent(X, y, alpha=alpha, iterations=iterations, W=W, b=b)


def turned(trajectory):
    """By how many degrees the line turns in all."""
    angles = np.unwrap(np.arctan2(trajectory.W[:, 1], trajectory.W[:, 0]))
    return abs(math.degrees(angles[-1] - angles[0]))


def first_right(trajectory):
    return int((trajectory.accuracy == 1.0).argmax()) if trajectory.accuracy.max() == 1 else None


@pytest.mark.parametrize("seed", range(50))
def test_the_line_is_wrong_at_first_turns_and_comes_right_in_time(seed):
    X, y = sample_separable(60, seed=seed, margin=0.6)
    trajectory = run(X, y, math.radians(165) * (-1) ** seed)
    assert trajectory.accuracy[0] <= 0.2
    assert boundary_segment(trajectory.W[0], trajectory.b[0], BOX) is not None
    assert turned(trajectory) > 120
    assert 12 <= first_right(trajectory) <= 357  # from 1 to 5 seconds at the doubling pace


@pytest.mark.parametrize("alpha", [0.01, 0.3, 1.0])
def test_the_start_follows_the_learning_rate(alpha):
    X, y = sample_separable(60, seed=3, margin=0.6)
    assert 80 <= first_right(run(X, y, 2.8, alpha)) <= 160


def test_another_turn_is_another_story():
    X, y = sample_separable(60, seed=3, margin=0.6)
    one, other = (wrong_line(X, y, alpha=ALPHA, turn=turn)[0] for turn in (2.8, -2.8))
    assert np.linalg.norm(one - other) > 0.1 * np.linalg.norm(one)


def test_the_numbers_are_short_and_not_too_large():
    X, y = sample_separable(60, seed=3, margin=0.6)
    for alpha in (0.001, 0.05, 10.0, 1000.0):
        W, b = wrong_line(X, y, alpha=alpha)
        numbers = [*W.tolist(), b]
        assert max(map(abs, numbers)) <= 100
        assert all(len(f"{abs(n):g}".replace(".", "").lstrip("0")) <= 3 for n in numbers)


@pytest.mark.parametrize("name", ["exclusive or", "overlapping", "far from the origin"])
def test_sets_that_no_line_separates_have_a_start_too(name):
    X, y = named_set(name)
    W, b = wrong_line(X, y, alpha=ALPHA)
    assert np.isfinite([*W, b]).all()
    assert W.any()


@pytest.mark.parametrize(
    ("X", "y"),
    [
        ([[1.0, 2.0]], [1]),
        ([[1.0, 2.0], [1.0, 2.0]], [0, 1]),
        ([[0.0, 0.0], [0.0, 0.0]], [0, 0]),
        ([[1e12, -1e12], [-1e12, 1e12]], [0, 1]),
        ([[1e-9, 0.0], [0.0, 1e-9]], [0, 1]),
        ([[1.0], [2.0], [4.0]], [0, 0, 1]),
    ],
)
def test_odd_sets_have_a_start(X, y):
    W, b = wrong_line(X, y, alpha=ALPHA)
    assert np.isfinite([*W, b]).all()


def test_what_is_wrong_is_named():
    with pytest.raises(ValueError, match="alpha"):
        wrong_line([[1.0]], [1], alpha=0.0)
    with pytest.raises(ValueError, match="iterations"):
        wrong_line([[1.0]], [1], alpha=1.0, iterations=0)
