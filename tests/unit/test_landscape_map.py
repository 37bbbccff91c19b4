"""Windows and contour heights: what every picture of the landscape has to keep."""

import math

import numpy as np
import pytest

from neuron import contour_levels, log_heights, path_window
from neuron.landscape_map import DEPTH, MOST_LINES


@pytest.mark.parametrize("scale", [0.0, 1e-9, 0.5, 3.0, 99.0, 1e4, 2e13, 1e300])
@pytest.mark.parametrize("offset", [0.0, 50.0, -100.0])
def test_the_window_is_square_holds_the_path_and_is_not_much_larger(scale, offset):
    generator = np.random.default_rng(0)
    path = offset + scale * generator.uniform(-1, 1, size=(40, 2))
    low, high = path_window(path).T
    assert (low < path.min(axis=0)).all()
    assert (high > path.max(axis=0)).all()
    assert high - low == pytest.approx(np.full(2, high[0] - low[0]))
    reach = max(np.abs(path).max(), 2.0)
    assert high[0] - low[0] <= 2 * 2 * 1.3 * reach * (1 + 1e-9)


def test_the_origin_is_in_view_unless_the_path_stays_far_from_it():
    assert path_window([[0.0, 0.0], [3.0, 4.0]]).tolist() == [[-6.0, 6.0], [-6.0, 6.0]]
    low, high = path_window([[80.0, 80.0], [81.0, 80.5]])[0]
    assert low > 70
    assert high < 90


def test_a_slightly_longer_path_has_the_same_window():
    assert (path_window([[0.0, 2.0]]) == path_window([[0.0, 2.9]])).all()


@pytest.mark.parametrize(
    "losses",
    [[0.69, 0.7], [1e-3, 20.0], [0.0, 1.0], [1e-300, 1e4], [5e-324, 1e-320], [1e-9, 1e308]],
)
def test_the_lines_are_few_lie_between_the_heights_and_leave_no_wide_gap(losses):
    levels = contour_levels(losses)
    heights = [levels.factor**n for n in range(levels.first, levels.last + 1)]
    assert len(heights) <= MOST_LINES
    assert all(levels.lowest * 0.999 <= h <= levels.highest * 1.001 for h in heights)
    if levels.highest > levels.lowest * 1.2:
        assert len(heights) >= 3
    assert levels.lowest >= DEPTH * levels.highest


def test_a_flat_landscape_has_no_lines_or_one():
    levels = contour_levels([math.log(2)] * 4)
    assert levels.last <= levels.first
    assert levels.lowest == levels.highest == math.log(2)


def test_logarithms_have_a_floor():
    assert log_heights([0.0, 1e-300, 10.0], lowest=1e-2).tolist() == [-2.0, -2.0, 1.0]


@pytest.mark.parametrize("losses", [[], [0.0, 0.0], [-1.0, 1.0], [math.inf]])
def test_heights_that_cannot_be_are_refused(losses):
    with pytest.raises(ValueError, match="losses"):
        contour_levels(losses)


def test_paths_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="path"):
        path_window([1.0, 2.0])
