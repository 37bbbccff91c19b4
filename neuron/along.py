"""The likelihood along one parameter, all others held: where it peaks, and where to look.

Article, section 2.2: the logarithm is strictly increasing, so that the likelihood and its logarithm
peak at the same place.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.loss import margins
from neuron.model import checked_scores

DOUBLINGS = 1100
"""More than float64 has powers of two above a number of ordinary size."""

ENOUGH = 1e-4
"""How precisely the ends of a range are found, as a share of their distance from the peak."""

ROOM = 0.05
"""How much wider than what it must show a range is on either side, as a share of it."""


def log_likelihood_along(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, j: int, values: ArrayLike
) -> FloatArray:
    """Give the log-likelihood at many values of one parameter.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W : array_like of shape (d,)
        Weights; entry j is not used.
    b : float
        Bias.
    j : int
        Which parameter: 0 to d - 1 for a weight, d for the bias.
    values : array_like of shape (T,)
        What that parameter is to be.

    Returns
    -------
    ndarray of shape (T,)
        Log-likelihoods in nats, at most 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, a label is neither 0 nor 1, j is out of range,
        or a score leaves float64.

    Notes
    -----
    Article, section 2.2.

    Examples
    --------
    >>> log_likelihood_along([[-1.0], [1.0]], [0, 1], [0.0], 0.0, j=0, values=[0.0, 1.0]).round(4)
    array([-1.3863, -0.6265])
    """
    held, q = _line(X, y, W, b, j)
    at = _checks.real("values", values)
    if at.ndim != 1:
        raise ValueError(f"values must have shape (T,), got {at.shape}")
    return _log_likelihoods(held, q, at)


def likelihood_peak(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, j: int) -> float | None:
    """Find where along one parameter the likelihood, and hence its logarithm, is greatest.

    Parameters
    ----------
    X, y, W, b, j
        As for `log_likelihood_along`.

    Returns
    -------
    float or None
        The place, to the last digits that rounding leaves; infinity or minus infinity where the
        likelihood rises for ever on that side; None where the parameter makes no difference.

    Raises
    ------
    ValueError
        As for `log_likelihood_along`.

    Notes
    -----
    The log-likelihood has the slope ``sum pull_i q_i`` along a parameter, with q = s x_j and pulls
    between 0 and 1 that fall where q is positive and rise where it is negative. So the slope falls
    all the way; it has a zero exactly if there are q of both signs. Whether it is positive is
    decided by comparing the logarithms of the two halves, which do not underflow where the neuron
    is sure of every sample.

    Examples
    --------
    >>> round(likelihood_peak([[1.0], [1.0], [1.0]], [1, 1, 0], [0.0], 0.0, j=0), 12)  # log 2
    0.69314718056
    >>> likelihood_peak([[-1.0], [1.0]], [0, 1], [0.0], 0.0, j=0)
    inf
    """
    return _peak(*_line(X, y, W, b, j))


def likelihood_range(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, j: int, drop: float = 8.0
) -> tuple[float, float]:
    """Choose a range of one parameter that shows the peak and where the parameter is now.

    Parameters
    ----------
    X, y, W, b, j
        As for `log_likelihood_along`; entry j of W (or b) is where the parameter is now.
    drop : float
        The range reaches, on both sides, a little further than where the log-likelihood lies this
        far below its peak, in nats.

    Returns
    -------
    tuple of float
        From and to; without a peak, from its size or 4 below the present value to as much above.

    Raises
    ------
    ValueError
        As for `log_likelihood_along`, or if drop is not positive.

    Notes
    -----
    Article, section 2.2.

    Examples
    --------
    >>> low, high = likelihood_range([[1.0], [1.0]], [0, 1], [0.0], 0.0, j=0, drop=math.log(2))
    >>> round(low, 2), round(high, 2)  # 1.1 times where cosh(w / 2) is √2
    (-1.94, 1.94)
    """
    held, q = _line(X, y, W, b, j)
    fall = _checks.positive("drop", drop)
    now = float(np.append(np.asarray(W, dtype=np.float64), b)[j])
    peak = _peak(held, q)
    if peak is None or math.isinf(peak):
        reach = max(4.0, abs(now))
        return now - reach, now + reach
    lowest = float(_log_likelihoods(held, q, np.array([peak]))[0]) - fall

    def below(value: float) -> bool:
        return bool(_log_likelihoods(held, q, np.array([value]))[0] <= lowest)

    left = -_first(lambda step: below(peak - step), ENOUGH)
    right = _first(lambda step: below(peak + step), ENOUGH)
    low, high = min(peak + left, now), max(peak + right, now)
    room = ROOM * (high - low)
    return low - room, high + room


def _line(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, j: int
) -> tuple[FloatArray, FloatArray]:
    """Split the margins into ``held + q * value``, each of shape (m,)."""
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    theta = np.append(*_checks.parameters(W, b, d))
    place = _checks.whole("j", j, least=0)
    if place > d:
        raise ValueError(f"j must be at most {d}, the place of the bias, got {place}")
    margins(rows, labels, theta[:d], float(theta[d]))  # the scores must fit float64
    theta[place] = 0.0
    s = 2.0 * labels - 1.0
    q = s * (rows[:, place] if place < d else 1.0)
    return s * checked_scores(rows, theta[:d], float(theta[d])), q


def _log_likelihoods(held: FloatArray, q: FloatArray, values: FloatArray) -> FloatArray:
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        M = held + np.multiply.outer(values, q)  # (T, m)
        sums: FloatArray = np.sum(_log_sigmoid(M), axis=1)
    if not (np.isfinite(M).all() and np.isfinite(sums).all()):
        raise ValueError("values give scores or losses too large for float64")
    return sums + 0.0


def _log_sigmoid(M: FloatArray) -> FloatArray:
    with np.errstate(under="ignore"):
        logs: FloatArray = np.minimum(M, 0.0) - np.log1p(np.exp(-np.abs(M)))
    return logs


def _peak(held: FloatArray, q: FloatArray) -> float | None:
    up, down = q > 0.0, q < 0.0
    if not up.any():
        return -math.inf if down.any() else None
    if not down.any():
        return math.inf
    log_q = np.log(np.abs(q, where=q != 0.0, out=np.ones_like(q)))

    def rises(value: float) -> bool:
        pulls = _log_sigmoid(-(held + q * value)) + log_q  # logarithms of |pull q|
        return _log_sum_exp(pulls[up]) > _log_sum_exp(pulls[down])

    if rises(0.0):
        return _first(lambda step: not rises(step))
    return 0.0 - _first(lambda step: rises(-step))


def _log_sum_exp(values: FloatArray) -> float:
    largest = float(values.max())
    with np.errstate(under="ignore"):
        return largest + math.log(float(np.exp(values - largest).sum()))


def _first(holds: Callable[[float], bool], precision: float = 0.0) -> float:
    """Find the least positive step from which on something holds, by doubling and halving."""
    low, high = 0.0, 1.0
    for _ in range(DOUBLINGS):
        if holds(high):
            break
        low, high = high, 2.0 * high
        if math.isinf(high):
            raise ValueError("X and W give a likelihood whose peak is too far out for float64")
    while True:
        middle = low + (high - low) / 2.0
        if not low < middle < high or high - low <= precision * high:
            return high
        low, high = (low, middle) if holds(middle) else (middle, high)
