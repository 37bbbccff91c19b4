"""The convex hull of points of the plane: the corners of the smallest convex shape around them."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray, IntArray
from neuron._exact import EPSILON, ExactPoints

TURN_ROUNDING = 4.0 * EPSILON
"""A turn larger than this share of its two products is no rounding."""

SMALLEST = 1e-290
"""Products below this may have lost digits to underflow."""

FEW = 50
"""Up to so many points, looking at each is the fastest."""

WAYS = np.array(
    [(u, v) for u in (-2, -1, 0, 1, 2) for v in (-2, -1, 0, 1, 2) if u or v], dtype=float
)
"""In these directions the first corners are looked for."""


def convex_hull(X: ArrayLike) -> IntArray:
    """Find the corners of the convex hull, one after the other along its edge.

    Parameters
    ----------
    X : array_like of shape (m, 2)
        One point per row.

    Returns
    -------
    ndarray of int, shape (k,)
        Places of the corners, counter-clockwise from the lowest x1, read-only; no three of them lie
        on one line, and of points at one place there is the first. Two where all points lie on a
        line, one where all lie at one place. Exact: what float64 cannot tell is calculated without
        rounding.

    Raises
    ------
    ValueError
        If X is not of shape (m, 2) with m >= 1, or a value is not finite.

    Notes
    -----
    Both halves of the hull are found in one walk each over the points from left to right (Andrew
    1979, "Another efficient algorithm for convex hulls in two dimensions").

    Examples
    --------
    >>> convex_hull([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 0]]).tolist()
    [0, 1, 3, 4]
    >>> convex_hull([[1, 1], [3, 3], [2, 2]]).tolist()
    [0, 1]
    """
    rows = _checks.features(X)
    if rows.shape[1] != 2:  # noqa: PLR2004
        raise ValueError(f"X must have shape (m, 2), got {rows.shape}")
    outer = np.arange(len(rows))
    if len(rows) > FEW:
        with np.errstate(over="ignore", under="ignore"):
            farthest = np.unique((rows @ WAYS.T).argmax(axis=0))
        outer = outer[_not_inside(rows, farthest[_corners(rows[farthest])])]
    found = outer[_corners(rows[outer])]
    found.setflags(write=False)
    return found


def _corners(rows: FloatArray) -> IntArray:
    """Find the corners among all of some points."""
    points, first = np.unique(rows, axis=0, return_index=True)  # sorted by x1, then by x2
    exact, near = ExactPoints(points), points.tolist()
    order = range(len(near))
    lower, upper = _half(near, exact, order), _half(near, exact, order[::-1])
    return first[[*lower[:-1], *upper[:-1]] or [0]].astype(np.int64)


def _not_inside(rows: FloatArray, corners: IntArray) -> BoolArray:
    """Leave out what float64 is sure to lie within a polygon of some of the points."""
    inside = np.full(len(rows), len(corners) > 2)  # noqa: PLR2004
    for a, b in zip(rows[corners], rows[np.roll(corners, -1)], strict=True):
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            one = (b[0] - a[0]) * (rows[:, 1] - a[1])
            other = (b[1] - a[1]) * (rows[:, 0] - a[0])
            size = np.abs(one) + np.abs(other)
            turns = one - other > TURN_ROUNDING * size
            inside &= turns & (size > SMALLEST) & np.isfinite(size)
    return ~inside


def _half(near: list[list[float]], exact: ExactPoints, order: range) -> list[int]:
    """Walk over the points, and keep those at which the way turns left."""
    kept: list[int] = []
    for place in order:
        while len(kept) > 1 and not _turns_left(near, exact, kept[-2], kept[-1], place):
            kept.pop()
        kept.append(place)
    return kept


def _turns_left(
    near: list[list[float]], exact: ExactPoints, one: int, two: int, three: int
) -> bool:
    """Say whether a way over three points turns left, by float64 where that is sure of it."""
    a, b, c = (near[place] for place in (one, two, three))
    left, right = (b[0] - a[0]) * (c[1] - a[1]), (b[1] - a[1]) * (c[0] - a[0])
    turn, size = left - right, abs(left) + abs(right)
    if SMALLEST < size < np.inf and abs(turn) > TURN_ROUNDING * size:
        return turn > 0.0
    (ax, ay), (bx, by), (cx, cy) = (exact.vector(place) for place in (one, two, three))
    return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)
