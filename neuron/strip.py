"""The part of a view between two parallel lines: the street of a margin on the screen (d = 2)."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._view import Box, score_in_view, view_of


def strip_in_view(W: ArrayLike, b: float, box: Box, width: float = 1.0) -> FloatArray:
    """Find the polygon of all x in a box with -width <= W · x + b <= width.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights.
    b : float
        Bias.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.
    width : float
        The largest score, at least 0.

    Returns
    -------
    ndarray of shape (k, 2)
        Its corners, one after the other; none where it lies outside the box.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, ``width`` is negative, or the box is empty or
        beyond 1e100.

    Notes
    -----
    The corners of the box, cut by one half-plane after the other (Sutherland & Hodgman 1974).

    Examples
    --------
    >>> strip_in_view([0.0, 1.0], -1.0, (0.0, 4.0, 0.0, 4.0)).tolist()
    [[0.0, 2.0], [0.0, 0.0], [4.0, 0.0], [4.0, 2.0]]
    """
    weights, bias = _checks.parameters(W, b, 2)
    if not 0.0 <= width < np.inf:
        raise ValueError(f"width must be finite and at least 0, got {width}")
    view = view_of(box)
    p, q, c, scale = score_in_view(weights[np.newaxis], np.array([bias]), view)
    high = width / float(scale[0])
    corners = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    for side in (1.0, -1.0):
        scores = high - side * (corners @ np.array([p[0], q[0]]) + c[0])  # at least 0: stays
        corners = _cut(corners, scores)
    polygon: FloatArray = np.clip(view.middle + view.half * corners, view.low, view.high)
    return polygon


def _cut(corners: FloatArray, scores: FloatArray) -> FloatArray:
    """Keep the part of a convex polygon in which a score, linear in x, is at least 0."""
    kept: list[FloatArray] = []
    for k, (corner, score) in enumerate(zip(corners, scores, strict=True)):
        before = scores[k - 1]
        if (score >= 0.0) != (before >= 0.0):
            kept.append(corners[k - 1] + (corner - corners[k - 1]) * (before / (before - score)))
        if score >= 0.0:
            kept.append(corner)
    return np.array(kept).reshape(-1, 2)
