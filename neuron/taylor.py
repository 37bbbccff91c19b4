"""Small changes: what a nudge of W and b does to the output, predicted and true.

Article, section 1, "Smoothness for backpropagation". With dz = x · dW + db, the first-order
prediction of the change of a is a(1 - a) dz. What it leaves out is of second order, and of third
where z = 0, where the sigmoid does not bend.
"""

from dataclasses import dataclass
from functools import cache
from math import factorial

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.model import score, stable_sigmoid
from neuron.vectors import norm

SHORT = 0.1
"""Up to this size of dz the error is summed as a series: a difference would lose its digits."""

ORDERS = 13
"""The series goes so far; what is left out is below 1e-16 of the sum."""


def sigmoid_slopes(z: float) -> tuple[float, float, float]:
    """Give the first three derivatives of the sigmoid.

    Parameters
    ----------
    z : float
        A score.

    Returns
    -------
    tuple of three floats
        ``a (1 - a)``, then ``a (1 - a)(1 - 2a)``, exactly 0 at ``z = 0``, then
        ``a (1 - a)(1 - 6a (1 - a))``.

    Raises
    ------
    ValueError
        If z is not a finite number.

    Notes
    -----
    Article, section 1: the slope that the Taylor expansion multiplies the change with.

    Examples
    --------
    >>> sigmoid_slopes(0.0)
    (0.25, 0.0, -0.125)
    """
    at = np.array(_checks.number("z", z))
    with np.errstate(under="ignore"):
        slope, T = _slope(at), -np.tanh(at / 2.0)
        first, second, third = (float(slope * _factors()[n](T)) + 0.0 for n in (1, 2, 3))
    return first, second, third


def sigmoid_change(z: ArrayLike, dz: ArrayLike) -> FloatArray:
    """Give the true change of the output: ``sigmoid(z + dz) - sigmoid(z)``.

    Parameters
    ----------
    z, dz : array_like
        Scores and their changes, of shapes that broadcast.

    Returns
    -------
    ndarray
        The change, in (-1, 1), to full relative accuracy: nothing is subtracted.

    Raises
    ------
    ValueError
        If a value, or a sum z + dz, is not finite.

    Notes
    -----
    With ``low`` and ``high`` the smaller and the larger of z and z + dz, the size of the change is
    ``sigmoid(high) sigmoid(-low) (1 - exp(low - high))``.

    Examples
    --------
    >>> sigmoid_change(0.0, [1e-20, 2.0])
    array([2.50000000e-21, 3.80797078e-01])
    """
    from_z, by = np.broadcast_arrays(_checks.real("z", z), _checks.real("dz", dz))
    with np.errstate(over="ignore", under="ignore"):
        to = _checks.real("z + dz", from_z + by)
        high, low = np.maximum(from_z, to), np.minimum(from_z, to)
        size = stable_sigmoid(high) * stable_sigmoid(-low) * -np.expm1(-np.abs(by))
        return np.asarray(np.copysign(size, by) + 0.0, dtype=np.float64)


def taylor_error(z: ArrayLike, dz: ArrayLike) -> FloatArray:
    """Give what the first-order prediction misses: the true change minus ``a (1 - a) dz``.

    Parameters
    ----------
    z, dz : array_like
        Scores and their changes, of shapes that broadcast.

    Returns
    -------
    ndarray
        The error, about ``a'' dz² / 2``, and ``a''' dz³ / 6`` at ``z = 0``. Accurate however small
        dz is, where a plain difference would be rounding alone.

    Raises
    ------
    ValueError
        If a value, a sum z + dz, or the prediction is not finite.

    Notes
    -----
    The derivatives are ``a (1 - a) Q_n(T)`` with ``T = 1 - 2a = -tanh(z/2)``, ``Q_1 = 1`` and
    ``Q_{n+1} = T Q_n - (1 - T²)/2 Q_n'``; even orders are odd in T, hence exactly 0 at z = 0.

    Examples
    --------
    >>> taylor_error(0.0, [0.001, 0.01])  # ten times the change, a thousand times the error
    array([-2.08333313e-11, -2.08331250e-08])
    """
    from_z, by = np.broadcast_arrays(_checks.real("z", z), _checks.real("dz", dz))
    with np.errstate(over="ignore", under="ignore"):
        slope, T = _slope(from_z), -np.tanh(from_z / 2.0)
        near = np.clip(by, -SHORT, SHORT)
        series = sum(_factors()[n](T) * near**n / factorial(n) for n in range(2, ORDERS + 1))
        direct = sigmoid_change(from_z, by) - slope * by
        error = np.where(np.abs(by) <= SHORT, slope * series, direct)
    return _checks.real("the error", error) + 0.0


@dataclass(frozen=True, slots=True, eq=False)
class SmallChange:
    """What a change of W and b does to one sample's output.

    Attributes
    ----------
    z, dz : float
        The score and its change ``x · dW + db``.
    size : float
        Euclidean length of (dW, db).
    slopes : ndarray of shape (d + 1,)
        ``a (1 - a) x``, the derivatives of a with respect to each weight, then ``a (1 - a)``, the
        one with respect to b.
    predicted : float
        First-order change of a.
    true : float
        Change of a.
    error : float
        ``true - predicted``.
    threshold : tuple of two ints
        What the perceptron says before and after: 1 where the score is at least 0.
    """

    z: float
    dz: float
    size: float
    slopes: FloatArray
    predicted: float
    true: float
    error: float
    threshold: tuple[int, int]


def small_change(x: ArrayLike, W: ArrayLike, b: float, dW: ArrayLike, db: float) -> SmallChange:
    """Compare the predicted and the true change of a sample's output.

    Parameters
    ----------
    x : array_like of shape (d,)
        The sample.
    W, b : array_like of shape (d,) and float
        Weights and bias.
    dW, db : array_like of shape (d,) and float
        Their changes.

    Returns
    -------
    SmallChange
        Both changes, the error between them, and what a threshold would say.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or a number leaves float64.

    Notes
    -----
    Article, section 1: the first-order Taylor expansion of a.

    Examples
    --------
    >>> change = small_change([2.0], [0.0], 0.0, dW=[0.1], db=0.0)
    >>> change.predicted, round(change.true, 6), change.threshold
    (0.05, 0.049834, (1, 1))
    """
    row = _checks.real("x", x).reshape(1, -1)
    z, dz = float(score(row, W, b)[0]), float(score(row, dW, db)[0])
    with np.errstate(under="ignore"):
        slope = float(_slope(np.array(z)))
        slopes = slope * np.append(row[0], 1.0)
        predicted = slope * dz + 0.0
    return SmallChange(
        z=z,
        dz=dz,
        size=float(norm(np.append(_checks.real("dW", dW), db).reshape(1, -1))[0]),
        slopes=slopes,
        predicted=predicted,
        true=float(sigmoid_change(z, dz)),
        error=float(taylor_error(z, dz)),
        threshold=(int(z >= 0.0), int(z + dz >= 0.0)),
    )


def _slope(z: FloatArray) -> FloatArray:
    return stable_sigmoid(z) * stable_sigmoid(-z)  # a (1 - a), without 1 - a


@cache
def _factors() -> tuple[Polynomial, ...]:
    """Give Q_n at place n, the derivatives of the sigmoid over the first one (Q_0 is unused)."""
    T, bend = Polynomial([0.0, 1.0]), Polynomial([0.5, 0.0, -0.5])
    factors = [Polynomial([0.0]), Polynomial([1.0])]
    for _ in range(2, ORDERS + 1):
        factors.append(T * factors[-1] - bend * factors[-1].deriv())
    return tuple(factors)
