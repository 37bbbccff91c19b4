"""The line with the widest margin: without the bias in its norm, and with it.

Both are nearest points of convex hulls, found exactly and rounded once. The first is the line of
support vector machines; the second is the direction in which gradient descent goes on separable
data, where the bias is one more weight.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray
from neuron._exact import floats, root, spread
from neuron._hulls import differences, folded, gap, sample_shares
from neuron._margin import folded as folded_samples
from neuron._nearest import nearest_point
from neuron.vectors import norm


@dataclass(frozen=True, slots=True, eq=False)
class WidestMargin:
    """A line and the samples that hold it. Arrays are read-only.

    Attributes
    ----------
    W : ndarray of shape (d,)
        Weights, such that the least s (W · x + b) of all samples, where s = 2y - 1, is 1.
    b : float
        Bias.
    margin : float or None
        `max_margin`: 1/‖W‖, the distance of the nearest samples from the line, in units of x.
        `max_margin_with_bias`: 1/‖(W, b)‖. None where (W, b) is no line, with one class alone.
    support : ndarray of int
        The places, in order, of the samples with s (W · x + b) = 1: the support vectors.
    weights : ndarray of shape (m,)
        Dual weights of at least 0, and 0 for all others, with ``W = (weights * s) @ X`` and, for
        `max_margin`, ``sum(weights * s) = 0``, for `max_margin_with_bias`,
        ``b = sum(weights * s)``. They add up to ‖W‖² or ‖(W, b)‖². Where several weighings are
        possible, this is one of them.
    """

    W: FloatArray
    b: float
    margin: float | None
    support: IntArray
    weights: FloatArray


def max_margin(X: ArrayLike, y: ArrayLike) -> WidestMargin | None:
    """Find the line that is farthest from the nearest sample of either class.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.

    Returns
    -------
    WidestMargin or None
        The hard-margin support vector machine: the least ‖W‖ with s (W · x + b) >= 1 for every
        sample; None where the set is not separable. Exact, then rounded once. With one class
        alone, W is 0, b is 1 or -1, and nothing holds the line: the margin is None, ``support``
        empty, every weight 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or the
        result leaves float64.

    Notes
    -----
    The line stands across the middle of the shortest way between the two convex hulls (Bennett &
    Bredensteiner 2000, "Duality and geometry in SVM classifiers").

    Examples
    --------
    >>> line = max_margin([[0.0, 0.0], [0.0, 1.0], [2.0, 0.0]], [0, 0, 1])
    >>> line.W, line.b, line.margin, line.support
    (array([1., 0.]), -1.0, 1.0, array([0, 1, 2]))
    """
    rows, labels = _checks.samples(X, y)
    hull = differences(rows, labels)
    if hull is None:
        W = floats("a weight", [Fraction(0)] * rows.shape[1])
        b = 2.0 * float(labels[0]) - 1.0
        return WidestMargin(W, b, None, _places([]), spread("a dual weight", {}, len(rows)))
    nearest = nearest_point(hull)
    if not any(nearest.point):
        return None
    between = gap(hull, nearest)
    scale = 2 / between.square
    b, margin = floats("a bias or a margin", [-scale * between.level, root(between.square) / 2])
    duals = {place: scale * share for place, share in sample_shares(nearest).items()}
    return WidestMargin(
        W=floats("a weight", [scale * v for v in between.way]),
        b=float(b),
        margin=float(margin),
        support=_places(hull.support(nearest.point)),
        weights=spread("a dual weight", duals, len(rows)),
    )


def max_margin_with_bias(X: ArrayLike, y: ArrayLike) -> WidestMargin | None:
    """Find the widest margin in (W, b) together: the limit of gradient descent's direction.

    Parameters
    ----------
    X, y
        As for `max_margin`.

    Returns
    -------
    WidestMargin or None
        The least ‖W‖² + b² with s (W · x + b) >= 1 for every sample; None where the set is not
        separable. Exact, then rounded once.

    Raises
    ------
    ValueError
        As for `max_margin`.

    Notes
    -----
    The point of the hull of the vectors s [x, 1] nearest to the origin, divided by its squared
    length. On separable data (W, b) / ‖(W, b)‖ of gradient descent tends to that of this line,
    from every start and for every learning rate that is small enough (Soudry et al. 2018, "The
    implicit bias of gradient descent on separable data", theorem 3); the line moves with the
    origin of x, where that of `max_margin` does not.

    Examples
    --------
    >>> line = max_margin_with_bias([[1.0], [3.0]], [0, 1])
    >>> line.W, line.b, line.support  # 1 - 2 = -1 and 3 - 2 = 1
    (array([1.]), -2.0, array([0, 1]))
    >>> round(line.margin**-2, 12)
    5.0
    """
    rows, labels = _checks.samples(X, y)
    hull = folded(rows, labels)
    nearest = nearest_point(hull)
    if not any(nearest.point):
        return None
    unit = Fraction(1, 1 << hull.points.binary_places)
    point = [unit * v / nearest.total for v in nearest.point]  # [W, b], not yet to scale
    square = sum((v * v for v in point), Fraction(0))
    theta = floats("a weight", [v / square for v in point])
    (margin,) = floats("a margin", [root(square)])
    duals = {place: share / square for place, share in nearest.shares().items()}
    return WidestMargin(
        W=theta[:-1],
        b=float(theta[-1]),
        margin=float(margin),
        support=_places(hull.points.lowest(nearest.point)),
        weights=spread("a dual weight", duals, len(rows)),
    )


def margins_reached(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike) -> FloatArray:
    """Measure how wide the margin of each state is, in the space with the bias.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b : array_like of shape (T, d) and (T,)
        The states, none of them all 0.

    Returns
    -------
    ndarray of shape (T,)
        The least s (W · x + b) / ‖(W, b)‖ of all samples: at most the margin of
        `max_margin_with_bias`, and not above 0 where a sample is on the wrong side.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, a state is
        all 0, or a result leaves float64.

    Examples
    --------
    >>> margins_reached([[-3.0], [4.0]], [0, 1], W=[[2.0], [-3.0]], b=[0.0, 4.0]).round(9).tolist()
    [3.0, -2.6]
    """
    rows, labels = _checks.samples(X, y)
    weights, biases = _checks.states(W, b, rows.shape[1])
    theta = np.column_stack([weights, biases])  # (T, d + 1)
    lengths = norm(theta)
    if not lengths.all():
        raise ValueError(f"W and b are 0 in state {lengths.argmin()}, which has no margin")
    with np.errstate(over="ignore", invalid="ignore"):
        # A direction has length 1: only samples at the end of float64 leave it.
        margins: FloatArray = (theta / lengths[:, np.newaxis] @ folded_samples(rows, labels)).min(
            axis=1
        )
    if not np.isfinite(margins).all():
        raise ValueError("X gives a margin too large for float64")
    margins += 0.0  # turns -0.0 into 0.0
    return margins


def _places(found: list[int]) -> IntArray:
    places = np.array(sorted(found), dtype=np.int64)
    places.setflags(write=False)
    return places
