"""The product of repeated samples against a plain Python loop, and the sums beside it."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest

from neuron import (
    SMALLEST_NORMAL,
    power_of_ten,
    repeated_log_likelihood,
    repeated_product,
    samples_until_lost,
)

RNG = np.random.default_rng(11)


def by_hand(P, count):
    """Multiply one after the other in Python: products, where normal ends, the last change."""
    product, products, left, changed = 1.0, [], None, 0
    for i in range(count):
        following = product * P[i % len(P)]
        if following != product:
            changed = i + 1
        product = following
        products.append(product)
        if left is None and product < SMALLEST_NORMAL:
            left = i + 1
    return products, left, changed


@pytest.mark.parametrize(
    "P",
    [
        [0.6],
        [0.5],
        [0.9],
        [0.6, 0.3],
        [0.0, 0.9],
        [1.0, 1.0],
        [1.0 - 2**-53],
        [0.999],
        RNG.uniform(0.5, 1.0, 200).tolist(),
        RNG.uniform(0.0, 1.0, 500).tolist(),
    ],
    ids=lambda P: f"{len(P)} from {P[0]:.3g}",
)
@pytest.mark.parametrize("count", [1, 3, 1074, 1075, 5000, 40_000])
def test_every_product_is_the_loops_product(P, count):
    products, left, changed = by_hand(P, count)
    result = repeated_product(P, count)
    assert result.products.tolist() == [products[n - 1] for n in result.counts.tolist()]
    assert (result.counts[0], result.counts[-1]) == (1, count)
    assert result.last == products[-1]
    assert result.left_normal == left
    more, _, _ = by_hand(P, count + len(P))
    stays = all(product == products[-1] for product in more[count:])
    assert result.settled == (changed if stays else None)


def test_a_million_samples():
    P = [0.9993, 0.99935]
    products, left, changed = by_hand(P, 1_200_000)
    result = repeated_product(P, 1_000_000)
    assert result.last == products[999_999]
    assert (result.left_normal, result.settled) == (left if left <= 1_000_000 else None, None)
    longer = repeated_product(P, 1_200_000)
    assert longer.left_normal == left
    assert longer.settled == changed


def test_factors_above_one_half_stick():
    stuck = repeated_product([0.6], 5000)
    assert stuck.last == 5e-324
    assert stuck.last * 0.6 == stuck.last  # and so for ever


def test_bad_factors_are_refused():
    for P in ([], [[0.5]], [1.5], [-0.1], [math.nan]):
        with pytest.raises(ValueError, match="P"):
            repeated_product(P, 10)
    with pytest.raises(ValueError, match="count"):
        repeated_product([0.5], 0)
    with pytest.raises(ValueError, match="kept"):
        repeated_product([0.5], 10, kept=1)


def test_sums_go_on():
    losses = RNG.exponential(size=7)
    counts = np.array([0, 1, 6, 7, 8, 700, 1_000_000])
    expected = [-math.fsum(losses[i % 7] for i in range(n)) for n in counts.tolist()]
    assert repeated_log_likelihood(losses, counts) == pytest.approx(expected, rel=1e-12)
    with pytest.raises(ValueError, match="counts"):
        repeated_log_likelihood(losses, [-1])
    with pytest.raises(ValueError, match="losses"):
        repeated_log_likelihood([-1.0], [1])


@pytest.mark.parametrize("P", [[0.6], [0.5], [0.5, 0.5], [0.9, 0.2, 0.7], [0.999] * 3, [1e-320]])
def test_the_logarithm_foresees_where_the_product_is_lost(P):
    foreseen = samples_until_lost(-np.log(P))
    assert repeated_product(P, max(foreseen + 10, 1000)).left_normal == foreseen


def test_how_many_samples_it_would_take():
    assert samples_until_lost([0.0, 0.0]) is None
    assert samples_until_lost([1e-200]) == pytest.approx(708.3964185322641 * 1e200, rel=1e-12)
    assert samples_until_lost([5e-324]) > 10**300  # too many for a float64, not for an int


@pytest.mark.parametrize("log_value", [0.0, -1e-9, -0.5, -2.302585092994046, -708.5, -1e5])
def test_powers_of_ten(log_value):
    mantissa, exponent = power_of_ten(log_value)
    assert 1.0 <= mantissa < 10.0
    with localcontext() as context:
        context.prec = 30
        expected = Decimal(log_value).exp()
        assert float(Decimal(mantissa).scaleb(exponent) / expected) == pytest.approx(1, abs=1e-10)
