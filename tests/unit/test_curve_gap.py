"""How far a sketch is from a curve."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuron import curve_gap


def test_between_two_heights_a_sketch_is_straight():
    gap = curve_gap([1.0, 1.0, 1.0, 1.0, 1.0], [2.0, 0.0, 2.0])
    assert gap.sketch.tolist() == [2.0, 1.0, 0.0, 1.0, 2.0]
    assert gap.mean == pytest.approx(0.6)
    assert (gap.at, gap.largest) == (0, 1.0)


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=40))
def test_a_sketch_through_every_height_has_no_gap(heights):
    gap = curve_gap(heights, heights)
    assert gap.mean <= 1e-9 * max(heights)
    assert abs(gap.largest) <= 1e-9 * max(heights)


@pytest.mark.parametrize("heights", [[1.0], [], [np.nan, 1.0], [[1.0, 2.0]]])
def test_what_is_no_sketch_is_refused(heights):
    with pytest.raises(ValueError, match="heights"):
        curve_gap([1.0, 2.0], heights)
