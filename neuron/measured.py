"""Neurons side by side: the loss, the gradient and the accuracy of any number of states.

Article, sections 2 and 3.1. In a run each state follows from the one before; here they are given,
such as the states of a line that somebody moves about.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._run import measure
from neuron.vectors import norm


@dataclass(frozen=True, eq=False)
class Measured:
    """What was measured at each of T states. All arrays are float64, read-only and finite.

    Attributes
    ----------
    W : ndarray of shape (T, d)
        Weights.
    b : ndarray of shape (T,)
        Biases.
    loss : ndarray of shape (T,)
        Mean log-loss in nats.
    dW : ndarray of shape (T, d)
        Gradient with respect to W.
    db : ndarray of shape (T,)
        Gradient with respect to b.
    accuracy : ndarray of shape (T,)
        Fraction of right predictions, in [0, 1].
    """

    W: FloatArray
    b: FloatArray
    loss: FloatArray
    dW: FloatArray  # noqa: N815 - the article's notation
    db: FloatArray
    accuracy: FloatArray

    @cached_property
    def gradient_norm(self) -> FloatArray:
        """Euclidean length of (dW, db) at each state, shape (T,)."""
        return _read_only(norm(np.column_stack([self.dW, self.db])))

    @cached_property
    def weight_norm(self) -> FloatArray:
        """Euclidean length of W at each state, shape (T,): how steep the sigmoid stands."""
        return _read_only(norm(self.W))


def _read_only(values: FloatArray) -> FloatArray:
    values.setflags(write=False)
    return values


def measured_states(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike) -> Measured:
    """Measure states that are given, each for itself.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b : array_like of shape (T, d) and (T,)
        Weights and biases, one row per state.

    Returns
    -------
    Measured
        Each row is, to the bit, the first one of `gradient_descent` from that state.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or the
        numbers of a state leave float64.

    Notes
    -----
    Article, equations for the loss (section 2) and its gradients (sections 3.1 and 4.3).

    Examples
    --------
    >>> both = measured_states([[-1.0], [1.0]], [0, 1], W=[[0.0], [-2.0]], b=[0.0, 0.0])
    >>> both.loss.round(4).tolist(), both.accuracy.tolist(), both.dW[:, 0].round(4).tolist()
    ([0.6931, 2.1269], [0.5, 0.0], [-0.5, -0.8808])
    """
    rows, labels = _checks.samples(X, y)
    m, d = rows.shape
    weights, biases = _checks.states(W, b, d)
    states = np.column_stack([weights, biases]) + 0.0
    with np.errstate(all="ignore"):  # what leaves float64 is refused below
        raw = measure(rows, labels, states)
        largest = np.abs(rows).max(axis=0) @ np.abs(weights).T + np.abs(biases)
    if not all(np.isfinite(values).all() for values in (raw.loss, raw.gradient, largest)):
        raise ValueError("X, W and b give a score, loss or gradient too large for float64")
    found = Measured(
        W=states[:, :d].copy(),
        b=states[:, d].copy(),
        loss=raw.loss,
        dW=raw.gradient[:, :d] + 0.0,  # + 0.0 turns -0.0 into 0.0
        db=raw.gradient[:, d] + 0.0,
        accuracy=raw.right / m,
    )
    for values in (found.W, found.b, found.loss, found.dW, found.db, found.accuracy):
        _read_only(values)
    return found
