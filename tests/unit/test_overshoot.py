"""Steps that are safe or go too far: against long arithmetic, and where they overshoot."""

import decimal
import math

import numpy as np
import pytest

from neuron import (
    gradient,
    gradient_descent,
    gradient_rounding,
    log_loss,
    loss_change,
    loss_rises,
    overshoot_rate,
    step_limit,
)


def exact_change(X, y, theta, axis, step):
    """The change of the loss in arithmetic with 60 digits."""
    with decimal.localcontext() as context:
        context.prec = 60

        def loss(parameters):
            total = decimal.Decimal(0)
            for x, label in zip(X, y, strict=True):
                terms = [*x, 1.0]
                z = sum(
                    (decimal.Decimal(t) * p for t, p in zip(terms, parameters, strict=True)),
                    decimal.Decimal(0),
                )
                total += (1 + (-z if label else z).exp()).ln()
            return total / len(y)

        before = [decimal.Decimal(float(p)) for p in theta]
        after = list(before)
        after[axis] += decimal.Decimal(step)
        return float(loss(after) - loss(before))


X = [[0.5, 2.0], [-1.0, 0.25], [3.0, -1.5], [1.0, 1.0]]
y = [1, 0, 1, 0]


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("step", [1e-14, -1e-8, 1e-3, -0.5, 3.0, -40.0])
def test_the_change_is_that_of_long_arithmetic(axis, step):
    change = loss_change(X, y, [0.4, -1.2], 0.3, axis=axis, step=step)
    assert change == pytest.approx(exact_change(X, y, [0.4, -1.2, 0.3], axis, step), rel=1e-9)


def test_the_change_agrees_with_the_difference_of_losses_where_that_has_digits():
    change = loss_change(X, y, [0.4, -1.2], 0.3, axis=1, step=2.5)
    difference = log_loss(X, y, [0.4, 1.3], 0.3) - log_loss(X, y, [0.4, -1.2], 0.3)
    assert change == pytest.approx(difference, rel=1e-12)


def test_no_step_changes_nothing():
    change = loss_change(X, y, [0.4, -1.2], 0.3, axis=0, step=0.0)
    assert change == 0.0
    assert math.copysign(1.0, change) == 1.0


@pytest.mark.parametrize("z", [-1e4, 1e4])
@pytest.mark.parametrize("step", [1e-3, -1e-3, 2e4, -2e4])
def test_saturated_samples_change_linearly_or_not_at_all(z, step):
    change = loss_change([[z]], [1], [1.0], 0.0, axis=1, step=step)
    assert change == pytest.approx(max(-(z + step), 0.0) - max(-z, 0.0), rel=1e-9)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_the_overshoot_rate_parts_the_steps_that_help_from_those_that_do_not(axis):
    W, b = [0.4, -1.2], 0.3
    rate = overshoot_rate(X, y, W, b, axis=axis, largest=1000.0)
    dW, db = gradient(X, y, W, b)
    slope = [*dW, db][axis]
    losses = []
    for factor in (0.999, 1.001):
        theta = np.array([*W, b])
        theta[axis] -= factor * rate * slope
        losses.append(log_loss(X, y, theta[:2], theta[2]))
    before = log_loss(X, y, W, b)
    assert losses[0] < before < losses[1]


def test_where_the_loss_falls_for_ever_nothing_overshoots():
    assert overshoot_rate([[-1.0], [1.0]], [0, 1], [0.0], 0.0, axis=0, largest=1e6) is None
    assert overshoot_rate([[0.0], [0.0]], [0, 1], [0.0], 0.0, axis=0, largest=1e6) is None
    assert overshoot_rate([[1.0], [1.0]], [0, 1], [9.0], 0.0, axis=0, largest=1e-3) is None


@pytest.mark.parametrize("unit", [1e-6, 1.0, 1e6, 1e100])
def test_the_overshoot_rate_scales_like_the_samples_do(unit):
    rate = overshoot_rate([[unit], [unit]], [1, 0], [1.0 / unit], 0.0, axis=0, largest=1e15)
    slope = unit * (1 / (1 + math.exp(-1.0)) - 0.5)
    assert rate == pytest.approx(2.0 / unit / slope, rel=1e-9)


def test_near_the_bottom_the_rate_is_still_found():
    """Two opposite samples at x = 1: the curvature at 0 is 1/4, so 8 is the limit there."""
    rate = overshoot_rate([[1.0], [1.0]], [1, 0], [1e-7], 0.0, axis=0, largest=1000.0)
    assert rate == pytest.approx(8.0, rel=1e-6)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="axis must be less than 3"):
        loss_change(X, y, [0.0, 0.0], 0.0, axis=3, step=1.0)
    with pytest.raises(ValueError, match="change of the loss too large"):
        loss_change([[1e200]], [0], [1.0], 0.0, axis=0, step=1e200)
    with pytest.raises(ValueError, match="largest must be greater than 0"):
        overshoot_rate(X, y, [0.0, 0.0], 0.0, axis=0, largest=0.0)


def test_rounding_is_told_from_a_slope():
    close = gradient_rounding(X, y, [0.4, -1.2], 0.3)
    assert (close > 1e-17).all()
    assert (close < 1e-14).all()
    far = gradient_rounding([[-1.0], [1.0]], [0, 1], [600.0], 0.0)
    dW, _ = gradient([[-1.0], [1.0]], [0, 1], [600.0], 0.0)
    assert abs(dW[0]) > 1e10 * far[0] > 0


def test_step_limit_by_hand():
    assert step_limit([[-1.0, 0.0], [1.0, 0.0]]) == 8.0
    assert step_limit([[3.0]]) == pytest.approx(2.0 / (10.0 / 4.0), rel=1e-15)
    assert step_limit([[1e200], [1e-200]]) == 0.0
    assert step_limit([[1e100]]) == pytest.approx(8e-200, rel=1e-12, abs=0.0)


def test_the_step_limit_is_sharp_for_a_single_sample_at_zero():
    # From a score near 0 the loss is nearly quadratic, with the curvature of the limit.
    limit = step_limit([[2.0]])
    rows, labels = [[2.0], [2.0]], [0, 1]
    below = gradient_descent(rows, labels, alpha=0.99 * limit, iterations=1, W=[1e-3])
    above = gradient_descent(rows, labels, alpha=1.01 * limit, iterations=1, W=[1e-3])
    assert below.loss[1] < below.loss[0]
    assert above.loss[1] > above.loss[0]


def test_rises_of_the_loss_are_told_from_rounding():
    losses = [1.0, 1.0 + 5e-13, 1.1, 1.0, 0.0, 5e-324]
    assert loss_rises(losses).tolist() == [False, True, False, False, True]
