"""Lengths of rows, beyond what squares can hold."""

import pytest

from neuron import norm, unit_vector


@pytest.mark.parametrize("size", [1e-300, 1.0, 1e300])
def test_three_four_five(size):
    assert norm([[3 * size, 4 * size], [0.0, -2 * size]]) == pytest.approx(
        [5 * size, 2 * size], rel=1e-15, abs=0.0
    )


def test_many_columns():
    assert norm([[1.0] * 16]) == pytest.approx([4.0], rel=1e-14)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([1.0], r"V must have shape \(T, d\)"),
        ([[1.0, float("nan")]], r"V\[0, 1\] is nan"),
        ([[1.0, 1.0], [1.7e308, 1.7e308]], r"V\[1\] is too long"),
    ],
)
def test_bad_rows(bad, message):
    with pytest.raises(ValueError, match=message):
        norm(bad)


@pytest.mark.parametrize("size", [5e-324, 1e-200, 1.0, 1e300])
def test_a_unit_vector_has_length_one_and_the_same_direction(size):
    assert unit_vector([0.0, -size]).tolist() == [0.0, -1.0]
    assert unit_vector([0.0, 0.0]).tolist() == [0.0, 0.0]
