"""Axes with scales of their own: the same line and probabilities in a box that is a square (d = 2).

`geometry` and `field` speak of right angles, which a screen keeps only where both axes have the
same scale. Where they do not, the plane is stretched first, and what was found stretched back.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._view import Box, size_of, view_of

SAME = 1e-9
"""Scales that differ by less than this fraction count as the same."""

VAST = 1e280
"""Parameters above this are made smaller first: the stretched ones could leave float64."""

SMALLER = 2.0**-200


def equal_scales(
    W: ArrayLike, b: ArrayLike, box: Box
) -> tuple[FloatArray, FloatArray, Box, FloatArray]:
    """Stretch the second axis so that the box becomes a square.

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
    W : ndarray of shape (T, 2)
        Weights in the stretched plane: the scores of x / unit are those of x before. (Where a
        parameter is beyond 1e280 all of its state are made smaller by the same factor: the same
        line, and the same step from P = 0 to P = 1 across it.) Where nothing is to be stretched,
        W and b are the ones that were given, not copies.
    b : ndarray of shape (T,)
        Biases that go with them.
    box : tuple of four floats
        The box in the stretched plane, as high as it is wide.
    unit : ndarray of shape (2,)
        Multiply places in the stretched plane by this to get them in units of x; exactly 1 for
        both axes where the box was a square.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or the box is empty or beyond 1e100.

    Examples
    --------
    >>> W, b, box, unit = equal_scales([[3.0, 4.0]], [5.0], (0.0, 1.0, 0.0, 100.0))
    >>> W.tolist(), b.tolist(), box, unit.tolist()
    ([[3.0, 400.0]], [5.0], (0.0, 1.0, 0.0, 1.0), [1.0, 100.0])
    """
    weights, biases = _checks.states(W, b)
    view = view_of(box)
    ratio = float(view.half[1] / view.half[0])
    unit = np.array([1.0, 1.0 if abs(ratio - 1.0) <= SAME else ratio])
    largest = size_of(*weights.T, biases)
    if unit[1] == 1.0 and largest.max(initial=1.0) <= VAST:
        return weights, biases, _as_floats(box), unit
    with np.errstate(under="ignore"):
        factor = np.where(largest > VAST, SMALLER, 1.0)
        stretched = weights * factor[:, np.newaxis] * unit
        square = (*view.low[:1], *view.high[:1], view.low[1] / unit[1], view.high[1] / unit[1])
        return stretched, biases * factor, _as_floats(square), unit


def _as_floats(box: Iterable[float]) -> Box:
    x1_low, x1_high, x2_low, x2_high = (float(edge) for edge in box)
    return x1_low, x1_high, x2_low, x2_high
