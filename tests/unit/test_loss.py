"""Log-loss and likelihood: hand values, tiny values, huge values."""

import math

import numpy as np
import pytest

from neuron import likelihood, log_likelihood, log_loss, sample_losses

X = [[-1.0, 0.0], [1.0, 0.0]]
y = [0, 1]


def test_an_undecided_neuron_loses_log_two():
    assert log_loss(X, y, [0.0, 0.0], 0.0) == math.log(2.0)


@pytest.mark.parametrize("margin", [30.0, 100.0, 500.0, 700.0])
def test_a_tiny_loss_keeps_its_digits(margin):
    assert log_loss(X, y, [margin, 0.0], 0.0) == pytest.approx(math.exp(-margin), rel=1e-12, abs=0)


def test_the_loss_after_one_huge_step():
    assert log_loss(X, y, [500.0, 0.0], 0.0) == pytest.approx(
        7.124576406741286e-218, rel=1e-12, abs=0.0
    )


def test_a_sure_and_wrong_neuron_loses_its_score():
    assert log_loss(X, [1, 0], [1e4, 0.0], 0.0) == 1e4
    assert log_loss(X, [1, 0], [1e300, 0.0], 0.0) == 1e300


def test_losses_of_single_samples():
    losses = sample_losses([[0.0], [2.0], [2.0]], [1, 1, 0], [1.0], 0.0)
    expected = [math.log(2.0), math.log1p(math.exp(-2.0)), 2.0 + math.log1p(math.exp(-2.0))]
    assert losses == pytest.approx(expected, rel=1e-15)


def test_likelihood_is_the_product_and_its_log_the_sum():
    probabilities = [0.5, 1 / (1 + math.exp(-2.0)), 1 - 1 / (1 + math.exp(-2.0))]
    arguments = ([[0.0], [2.0], [2.0]], [1, 1, 0], [1.0], 0.0)
    assert likelihood(*arguments) == pytest.approx(math.prod(probabilities), rel=1e-14)
    assert log_likelihood(*arguments) == pytest.approx(
        sum(math.log(p) for p in probabilities), rel=1e-14
    )


def test_the_likelihood_of_many_samples_is_lost_but_its_log_is_not():
    many, ones = np.zeros((5000, 1)), np.ones(5000)
    assert likelihood(many, ones, [1.0], 0.0) < 1e-300
    assert log_likelihood(many, ones, [1.0], 0.0) == pytest.approx(-5000 * math.log(2.0), rel=1e-12)


def test_losses_near_the_end_of_float64_have_a_mean_but_no_sum():
    arguments = ([[1e308], [1e308]], [0, 0], [1.7], 0.0)
    assert log_loss(*arguments) == pytest.approx(1.7e308, rel=1e-15)
    with pytest.raises(ValueError, match="sum is too large"):
        log_likelihood(*arguments)
