"""The convex hulls of the two classes, and the hull of the samples with their labels folded in.

`Differences` is the hull of all differences between a sample of class 1 and one of class 0: its
point nearest to the origin is the shortest way between the hulls of the two classes. `Folded` is
the hull of the vectors q = s [x, 1] with s = 2y - 1, which decides what a line with the bias as one
more weight can do: s (W · x + b) = (W, b) · q.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from neuron._checks import FloatArray
from neuron._exact import ExactPoints, Vector, combination, dot, scaled
from neuron._nearest import Nearest

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Differences:
    """A `Hull` of pairs: a place in class 1 and a place in class 0."""

    ones: ExactPoints
    zeros: ExactPoints

    def first(self) -> Pair:
        """Give the first sample of each class."""
        return int(self.ones.places[0]), int(self.zeros.places[0])

    def vector(self, key: Pair) -> Vector:
        """Subtract the sample of class 0 from that of class 1."""
        one, zero = self.ones.vector(key[0]), self.zeros.vector(key[1])
        return [a - b for a, b in zip(one, zero, strict=True)]

    def lowest(self, direction: Vector) -> Pair:
        """Find the lowest sample of class 1 and the highest of class 0."""
        return self.ones.lowest(direction)[0], self.zeros.lowest([-v for v in direction])[0]

    def near(self, key: Pair) -> FloatArray:
        """Subtract in float64."""
        return self.ones.near(key[0]) - self.zeros.near(key[1])

    def lowest_near(self, direction: FloatArray) -> Pair:
        """Find the lowest pair by float64."""
        return self.ones.lowest_near(direction), self.zeros.lowest_near(-direction)

    def support(self, direction: Vector) -> list[int]:
        """Find all samples of class 1 that lie lowest and all of class 0 that lie highest."""
        return self.ones.lowest(direction) + self.zeros.lowest([-v for v in direction])


def differences(X: FloatArray, y: FloatArray) -> Differences | None:
    """Take the samples apart by label; None where a class has none."""
    ones, zeros = np.flatnonzero(y == 1.0), np.flatnonzero(y == 0.0)
    if len(ones) == 0 or len(zeros) == 0:
        return None
    return Differences(ExactPoints(X, ones), ExactPoints(X, zeros))


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """The shortest way between two hulls, and the plane across its middle, ``way · x = level``."""

    way: list[Fraction]  # from class 0 to class 1, in units of x
    square: Fraction  # its length, squared
    level: Fraction


def gap(hull: Differences, nearest: Nearest[Pair]) -> Gap:
    """Measure the gap between the hulls of the classes."""
    unit = Fraction(1, 1 << hull.ones.binary_places)
    way = [unit * v / nearest.total for v in nearest.point]
    # Every sample that has a share lies at the same height along the way as its end.
    one, zero = next(iter(nearest.corral))
    ends = zip(hull.ones.vector(one), hull.zeros.vector(zero), strict=True)
    twice = sum((v * (a + b) for v, (a, b) in zip(way, ends, strict=True)), Fraction(0))
    return Gap(way, sum((v * v for v in way), Fraction(0)), unit * twice / 2)


def sample_shares(nearest: Nearest[Pair]) -> dict[int, Fraction]:
    """Add up, for each sample, the shares of its pairs: 1 over each class."""
    shares: dict[int, Fraction] = {}
    for pair, share in nearest.shares().items():
        for place in pair:
            shares[place] = shares.get(place, Fraction(0)) + share
    return shares


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A `Hull` of vectors q = s [x, 1], each named by the place of its sample."""

    points: ExactPoints

    def first(self) -> int:
        """Give the first sample."""
        return int(self.points.places[0])

    def vector(self, key: int) -> Vector:
        """Give one q."""
        return self.points.vector(key)

    def lowest(self, direction: Vector) -> int:
        """Find a lowest q."""
        return self.points.lowest(direction)[0]

    def near(self, key: int) -> FloatArray:
        """Give one q in float64."""
        return self.points.near(key)

    def lowest_near(self, direction: FloatArray) -> int:
        """Find the lowest q by float64."""
        return self.points.lowest_near(direction)


def folded(X: FloatArray, y: FloatArray) -> Folded:
    """Fold the labels into the samples."""
    s = 2.0 * y - 1.0
    return Folded(ExactPoints(np.column_stack([X * s[:, np.newaxis], s])))


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """The `Hull` of some of the samples, with the products of q and each normal as coordinates."""

    points: ExactPoints
    normals: list[Vector]

    def first(self) -> int:
        """Give the first sample."""
        return int(self.points.places[0])

    def vector(self, key: int) -> Vector:
        """Multiply one q with each of the normals."""
        q = self.points.vector(key)
        return [dot(normal, q) for normal in self.normals]

    def lowest(self, direction: Vector) -> int:
        """Find the lowest: a product with these coordinates is one with q."""
        return self.points.lowest(combination(direction, self.normals))[0]

    def near(self, key: int) -> FloatArray:
        """Multiply in float64."""
        return self._slopes() @ self.points.near(key)

    def lowest_near(self, direction: FloatArray) -> int:
        """Find the lowest by float64."""
        return self.points.lowest_near(direction @ self._slopes())

    def _slopes(self) -> FloatArray:
        """Give the normals in units of their largest entry, shape (n, d + 1)."""
        return scaled([v for normal in self.normals for v in normal]).reshape(len(self.normals), -1)
