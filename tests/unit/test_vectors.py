"""Lengths and angles of rows, beyond what squares can hold."""

import numpy as np
import pytest

from neuron import angles, norm, unit_vector


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


@pytest.mark.parametrize("size", [5e-324, 1e-200, 1.0, 1e300, 1.7e308])
def test_a_unit_vector_has_length_one_and_the_same_direction(size):
    assert unit_vector([0.0, -size]).tolist() == [0.0, -1.0]
    assert unit_vector([size, -size]).tolist() == pytest.approx([0.5**0.5, -(0.5**0.5)], rel=1e-15)
    assert unit_vector([0.0, 0.0]).tolist() == [0.0, 0.0]


def test_angles_by_hand_and_tiny_ones_with_their_digits():
    rows = [[1.0, 0.0], [0.0, -2.0], [-1e300, 0.0], [1.0, 1e-12], [5e-324, 5e-324]]
    expected = [0.0, 90.0, 180.0, np.degrees(1e-12), 45.0]
    assert angles(rows, [3.0, 0.0]) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_an_angle_does_not_depend_on_lengths_or_on_turning_both(seed):
    rng = np.random.default_rng(seed)
    V, u = rng.normal(size=(20, 3)), rng.normal(size=3)
    turn = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    expected = np.degrees(np.arccos(V @ u / np.linalg.norm(V, axis=1) / np.linalg.norm(u)))
    assert angles(V, u) == pytest.approx(expected, rel=1e-9)
    assert angles(1e-200 * V @ turn, 1e200 * u @ turn) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("V", "u", "message"),
    [
        ([[1.0, 0.0], [0.0, 0.0]], [1.0, 0.0], r"V\[1\] has no direction"),
        ([[1.0, 0.0]], [0.0, 0.0], "u has no direction"),
        ([[1.0, 0.0]], [1.0], r"u must have shape \(2,\)"),
    ],
)
def test_what_has_no_angle(V, u, message):
    with pytest.raises(ValueError, match=message):
        angles(V, u)
