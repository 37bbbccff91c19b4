"""Lines and boxes: the arithmetic that geometry and field share, safe for W and b of any size.

Weights can be 1e-300 or 1e300 here, so products and squares of them would leave float64. They are
therefore divided by the largest of their kind before anything else.
"""

from dataclasses import dataclass

import numpy as np

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
    if np.abs(edges).max() > LIMIT:
        raise ValueError(f"box must lie within {LIMIT} of the origin, got {edges.tolist()}")
    low, high = edges[[0, 2]], edges[[1, 3]]
    if not (low < high).all():
        raise ValueError(f"box must have x1min < x1max and x2min < x2max, got {edges.tolist()}")
    return View(low, high, middle=low / 2.0 + high / 2.0, half=high / 2.0 - low / 2.0)


def score_in_view(
    W: FloatArray, b: FloatArray, view: View
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Write the score in coordinates (u, v) that run from -1 to 1 over the box.

    Returns p, q, c and size, each of shape (T,), with ``z = size * (p u + q v + c)``. The first
    three are of moderate size, whatever W and b are.
    """
    size = np.maximum(np.abs(W).max(axis=1), np.abs(b))
    size = np.where(size > 0.0, size, 1.0)
    with np.errstate(under="ignore"):
        w = W / size[:, np.newaxis]
        p, q = (w * view.half).T
        c = w[:, 0] * view.middle[0] + w[:, 1] * view.middle[1] + b / size
    return p, q, c, size


def nearest_points(
    W: FloatArray, b: FloatArray, view: View
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Find each boundary's point nearest the middle of the box.

    Returns the unit vectors along W (T, 2), the lengths of W (T,), and the points (T, 2). Where W
    is 0 or so small that the boundary is at infinity the numbers mean nothing and may be infinite
    or NaN: the callers do not use them there.
    """
    size = np.abs(W).max(axis=1)
    size = np.where(size > 0.0, size, 1.0)
    with np.errstate(all="ignore"):
        w = W / size[:, np.newaxis]
        length = np.hypot(w[:, 0], w[:, 1])
        normal = w / np.where(length > 0.0, length, 1.0)[:, np.newaxis]
        # The signed distance from the boundary to the middle, along W.
        distance = (w[:, 0] * view.middle[0] + w[:, 1] * view.middle[1] + b / size) / length
        nearest = view.middle - distance[:, np.newaxis] * normal
        return normal, size * length, nearest
