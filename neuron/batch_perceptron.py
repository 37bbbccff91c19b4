"""The batch perceptron: what gradient descent becomes where the steps are very large.

Every step adds all samples that are wrong, each as s [x, 1] with s = 2y - 1, times one factor. For
large scores the sigmoid is a threshold, and the gradient of the log-loss is this sum.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray
from neuron._margin import folded


@dataclass(frozen=True, slots=True, eq=False)
class BatchRun:
    """How a batch perceptron learned. All arrays are read-only and finite.

    Attributes
    ----------
    W : ndarray of shape (T + 1, d)
        Weights after each step.
    b : ndarray of shape (T + 1,)
        Biases that go with them.
    wrong : ndarray of int, shape (T + 1,)
        How many samples are on the wrong side at each state.
    """

    W: FloatArray
    b: FloatArray
    wrong: IntArray


def threshold_pulls(M: ArrayLike) -> FloatArray:
    """Give what a pull, 1 / (1 + exp(M)), tends to where all margins M grow without end.

    Parameters
    ----------
    M : array_like
        Margins s (W · x + b).

    Returns
    -------
    ndarray of the shape of M
        1 where the margin is negative, hence the sample wrong, 0 where it is positive, and one half
        for a sample on the line.

    Raises
    ------
    ValueError
        If a margin is not finite.

    Examples
    --------
    >>> threshold_pulls([-3.0, 0.0, 5.0])
    array([1. , 0.5, 0. ])
    """
    return _pulls(_checks.real("M", M))


def batch_perceptron(
    X: ArrayLike,
    y: ArrayLike,
    *,
    rate: float,
    iterations: int,
    W: ArrayLike | None = None,
    b: float = 0.0,
) -> BatchRun:
    """Train by the rule: add all samples that are wrong, at once, and begin again.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    rate : float
        What each sample is multiplied with, greater than 0: alpha / m for the step of gradient
        descent with the learning rate alpha.
    iterations : int
        Number of steps, at least 0.
    W, b : array_like of shape (d,) and float
        Initial weights and bias, zeros by default.

    Returns
    -------
    BatchRun
        Every state. A sample on the line counts half, as it does in gradient descent, and is not
        wrong. The run is shorter where its numbers leave float64.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, the rate is
        not greater than 0, or iterations is not an integer of at least 0.

    Notes
    -----
    Rosenblatt 1958 adds one sample at a time: `perceptron`. From zero weights all samples are on
    the line, and the first step is half the sum of all: exactly that of gradient descent. After a
    fixed number of steps the states of gradient descent, divided by alpha, tend to those of this
    rule with rate 1/m as alpha grows, as long as none of its states but the first has a
    sample on the line.

    Examples
    --------
    >>> run = batch_perceptron([[-2.0], [1.0], [3.0]], [0, 1, 0], rate=1.0, iterations=3)
    >>> run.W[:, 0].tolist(), run.b.tolist(), run.wrong.tolist()
    ([0.0, 0.0, 1.0, -2.0], [0.0, -0.5, 0.5, -0.5], [0, 1, 1, 2])
    """
    rows, labels = _checks.samples(X, y)
    d = rows.shape[1]
    factor = _checks.positive("rate", rate)
    count = _checks.whole("iterations", iterations, least=0)
    start = np.append(*_checks.parameters(np.zeros(d) if W is None else W, b, d))

    Q = folded(rows, labels)  # (d + 1, m)
    theta = np.empty((count + 1, d + 1))
    theta[0] = start
    wrong = np.zeros(count + 1, dtype=np.int64)
    with np.errstate(all="ignore"):  # what leaves float64 is cut off
        for k in range(count + 1):
            M = theta[k] @ Q
            wrong[k] = np.count_nonzero(M < 0.0)
            if k < count:
                theta[k + 1] = theta[k] + factor * (Q @ _pulls(M))
    left = np.flatnonzero(~np.isfinite(theta).all(axis=1))
    length = int(left[0]) if len(left) else len(theta)
    run = BatchRun(theta[:length, :d].copy(), theta[:length, d].copy(), wrong[:length].copy())
    for array in (run.W, run.b, run.wrong):
        array.setflags(write=False)
    return run


def _pulls(M: FloatArray) -> FloatArray:
    return (1.0 - np.sign(M)) / 2.0
