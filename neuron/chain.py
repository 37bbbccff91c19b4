"""The gradient from the inside: what each sample contributes to it, by the chain rule.

Article, sections 3.1 and 3.2.
"""

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron.gradient import residuals
from neuron.loss import sample_losses
from neuron.model import activation, score

FARTHEST_SCORE = 1e15
"""Up to this size of z the factor 1/a, about e to the |z|, can be written as a decimal number."""

DIGITS = 34
"""Significant digits of the factors: twice what float64 holds."""


@dataclass(frozen=True, slots=True, eq=False)
class SampleTable:
    """What the neuron makes of each sample in one state.

    Attributes
    ----------
    Z : ndarray of shape (m,)
        Scores.
    A : ndarray of shape (m,)
        Probabilities of class 1.
    losses : ndarray of shape (m,)
        Each sample's own log-loss, in nats.
    residuals : ndarray of shape (m,)
        ``A - y``, each sample's part of the bias's derivative, without cancellation.
    parts : ndarray of shape (m, d)
        ``(A - y) x``, each sample's part of the weights' derivatives.
    """

    Z: FloatArray
    A: FloatArray
    losses: FloatArray
    residuals: FloatArray
    parts: FloatArray


def sample_table(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> SampleTable:
    """Take the gradient apart: the mean of each column is a number of the whole data set.

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

    Returns
    -------
    SampleTable
        ``parts.mean(axis=0)`` and ``residuals.mean()`` are the gradient, ``losses.mean()`` the
        loss.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Notes
    -----
    Article, section 3.2: before the sums over the samples are taken.

    Examples
    --------
    >>> table = sample_table([[-1.0], [3.0]], [0, 1], W=[0.0], b=0.0)
    >>> table.residuals, table.parts[:, 0]
    (array([ 0.5, -0.5]), array([-0.5, -1.5]))
    """
    rows, labels = _checks.samples(X, y)
    A_less_y = residuals(rows, labels, W, b)
    with np.errstate(under="ignore"):
        parts = A_less_y[:, np.newaxis] * rows + 0.0
    return SampleTable(
        Z=score(rows, W, b),
        A=activation(rows, W, b),
        losses=sample_losses(rows, labels, W, b),
        residuals=A_less_y,
        parts=parts,
    )


@dataclass(frozen=True, slots=True)
class ChainRule:
    """The factors of one sample's derivative, as decimal numbers of 34 digits.

    Attributes
    ----------
    dL_da : Decimal
        ``-1/a`` for label 1, ``1/(1 - a)`` for label 0.
    da_dz : Decimal
        ``a (1 - a)``.
    dL_dz : Decimal
        Their product, ``a - y``.
    """

    dL_da: Decimal  # noqa: N815 - the article's notation
    da_dz: Decimal
    dL_dz: Decimal  # noqa: N815


def chain_rule(z: float, label: float) -> ChainRule:
    """Give the factors dL/da and da/dz of one sample, and their product.

    Parameters
    ----------
    z : float
        The sample's score.
    label : float
        Its label, 0 or 1.

    Returns
    -------
    ChainRule
        Decimal numbers, because dL/da leaves float64 where the neuron is wrong and sure of it:
        at ``z = 1000`` and label 0 it is about 10 to the 434. The product is always at most 1.

    Raises
    ------
    ValueError
        If z is not a finite number of at most 1e15 in size, or the label is neither 0 nor 1.

    Notes
    -----
    Article, section 3.2.

    Examples
    --------
    >>> factors = chain_rule(0.0, 1.0)
    >>> print(factors.dL_da, factors.da_dz, factors.dL_dz)
    -2 0.25 -0.5
    >>> print(f"{chain_rule(1000.0, 0.0).dL_da:.3e}")
    1.970e+434
    """
    number = _checks.number("z", z)
    if abs(number) > FARTHEST_SCORE:
        raise ValueError(f"z must be at most {FARTHEST_SCORE} in size, got {number}")
    if label not in {0.0, 1.0}:
        raise ValueError(f"label must be 0 or 1, got {label}")
    with localcontext(Context(prec=DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)):
        t = (-abs(Decimal(number))).exp()
        larger, smaller = 1 / (1 + t), t / (1 + t)
        leans_towards_label = (number >= 0.0) == (label == 1.0)
        P, other = (larger, smaller) if leans_towards_label else (smaller, larger)
        sign = -1 if label == 1.0 else 1
        return ChainRule(dL_da=sign / P, da_dz=larger * smaller, dL_dz=sign * other)
