"""The point of a convex hull that is nearest to the origin, exactly.

Wolfe (1976), "Finding the nearest point in a polytope". The method keeps a few vertices, its
*corral*, and goes from the nearest point of one corral to that of a better one:

1. Find the vertex that lies lowest in the direction of the present point. If none lies lower than
   the point itself, the point is the nearest of the whole hull.
2. Otherwise take the vertex into the corral and go towards the point of the corral's flat (the
   line, the plane ... through its vertices) that is nearest to the origin. Where the way leaves the
   corral, stop, drop the vertex that has lost its weight, and go on from there.

Each corral's nearest point is nearer than the last one's, so that the method ends; in integers no
rounding can make it go astray. It may begin with any corral, and so goes the greater part of the
way in float64: what comes of that is a guess, which integers confirm or correct.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

import numpy as np

from neuron._checks import FloatArray
from neuron._exact import EPSILON, Vector, combination, dot, solved

Key = TypeVar("Key", bound=Hashable)

MOST_GUESSES = 1000
"""Steps in float64. A few dozen do; where rounding leads astray, integers take over."""

CLOSE = 1e-9
"""A vertex lower by this fraction of the squared distance is worth a step in float64."""

AT_ORIGIN = 64.0 * EPSILON
"""A float64 point this near the origin may be the origin, in units of the largest coordinate."""


class Hull(Protocol[Key]):
    """A convex hull whose vertices are not listed but named by keys."""

    def first(self) -> Key:
        """Give any of the vertices."""

    def vector(self, key: Key) -> Vector:
        """Give the coordinates of a vertex."""

    def lowest(self, direction: Vector) -> Key:
        """Find a vertex whose product with the direction is the least."""

    def near(self, key: Key) -> FloatArray:
        """Give the coordinates in float64, in units in which none is much above 1."""

    def lowest_near(self, direction: FloatArray) -> Key:
        """Find the lowest vertex by those coordinates."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearest(Generic[Key]):
    """The nearest point as a combination of vertices: ``point / total``, all in integers.

    Attributes
    ----------
    corral : dict
        The weight of each vertex that the point is made of; greater than 0.
    total : int
        The sum of the weights, greater than 0.
    point : list of int, shape (n,)
        The weighted sum of the vertices. All entries are 0 where the hull contains the origin.
    """

    corral: dict[Key, int]
    total: int
    point: Vector

    def shares(self) -> dict[Key, Fraction]:
        """Give the weights so that they add up to 1."""
        return {key: Fraction(weight, self.total) for key, weight in self.corral.items()}


def nearest_point(hull: Hull[Key]) -> Nearest[Key]:
    """Find the point of a hull nearest to the origin."""
    vertices = {key: hull.vector(key) for key in guessed_corral(hull)}
    if solved(products(vertices)) is None:  # not in general position, as no corral may be
        vertices = dict([vertices.popitem()])
    shares = {key: Fraction(1, len(vertices)) for key in vertices}
    while True:
        best = settle(vertices, shares)
        if not any(best.point):
            return best
        key = hull.lowest(best.point)
        coordinates = hull.vector(key)
        if best.total * dot(best.point, coordinates) >= dot(best.point, best.point):
            return best
        shares = best.shares()
        vertices[key], shares[key] = coordinates, Fraction(0)


def settle(vertices: dict[Key, Vector], shares: dict[Key, Fraction]) -> Nearest[Key]:
    """Drop vertices, from both, until the nearest point of the flat lies inside the corral."""
    while True:
        weights = flat_weights(vertices)
        total = sum(weights.values())
        if min(weights.values()) > 0:
            point = combination(list(weights.values()), list(vertices.values()))
            return Nearest(weights, total, point)
        goal = {key: Fraction(weight, total) for key, weight in weights.items()}
        way = min(shares[key] / (shares[key] - goal[key]) for key in goal if goal[key] <= 0)
        for key, share in goal.items():
            shares[key] += way * (share - shares[key])
            if shares[key] == 0:
                del shares[key], vertices[key]


def flat_weights(vertices: dict[Key, Vector]) -> dict[Key, int]:
    """Weigh the vertices so that their sum, over that of the weights, is the flat's nearest point.

    With P the vertices as rows, (P Pᵀ + 1) z = 1 makes all products of Pᵀz with a vertex the same,
    as they must be; the matrix is positive definite for vertices in general position.
    """
    z = solved(products(vertices))
    if z is None:
        raise AssertionError("a vertex that lies below the nearest point is not on its flat")
    return dict(zip(vertices, z, strict=True))


def products(vertices: dict[Key, Vector]) -> list[Vector]:
    """Multiply all vertices with one another, and add 1."""
    points = list(vertices.values())
    return [[dot(p, q) + 1 for q in points] for p in points]


def guessed_corral(hull: Hull[Key]) -> list[Key]:
    """Do the same in float64: give the keys of the last corral."""
    keys = [hull.first()]
    points = hull.near(keys[0])[np.newaxis]  # (k, n)
    shares = np.ones(1)
    seen: set[frozenset[Key]] = set()
    for _ in range(MOST_GUESSES):
        keys, points, shares = settle_near(keys, points, shares)
        corral = frozenset(keys)
        if corral in seen:
            break  # rounding leads in a circle
        seen.add(corral)
        point = shares @ points
        square = float(point @ point)
        if len(keys) > points.shape[1] or square < AT_ORIGIN**2:
            break
        key = hull.lowest_near(point)
        vertex = hull.near(key)
        if key in keys or float(point @ vertex) >= (1.0 - CLOSE) * square:
            break
        keys, points, shares = [*keys, key], np.vstack([points, vertex]), np.append(shares, 0.0)
    return keys


def settle_near(
    keys: list[Key], points: FloatArray, shares: FloatArray
) -> tuple[list[Key], FloatArray, FloatArray]:
    """Drop vertices until the nearest point of the flat lies inside, as `settle` does."""
    while True:
        # The same equations, as least squares: that takes the root of their condition number.
        system = np.vstack([points.T, np.ones(len(keys))])  # (n + 1, k)
        goal = np.linalg.lstsq(system, np.append(np.zeros(points.shape[1]), 1.0))[0]
        goal /= goal.sum()
        out = goal <= EPSILON
        if not out.any():
            return keys, points, goal
        way = (shares[out] / np.maximum(shares[out] - goal[out], EPSILON)).min()
        shares = shares + way * (goal - shares)
        left = shares > EPSILON
        left[np.flatnonzero(out)[shares[out].argmin()]] = False
        keys = [key for key, stays in zip(keys, left, strict=True) if stays]
        points, shares = points[left], shares[left]
