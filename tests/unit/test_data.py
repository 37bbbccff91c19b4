"""Sampled sets: sizes, classes, repeatability, and how they look in the view."""

import math

import numpy as np
import pytest

from neuron import sample_separable, sample_separable_features


def test_the_same_seed_gives_the_same_points_and_another_seed_others():
    first, again, other = (sample_separable(50, seed=s) for s in (5, 5, 6))
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


def test_shapes_and_labels():
    X, y = sample_separable(7, seed=0)
    assert (X.shape, y.shape, X.dtype, y.dtype) == ((7, 2), (7,), np.float64, np.float64)
    assert set(y.tolist()) == {0.0, 1.0}


@pytest.mark.parametrize(
    ("m", "balance", "ones"),
    [(100, 0.5, 50), (10, 0.25, 3), (100, 0.01, 1), (3, 1e-9, 1), (3, 1 - 1e-9, 2), (2, 0.9, 1)],
)
def test_balance_is_rounded_and_leaves_a_sample_in_each_class(m, balance, ones):
    assert sample_separable(m, seed=1, balance=balance)[1].sum() == ones


def test_classes_come_in_random_order():
    y = sample_separable(200, seed=2)[1]
    assert 60 < np.count_nonzero(np.diff(y)) < 140


def test_a_given_direction_is_that_of_class_one():
    X, y = sample_separable(100, seed=4, margin=1.0, direction=math.pi / 2)
    assert X[y == 1, 1].min() - X[y == 0, 1].max() >= 2.0


@pytest.mark.parametrize("margin", [0.5, 1.5])
def test_five_hundred_points_look_good_in_the_view(margin):
    outside = 0
    for seed in range(100):
        X, y = sample_separable(500, seed=seed, margin=margin)
        outside += np.count_nonzero((np.abs(X) > 6.0).any(axis=1))
        for label in (0, 1):  # each cloud is about as wide as it was asked to be, both ways
            spread = np.linalg.eigvalsh(np.cov(X[y == label].T)) ** 0.5
            assert spread == pytest.approx([1.0, 1.0], abs=0.2)
    assert outside <= 0.001 * 100 * 500


def test_the_line_rarely_passes_through_the_origin():
    sides = []
    for seed in range(200):
        X, y = sample_separable(100, seed=seed, margin=0.0, direction=0.0)
        sides.append((X[y == 1, 0].min() + X[y == 0, 0].max()) / 2)
    assert np.abs(sides).max() <= 0.7
    assert np.std(sides) > 0.2


def test_a_margin_far_above_the_spread_is_kept_in_spite_of_rounding():
    for seed in range(50):
        angle = 0.1 * seed
        X, y = sample_separable(20, seed=seed, margin=1e6, spread=1e-12, direction=angle)
        along = X @ [math.cos(angle), math.sin(angle)]
        assert along[y == 1].min() - along[y == 0].max() >= 2e6


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


def test_the_same_seed_gives_the_same_set_in_any_dimension():
    first, again = (sample_separable_features(20, 5, seed=9) for _ in range(2))
    assert np.array_equal(first[0], again[0])
    assert not np.array_equal(first[0], sample_separable_features(20, 5, seed=10)[0])


@pytest.mark.parametrize(
    ("changes", "name"),
    [({"m": 1}, "m"), ({"d": 0}, "d"), ({"seed": -1}, "seed"), ({"margin": -0.1}, "margin")],
)
def test_bad_settings_in_any_dimension_are_refused(changes, name):
    with pytest.raises(ValueError, match=name):
        sample_separable_features(**{"m": 10, "d": 2, "seed": 1, **changes})
