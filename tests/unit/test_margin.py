"""The stable form of a sample's loss and pull, against arithmetic with 400 digits."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from neuron._margin import hinge, loss_above_hinge, loss_of, mean_losses, pull_of

MARGINS = [0.0, 1e-200, 1e-9, 0.3, 1.0, 20.0, 36.7, 300.0, 700.0]


@pytest.mark.parametrize("M", [*MARGINS, *(-M for M in MARGINS)])
def test_loss_and_pull_have_all_their_digits(M):
    with localcontext(prec=400):
        other = 1 / (1 + Decimal(M).exp())  # P(the other label)
        loss, pull = float(-(1 - other).ln()), float(other)
    assert loss_of(np.array([M]))[0] == pytest.approx(loss, rel=4e-16, abs=0.0)
    assert pull_of(np.array([M]))[0] == pytest.approx(pull, rel=4e-16, abs=0.0)


def test_far_out_they_stay_finite():
    M = np.array([1e4, -1e4, 1.7e308, -1.7e308])
    assert loss_of(M).tolist() == [0.0, 1e4, 0.0, 1.7e308]
    assert pull_of(M).tolist() == [0.0, 1.0, 0.0, 1.0]
    last = [720.0, 744.0, 745.0, 746.0, 746.5, 800.0]  # exp(-745) is the smallest number there is
    assert loss_of(np.array(last)).tolist() == [math.exp(-size) for size in last]
    assert pull_of(np.array(last)).tolist() == [math.exp(-size) for size in last]


def test_the_loss_is_its_two_parts_and_the_margins_stay_as_they_were():
    M = np.linspace(-50.0, 50.0, 1001)
    before = M.copy()
    assert np.array_equal(loss_of(M), hinge(M) + loss_above_hinge(M))
    assert np.array_equal(M, before)
    assert (loss_above_hinge(M) <= np.log(2.0)).all()


@pytest.mark.parametrize("width", [1, 2, 3, 31, 32, 33, 341, 5000])
def test_mean_losses_are_the_sums_of_the_losses(width):
    """However many are put under one logarithm, tiny losses keep their digits, and large ones."""
    rng = np.random.default_rng(width)
    M = rng.normal(size=(6, width)) * np.array([[1e-8], [1.0], [30.0], [300.0], [1e4], [0.0]])
    M[3] = np.abs(M[3]) + 400.0  # losses of 1e-174 and less
    kept = M.copy()
    found = mean_losses(M, 7, [np.empty_like(M), np.empty_like(M)])
    exact = [math.fsum(row) / 7 for row in loss_of(M).tolist()]
    assert found.tolist() == pytest.approx(exact, rel=1e-14, abs=0.0)
    assert np.array_equal(M, kept)
    far = mean_losses(np.full((1, 3), -1.7e308), 3, [np.empty((1, 3)), np.empty((1, 3))])
    assert far.tolist() == pytest.approx([1.7e308])
