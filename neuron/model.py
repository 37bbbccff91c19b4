"""The neuron: a score that is linear in x, and the sigmoid that makes it a probability.

Article, sections 1 and 4.2.
"""

import math
from typing import overload

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray, IntArray

GONE = 746.0
"""Beyond this size of a score exp(-|z|) is 0. To find that out takes a processor eight times as
long as an ordinary exp, but for infinity it is quick."""


@overload
def sigmoid(Z: float) -> float: ...
@overload
def sigmoid(Z: ArrayLike) -> FloatArray: ...
def sigmoid(Z: ArrayLike) -> float | FloatArray:
    """Squash a score into a probability: ``1 / (1 + exp(-Z))``, stable for every finite Z.

    Parameters
    ----------
    Z : float or array_like of any shape
        Scores, without unit.

    Returns
    -------
    float or ndarray of the shape of Z
        Probabilities in [0, 1], to full relative accuracy however small they are. (float64 has
        numbers close to 0 but none between 1 - 1e-16 and 1, so large scores give exactly 1.)

    Raises
    ------
    ValueError
        If Z holds something that is not a finite real number.

    Notes
    -----
    Article, section 1: the activation a(z).

    Examples
    --------
    >>> sigmoid(0.0)
    0.5
    >>> sigmoid([-1e308, 1e308])
    array([0., 1.])
    """
    A = stable_sigmoid(_checks.real("Z", Z))
    return A if A.ndim else float(A)


def logit(P: float) -> float:
    """Give the score at which the neuron says P: the inverse of the sigmoid.

    Parameters
    ----------
    P : float
        A probability between 0 and 1, neither of them.

    Returns
    -------
    float
        ``log(P / (1 - P))``, in nats.

    Raises
    ------
    ValueError
        If P is not a number between 0 and 1.

    Notes
    -----
    Article, section 1: a neuron with W = 0 and this b gives every sample the probability P.

    Examples
    --------
    >>> logit(0.5), round(sigmoid(logit(0.6)), 12)
    (0.0, 0.6)
    """
    share = _checks.number("P", P)
    if not 0.0 < share < 1.0:
        raise ValueError(f"P must lie between 0 and 1, got {share}")
    return math.log(share) - math.log1p(-share)


def score(X: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Weigh the features and add the bias: ``Z = X W + b``.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row, in the units of the features.
    W : array_like of shape (d,)
        Weights, in one over those units.
    b : float
        Bias, without unit.

    Returns
    -------
    ndarray of shape (m,)
        Scores, without unit. The terms are added in the order w1 x1, w2 x2, ..., b, so that the
        same sample has the same score, to the last bit, on every machine and in every row.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, or a score leaves float64.

    Notes
    -----
    Article, sections 1 and 4.2. The boundary between the classes is where the score is 0.

    Examples
    --------
    >>> score([[1, 2], [3, 4]], W=[10, 1], b=-20)
    array([-8., 14.])
    """
    rows = _checks.features(X)
    return checked_scores(rows, *_checks.parameters(W, b, rows.shape[1]))


def activation(X: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give the neuron's P(Y = 1 | x) for every sample: ``A = sigmoid(X W + b)``.

    Parameters
    ----------
    X, W, b
        As for `score`.

    Returns
    -------
    ndarray of shape (m,)
        Probabilities in [0, 1].

    Raises
    ------
    ValueError
        As for `score`.

    Notes
    -----
    Article, sections 1 and 4.2.

    Examples
    --------
    >>> activation([[0.0, 0.0], [3.0, 4.0]], W=[0.0, 0.0], b=0.0)
    array([0.5, 0.5])
    """
    return stable_sigmoid(score(X, W, b))


def predict(X: ArrayLike, W: ArrayLike, b: float) -> IntArray:
    """Choose the class: 1 where the score is at least 0, otherwise 0.

    Parameters
    ----------
    X, W, b
        As for `score`.

    Returns
    -------
    ndarray of int64, shape (m,)
        Predicted labels. A sample exactly on the boundary counts as class 1.

    Raises
    ------
    ValueError
        As for `score`.

    Notes
    -----
    Article, section 1. Its formula for the hard threshold has the two cases the wrong way round:
    it would choose class 1 where its own P(Y = 1 | x) is below one half.

    Examples
    --------
    >>> predict([[-1.0], [0.0], [1.0]], W=[1.0], b=0.0)
    array([0, 1, 1])
    """
    return (score(X, W, b) >= 0.0).astype(np.int64)


def accuracy(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> float:
    """Count how often `predict` is right.

    Parameters
    ----------
    X, W, b
        As for `score`.
    y : array_like of shape (m,)
        Labels in {0, 1}.

    Returns
    -------
    float
        The fraction of right predictions, in [0, 1].

    Raises
    ------
    ValueError
        As for `score`, or if a label is neither 0 nor 1.

    Notes
    -----
    Article, section 1: each prediction is compared with the label it should be.

    Examples
    --------
    >>> accuracy([[-1.0], [1.0], [2.0]], [0, 1, 0], W=[1.0], b=0.0)
    0.6666666666666666
    """
    rows, labels = _checks.samples(X, y)
    right = predict(rows, W, b) == labels
    return int(np.count_nonzero(right)) / len(labels)


def stable_sigmoid(Z: FloatArray) -> FloatArray:
    """Compute `sigmoid` without checks."""
    # For Z < 0 the fraction is written with exp(Z): neither form of exp can then overflow.
    E = exp_of_minus(np.abs(Z, out=np.empty_like(Z)))
    with np.errstate(under="ignore"):
        A = np.where(Z < 0.0, E, 1.0) / (1.0 + E)
    return np.asarray(A, dtype=np.float64)


def exp_of_minus(sizes: FloatArray) -> FloatArray:
    """Turn sizes of at least 0, in place, into exp(-size)."""
    if sizes.max(initial=0.0) > GONE:
        sizes[sizes > GONE] = np.inf
    with np.errstate(under="ignore"):
        return np.exp(np.negative(sizes, out=sizes), out=sizes)


def checked_scores(X: FloatArray, W: FloatArray, b: float) -> FloatArray:
    """Compute `score` from checked arguments; the scores themselves may still be too large."""
    Z = raw_scores(X, W, b)
    finite = np.isfinite(Z)
    if not finite.all():
        i = int(finite.argmin())
        raise ValueError(f"X[{i}] and W give a score too large for float64")
    return Z


def raw_scores(X: FloatArray, W: FloatArray, b: float) -> FloatArray:
    """Compute `score` without checks: not finite where it leaves float64."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        # Feature by feature rather than X @ W, whose last bit depends on the machine and on the
        # row: a sample exactly on the boundary would fall on either side of it by chance.
        Z: FloatArray = X[:, 0] * float(W[0])
        for x, w in zip(X.T[1:], W[1:], strict=True):
            Z += x * w
        Z += b
    return Z
