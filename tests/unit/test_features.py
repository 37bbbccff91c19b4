"""Sets with d features, and what the neuron says of each label."""

import numpy as np
import pytest

from neuron import (
    activation,
    gradient,
    label_probabilities,
    residuals,
    sample_losses,
    sample_separable_features,
)


@pytest.mark.parametrize("d", [1, 2, 5, 20])
@pytest.mark.parametrize("margin", [0.0, 0.5])
def test_a_hyperplane_parts_the_classes(d, margin):
    X, y = sample_separable_features(101, d, seed=4, margin=margin)
    assert X.shape == (101, d)
    assert y.sum() == 50
    # The normal is the direction from which the set was made: its draw comes first.
    normal = np.random.default_rng(4).standard_normal(d)
    normal /= np.linalg.norm(normal)
    assert ((2 * y - 1) * (X @ normal) >= margin).all()
    assert ((2 * y - 1) * (X @ normal) > 0).all()


def test_the_same_seed_gives_the_same_set():
    first, again = (sample_separable_features(20, 5, seed=9) for _ in range(2))
    assert np.array_equal(first[0], again[0])
    assert not np.array_equal(first[0], sample_separable_features(20, 5, seed=10)[0])


@pytest.mark.parametrize(
    ("changes", "name"),
    [({"m": 1}, "m"), ({"d": 0}, "d"), ({"seed": -1}, "seed"), ({"margin": -0.1}, "margin")],
)
def test_bad_settings_are_refused(changes, name):
    with pytest.raises(ValueError, match=name):
        sample_separable_features(**{"m": 10, "d": 2, "seed": 1, **changes})


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
