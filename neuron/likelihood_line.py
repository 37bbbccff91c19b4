"""The likelihood along one parameter, the others held: where it peaks, and where to look.

Article, section 2.2: the logarithm is strictly increasing, so that the likelihood and its logarithm
peak at the same place.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._margin import folded, loss_of, margins
from neuron.landscape import loss_line
from neuron.model import raw_scores

TOO_LARGE = "values give scores or losses too large for float64"

TOO_FAR = 1e300
"""Farther out nothing is looked for: sums and differences of what is found stay within float64."""

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
    Article, section 2.2: minus m times the loss, as `loss_line` gives it.

    Examples
    --------
    >>> log_likelihood_along([[-1.0], [1.0]], [0, 1], [0.0], 0.0, j=0, values=[0.0, 1.0]).round(4)
    array([-1.3863, -0.6265])
    """
    rows, labels = _checks.samples(X, y)
    m, d = rows.shape
    theta = np.append(*_checks.parameters(W, b, d))
    place = _checks.parameter("j", j, d)
    at = _checks.real("values", values)
    if at.ndim != 1:
        raise ValueError(f"values must have shape (T,), got {at.shape}")
    # A score is largest in size at one of the ends: if it is finite there, it is in between.
    for value in (at.min(), at.max()) if len(at) else ():
        theta[place] = value
        if not np.isfinite(raw_scores(rows, theta[:d], float(theta[d]))).all():
            raise ValueError(TOO_LARGE)
    with np.errstate(over="ignore"):
        logs = -float(m) * loss_line(rows, labels, W, b, axis=place, values=at)
    if not np.isfinite(logs).all():
        raise ValueError(TOO_LARGE)
    return logs + 0.0  # turns -0.0 into 0.0


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
        likelihood rises for ever on that side, or to beyond 1e300; None where the parameter makes
        no difference.

    Raises
    ------
    ValueError
        As for `log_likelihood_along`.

    Notes
    -----
    The log-likelihood has the slope ``sum pull_i q_i`` along a parameter, with q = s x_j and pulls
    ``sigmoid(-M)`` that fall where q is positive and rise where it is negative. So the slope falls
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
    return _peak(*_margins_along(X, y, W, b, j))


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
        Where the likelihood hardly falls up to 1e300, as far on that side of its peak.

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
    rest, q = _margins_along(X, y, W, b, j)
    fall = _checks.positive("drop", drop)
    now = float(np.append(np.asarray(W, dtype=np.float64), b)[j])
    peak = _peak(rest, q)
    reach = max(4.0, abs(now))
    if peak is None or math.isinf(peak):
        return now - reach, now + reach
    lowest = _height(rest, q, peak) - fall

    def below(value: float) -> bool:
        return _height(rest, q, value) <= lowest

    left = _first(lambda step: below(peak - step), ENOUGH)
    right = _first(lambda step: below(peak + step), ENOUGH)
    left, right = (reach if math.isinf(way) else way for way in (left, right))
    low, high = min(peak - left, now), max(peak + right, now)
    room = ROOM * (high - low)
    return low - room, high + room


def _margins_along(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, j: int
) -> tuple[FloatArray, FloatArray]:
    """Split the margins into ``rest + q * value``, each of shape (m,)."""
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    place = _checks.parameter("j", j, d)
    margins(rows, labels, W, b)  # the scores must fit float64
    theta = np.append(*_checks.parameters(W, b, d))
    theta[place] = 0.0
    return margins(rows, labels, theta[:d], float(theta[d])), folded(rows, labels)[place]


def _height(rest: FloatArray, q: FloatArray, value: float) -> float:
    """Give the log-likelihood at one value: many in a row, so without the checks of a line."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        M = rest + q * value
        height = -float(np.sum(loss_of(M)))
    if not (np.isfinite(M).all() and math.isfinite(height)):
        raise ValueError(TOO_LARGE)
    return height


def _peak(rest: FloatArray, q: FloatArray) -> float | None:
    up, down = q > 0.0, q < 0.0
    if not up.any():
        return -math.inf if down.any() else None
    if not down.any():
        return math.inf
    log_q = np.log(np.abs(q, where=q != 0.0, out=np.ones_like(q)))

    def rises(value: float) -> bool:
        # Logarithms of |pull q|. The pull is sigmoid(-M), and minus its logarithm the loss of -M.
        sizes = log_q - loss_of(-(rest + q * value))
        return _log_sum_exp(sizes[up]) > _log_sum_exp(sizes[down])

    if rises(0.0):
        return _first(lambda step: not rises(step))
    return 0.0 - _first(lambda step: rises(-step))


def _log_sum_exp(values: FloatArray) -> float:
    largest = float(values.max())
    with np.errstate(under="ignore"):
        return largest + math.log(float(np.exp(values - largest).sum()))


def _first(holds: Callable[[float], bool], precision: float = 0.0) -> float:
    """Find the least positive step from which on something holds, by doubling and halving.

    It is infinite if that is too far out.
    """
    low, high = 0.0, 1.0
    while not holds(high):
        low, high = high, 2.0 * high
        if high > TOO_FAR:
            return math.inf
    while True:
        middle = low + (high - low) / 2.0
        if not low < middle < high or high - low <= precision * high:
            return high
        low, high = (low, middle) if holds(middle) else (middle, high)
