"""Convex hulls, streets in a view and angles, against plainer ways to the same."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import ConvexHull

from neuron import angle_between, convex_hull, strip_in_view

BOX = (-6.0, 6.0, -6.0, 6.0)


@pytest.mark.parametrize("m", [3, 10, 51, 500, 10_000])
def test_the_corners_are_those_of_scipy(m):
    X = np.random.default_rng(m).normal(size=(m, 2))
    assert set(convex_hull(X).tolist()) == set(ConvexHull(X).vertices.tolist())


def turns_left(a, b, c):
    (ax, ay), (bx, by), (cx, cy) = (map(Fraction, place) for place in (a, b, c))
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def check(X):
    """Corners that turn left, strictly, with every point on the left of every side."""
    corners = convex_hull(X)
    places = X[corners].tolist()
    assert len({tuple(place) for place in places}) == len(places)
    if len(places) > 2:
        for k, place in enumerate(places):
            assert turns_left(places[k - 2], places[k - 1], place) > 0
            assert all(turns_left(places[k - 1], place, row) >= 0 for row in X.tolist())
    else:
        for row in X.tolist():
            assert turns_left(places[0], places[-1], row) == 0
            assert min(places) <= row <= max(places)
    assert corners[0] == np.lexsort((X[:, 1], X[:, 0]))[0]


GRID = st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=1, max_size=80)


@given(GRID, st.sampled_from([1.0, 0.1, 1e-300, 1e300]))
@settings(deadline=None)
def test_on_a_grid_of_any_size_it_is_exact(rows, unit):
    check(np.array(rows, dtype=float) * unit)


def test_points_off_a_line_by_a_hair_are_told_apart():
    t = np.arange(60) / 7
    X = np.column_stack([t, t / 3])
    check(X)
    check(np.vstack([X, np.nextafter(X[30], 10)]))


@pytest.mark.parametrize("bad", [[[1.0, 2.0, 3.0]], [[1.0]], [], [[np.nan, 0.0]]])
def test_what_is_no_point_of_the_plane_has_no_hull(bad):
    with pytest.raises(ValueError, match="X"):
        convex_hull(bad)


def inside(place, polygon):
    return all(
        turns_left(polygon[k - 1].tolist(), polygon[k].tolist(), place) >= -Fraction(1, 10**9)
        for k in range(len(polygon))
    )


@pytest.mark.parametrize(
    ("W", "b", "width"),
    [
        ([1.0, 2.0], 0.5, 1.0),
        ([0.1, -0.05], 0.0, 1.0),
        ([3.0, 0.0], -9.0, 2.0),
        ([0.5, 0.5], 5.5, 1.0),
    ],
)
def test_a_street_holds_what_it_should_and_nothing_else(W, b, width):
    polygon = strip_in_view(W, b, BOX, width)
    for place in np.random.default_rng(0).uniform(-6, 6, size=(300, 2)):
        score = abs(place @ W + b)
        if abs(score - width) > 1e-9:
            assert inside(place.tolist(), polygon) == (score < width)


def test_a_street_beside_the_view_is_not_there_and_one_as_wide_is_all_of_it():
    assert strip_in_view([1.0, 0.0], 20.0, BOX).shape == (0, 2)
    assert len(strip_in_view([1e-3, 0.0], 0.0, BOX)) == 4
    thin = strip_in_view([1e9, 1e9], 0.0, BOX)
    assert np.abs(thin.sum(axis=1)).max() <= 1e-9 * (1 + 1e-6)
    assert np.isfinite(strip_in_view([1e300, 1e300], -1e300, BOX)).all()


@pytest.mark.parametrize("width", [-1.0, np.nan, np.inf])
def test_a_street_has_a_width(width):
    with pytest.raises(ValueError, match="width"):
        strip_in_view([1.0, 0.0], 0.0, BOX, width)


@pytest.mark.parametrize("degrees", [0.0, 1e-9, 1e-3, 45.0, 90.0, 179.999999, 180.0])
def test_an_angle_keeps_its_digits(degrees):
    turn = math.radians(degrees)
    v = [3e-200 * math.cos(turn), 3e-200 * math.sin(turn)]
    assert angle_between([1e200, 0.0], v) == pytest.approx(degrees, rel=1e-12, abs=1e-30)
    assert angle_between(v, [1e200, 0.0]) == angle_between([1e200, 0.0], v)


def test_what_has_no_direction_has_no_angle():
    with pytest.raises(ValueError, match="no direction"):
        angle_between([0.0, 0.0], [1.0, 0.0])
    with pytest.raises(ValueError, match="shape"):
        angle_between([1.0], [1.0, 0.0])
