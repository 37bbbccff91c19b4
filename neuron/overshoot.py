"""When a step goes too far: steps that are safe, steps that raise the loss, and where they part.

Article, section 3 and Figure 4. The step itself is `descent_step`.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray
from neuron._margin import folded, loss_change_of, margins, pull_of
from neuron.gradient import gradient

ROUNDINGS = 8.0
"""So many times the machine's precision a sum of pulls may be off."""

CLOSE = 1e-12
"""The search ends when the two learning rates that enclose the one sought differ by this ratio."""

MOST_HALVINGS = 200
"""Each takes the root of their ratio; 60 do even for samples at 1e100."""


def step_limit(X: ArrayLike) -> float:
    """Give the learning rate below which no step can raise the loss, whatever the labels.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.

    Returns
    -------
    float
        ``2 / beta`` with ``beta = lambda_max(Ã.T Ã) / (4 m)`` and ``Ã = [X 1]``, the largest
        curvature that the log-loss can have; at most 8. It is 0 where the samples are so far out
        that no float64 is small enough.

    Raises
    ------
    ValueError
        If X is not of shape (m, d), has no rows or columns, or holds a value that is not finite.

    Notes
    -----
    Article, section 3: how long a step may be. Sufficient, not necessary: a sigmoid's slope is
    at most 1/4 and mostly less, so that a larger alpha often works as well.

    Examples
    --------
    >>> step_limit([[-1.0, 0.0], [1.0, 0.0]])
    8.0
    """
    rows = _checks.features(X)
    # In units of the farthest coordinate, because squares of 1e200 would overflow.
    unit = max(1.0, float(np.abs(rows).max()))
    with np.errstate(under="ignore"):
        scaled = np.column_stack([rows / unit, np.full(len(rows), 1.0 / unit)])  # (m, d + 1)
        largest = float(np.linalg.eigvalsh(scaled.T @ scaled)[-1])
    return 8.0 * len(rows) / largest / unit / unit


def loss_rises(loss: ArrayLike, rtol: float = 1e-12) -> BoolArray:
    """Tell which steps made the loss larger, rounding apart.

    Parameters
    ----------
    loss : array_like of shape (T + 1,)
        Losses of a run, in nats.
    rtol : float
        Rises up to this fraction of the loss are called rounding, which alone reaches 1e-15.

    Returns
    -------
    ndarray of bool, shape (T,)
        Entry k is True where the step from iteration k to k + 1 raised the loss.

    Raises
    ------
    ValueError
        If ``loss`` is not a row of at least one finite number, or rtol is not greater than 0.

    Notes
    -----
    Article, section 3: descent is meant to reduce the loss, and does so for a small enough alpha.

    Examples
    --------
    >>> loss_rises([0.7, 0.5, 0.6, 0.6000000000000001])
    array([False,  True, False])
    """
    values = _checks.real("loss", loss)
    if values.ndim != 1 or len(values) == 0:
        raise ValueError(f"loss must have shape (T + 1,), got {values.shape}")
    tolerance = _checks.positive("rtol", rtol)
    return np.diff(values) > tolerance * values[:-1]


