"""The gradient taken apart: sample table and chain-rule factors."""

from decimal import Decimal, getcontext

import numpy as np
import pytest

from neuron import (
    activation,
    chain_rule,
    gradient,
    log_loss,
    sample_losses,
    sample_table,
    score,
)
from tests import textbook

RNG = np.random.default_rng(3)
X = RNG.normal(size=(40, 2)) * 2
y = (RNG.random(40) < 0.5).astype(float)
W, b = np.array([0.7, -1.3]), 0.4


def test_the_table_has_what_the_article_says_of_each_sample():
    table = sample_table(X, y, W, b)
    for i in range(len(y)):
        z = W[0] * X[i, 0] + W[1] * X[i, 1] + b
        a = textbook.sigmoid(z)
        assert table.Z[i] == pytest.approx(z, rel=1e-14)
        assert table.A[i] == pytest.approx(a, rel=1e-14)
        assert table.losses[i] == pytest.approx(-np.log(a if y[i] else 1 - a), rel=1e-12)
        assert table.residuals[i] == pytest.approx(a - y[i], rel=1e-12)
        assert table.parts[i] == pytest.approx((a - y[i]) * X[i], rel=1e-12)


def test_the_means_are_the_gradient_and_the_loss():
    table = sample_table(X, y, W, b)
    dW, db = gradient(X, y, W, b)
    assert table.parts.mean(axis=0) == pytest.approx(dW, rel=1e-12)
    assert table.residuals.mean() == pytest.approx(db, rel=1e-12)
    assert table.losses.mean() == pytest.approx(log_loss(X, y, W, b), rel=1e-14)
    assert np.array_equal(table.Z, score(X, W, b))
    assert np.array_equal(table.A, activation(X, W, b))
    assert np.array_equal(table.losses, sample_losses(X, y, W, b))


def test_pulls_that_a_difference_would_lose_are_kept():
    table = sample_table([[1.0]], [1], [200.0], 0.0)
    assert table.residuals[0] == pytest.approx(-np.exp(-200.0), rel=1e-12)
    assert table.A[0] == 1.0


@pytest.mark.parametrize("label", [0.0, 1.0])
@pytest.mark.parametrize("z", [0.0, 1.5, -1.5, 30.0, -30.0, 700.0, -1e4, 1e4])
def test_factors_are_the_articles(z, label):
    getcontext().prec = 60
    factors = chain_rule(z, label)
    e = Decimal(z).exp()
    a, one_less_a = e / (1 + e), 1 / (1 + e)
    y = int(label)
    expected = -(Decimal(y) / a - Decimal(1 - y) / one_less_a)
    for found, wanted in (
        (factors.dL_da, expected),
        (factors.da_dz, a * one_less_a),
        (factors.dL_dz, -one_less_a if y else a),
    ):
        assert abs(found / wanted - 1) < Decimal("1e-32")
    assert abs(factors.dL_da * factors.da_dz / factors.dL_dz - 1) < Decimal("1e-32")


def test_factors_agree_with_the_table():
    table = sample_table(X, y, W, b)
    for z, label, pull in zip(table.Z, y, table.residuals, strict=True):
        assert float(chain_rule(float(z), float(label)).dL_dz) == pytest.approx(pull, rel=1e-15)


@pytest.mark.parametrize(("z", "label"), [(np.nan, 1.0), (np.inf, 0.0), (1e16, 1.0), (0.0, 0.5)])
def test_wrong_arguments_are_refused(z, label):
    with pytest.raises(ValueError, match=r"(z|label) (is|must)"):
        chain_rule(z, label)
