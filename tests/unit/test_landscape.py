"""The loss as a landscape: against the loss of one neuron, far out, tiny, and refused."""

import math

import numpy as np
import pytest

from neuron import log_loss, loss_grid, loss_line, losses_at, sample_separable


def few(m=30, d=2, seed=3):
    generator = np.random.default_rng(seed)
    return generator.normal(size=(m, d)) * 3, generator.integers(0, 2, m), generator


@pytest.mark.parametrize(("m", "d"), [(1, 1), (30, 2), (7, 5), (70_000, 2)])
def test_many_neurons_have_the_losses_of_each_one(m, d):
    X, y, generator = few(m, d)
    W, b = generator.normal(size=(5, d)) * 10, generator.normal(size=5)
    each = [log_loss(X, y, w, float(bias)) for w, bias in zip(W, b, strict=True)]
    assert losses_at(X, y, W, b) == pytest.approx(each, rel=1e-12, abs=0)


def test_more_states_than_fit_a_tile():
    X, y, generator = few(500)
    W, b = generator.normal(size=(700, 2)), generator.normal(size=700)
    picked = [0, 130, 131, 699]
    each = [log_loss(X, y, W[t], float(b[t])) for t in picked]
    assert losses_at(X, y, W, b)[picked] == pytest.approx(each, rel=1e-12, abs=0)


@pytest.mark.parametrize("axes", [(0, 1), (0, 2), (2, 1)])
def test_a_grid_has_the_first_parameter_across_and_the_second_up(axes):
    X, y, _ = few()
    first, second = np.array([-1.0, 0.0, 2.0]), np.array([5.0, -3.0])
    grid = loss_grid(X, y, [0.3, -0.7], 0.2, axes=axes, first=first, second=second)
    assert grid.shape == (2, 3)
    for j, up in enumerate(second):
        for i, across in enumerate(first):
            theta = np.array([0.3, -0.7, 0.2])
            theta[axes[0]], theta[axes[1]] = across, up
            assert grid[j, i] == pytest.approx(log_loss(X, y, theta[:2], theta[2]), rel=1e-12)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_a_line_is_a_row_of_the_landscape(axis):
    X, y, _ = few()
    line = loss_line(X, y, [0.3, -0.7], 0.2, axis=axis, values=[-4.0, 4.0])
    for value, loss in zip([-4.0, 4.0], line, strict=True):
        theta = np.array([0.3, -0.7, 0.2])
        theta[axis] = value
        assert loss == pytest.approx(log_loss(X, y, theta[:2], theta[2]), rel=1e-12)


def test_a_line_is_convex():
    X, y, _ = few()
    line = loss_line(X, y, [0.3, -0.7], 0.2, axis=0, values=np.linspace(-50, 50, 301))
    assert (np.diff(line, 2) >= -1e-12 * line[1:-1]).all()


@pytest.mark.parametrize("scale", [1e4, 1e100, 1e300])
def test_far_out_the_loss_grows_like_the_distance_and_stays_finite(scale):
    losses = losses_at([[1.0], [-1.0]], [0, 1], [[scale], [-scale]], [0.0, 0.0])
    assert losses[0] == scale
    assert losses[1] == pytest.approx(math.exp(-scale) if scale < 700 else 0.0)


def test_tiny_losses_keep_their_digits():
    X, y = sample_separable(50, seed=1, margin=1.0)
    W = np.array([[300.0, 200.0], [-300.0, -200.0]])
    losses = losses_at(X, y, W, [0.0, 0.0])
    assert losses[1] != losses[0]
    assert losses.min() == pytest.approx(min(log_loss(X, y, w, 0.0) for w in W), rel=1e-12, abs=0)


def test_losses_whose_sum_would_overflow_have_a_mean():
    assert losses_at([[1.0]] * 3, [0] * 3, [[1e308]], [0.0]) == pytest.approx(1e308)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (([[1.0]], [0], [1.0], [0.0]), "W must have shape"),
        (([[1.0]], [0], [[1.0, 2.0]], [0.0]), "W must have shape"),
        (([[1.0]], [0], [[1.0]], [0.0, 1.0]), "b must have shape"),
        (([[1.0]], [0], [[math.nan]], [0.0]), "must be finite"),
        (([[1e200]], [0], [[1e200]], [0.0]), "too large for float64"),
        (([[1e200, -1e200]], [0], [[1e200, 1e200]], [0.0]), "too large for float64"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, says):
    with pytest.raises(ValueError, match=says):
        losses_at(*arguments)


def test_unknown_parameters_are_refused():
    with pytest.raises(ValueError, match="axis must be less than 2"):
        loss_line([[1.0]], [0], [0.0], 0.0, axis=2, values=[0.0])
    with pytest.raises(ValueError, match="two different"):
        loss_grid([[1.0]], [0], [0.0], 0.0, axes=(1, 1), first=[0.0], second=[0.0])
