"""Loading points from outside the board: what does not fit is refused as a whole."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.link.codec import decode, encode
from playground.state.events import (
    AddPoint,
    LoadPoints,
    MovePoint,
    RestorePoints,
    SetOption,
    SetPoints,
    SetSampling,
    SetTraining,
)
from playground.state.experiment import (
    Experiment,
    click_decimals,
    fitted,
    following,
    has_equal_scales,
)
from playground.state.points import NO_POINTS, Points
from playground.state.update import update
from tests.experiments import from_zero


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


@pytest.mark.parametrize(
    ("box", "decimals"),
    [
        ((-6.0, 6.0, -6.0, 6.0), (2, 2)),
        ((0.0, 12.0, 0.0, 119.9), (2, 2)),
        ((0.0, 12.01, 0.0, 120.0), (2, 1)),
        ((-1e5, 1e5, 0.0, 1e-3), (-2, 7)),
        ((-1e12, 1e12, -6.0, 6.0), (-9, 2)),
    ],
)
def test_a_click_is_rounded_by_the_view_along_each_axis(box, decimals):
    assert click_decimals(Experiment(box=box)) == decimals


def test_a_board_of_a_file_s_points_says_why_no_point_can_be_added():
    loaded = update(Experiment(), LoadPoints(Points(np.zeros((3000, 2)), np.zeros(3000))))
    said = r"^These 3,000 points are from a file\. By hand, points are added only up to 500\.$"
    with pytest.raises(ValueError, match=said):
        update(loaded, AddPoint((1.0, 2.0, 1)))
    full = update(Experiment(), LoadPoints(Points(np.zeros((500, 2)), np.zeros(500))))
    with pytest.raises(ValueError, match=r"^The board is full: it holds at most 500 points\.$"):
        update(full, AddPoint((1.0, 2.0, 1)))


def test_zero_has_no_sign_wherever_a_number_comes_from():
    def positive(number):
        return math.copysign(1.0, number) == 1.0

    minus = (-0.0, -0.0, 1)
    added = update(Experiment(), AddPoint(minus))
    loaded = update(Experiment(), LoadPoints(Points.of([minus])))
    edited = update(Experiment(), SetPoints(Points.of([minus])))
    moved = update(added, MovePoint((0.0, 0.0, 1), minus))
    for experiment in (added, loaded, edited, moved):
        assert all(map(positive, experiment.points.X.flat))
    for name in ("w1", "w2", "b"):
        trained_from = update(Experiment(), SetTraining(((name, -0.0),)))
        assert positive(getattr(trained_from, name))
        assert positive(getattr(decode(f"{name}=-0")[0], name))
        assert encode(update(from_zero(), SetTraining(((name, -0.0),)))).query == "v=1"
    sampling = update(
        Experiment(), SetSampling.of(number=60, margin=-0.0, seed=7, noise=-0.0, direction=-0.0)
    ).sampling
    assert all(map(positive, (sampling.margin, sampling.noise, sampling.direction)))
    assert positive(update(Experiment(), SetOption("dw1", -0.0)).option("dw1"))
    assert all(map(positive, decode("view=-0_1_-0_1")[0].box[::2]))


def test_ten_thousand_points_may_be_loaded_and_one_more_not():
    many = Points(np.zeros((10_000, 2)), np.zeros(10_000))
    assert len(update(Experiment(), LoadPoints(many)).points) == 10_000
    with pytest.raises(ValueError, match="at most 10,000 points"):
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
    # A pixel of the board is coarser than the decimals that a click is rounded to, and not much.
    widths = x1_to - x1_from, x2_to - x2_from
    for decimals, width in zip(click_decimals(experiment), widths, strict=True):
        assert width / 12_000 <= 10.0**-decimals <= width / 1000 * 1.0001


def test_fit_view_goes_home_where_that_suits_the_points():
    home = Experiment().box
    assert fitted(Experiment(points=Points.of([(0, 0, 0), (4, 4, 1), (1, 2, 1)]))).box == home
    small = Points.of([(0, 0, 0), (0.01, 0.02, 1), (0.005, 0.01, 1)])
    assert fitted(Experiment(points=small)).box != home
    assert fitted(Experiment(points=Points.of([(1, 1, 0)]))).box == home
