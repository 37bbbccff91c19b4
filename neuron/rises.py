"""Which steps of a run raised the loss: what is rounding is told from what is not.

Article, section 3 and Figure 4. A loss that is computed twice differs in its last digits; for
samples far from the origin, where scores cancel, in many more. `loss_rises` compares losses alone.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray, IntArray
from neuron._margin import folded, loss_change_of, pull_of
from neuron._run import TILE
from neuron.overshoot import ROUNDINGS, loss_rises


def rising_steps(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike, loss: ArrayLike
) -> BoolArray:
    """Tell which steps of a run made the loss larger, and not by rounding.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b, loss : array_like of shape (T + 1, d), (T + 1,) and (T + 1,)
        The states of the run and their losses, as `gradient_descent` gives them.

    Returns
    -------
    ndarray of bool, shape (T,)
        Entry k is True where the step from iteration k to k + 1 raised the loss by more than
        rounding can. These are `loss_rises`, but for those that rounding may have made.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, or a label is neither 0 nor 1.

    Notes
    -----
    A score is off by the machine's precision times the sum S of the sizes of its terms, and a loss
    by the pull times that. As a pull is at most the loss of its sample, no loss is off by more than
    that share of it. Only where a rise is smaller than this is it computed once more, as in
    `loss_change`, from the change of each margin.

    Examples
    --------
    >>> from neuron import gradient_descent
    >>> X, y = [[-2.0], [1.0], [3.0]], [0, 1, 0]
    >>> run = gradient_descent(X, y, alpha=6.0, iterations=4)
    >>> rising_steps(X, y, run.W, run.b, run.loss)
    array([False,  True,  True, False])
    """
    rows, labels = _checks.samples(X, y)
    weights, biases = _checks.states(W, b, rows.shape[1])
    values = _checks.real("loss", loss)
    if values.shape != biases.shape or len(values) == 0:
        raise ValueError(f"loss must have shape ({len(biases)},), got {values.shape}")
    rose = loss_rises(values)
    if not rose.any():
        return rose
    theta = np.column_stack([weights, biases])  # (T + 1, d + 1)
    reach = np.append(np.abs(rows).max(axis=0), 1.0)  # (d + 1,)
    before = np.flatnonzero(rose)
    with np.errstate(over="ignore"):
        size = 1.0 + np.maximum(np.abs(theta[before]) @ reach, np.abs(theta[before + 1]) @ reach)
        certain = np.diff(values)[before] > _part(size) * values[before + 1]
    doubtful = before[~certain]
    rose[doubtful] = _rise_beyond_rounding(folded(rows, labels), theta, doubtful)
    return rose


def _part(size: FloatArray) -> FloatArray:
    return ROUNDINGS * float(np.finfo(np.float64).eps) * size


def _rise_beyond_rounding(Q: FloatArray, theta: FloatArray, before: IntArray) -> BoolArray:
    """Compute again, for some steps, by how much the loss changes and how much of it may be off."""
    result = np.zeros(len(before), dtype=np.bool_)
    height = max(1, TILE // Q.shape[1])
    sizes = np.abs(Q)
    with np.errstate(all="ignore"):
        for first in range(0, len(before), height):
            k = before[first : first + height]
            step = theta[k + 1] - theta[k]
            M, D = theta[k] @ Q, step @ Q  # (t, m)
            change = np.mean(loss_change_of(M, D), axis=1)
            pull = np.maximum(pull_of(M), pull_of(M + D))
            # The step itself is rounded; and a margin that is off bends the change along with it.
            off = np.abs(step) @ sizes + (np.abs(theta[k]) @ sizes) * np.minimum(np.abs(D), 1.0)
            result[first : first + len(k)] = change > _part(np.mean(pull * off, axis=1))
    return result
