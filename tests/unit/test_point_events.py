"""Loading points from outside the board: what does not fit is refused as a whole."""

from dataclasses import replace

import numpy as np
import pytest

from playground.events import LoadPoints, RestorePoints, SetPoints
from playground.experiment import Experiment, click_decimals, fitted, following, has_equal_scales
from playground.points import NO_POINTS, Points
from playground.update import update


@pytest.mark.parametrize("event", [LoadPoints, SetPoints, RestorePoints])
@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((np.nan, 0, 1), "x₁ must be a number, not nan"),
        ((0, np.inf, 1), "x₂ must be a number, not inf"),
        ((0, 2e12, 1), "x₂ must lie between"),
        ((0, 0, 2), "The class must lie between 0 and 1"),
        ((0, 0, 0.5), "The class must be a whole number"),
    ],
)
def test_a_point_that_does_not_fit_is_refused(event, row, message):
    with pytest.raises(ValueError, match=message):
        update(Experiment(), event(Points.of([(1, 1, 0), row])))


def test_ten_thousand_points_may_be_loaded_and_one_more_not():
    many = Points(np.zeros((10_000, 2)), np.zeros(10_000))
    assert len(update(Experiment(), LoadPoints(many)).points) == 10_000
    with pytest.raises(ValueError, match="at most 10000 points"):
        update(Experiment(), LoadPoints(many.added((0.0, 0.0, 1))))


def test_restored_points_leave_view_and_iteration_as_they_were():
    before = Experiment(iteration=37, box=(0.0, 1.0, 0.0, 1.0))
    points = Points.of([(5, 5, 0), (6, 6, 1)])
    assert update(before, RestorePoints(points)) == replace(before, points=points)


@pytest.mark.parametrize(
    ("rows", "equal"),
    [
        ([(0, 0, 0), (10, 10, 1)], True),
        ([(0, 0, 0), (10, 190, 1)], True),
        ([(0, 0, 0), (10, 210, 1)], False),
        ([(0, 0, 0), (1e-6, 1e12, 1)], False),
        ([(5, 0, 0), (5, 1000, 1)], True),  # a feature that never varies has no range to follow
        ([(1e12, 1e12, 1)], True),
        ([], True),
    ],
)
def test_axes_follow_the_points(rows, equal):
    points = Points.of(rows) if rows else NO_POINTS
    experiment = following(Experiment(points=points))
    x1_from, x1_to, x2_from, x2_to = experiment.box
    assert has_equal_scales(experiment) == equal
    for x1, x2, _ in rows:
        assert (x1_from < x1, x1 < x1_to, x2_from < x2, x2 < x2_to) == (True,) * 4
    # A pixel of the board is coarser than the decimals that a click is rounded to.
    pixel = min(x1_to - x1_from, x2_to - x2_from) / 1000
    assert 10.0 ** -click_decimals(experiment) <= pixel * 1.0001


def test_fit_view_goes_home_where_that_suits_the_points():
    home = Experiment().box
    assert fitted(Experiment(points=Points.of([(0, 0, 0), (4, 4, 1), (1, 2, 1)]))).box == home
    small = Points.of([(0, 0, 0), (0.01, 0.02, 1), (0.005, 0.01, 1)])
    assert fitted(Experiment(points=small)).box != home
    assert fitted(Experiment(points=Points.of([(1, 1, 0)]))).box == home
