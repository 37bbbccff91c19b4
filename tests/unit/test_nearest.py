"""Exact arithmetic and the nearest point of a hull, where the functions that use them do not go."""

import math
from fractions import Fraction

import numpy as np
import pytest

from neuron._exact import ExactPoints, binary_places, dot, floats, normals, root, solved
from neuron._nearest import guessed_corral, nearest_point


class Vertices:
    """A hull whose vertices are the rows of a matrix."""

    def __init__(self, rows):
        self.points = ExactPoints(np.array(rows, dtype=float))
        self.vector, self.near = self.points.vector, self.points.near
        self.lowest_near = self.points.lowest_near

    def first(self):
        return 0

    def lowest(self, direction):
        return self.points.lowest(direction)[0]


def test_every_float64_is_an_integer_in_small_enough_units():
    values = [0.1, -3.0, 5e-324, 1.7e308, 0.0, 2.0**60, 1.0 + 2.0**-52]
    points = ExactPoints(np.array([values]))
    unit = Fraction(1, 1 << points.binary_places)
    assert [unit * v for v in points.vector(0)] == [Fraction(v) for v in values]
    assert points.binary_places == 1074
    assert binary_places(np.array([[2.0, 3.0], [0.0, -8.0]])) == 0
    assert binary_places(np.array([[0.25, 3.0]])) == 2
    assert binary_places(np.zeros((2, 2))) == 0


def test_the_lowest_are_all_of_them_and_to_the_last_bit():
    x = np.nextafter(1.0, 2.0)
    points = ExactPoints(np.array([[x, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    assert points.lowest([1, 1]) == [1, 2, 3]
    assert points.lowest([-1, -1]) == [0]
    assert points.off([[1, 1], [1, -1]]).tolist() == [0, 1, 2, 3]
    assert points.off([[0, 1]]).tolist() == [3]
    assert points.off([]).tolist() == []


def test_elimination_without_fractions():
    matrix = [[4, 1, 0], [1, 3, 1], [0, 1, 2]]
    z = solved(matrix)
    assert len({dot(row, z) for row in matrix}) == 1
    assert dot(matrix[0], z) == 18  # the determinant
    assert solved([[1, 1], [1, 1]]) is None


@pytest.mark.parametrize("vectors", [[[1, 2, 3]], [[1, 2, 3], [2, 4, 6]], [[0, 0, 2], [1, 1, 0]]])
def test_normals(vectors):
    found = normals(vectors)
    assert all(dot(n, v) == 0 for n in found for v in vectors)
    assert np.linalg.matrix_rank(found) == len(found) == 3 - np.linalg.matrix_rank(vectors)


@pytest.mark.parametrize("value", [2, Fraction(1, 3), Fraction(1, 10**700), 10**700, 0, 49])
def test_roots(value):
    found = root(Fraction(value))
    assert abs(found**2 - value) <= Fraction(value) / 2**68
    if value == 49:
        assert found == 7


def test_rounding_says_what_is_too_large():
    with pytest.raises(ValueError, match="X gives a weight too large for float64"):
        floats("a weight", [Fraction(10) ** 400])
    assert floats("a weight", [Fraction(1, 3)]).tolist() == [1 / 3]


def test_a_start_whose_vertices_depend_on_one_another_is_given_up():
    """Three points of one line are no corral, whoever proposes them."""
    hull = Vertices([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0], [-1.0, 2.0]])
    assert guessed_corral(hull)
    hull.near = lambda place: np.eye(4, 3)[place]  # float64 is wrong about everything
    hull.lowest_near = lambda direction: int(np.argmin(direction[:3]))
    nearest = nearest_point(hull)
    assert sum(nearest.corral.values()) == nearest.total
    x = [Fraction(v, nearest.total) for v in nearest.point]
    assert math.hypot(*x) == pytest.approx(math.hypot(0.6, 1.2), rel=1e-15)