def gradient_rounding(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Say how much of each slope may be rounding: at the bottom of a valley nothing else is left.

    Parameters
    ----------
    X, y, W, b
        As for `gradient`.

    Returns
    -------
    ndarray of shape (d + 1,)
        For each weight, then for the bias, a size that a slope must exceed to mean something. It
        follows the pulls of the samples, so that a slope of 1e-200 on separable data counts.

    Raises
    ------
    ValueError
        As for `gradient`.

    Notes
    -----
    A sum of m terms t is off by about the machine's precision times the sum of their sizes.

    Examples
    --------
    >>> gradient_rounding([[-2.0], [2.0]], [0, 1], [0.0], 0.0) < 1e-14
    array([ True,  True])
    """
    rows, labels = _checks.samples(X, y)
    with np.errstate(under="ignore"):
        pull = pull_of(margins(rows, labels, W, b)) / len(labels)  # (m,)
        sizes = np.append(np.abs(rows).T @ pull, np.sum(pull))  # (d + 1,)
        return ROUNDINGS * float(np.finfo(np.float64).eps) * sizes


def loss_change(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, axis: int, step: float
) -> float:
    """Say by how much the loss changes when one parameter does.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b : array_like of shape (d,) and float
        The parameters before the step.
    axis : int
        The parameter that changes: 0 ... d - 1 for a weight, d for the bias.
    step : float
        What is added to it.

    Returns
    -------
    float
        Loss after the step minus loss before it, in nats. The two losses are not subtracted where
        they are nearly equal, so that a step of 1e-12 still has a change with a sign.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, there is no
        such parameter, or a score or the change leaves float64.

    Notes
    -----
    With M the margin before and D its change, log(1 + exp(-M - D)) - log(1 + exp(-M)) is
    log1p(pull (exp(-D) - 1)).

    Examples
    --------
    >>> change = loss_change([[-1.0], [1.0]], [0, 1], [0.0], 0.0, axis=0, step=1e-12)
    >>> round(change * 1e12, 9)  # the slope is -1/2
    -0.5
    """
    rows, labels = _checks.samples(X, y)
    place = _checks.parameter("axis", axis, rows.shape[1])
    added = _checks.number("step", step)
    M = margins(rows, labels, W, b)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        D = folded(rows, labels)[place] * added
        change = float(np.mean(loss_change_of(M, D)))
    if not np.isfinite(change):
        raise ValueError("X and step give a change of the loss too large for float64")
    return change + 0.0  # turns -0.0 into 0.0


def overshoot_rate(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, axis: int, largest: float
) -> float | None:
    """Find the learning rate above which a step along one parameter makes the loss larger.

    Parameters
    ----------
    X, y, W, b, axis
        As for `loss_change`.
    largest : float
        Where the search ends, greater than 0.

    Returns
    -------
    float or None
        The learning rate at which the step -alpha · slope leads to the same loss on the other side
        of the valley, to about 12 digits; None if there is no slope, or no such rate up to
        ``largest`` (where the loss falls for ever, no step is too long).

    Raises
    ------
    ValueError
        As for `loss_change`, or if ``largest`` is not greater than 0.

    Notes
    -----
    Along a line the loss is convex: once a longer step no longer pays, an even longer one never
    does. A curvature of at most mean(x²)/4 makes every rate below 8/mean(x²) safe.

    Examples
    --------
    >>> one = overshoot_rate([[1.0], [1.0]], [1, 0], [1.0], 0.0, axis=0, largest=1000.0)
    >>> round(one * 0.2310585786, 6)  # from 1 to -1: the loss is even
    2.0
    >>> overshoot_rate([[-1.0], [1.0]], [0, 1], [0.0], 0.0, axis=0, largest=1000.0)
    """
    rows, labels = _checks.samples(X, y)
    place = _checks.parameter("axis", axis, rows.shape[1])
    high = _checks.positive("largest", largest)
    dW, db = gradient(rows, labels, W, b)
    slope = float(np.append(dW, db)[place])
    unit = max(1.0, float(np.abs(rows[:, place]).max())) if place < rows.shape[1] else 1.0
    low = min(1.0, high) / unit / unit  # below 8/mean(x²), hence safe
    if slope == 0.0 or loss_change(rows, labels, W, b, axis=place, step=-high * slope) <= 0.0:
        return None
    for _ in range(MOST_HALVINGS):
        if high <= low * (1.0 + CLOSE):
            break
        middle = float(np.sqrt(low) * np.sqrt(high))  # the product itself might overflow
        if loss_change(rows, labels, W, b, axis=place, step=-middle * slope) > 0.0:
            high = middle
        else:
            low = middle
    return high
