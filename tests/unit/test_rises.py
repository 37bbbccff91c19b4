"""Which steps raised the loss: against exact arithmetic, where rounding is larger than rises."""

import math
from fractions import Fraction

import numpy as np
import pytest

from neuron import gradient_descent, loss_rises, named_set, rising_steps, sharpness, step_limit

X, Y = named_set("overlapping")


def of(run, X=X, y=Y):
    return rising_steps(X, y, run.W, run.b, run.loss)


@pytest.mark.parametrize("alpha", [0.5, 5.0, 9.9, 30.0, 1000.0])
def test_near_the_origin_they_are_what_the_losses_say(alpha):
    run = gradient_descent(X, Y, alpha=alpha, iterations=1000)
    assert of(run).tolist() == loss_rises(run.loss).tolist()
    assert of(run).any() == (alpha > 9.0)


@pytest.mark.parametrize("offset", [1e3, 1e6, 1e8, 1e11])
def test_below_the_step_limit_none_is_seen_however_far_the_samples_are(offset):
    far = X + offset
    run = gradient_descent(far, Y, alpha=0.99 * step_limit(far), iterations=2000, W=[1.0, -1.0])
    assert not of(run, far).any()
    if offset in (1e6, 1e8):
        assert loss_rises(run.loss).any()  # which losses alone do not tell


def exact_loss_is_higher(X, y, before, after):
    """Compare two losses with scores that are exact, and exponentials to 50 digits."""
    from decimal import Decimal, getcontext  # noqa: PLC0415

    getcontext().prec = 50

    def loss(state):
        total = Decimal(0)
        for row, label in zip(X.tolist(), y.tolist(), strict=True):
            z = sum(
                (Fraction(a) * Fraction(w) for a, w in zip([*row, 1.0], state, strict=True)),
                Fraction(0),
            )
            margin = z if label else -z
            M = Decimal(margin.numerator) / Decimal(margin.denominator)
            total += (1 + (-M).exp()).ln()
        return total

    return loss(after) > loss(before)


def test_what_is_called_a_rise_is_one_in_exact_arithmetic():
    far = X[:12] + 1e5
    y = Y[:12]
    run = gradient_descent(far, y, alpha=1.2 * step_limit(far), iterations=60, W=[0.3, -0.3])
    states = np.column_stack([run.W, run.b]).tolist()
    rose = of(run, far, y)
    assert rose.any()
    for k in np.flatnonzero(rose):
        assert exact_loss_is_higher(far, y, states[k], states[k + 1]), k


def test_a_loss_of_1e_200_can_rise():
    theta = np.array([[-460.0], [-459.0], [-460.5]])
    losses = np.log1p(np.exp(theta[:, 0]))
    rose = rising_steps([[1.0]], [0], theta, np.zeros(3), losses)
    assert losses.max() < 1e-199
    assert rose.tolist() == [True, False]


def test_a_step_that_raises_the_loss_crosses_a_place_sharper_than_two_over_alpha():
    run = gradient_descent(X, Y, alpha=12.0, iterations=200)
    for k in np.flatnonzero(of(run)):
        shares = np.linspace(0.0, 1.0, 101)
        crossed = [
            sharpness(
                X,
                (1 - t) * run.W[k] + t * run.W[k + 1],
                float((1 - t) * run.b[k] + t * run.b[k + 1]),
            )
            for t in shares
        ]
        assert max(crossed) > 2.0 / 12.0


def test_what_does_not_fit_is_refused():
    run = gradient_descent(X, Y, alpha=1.0, iterations=3)
    with pytest.raises(ValueError, match=r"loss must have shape \(4,\)"):
        rising_steps(X, Y, run.W, run.b, run.loss[1:])
    with pytest.raises(ValueError, match="W must have shape"):
        rising_steps(X, Y, run.W[:, :1], run.b, run.loss)
    assert rising_steps(X, Y, run.W[:1], run.b[:1], [math.log(2.0)]).shape == (0,)
