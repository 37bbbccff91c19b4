"""Arithmetic without rounding: float64 numbers as integers, and float64 where it suffices.

Every float64 is an integer times a power of two. In units of a small enough power of two all
coordinates of a data set are integers, and Python's integers have any length: sums and products of
them are exact. That is slow, so `ExactPoints` looks at all points in float64 first and takes
integers only for those that float64, with its rounding, cannot tell apart.
"""

import math
import operator
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from neuron._checks import FloatArray, IntArray

Vector = list[int]

EPSILON = float(np.finfo(np.float64).eps)

UNDERFLOW = 1e-300
"""More than is lost where a coordinate, in units of the largest, is too small for float64."""

DIGITS = 53
"""Binary digits of a float64."""

ROOT_DIGITS = 70
"""Binary digits of a square root, at least."""


class ExactPoints:
    """Some of the rows of a matrix (m, n), whose products with integer vectors can be compared.

    Attributes
    ----------
    places : ndarray of int, shape (k,)
        Which rows of the matrix they are.
    binary_places : int
        Integer coordinates are in units of ``2 ** -binary_places``.
    """

    __slots__ = ("_near", "_reach", "_rows", "_vectors", "binary_places", "places")

    def __init__(self, rows: FloatArray, places: IntArray | None = None) -> None:
        """Take the rows at ``places``, or all."""
        self.places = np.arange(len(rows)) if places is None else places
        self.binary_places = binary_places(rows)
        self._rows = rows
        self._vectors: dict[int, Vector] = {}  # those that were asked for
        unit = math.frexp(float(np.abs(rows).max()))[1]
        self._near = np.ldexp(rows[self.places], -unit)  # no size above 1
        self._reach = np.abs(self._near).max(axis=0)  # (n,)

    def only(self, places: IntArray) -> "ExactPoints":
        """Take some of the points."""
        return ExactPoints(self._rows, places)

    def near(self, place: int) -> FloatArray:
        """Give one row of the matrix in float64, in units in which no coordinate is above 1."""
        row: FloatArray = self._near[np.searchsorted(self.places, place)]
        return row

    def lowest_near(self, direction: FloatArray) -> int:
        """Find the place of a point that lies lowest by float64."""
        return int(self.places[(self._near @ direction).argmin()])

    def vector(self, place: int) -> Vector:
        """Give one row of the matrix, in units of two to the power of minus ``binary_places``."""
        found = self._vectors.get(place)
        if found is None:
            ratios = [value.as_integer_ratio() for value in self._rows[place].tolist()]
            found = [(top << self.binary_places) // bottom for top, bottom in ratios]
            self._vectors[place] = found
        return found

    def lowest(self, direction: Vector) -> list[int]:
        """Find the places of all points whose product with the direction is the least."""
        values, doubt = self._products(direction)
        close: list[int] = self.places[values <= values.min() + 2.0 * doubt].tolist()
        if len(close) == 1:
            return close
        exact = [dot(direction, self.vector(place)) for place in close]
        least = min(exact)
        return [place for place, value in zip(close, exact, strict=True) if value == least]

    def off(self, normals: Sequence[Vector]) -> IntArray:
        """Find the places of all points that are not perpendicular to each of the normals."""
        if not normals:
            return self.places[:0]
        known = np.zeros(len(self.places), dtype=np.bool_)
        for normal in normals:
            values, doubt = self._products(normal)
            known |= np.abs(values) > doubt
        for k in np.flatnonzero(~known):
            vector = self.vector(int(self.places[k]))
            known[k] = any(dot(normal, vector) for normal in normals)
        return self.places[known]

    def _products(self, direction: Vector) -> tuple[FloatArray, float]:
        """Give all products in float64, to one common scale, and by how much they may be off."""
        slopes = scaled(direction)
        bound = (len(slopes) + 4) * EPSILON * float(self._reach @ np.abs(slopes))
        with np.errstate(under="ignore"):
            return self._near @ slopes, bound + UNDERFLOW


def binary_places(values: FloatArray) -> int:
    """Count the binary places that the numbers have: times two to that power all are integers."""
    mantissa, exponent = np.frexp(values[values != 0.0])
    if len(mantissa) == 0:
        return 0
    whole = np.ldexp(mantissa, DIGITS).astype(np.int64)
    _, lowest_bit = np.frexp((whole & -whole).astype(np.float64))  # 1 for an odd number
    return max(0, int((DIGITS - exponent - (lowest_bit - 1)).max()))


def dot(u: Sequence[int], v: Sequence[int]) -> int:
    """Multiply two vectors of one length."""
    return sum(map(operator.mul, u, v))


def combination(weights: Sequence[int], vectors: Sequence[Sequence[int]]) -> Vector:
    """Add up vectors, each times its weight."""
    return [dot(weights, column) for column in zip(*vectors, strict=True)]


def scaled(vector: Vector) -> FloatArray:
    """Give a vector that is not 0 as float64, in units of its largest entry."""
    largest = max(abs(v) for v in vector)
    return np.array([v / largest for v in vector])


def solved(matrix: Sequence[Sequence[int]]) -> Vector | None:
    """Solve A z = 1 for a positive definite integer matrix; z comes times the determinant.

    Elimination without fractions (Bareiss 1968): each division has no remainder. None if the matrix
    is positive semidefinite only.
    """
    rows = [[*row, 1] for row in matrix]
    before = 1
    for p in range(len(rows)):
        pivot_row = rows[p]
        pivot = pivot_row[p]
        if pivot == 0:
            return None
        for i, row in enumerate(rows):
            if i != p:
                factor = row[p]
                rows[i] = [
                    (pivot * a - factor * c) // before for a, c in zip(row, pivot_row, strict=True)
                ]
        before = pivot
    return [row[-1] for row in rows]


def normals(vectors: Sequence[Vector]) -> list[Vector]:
    """Find a basis of all vectors that are perpendicular to the given ones.

    The last coordinate is solved for first, so that it is free only where nothing depends on it.
    """
    rows = [[Fraction(v) for v in vector] for vector in vectors]
    n = len(rows[0])
    pivots: list[int] = []  # the column that each of the first rows was solved for
    for column in reversed(range(n)):
        k = len(pivots)
        found = next((i for i in range(k, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[k], rows[found] = rows[found], rows[k]
        rows[k] = top = [v / rows[k][column] for v in rows[k]]
        for i, row in enumerate(rows):
            if i != k:
                rows[i] = [v - row[column] * t for v, t in zip(row, top, strict=True)]
        pivots.append(column)

    basis = []
    for free in sorted(set(range(n)) - set(pivots)):
        vector = [Fraction(0)] * n
        vector[free] = Fraction(1)
        for row, column in zip(rows, pivots, strict=False):
            vector[column] = -row[free]
        basis.append(vector)
    common = math.lcm(*(v.denominator for vector in basis for v in vector))
    return [[int(v * common) for v in vector] for vector in basis]


def root(value: Fraction) -> Fraction:
    """Give the square root of a number of at least 0, to more digits than float64 has."""
    top, bottom = value.numerator, value.denominator
    shift = max(0, ROOT_DIGITS - (top.bit_length() - bottom.bit_length()) // 2)
    return Fraction(math.isqrt((top << 2 * shift) // bottom), 1 << shift)


def floats(what: str, values: Sequence[Fraction]) -> FloatArray:
    """Round to float64, read-only; a ``ValueError`` says that X gives ``what`` too large."""
    try:
        array = np.array([float(value) for value in values], dtype=np.float64)
    except OverflowError:
        raise ValueError(f"X gives {what} too large for float64") from None
    array.setflags(write=False)
    return array


def spread(what: str, values: Mapping[int, Fraction], m: int) -> FloatArray:
    """Round the values of some of m samples as `floats` does; those of the others are 0."""
    array = np.zeros(m)
    array[list(values)] = floats(what, list(values.values()))
    array.setflags(write=False)
    return array
