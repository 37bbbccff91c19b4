"""What surrounds the boundary on the screen: the shading by probability and the arrow of W (d = 2).

Article, section 1: P(Y = 1 | x) depends on z alone, and z grows along W. So the shading is a linear
gradient across the boundary. Nothing given here is ever infinite or NaN: where there is nothing to
draw, both ends are the middle of the box (or as documented) and an array of flags says so.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray
from neuron._view import LIMIT, Box, Lines, lines_in
from neuron.geometry import segments_of
from neuron.model import stable_sigmoid

FLAT = 1.0 / 1024.0
"""Where P varies by less than this over the box, a quarter of one of 255 levels, it is flat."""

WIDEST = 1e4
"""Length of a flat gradient in widths of the box: P then varies by less than 1/2000 over it."""

STEEPEST = 1e-3
"""Least length of a probability gradient, as a fraction of the box's diagonal."""


def probability_gradients(
    W: ArrayLike, b: ArrayLike, box: Box, z_max: float = 8.0
) -> tuple[FloatArray, BoolArray, FloatArray]:
    """Find the two points between which the shading runs from z = -z_max to z = +z_max.

    Parameters
    ----------
    W : array_like of shape (T, 2)
        Weights.
    b : array_like of shape (T,)
        Biases.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.
    z_max : float
        Score at the second end, greater than 0.

    Returns
    -------
    ends : ndarray of shape (T, 2, 2)
        State, end, coordinate. The ends lie along W on either side of the boundary's point nearest
        the middle of the box, in it or not. Where W is so steep that they would be closer than a
        thousandth of the box's diagonal they are moved apart to that distance, because a gradient
        between coinciding points is painted in one colour; the shading is then softer than the
        truth over about a pixel beside the boundary, and nowhere else.
    flat : ndarray of bool, shape (T,)
        True where P varies over the box by less than 1/1024. The ends are then so far apart along
        x1 that the box has one colour, that of P, and no case of its own is needed to paint it.
    P : ndarray of shape (T,)
        P(Y = 1 | x) at the middle of the box.

    Raises
    ------
    ValueError
        As for `boundary_segment`, or if z_max is not greater than 0 or beyond 1e100.

    Notes
    -----
    Article, section 1: the probabilistic interpretation of a(z).

    Examples
    --------
    >>> ends, flat, P = probability_gradients([[4.0, 0.0]], [0.0], (-6.0, 6.0, -6.0, 6.0))
    >>> ends[0].tolist(), flat.tolist(), P.tolist()
    ([[-2.0, 0.0], [2.0, 0.0]], [False], [0.5])
    """
    return gradients_of(lines_in(W, b, box), z_max)


def gradients_of(lines: Lines, z_max: float) -> tuple[FloatArray, BoolArray, FloatArray]:
    """Find `probability_gradients` of states that have been checked."""
    z_end = _checks.positive("z_max", z_max)
    if z_end > LIMIT:
        raise ValueError(f"z_max must be at most {LIMIT}, got {z_end}")
    view = lines.view
    p, q, c, size = lines.scores
    with np.errstate(all="ignore"):
        span = np.abs(p) + np.abs(q)
        z_mid = c * size
        lowest, P, highest = stable_sigmoid(np.array([(c - span) * size, z_mid, (c + span) * size]))
        flat = ~(highest - lowest >= FLAT)

        normal, length, nearest = lines.nearest
        shortest = STEEPEST * np.hypot(*view.half)  # half of that fraction of the diagonal
        reach = np.maximum(z_end / length, shortest) * normal
        ends = np.array([nearest - reach, nearest + reach])  # end, coordinate, state
    # A flat field is a gradient so wide that the box has the colour of its middle throughout.
    scores = np.array([[-z_end], [z_end]]) - np.clip(z_mid[flat], -z_end, z_end)
    ends[:, 0, flat] = view.middle[0] + scores / z_end * WIDEST * view.half[0]
    ends[:, 1, flat] = view.middle[1]
    return ends.transpose(2, 0, 1), flat, P


