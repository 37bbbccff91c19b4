"""Small changes, against decimal arithmetic of sixty digits."""

from decimal import Decimal, localcontext

import numpy as np
import pytest

from neuron import predict, sigmoid_change, sigmoid_slopes, small_change, taylor_error
from tests import textbook

SCORES = [0.0, 1e-9, -0.3, 0.7, 2.0, -5.0, 20.0, -40.0, 700.0]
CHANGES = [1e-12, -1e-6, 1e-3, -0.02, 0.0999, -0.1, 0.1001, 0.5, -3.0, 60.0]


def exact(z, dz):
    with localcontext() as context:
        context.prec = 400
        z, dz = Decimal(z), Decimal(dz)

        def a(z):
            return 1 / (1 + (-z).exp())

        change = a(z + dz) - a(z)
        return float(change), float(change - a(z) * (1 - a(z)) * dz)


@pytest.mark.parametrize("z", SCORES)
@pytest.mark.parametrize("dz", CHANGES)
def test_change_and_error_against_decimal_numbers(z, dz):
    change, error = exact(z, dz)
    assert float(sigmoid_change(z, dz)) == pytest.approx(change, rel=1e-11, abs=0)
    assert float(taylor_error(z, dz)) == pytest.approx(error, rel=1e-8, abs=0)


def test_slopes_are_the_derivatives():
    for z in (-2.0, 0.0, 0.5, 3.0):
        first, second, third = sigmoid_slopes(z)
        h = 1e-3
        a = [textbook.sigmoid(z + step * h) for step in (-2, -1, 0, 1, 2)]
        assert first == pytest.approx((a[3] - a[1]) / (2 * h), rel=1e-5)
        assert second == pytest.approx((a[3] - 2 * a[2] + a[1]) / h**2, abs=1e-7)
        assert third == pytest.approx((a[4] - 2 * a[3] + 2 * a[1] - a[0]) / (2 * h**3), abs=1e-5)


@pytest.mark.parametrize(("z", "factor"), [(1.0, 100.0), (-2.5, 100.0), (0.0, 1000.0)])
def test_the_error_is_of_second_order_and_of_third_at_zero(z, factor):
    larger, smaller = np.abs(taylor_error(z, [1e-4, 1e-5]))
    assert larger / smaller == pytest.approx(factor, rel=1e-3)


def test_a_small_change_is_the_articles_sum():
    x, W, b, dW, db = np.array([1.2, -0.7]), np.array([0.4, 0.9]), -0.2, [0.05, -0.1], 0.03
    change = small_change(x, W, b, dW, db)
    z = W @ x + b
    a = textbook.sigmoid(z)
    moved = (W + dW) @ x + b + db
    assert change.z == pytest.approx(z)
    assert change.dz == pytest.approx(moved - z)
    assert change.slopes == pytest.approx(a * (1 - a) * np.append(x, 1.0))
    assert change.predicted == pytest.approx(change.slopes @ [*dW, db])
    assert change.true == pytest.approx(textbook.sigmoid(moved) - a)
    assert change.error == pytest.approx(change.true - change.predicted, rel=1e-6)
    assert change.size == pytest.approx(np.sqrt(0.05**2 + 0.1**2 + 0.03**2))


@pytest.mark.parametrize("db", [0.05, -0.05, 0.2, -0.2, 1.0, -1.0])
def test_the_threshold_jumps_or_does_not_move(db):
    x, W, b = [0.5], [0.2], 0.0
    before, after = (int(predict([x], W, bias)[0]) for bias in (b, b + db))
    assert small_change(x, W, b, [0.0], db).threshold == (before, after)


@pytest.mark.parametrize("z", [1e4, -1e4, 1e300])
def test_saturated_neurons_give_zeros_without_a_warning(z):
    assert float(sigmoid_change(z, 0.1)) == 0.0
    assert float(taylor_error(z, 0.1)) == 0.0
    assert sigmoid_slopes(z) == (0.0, 0.0, 0.0)


def test_what_is_not_finite_is_refused():
    for function in (sigmoid_change, taylor_error):
        with pytest.raises(ValueError, match="finite"):
            function(np.nan, 0.1)
        with pytest.raises(ValueError, match="finite"):
            function(1.7e308, 1.7e308)
