"""The decision boundary on the screen: the part of the line z = 0 inside a box (d = 2).

Article, section 1. A *box* is what the screen shows: ``(x1min, x1max, x2min, x2max)``.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray
from neuron._view import Box, Lines, lines_in

ROUNDING = 1e-14
"""A part of the line shorter than this, in units of half the box, is rounding alone."""


def boundary_segment(W: ArrayLike, b: float, box: Box) -> FloatArray | None:
    """Find the part of the line z = 0 inside a box.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights.
    b : float
        Bias.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.

    Returns
    -------
    ndarray of shape (2, 2), or None
        The two ends, one per row, exactly on the edge of the box; None where the line does not
        cross the box or W = 0. Looking along W, the first end is on the right.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or the box is empty or beyond 1e100.

    Notes
    -----
    Article, section 1: the decision boundary.

    Examples
    --------
    >>> boundary_segment([0.0, 2.0], -2.0, (-6.0, 6.0, -6.0, 6.0))
    array([[ 6.,  1.],
           [-6.,  1.]])
    """
    weights, bias = _checks.parameters(W, b, 2)
    segments, crosses = boundary_segments(weights[np.newaxis], [bias], box)
    return segments[0] if crosses[0] else None


def boundary_segments(W: ArrayLike, b: ArrayLike, box: Box) -> tuple[FloatArray, BoolArray]:
    """Find the part of the line z = 0 inside a box, for T states at once.

    Parameters
    ----------
    W : array_like of shape (T, 2)
        Weights.
    b : array_like of shape (T,)
        Biases.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.

    Returns
    -------
    segments : ndarray of shape (T, 2, 2)
        State, end, coordinate. Both ends move continuously while the line turns.
    crosses : ndarray of bool, shape (T,)
        False where there is no such part; both ends are then the middle of the box.

    Raises
    ------
    ValueError
        As for `boundary_segment`.

    Notes
    -----
    Article, section 1: the decision boundary.

    Examples
    --------
    >>> segments, crosses = boundary_segments([[1, 0], [0, 0]], [0, 1], (-6, 6, -6, 6))
    >>> segments[0].tolist(), crosses.tolist()
    ([[0.0, -6.0], [0.0, 6.0]], [True, False])
    """
    return segments_of(lines_in(W, b, box))


def segments_of(lines: Lines) -> tuple[FloatArray, BoolArray]:
    """Find `boundary_segments` of states that have been checked."""
    # In coordinates (u, v) that run from -1 to 1 over the box the line is p u + q v + c = 0.
    p, q, c, _ = lines.scores
    crosses = _crosses(p, q, c)

    # A line nearer to the vertical is followed from bottom to top, any other from side to side;
    # swapping the coordinates makes the second case the first.
    upright = np.abs(p) >= np.abs(q)
    major = np.where(crosses, np.where(upright, p, q), 1.0)  # never 0
    minor = np.where(upright, q, p)
    turn = np.where(major > 0.0, 1.0, -1.0) * np.where(upright, 1.0, -1.0)
    run = np.array([-turn, turn])  # end, state
    with np.errstate(all="ignore"):
        across = -(c + minor * run) / major
        # Where the line leaves through a side before it is at the top, stop at the side.
        side = _within(-1.0, across, 1.0)
        back = _within(-1.0, -(c + major * side) / minor, 1.0)
    run = np.where((side != across) & (minor != 0.0), back, run)
    ends = np.array([np.where(upright, side, run), np.where(upright, run, side)])

    view = lines.view
    low, high, middle, half = (
        of_axes[:, np.newaxis, np.newaxis]
        for of_axes in (view.low, view.high, view.middle, view.half)
    )
    points = _within(low, middle + half * ends, high)  # coordinate, end, state
    np.copyto(points, low, where=ends == -1.0)
    np.copyto(points, high, where=ends == 1.0)
    # A corner touched, rounding apart, is not a box crossed.
    crosses &= (np.abs(ends[:, 0] - ends[:, 1]) > ROUNDING).any(axis=0)
    crosses &= (points[:, 0] != points[:, 1]).any(axis=0)
    return np.where(crosses, points, middle).T, crosses


def reaches_box(W: ArrayLike, b: ArrayLike, box: Box) -> BoolArray:
    """Say for T states whether the line z = 0 comes into a box, be it at a corner.

    Parameters
    ----------
    W : array_like of shape (T, 2)
        Weights.
    b : array_like of shape (T,)
        Biases.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.

    Returns
    -------
    ndarray of bool, shape (T,)
        False where W = 0, too: then there is no line.

    Raises
    ------
    ValueError
        As for `boundary_segment`.

    Notes
    -----
    Article, section 1: the decision boundary.

    Examples
    --------
    >>> reaches_box([[1, 0], [1, 0], [0, 0]], [-5, -7, 0], (-6, 6, -6, 6)).tolist()
    [True, False, False]
    """
    p, q, c, _ = lines_in(W, b, box).scores
    return _crosses(p, q, c)


def _crosses(p: FloatArray, q: FloatArray, c: FloatArray) -> BoolArray:
    """Say where p u + q v + c is 0 for some u and v from -1 to 1, without p and q both being 0."""
    crosses: BoolArray = np.maximum(np.abs(p), np.abs(q)) > 0.0
    crosses &= np.abs(c) <= np.abs(p) + np.abs(q)
    return crosses


def _within(low: ArrayLike, values: FloatArray, high: ArrayLike) -> FloatArray:
    """Move each value to the nearest number from ``low`` to ``high``."""
    within: FloatArray = np.minimum(np.maximum(values, low), high)
    return within
