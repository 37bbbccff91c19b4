"""Lines and boxes: the arithmetic that geometry and field share, safe for W and b of any size.

Weights can be 1e-300 or 1e300 here, so products and squares of them would leave float64. They are
therefore divided by the largest of their kind before anything else.

T states are worked on at once, coordinate by coordinate: each of them a row, one state after the
other in memory, as NumPy is quick along the last axis and slow across an axis of two.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray

Box = tuple[float, float, float, float]

LIMIT = 1e100
"""Largest size of a box's coordinates and of lengths, so that their products are finite."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A box by its corners, its middle and half its sides, each of shape (2,)."""

    low: FloatArray
    high: FloatArray
    middle: FloatArray
    half: FloatArray


def view_of(box: Box) -> View:
    """Check a box ``(x1min, x1max, x2min, x2max)`` and take it apart."""
    edges = _checks.real("box", box)
    if edges.shape != (4,):
        raise ValueError(f"box must be (x1min, x1max, x2min, x2max), got shape {edges.shape}")
    x1_low, x1_high, x2_low, x2_high = given = edges.tolist()
    if max(map(abs, given)) > LIMIT:
        raise ValueError(f"box must lie within {LIMIT} of the origin, got {given}")
    if not (x1_low < x1_high and x2_low < x2_high):
        raise ValueError(f"box must have x1min < x1max and x2min < x2max, got {given}")
    low, high = edges[::2], edges[1::2]
    return View(low, high, middle=low / 2.0 + high / 2.0, half=high / 2.0 - low / 2.0)


def size_of(*rows: FloatArray) -> FloatArray:
    """Find the largest size in each column, shape (T,), or 1 where all are 0: a divisor."""
    size = np.abs(rows[0])
    for row in rows[1:]:
        np.maximum(size, np.abs(row), out=size)
    size[size == 0.0] = 1.0
    return size


def score_in_view(
    W: FloatArray, b: FloatArray, view: View
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Write the score in coordinates (u, v) that run from -1 to 1 over the box.

    Returns p, q, c and size, each of shape (T,), with ``z = size * (p u + q v + c)``. The first
    three are of moderate size, whatever W (T, 2) and b (T,) are.
    """
    size = size_of(*W.T, b)
    with np.errstate(under="ignore"):
        w1, w2 = W[:, 0] / size, W[:, 1] / size
        c = w1 * view.middle[0] + w2 * view.middle[1] + b / size
        return w1 * view.half[0], w2 * view.half[1], c, size


def nearest_points(
    W: FloatArray, b: FloatArray, view: View
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Find each boundary's point nearest the middle of the box.

    Returns the unit vectors along W, one a column (2, T), the lengths of W (T,), and the points,
    one a column. Where W is 0 or so small that the boundary is at infinity the numbers mean nothing
    and may be infinite or NaN: the callers do not use them there.
    """
    size = size_of(*W.T)
    with np.errstate(all="ignore"):
        w1, w2 = W[:, 0] / size, W[:, 1] / size
        length = np.hypot(w1, w2)
        divisor = np.where(length > 0.0, length, 1.0)
        n1, n2 = w1 / divisor, w2 / divisor
        # The signed distance from the boundary to the middle, along W.
        distance = (w1 * view.middle[0] + w2 * view.middle[1] + b / size) / length
        nearest = view.middle[0] - distance * n1, view.middle[1] - distance * n2
        return np.array([n1, n2]), size * length, np.array(nearest)


@dataclass(frozen=True, eq=False)
class Lines:
    """The boundaries of T states in a box; what several ask of them is found once."""

    W: FloatArray  # (T, 2)
    b: FloatArray  # (T,)
    view: View

    @cached_property
    def scores(self) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """The score in coordinates of the box: see `score_in_view`."""
        return score_in_view(self.W, self.b, self.view)

    @cached_property
    def nearest(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The points nearest its middle: see `nearest_points`."""
        return nearest_points(self.W, self.b, self.view)


def lines_in(W: ArrayLike, b: ArrayLike, box: Box) -> Lines:
    """Check T states, W (T, 2) and b (T,), and a box."""
    return Lines(*_checks.states(W, b), view_of(box))
