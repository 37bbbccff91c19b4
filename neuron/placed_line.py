"""The line in somebody's hands: W and b for a boundary that passes where it was put (d = 2).

Article, section 1: the boundary is where z = W · x + b is 0, and ‖W‖ says how fast z grows away
from it. So a line that is shifted keeps W, one that is turned keeps ‖W‖, and one that is made
sharper keeps its zeros. Each function gives one row of what `placed_lines` gives for many.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.placed_lines import lines_within, sharpened_lines, shifted_lines, turned_lines


def shifted_line(W: ArrayLike, through: ArrayLike) -> tuple[FloatArray, float]:
    """Shift the boundary until it passes through a place; W stays.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights.
    through : array_like of shape (2,)
        A place of the line, in units of x.

    Returns
    -------
    W : ndarray of shape (2,)
        The same weights.
    b : float
        ``-W · through``.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or b leaves float64.

    Examples
    --------
    >>> shifted_line([3.0, 4.0], [1.0, 2.0])
    (array([3., 4.]), -11.0)
    """
    return _one(shifted_lines(W, _place("through", through)))


def turned_line(
    W: ArrayLike, about: ArrayLike, through: ArrayLike, *, left: bool
) -> tuple[FloatArray, float]:
    """Turn the boundary about one place until it passes through another; the length of W stays.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights: only their length matters.
    about, through : array_like of shape (2,)
        The place that the line is turned about and the place that it comes to pass through, in
        units of x.
    left : bool
        Class 1 lies on the left as one looks from ``about`` to ``through``; if False, on the right.

    Returns
    -------
    W : ndarray of shape (2,)
        Weights at a right angle to the line, as long as before.
    b : float
        The bias that goes with them.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, both places are the same, or b leaves float64.

    Examples
    --------
    >>> turned_line([0.0, 2.0], [1.0, 1.0], [1.0, 5.0], left=True)
    (array([-2.,  0.]), 2.0)
    """
    pivot = _place("about", about)[0]
    return _one(turned_lines(W, pivot, _place("through", through), left=left))


def sharpened_line(W: ArrayLike, b: float, factor: float) -> tuple[FloatArray, float]:
    """Make the step from P = 0 to P = 1 sharper, or softer; the boundary stays where it is.

    Parameters
    ----------
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.
    factor : float
        What all scores are multiplied by, greater than 0: above 1 for a sharper step.

    Returns
    -------
    W : ndarray of shape (d,)
        ``factor * W``.
    b : float
        ``factor * b``.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, the factor is not greater than 0, or the result
        leaves float64.

    Examples
    --------
    >>> sharpened_line([3.0, 4.0], -1.0, 2.0)
    (array([6., 8.]), -2.0)
    """
    return _one(sharpened_lines(W, b, [_checks.positive("factor", factor)]))


def line_within(W: ArrayLike, b: float, largest: float) -> tuple[FloatArray, float]:
    """Give the same boundary with no weight and no bias above a limit: softer where need be.

    Parameters
    ----------
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.
    largest : float
        Largest size of a weight and of the bias, greater than 0.

    Returns
    -------
    W : ndarray of shape (d,)
        The weights themselves, or all of them made smaller by the same factor as b.
    b : float
        The bias that goes with them.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or the limit is not greater than 0.

    Examples
    --------
    >>> line_within([30.0, 40.0], -200.0, 100.0)
    (array([15., 20.]), -100.0)
    """
    weights, bias = _checks.parameters(W, b, np.size(W))
    return _one(lines_within([weights], [bias], largest))


def _place(name: str, value: ArrayLike) -> FloatArray:
    place = _checks.real(name, value)
    if place.shape != (_checks.PLANE,):
        raise ValueError(f"{name} must be a place (x1, x2), got shape {place.shape}")
    return place[np.newaxis]


def _one(lines: tuple[FloatArray, FloatArray]) -> tuple[FloatArray, float]:
    """Give the only row there is."""
    W, b = lines
    return W[0], float(b[0])
