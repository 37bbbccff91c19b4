"""The margin of a sample, and the two numbers that follow from it: its loss and its pull.

Article, sections 2 and 3.1. The *margin* is M = s z with s = 2y - 1: the score, counted positive
where it leans towards the label. The probability that the neuron gives to the label is sigmoid(M)
for either class. Hence

    loss = -log(sigmoid(M)) = log(1 + exp(-M)) = max(-M, 0) + log1p(exp(-|M|)),
    pull = sigmoid(-M) = P(the other label): how strongly the sample pulls at the parameters.

Neither overflows nor cancels, so that a loss or a pull of 1e-200 has all its digits; going through
A, log(A) and A - y would stop at 1e-16. A pull lies between 0 and 1; with a sign, minus for class
1, it is the residual A - y.

All of `neuron` takes the two from here, but for the loops of `_run` and `_walk`, which say why not.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.model import checked_scores, exp_of_minus, stable_sigmoid

DOUBLINGS = 5
"""So often twice as many samples are put under one logarithm: some 50 of them, each at most a
factor of 2."""

FARTHEST = 708.0
"""Beyond this size of a margin exp(-|M|), below 3.4e-308, soon is no normal number any more. Such
numbers have ever fewer digits, and a processor takes fifty times as long for them. The loops over
many samples and states count them as 0."""

QUICK = 700.0
"""Up to this size a processor is quick at exp(-|M|); at 708 it takes ten times as long. 1 + exp(-M)
is 1 long before."""

NEAR = 1.0
"""Up to this change of a margin the change of its loss is computed without subtracting losses."""


def farthest_pull(m: int) -> float:
    """Give the margin beyond which a sample's share of the gradient is no normal number.

    The share is the pull, exp(-M) there, over m.
    """
    return FARTHEST - math.log(m)


def margins(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Check all arguments and return the margins M, shape (m,)."""
    rows, labels = _checks.samples(X, y)
    Z = checked_scores(rows, *_checks.parameters(W, b, rows.shape[1]))
    return (2.0 * labels - 1.0) * Z


def folded(X: FloatArray, y: FloatArray) -> FloatArray:
    """Multiply each sample [x, 1] by its s: Q of shape (d + 1, m), so that M = [W, b] @ Q."""
    s = 2.0 * y - 1.0
    Q = np.empty((X.shape[1] + 1, len(y)))
    np.multiply(X.T, s, out=Q[:-1])
    Q[-1] = s
    return Q


def loss_of(M: FloatArray) -> FloatArray:
    """Give the loss of each margin, in nats; minus the logarithm of sigmoid(M)."""
    loss = loss_above_hinge(M)
    loss += hinge(M)
    return loss


def hinge(M: FloatArray) -> FloatArray:
    """Give max(-M, 0), the two straight lines that the loss follows from above."""
    minus = -M
    return np.maximum(minus, 0.0, out=minus)


def loss_above_hinge(M: FloatArray) -> FloatArray:
    """Give the rest of the loss: at most log 2, at M = 0, and soon next to nothing."""
    E = exp_of_minus(np.abs(M))  # in place: an allocation can cost as much as an operation
    with np.errstate(under="ignore"):
        return np.log1p(E, out=E)


def mean_losses(M: FloatArray, m: int, work: list[FloatArray]) -> FloatArray:
    """Add the losses of each row of margins, shape (n, w), and divide by m: shape (n,).

    What `loss_of` gives, up to rounding, in half the time. A logarithm takes twice as long as an
    ``exp``, but log1p(p) + log1p(q) = log1p(p + q + p q): so samples are put together by products
    first. All numbers are positive, so that tiny ones keep their digits. ``work`` are two
    arrays of the shape of M, to be written over: new ones would cost as much as an operation.
    """
    with np.errstate(under="ignore"):
        E, spare = work
        np.abs(M, out=E)
        if E.max() > FARTHEST:
            E[E > FARTHEST] = np.inf
        np.exp(np.negative(E, out=E), out=E)
        for _ in range(DOUBLINGS):
            half = E.shape[1] // 2
            if not half:
                break
            both, other, odd = E[:, :half], E[:, half : 2 * half], E[:, 2 * half :]
            if odd.size:
                odd += both[:, :1] * (1.0 + odd)
                both[:, :1] = odd
            np.multiply(both, other, out=spare[:, :half])
            both += other
            both += spare[:, :half]
            E = both
        means: FloatArray = np.log1p(E, out=E).sum(axis=1) / m
        means -= np.divide(np.minimum(M, 0.0, out=spare), m, out=spare).sum(axis=1)
    return means


def pull_of(M: FloatArray) -> FloatArray:
    """Give the pull of each margin, between 0 and 1."""
    return stable_sigmoid(-M)


def loss_change_of(M: FloatArray, D: FloatArray) -> FloatArray:
    """Give the change of each loss where the margin M changes by D: a tiny one has its digits."""
    near = np.abs(D) <= NEAR
    if near.all():
        return _small_change(M, D)
    change = np.empty_like(D)
    change[near] = _small_change(M[near], D[near])
    M, D = M[~near], D[~near]
    after = M + D
    # Part by part: a difference of whole losses would have fewer digits.
    hinges = hinge(after) - hinge(M)
    change[~near] = hinges + (loss_above_hinge(after) - loss_above_hinge(M))
    return change


def _small_change(M: FloatArray, D: FloatArray) -> FloatArray:
    return np.asarray(np.log1p(pull_of(M) * np.expm1(-D)))
