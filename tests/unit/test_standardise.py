"""Standardised features: the same line and the same scores in both units."""

import numpy as np
import pytest

from neuron import (
    boundary_segment,
    equal_scales,
    gradient,
    gradient_descent,
    log_loss,
    score,
    standardisation,
)

RNG = np.random.default_rng(11)
X = RNG.normal(size=(50, 3)) * [1.0, 100.0, 0.01] + [5.0, -300.0, 0.0]
y = RNG.integers(0, 2, 50).astype(float)


def test_standardised_features_have_mean_0_and_deviation_1():
    Xs = standardisation(X).standardised(X)
    assert Xs.mean(axis=0) == pytest.approx(np.zeros(3), abs=1e-13)
    assert Xs.std(axis=0) == pytest.approx(np.ones(3), rel=1e-13)


def test_original_parameters_give_the_same_scores():
    scale = standardisation(X)
    W, b = RNG.normal(size=(7, 3)), RNG.normal(size=7)
    W_x, b_x = scale.original_parameters(W, b)
    for k in range(7):
        assert score(X, W_x[k], b_x[k]) == pytest.approx(
            score(scale.standardised(X), W[k], b[k]), abs=1e-11
        )


def test_original_gradient_is_that_of_the_loss_in_the_units_of_x():
    scale = standardisation(X)
    run = gradient_descent(scale.standardised(X), y, alpha=0.5, iterations=20)
    W_x, b_x = scale.original_parameters(run.W, run.b)
    dW_x, db_x = scale.original_gradient(run.dW, run.db)
    for k in (0, 20):
        dW, db = gradient(X, y, W_x[k], b_x[k])
        assert dW_x[k] == pytest.approx(dW, rel=1e-9, abs=1e-12)
        assert db_x[k] == pytest.approx(db, rel=1e-9)
        assert log_loss(X, y, W_x[k], b_x[k]) == pytest.approx(run.loss[k], rel=1e-10)


@pytest.mark.parametrize("value", [0.0, 0.1, 1e-8, 1e6, -1e300])
def test_a_feature_that_never_varies_is_left_at_0(value):
    scale = standardisation(np.full((7, 1), value))
    assert scale.deviation == [1.0]
    assert np.abs(scale.standardised(np.full((7, 1), value))).max() <= abs(value) * 1e-15


def test_numbers_too_large_are_refused():
    with pytest.raises(ValueError, match="too large"):
        standardisation([[1e300], [-1e300]])
    with pytest.raises(ValueError, match="too large"):
        standardisation([[1e-8], [3e-8]]).original_parameters([[1e304]], [0.0])


@pytest.mark.parametrize(
    ("W", "b", "message"),
    [([1.0], [1.0], "W must have shape"), ([[1.0]], [1.0, 2.0], "b must have shape")],
)
def test_states_of_another_shape_are_refused(W, b, message):
    with pytest.raises(ValueError, match=message):
        standardisation([[0.0], [1.0]]).original_parameters(W, b)


def test_a_stretched_plane_has_the_same_line_and_scores():
    W, b = RNG.normal(size=(20, 2)) * [3.0, 0.02], RNG.normal(size=20)
    box = (-1.0, 3.0, -200.0, 400.0)
    W_s, b_s, square, unit = equal_scales(W, b, box)
    assert square[1] - square[0] == pytest.approx(square[3] - square[2], rel=1e-12)
    places = RNG.uniform([-1.0, -200.0], [3.0, 400.0], size=(30, 2))
    for k in range(20):
        assert score(places / unit, W_s[k], b_s[k]) == pytest.approx(
            score(places, W[k], b[k]), rel=1e-9, abs=1e-12
        )
        there, here = boundary_segment(W_s[k], b_s[k], square), boundary_segment(W[k], b[k], box)
        if here is None:
            assert there is None
            continue
        ends = (there * unit).tolist()
        size = [4.0, 600.0]
        gap = min(np.abs((np.array(order) - here) / size).max() for order in (ends, ends[::-1]))
        assert gap < 1e-9


def test_a_square_box_is_left_as_it_is():
    W, b, box, unit = equal_scales([[1.0, 2.0]], [3.0], (-6.0, 6.0, 4.0, 16.0))
    assert (W.tolist(), b.tolist(), unit.tolist()) == ([[1.0, 2.0]], [3.0], [1.0, 1.0])
    assert box == (-6.0, 6.0, 4.0, 16.0)
    W, b, _, _ = equal_scales([[1.0, -2e300]], [3e299], (-6.0, 6.0, 4.0, 16.0))
    assert (W / b).tolist() == [[pytest.approx(1 / 3e299), pytest.approx(-2e300 / 3e299)]]
    assert np.abs(W).max() < 1e280  # vast ones are made smaller in a square, too


def test_vast_weights_stay_finite():
    W, b, _, _ = equal_scales([[1e300, 1e308]], [1e308], (0.0, 1.0, 0.0, 1e6))
    assert np.isfinite(W).all()
    assert np.isfinite(b).all()
    assert W[0, 1] / b[0] == pytest.approx(1e6)
