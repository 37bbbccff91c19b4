"""Whether a line can separate the classes, with proof either way.

A set is separable where the convex hulls of the two classes have no point in common. Then a line
is the proof; otherwise it is one point, written as a weighted mean of either class. The verdict is
exact: it is that of the float64 numbers as they stand, without any rounding.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray
from neuron._exact import ExactPoints, Vector, combination, floats, normals, root, spread
from neuron._hulls import Beside, Folded, Gap, differences, folded, gap, sample_shares
from neuron._nearest import nearest_point

Verdict = Literal["separable", "touching", "overlapping"]


@dataclass(frozen=True, slots=True, eq=False)
class Separability:
    """A verdict and its proof. Arrays are float64 and read-only.

    Attributes
    ----------
    verdict : "separable", "touching" or "overlapping"
        Separable: some (W, b) has every s (W · x + b) > 0, where s = 2y - 1. Touching: none has,
        but some has every one >= 0 and one > 0. Overlapping: no such (W, b) either; then the
        log-loss has a minimum.
    W : ndarray of shape (d,) or None
        Weights of the proof, or None where the classes overlap. Separable: the line in the middle
        of the gap, with ‖W‖ = 1 / unit of x. Touching: a line with no sample on its wrong side and
        as many as can be off it.
    b : float or None
        Its bias.
    margin : float or None
        Where separable, the distance of the nearest sample from that line, half the gap between
        the hulls; None with one class alone, which has no gap.
    weights : ndarray of shape (m,) or None
        Where not separable, weights of at least 0 that add up to 1 over each class and give the
        same point, ``weights[y == c] @ X[y == c]``, for both: it lies in both hulls. At most d + 2
        of them are not 0.
    on_line : ndarray of int or None
        Where touching, the places, in order, of the samples that lie on every line which has none
        on its wrong side; all others are off the line of the proof. None for the other verdicts.
    """

    verdict: Verdict
    W: FloatArray | None
    b: float | None
    margin: float | None
    weights: FloatArray | None
    on_line: IntArray | None = None


def separability(X: ArrayLike, y: ArrayLike) -> Separability:
    """Decide whether a line, a plane, ... can separate the classes, and prove it.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.

    Returns
    -------
    Separability
        The verdict, exact for every d, and the proof, rounded to float64 at the end. A line is
        thus right as long as the margin is above about 1e-15 of the size of X. With one class
        alone, W is 0 and b is 1 or -1.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or the
        margin leaves float64.

    Notes
    -----
    Two disjoint compact convex sets have a separating plane (Minkowski). The log-loss has a
    minimum exactly where the verdict is "overlapping"; the other two are complete and
    quasi-complete separation (Albert & Anderson 1984, "On the existence of maximum likelihood
    estimates in logistic regression models").

    Examples
    --------
    >>> found = separability([[0.0, 0.0], [0.0, 1.0], [2.0, 0.0]], [0, 0, 1])
    >>> found.verdict, found.W, found.b, found.margin
    ('separable', array([1., 0.]), -1.0, 1.0)
    >>> found = separability([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1])
    >>> found.verdict, found.weights
    ('overlapping', array([0.5, 1. , 0.5, 0. ]))
    >>> found = separability([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1])
    >>> found.verdict, found.on_line
    ('touching', array([1, 2]))
    """
    rows, labels = _checks.samples(X, y)
    hull = differences(rows, labels)
    if hull is None:
        W = floats("a weight", [Fraction(0)] * rows.shape[1])
        return Separability("separable", W, 2.0 * float(labels[0]) - 1.0, None, None)
    nearest = nearest_point(hull)
    if any(nearest.point):
        return _separable(gap(hull, nearest))

    points = folded(rows, labels).points
    # Of the samples of all pairs, d + 2 are enough.
    few = nearest_point(Folded(points.only(np.array(sorted(sample_shares(nearest))))))
    shares = {place: 2 * share for place, share in few.shares().items()}  # half a class each
    weights = spread("a weight", shares, len(rows))
    found = _weak_line(points, list(few.corral))
    if found is None:
        return Separability("overlapping", None, None, None, weights)
    line, off = found
    W_b = _rounded_line(line)
    on = np.setdiff1d(np.arange(len(rows)), off)
    on.setflags(write=False)
    return Separability("touching", W_b[:-1], float(W_b[-1]), None, weights, on)


def _separable(between: Gap) -> Separability:
    """Put the line across the middle of the shortest way between the hulls."""
    length = root(between.square)
    W = floats("a weight", [v / length for v in between.way])
    b, margin = floats("a bias or a margin", [-between.level / length, length / 2])
    return Separability("separable", W, float(b), float(margin), None)


def _weak_line(points: ExactPoints, in_sum: list[int]) -> tuple[Vector, IntArray] | None:
    """Find (W, b) with (W, b) · q >= 0 for every q = s [x, 1] and > 0 for as many as can be: those.

    The q at the places ``in_sum`` have a sum of 0, with weights above 0: all lie on every such
    line, and so does what depends linearly on them. Either the rest lies on one side, seen along
    what they leave free; or there are more such sums, and a smaller rest.
    """
    on_line: list[Vector] = []
    while True:
        on_line += [points.vector(place) for place in in_sum]
        free = normals(on_line)
        off = points.off(free)
        if len(off) == 0:
            return None
        nearest = nearest_point(Beside(points.only(off), free))
        if any(nearest.point):
            return combination(nearest.point, free), off
        in_sum = list(nearest.corral)


def _rounded_line(line: Vector) -> FloatArray:
    """Shorten (W, b) to about 1 by a power of two: what has up to 53 digits keeps them all."""
    common = math.gcd(*line)
    unit = 1 << (max(abs(v) for v in line) // common).bit_length()
    return floats("a weight", [Fraction(v // common, unit) for v in line])
