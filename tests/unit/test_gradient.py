"""The three forms of the gradient, on numbers that can be checked by hand and on extreme ones."""

import math

import numpy as np
import pytest

from neuron import (
    activation,
    gradient,
    gradient_numerical,
    gradient_scalar,
    label_probabilities,
    residuals,
    sample_losses,
)

FORMS = [gradient, gradient_scalar]
X = [[-1.0, 0.0], [1.0, 0.0]]
y = [0, 1]


@pytest.mark.parametrize("form", [*FORMS, gradient_numerical])
def test_hand_value_at_zero(form):
    dW, db = form(X, y, [0.0, 0.0], 0.0)
    assert dW == pytest.approx([-0.5, 0.0], abs=1e-9)
    assert db == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("form", FORMS)
def test_an_unbalanced_hand_value(form):
    dW, db = form([[2.0], [4.0], [6.0]], [1, 1, 0], [0.0], 0.0)
    assert dW == pytest.approx([(-1.0 - 2.0 + 3.0) / 3.0], abs=1e-15)
    assert db == pytest.approx(-0.5 / 3.0, rel=1e-15)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("margin", [40.0, 300.0, 700.0])
def test_a_tiny_gradient_keeps_its_digits(form, margin):
    dW, db = form([[-1.0, 0.0], [1.0, 0.0], [1.0, 0.0]], [0, 1, 1], [margin, 0.0], 0.0)
    assert dW[0] == pytest.approx(-math.exp(-margin), rel=1e-12, abs=0.0)
    assert db == pytest.approx(-math.exp(-margin) / 3.0, rel=1e-12, abs=0.0)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("z", [-1e4, -750.0, -40.0, 40.0, 750.0, 1e4])
@pytest.mark.parametrize("label", [0, 1])
def test_a_saturated_sample_pulls_fully_or_not_at_all(form, z, label):
    dW, db = form([[z]], [label], [1.0], 0.0)
    wrong = (z > 0) != (label == 1)
    pull = 1.0 if wrong else math.exp(-abs(z))
    assert abs(db) == pytest.approx(pull, rel=1e-12, abs=0.0)
    assert abs(dW[0]) == pytest.approx(pull * abs(z), rel=1e-12, abs=0.0)
    assert db == 0.0 or (db > 0) == (label == 0)


@pytest.mark.parametrize("form", [*FORMS, gradient_numerical])
def test_a_score_beyond_float64_is_refused(form):
    with pytest.raises(ValueError, match=r"X\[0\] and W give a score too large"):
        form([[1e200]], [1], [1e200], 0.0)


def test_zero_has_no_minus_sign():
    dW, db = gradient([[0.0], [0.0]], [1, 0], [0.0], 0.0)
    assert math.copysign(1.0, dW[0]) == 1.0
    assert math.copysign(1.0, db) == 1.0


def test_a_step_that_changes_nothing_is_refused():
    with pytest.raises(ValueError, match="step must be large enough"):
        gradient_numerical(X, y, [1.0, 1.0], 0.0, step=1e-30)


@pytest.mark.parametrize(
    ("W", "b", "step"),
    [
        ([1e308, 1.0], 0.0, 1.0),
        ([1.0, 1.0], 1e308, 1.0),
        ([0.0, 1.0], 0.0, 1e308),
        ([0.0, 0.0], 0.0, 9e307),
        ([1.0, 1.0], 0.0, 1e305),
    ],
)
def test_a_step_too_large_is_refused_without_a_warning(W, b, step):
    tiny = np.array([[1e-300, 0.0], [0.0, 1e-300]])
    rows = tiny if step != 1e305 else tiny * 1e305
    with pytest.raises(ValueError, match=r"^step is too large for float64"):
        gradient_numerical(rows, [0, 1], W, b, step=step)


def test_differences_work_beside_large_weights():
    arguments = ([[1e-6], [-2e-6]], [1, 1], [1e6], 0.3)
    assert gradient_numerical(*arguments)[0] == pytest.approx(gradient(*arguments)[0], rel=1e-4)
    assert np.isfinite(gradient_numerical(*arguments)[1])


def test_probabilities_and_residuals_of_labels():
    rng = np.random.default_rng(2)
    X, y = rng.normal(size=(50, 3)), (rng.random(50) > 0.5).astype(float)
    W, b = rng.normal(size=3), 0.3
    A = activation(X, W, b)
    assert label_probabilities(X, y, W, b) == pytest.approx(A**y * (1 - A) ** (1 - y), rel=1e-12)
    assert -np.log(label_probabilities(X, y, W, b)) == pytest.approx(
        sample_losses(X, y, W, b), rel=1e-9
    )
    assert residuals(X, y, W, b) == pytest.approx(A - y, rel=1e-9)
    dW, db = gradient(X, y, W, b)
    assert X.T @ residuals(X, y, W, b) / 50 == pytest.approx(dW, rel=1e-12)
    assert residuals(X, y, W, b).mean() == pytest.approx(db, rel=1e-12)


def test_residuals_keep_their_digits():
    assert residuals([[1.0], [1.0]], [1, 0], [500.0], 0.0).tolist() == [
        -np.exp(-500.0),
        1.0,
    ]
    assert label_probabilities([[1.0]], [0], [1e4], 0.0) == 0.0
