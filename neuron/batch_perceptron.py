"""The batch perceptron: what gradient descent becomes where the steps are very large.

Every step adds all samples that are wrong, each as s [x, 1] with s = 2y - 1, times one factor. For
large scores the sigmoid is a threshold, and the gradient of the log-loss is this sum.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import BoolArray, FloatArray, IntArray
from neuron._margin import folded, margins
from neuron.model import checked_scores


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


def threshold_step(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, rate: float
) -> tuple[FloatArray, float]:
    """Give one step of the rule: what it adds to W and b.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.
    rate : float
        What each sample is multiplied with, greater than 0.

    Returns
    -------
    W, b : ndarray of shape (d,) and float
        The sum of s [x, 1] over the wrong samples, those on the line counted half, times the rate.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, the rate is
        not greater than 0, or a score leaves float64.

    Examples
    --------
    >>> dW, db = threshold_step([[-2.0], [1.0], [3.0]], [0, 1, 0], [1.0], 0.5, rate=1.0)
    >>> dW.tolist(), db
    ([-3.0], -1.0)
    """
    M = margins(X, y, W, b)
    step = _checks.positive("rate", rate) * (folded(*_checks.samples(X, y)) @ _pulls(M))
    return step[:-1] + 0.0, float(step[-1]) + 0.0


def wrong_sides(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike) -> BoolArray:
    """Say which samples are on the wrong side at each state; one on the line is not.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W, b : array_like of shape (T, d) and (T,)
        The states.

    Returns
    -------
    ndarray of bool, shape (T, m)
        True where the margin s (W · x + b) is below 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Examples
    --------
    >>> wrong_sides([[-1.0], [1.0]], [0, 1], W=[[0.0], [-1.0]], b=[0.0, 0.5]).tolist()
    [[False, False], [True, True]]
    """
    rows, labels = _checks.samples(X, y)
    s = 2.0 * labels - 1.0
    weights, biases = _checks.states(W, b, rows.shape[1])
    scores = [
        checked_scores(rows, w, bias) for w, bias in zip(weights, biases.tolist(), strict=True)
    ]
    return s * np.array(scores).reshape(-1, len(s)) < 0.0


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
    """Give what the pull of each margin tends to: 1 where it is wrong, 1/2 on the line, else 0."""
    return (1.0 - np.sign(M)) / 2.0
