"""The points: an immutable value."""

import copy
import pickle

import numpy as np
import pytest

from playground.state.points import NO_POINTS, Points

ROWS = [(1.0, 2.0, 1), (0.1, -0.2, 0), (1.0, 2.0, 1), (1.0, 2.0, 0)]


def test_rows_come_back_as_they_went_in():
    assert Points.of(ROWS).rows() == ROWS
    assert len(Points.of(ROWS)) == 4
    assert NO_POINTS.rows() == []
    assert NO_POINTS.X.shape == (0, 2)


def test_equal_points_are_found_last_first():
    points = Points.of(ROWS)
    assert points.find((1.0, 2.0, 1)) == 2
    assert points.find((1.0, 2.0, 0)) == 3
    assert points.find((1.0, 2.5, 1)) is None
    assert NO_POINTS.find((0.0, 0.0, 0)) is None


def test_an_edit_is_a_copy():
    points = Points.of(ROWS)
    assert points.added((9.0, 9.0, 1)).rows() == [*ROWS, (9.0, 9.0, 1)]
    assert points.replaced(1, (9.0, 9.0, 1)).rows() == [ROWS[0], (9.0, 9.0, 1), *ROWS[2:]]
    assert points.removed(0).rows() == ROWS[1:]
    assert points.rows() == ROWS


def test_nothing_can_be_written_into_points_or_through_what_they_were_made_of():
    points = Points.of(ROWS)
    X = points.X.copy()
    other = Points(X, points.y)
    X[0, 0] = 5.0
    assert other.X[0, 0] == 1.0
    with pytest.raises(ValueError, match="read-only"):
        points.X[0, 0] = 5.0
    with pytest.raises(ValueError, match="read-only"):
        points.y[0] = 0.0


def test_points_are_equal_when_all_their_numbers_are():
    assert Points.of(ROWS) == Points.of(ROWS)
    assert hash(Points.of(ROWS)) == hash(Points.of(ROWS))
    assert Points.of(ROWS) != Points.of(ROWS[::-1])
    assert Points.of([(0.1, 0.0, 0)]) != Points.of([(0.1 + 2**-56, 0.0, 0)])
    assert Points.of(ROWS) != ROWS


def test_points_know_what_came_before_the_last_of_them():
    points = Points.of([(1.0, 2.0, 1), (3.0, 4.0, 0)])
    assert points.added((5.0, 6.0, 1)).before == points.digest
    assert points.replaced(0, (1.0, 2.5, 1)).before != points.before
    assert NO_POINTS.before == NO_POINTS.digest == points.removed(0).before


def test_what_is_known_of_points_is_known_of_one_more():
    grown = NO_POINTS
    for row in [(0.5, 2.0, 1), (3.0, -0.0, 0), (-1.0, 7.0, 1)]:
        grown = grown.added(row)
        whole = Points.of(grown.rows())
        assert (grown, grown.before, grown.ends) == (whole, whole.before, whole.ends)
        assert not grown.X.flags.writeable
        assert not grown.y.flags.writeable
    assert not np.signbit(grown.X[1, 1])


def test_points_can_be_copied_and_kept():
    points = Points.of(ROWS)
    assert pickle.loads(pickle.dumps(points)) == points
    assert copy.deepcopy(points).added((1.0, 1.0, 0)) == points.added((1.0, 1.0, 0))


def test_points_know_where_they_end():
    assert Points.of([(1.0, 20.0, 1), (-3.0, 4.0, 0), (0.5, 30.0, 0)]).ends == (
        -3.0,
        1.0,
        4.0,
        30.0,
    )
    assert NO_POINTS.ends is None