def decision_gradients(W: ArrayLike, b: ArrayLike, box: Box) -> FloatArray:
    """Find two points on either side of the boundary for a shading with a hard edge halfway.

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
    ndarray of shape (T, 2, 2)
        State, end, coordinate. A gradient between the ends that changes from the colour of class 0
        to that of class 1 halfway shows in the box what a threshold at z = 0 decides, 1 where
        z >= 0. Where the boundary does not cross the box its middle lies on the side that decides.

    Raises
    ------
    ValueError
        As for `boundary_segment`.

    Notes
    -----
    Article, section 1: the perceptron. It prints 1 if z < 0; P(Y = 1 | x) = a(z) asks for z >= 0.

    Examples
    --------
    >>> decision_gradients([[2.0, 0.0]], [0.0], (-3.0, 3.0, -4.0, 4.0))[0].tolist()
    [[-10.0, 0.0], [10.0, 0.0]]
    """
    lines = lines_in(W, b, box)
    return hard_gradients_of(lines, segments_of(lines)[1])


def hard_gradients_of(lines: Lines, crosses: BoolArray) -> FloatArray:
    """Find `decision_gradients` of states that have been checked, with what their segments say."""
    view = lines.view
    diagonal = 2.0 * np.hypot(*view.half)
    normal, _, nearest = lines.nearest
    _, _, c, _ = lines.scores
    with np.errstate(all="ignore"):  # end, coordinate, state
        ends = np.array([nearest - diagonal * normal, nearest + diagonal * normal])
    # Three parts of four on the side of the class that the whole box belongs to.
    low = np.where(c[~crosses] >= 0.0, -3.0, -1.0)
    ends[:, 0, ~crosses] = view.middle[0] + diagonal * np.array([low, low + 4.0])
    ends[:, 1, ~crosses] = view.middle[1]
    return ends.transpose(2, 0, 1)


def weight_arrows(
    W: ArrayLike, b: ArrayLike, box: Box, length: float
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Place the arrow of W: from the boundary, at a right angle to it, towards class 1.

    Parameters
    ----------
    W : array_like of shape (T, 2)
        Weights.
    b : array_like of shape (T,)
        Biases.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.
    length : float
        Length of every arrow, greater than 0 and at most 1e100, in units of x.

    Returns
    -------
    tails : ndarray of shape (T, 2)
        The boundary's point nearest the middle of the box.
    tips : ndarray of shape (T, 2)
        ``length`` further along W.
    shown : ndarray of bool, shape (T,)
        False where W = 0 or that point is not in the box; tail and tip are then its middle.

    Raises
    ------
    ValueError
        As for `boundary_segment`, or if ``length`` is out of its range.

    Notes
    -----
    Article, sections 1 and 3: W as a vector.

    Examples
    --------
    >>> tails, tips, shown = weight_arrows([[3.0, 4.0]], [0.0], (-6.0, 6.0, -6.0, 6.0), 2.0)
    >>> tails.tolist(), tips.round(12).tolist(), shown.tolist()
    ([[0.0, 0.0]], [[1.2, 1.6]], [True])
    """
    return arrows_of(lines_in(W, b, box), length)


def arrows_of(lines: Lines, length: float) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Find `weight_arrows` of states that have been checked."""
    size = _checks.positive("length", length)
    if size > LIMIT:
        raise ValueError(f"length must be at most {LIMIT}, got {size}")
    view = lines.view
    normal, _, nearest = lines.nearest
    middle = view.middle[:, np.newaxis]
    inside = (nearest >= view.low[:, np.newaxis]) & (nearest <= view.high[:, np.newaxis])
    shown = inside.all(axis=0) & (lines.W.T != 0.0).any(axis=0)
    tails = np.where(shown, nearest, middle)
    tips = np.where(shown, nearest + size * normal, middle)
    return tails.T, tips.T, shown
