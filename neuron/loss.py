"""How wrong the neuron is: the log-loss, and the likelihood it comes from.

Article, section 2. Everything starts from the margins M, the scores counted positive where they
lean towards the label: the probability of the label is sigmoid(M), and the loss is -log of it, in
the form that `_margin` gives.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron._checks import FloatArray
from neuron._margin import loss_of, margins
from neuron.model import stable_sigmoid


def log_loss(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> float:
    """Average the losses of all samples.

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
    float
        The mean log-loss in nats, at least 0, to full relative accuracy however small it is.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Notes
    -----
    Article, section 2: minus the log-likelihood, divided by m.

    Examples
    --------
    >>> log_loss([[-1.0], [1.0]], [0, 1], W=[0.0], b=0.0)
    0.6931471805599453
    >>> log_loss([[-1.0], [1.0]], [0, 1], W=[500.0], b=0.0)
    7.124576406741286e-218
    """
    losses = sample_losses(X, y, W, b)
    with np.errstate(over="ignore", under="ignore"):
        mean = float(np.mean(losses))
    # Losses near 1e308 have a mean, though not a sum.
    return mean if np.isfinite(mean) else _finite_sum(losses / len(losses))


def sample_losses(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give each sample's own loss: how surprised the neuron is by its label.

    Parameters
    ----------
    X, y, W, b
        As for `log_loss`.

    Returns
    -------
    ndarray of shape (m,)
        ``-log P(label | x)`` in nats: log 2 on the boundary, less on the right side of it.

    Raises
    ------
    ValueError
        As for `log_loss`.

    Notes
    -----
    Article, section 3.1: the loss with a superscript (i).

    Examples
    --------
    >>> sample_losses([[0.0], [2.0], [2.0]], [1, 1, 0], W=[1.0], b=0.0).round(3)
    array([0.693, 0.127, 2.127])
    """
    return loss_of(margins(X, y, W, b))


def label_probabilities(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give the probability of the label that each sample really has: a, or 1 - a.

    Parameters
    ----------
    X, y, W, b
        As for `log_loss`.

    Returns
    -------
    ndarray of shape (m,)
        ``P(y | x) = a ** y * (1 - a) ** (1 - y)``, in [0, 1], to full relative accuracy however
        small it is; below 5e-324 it is 0.

    Raises
    ------
    ValueError
        As for `log_loss`.

    Notes
    -----
    Article, section 2.1: the factors of the likelihood.

    Examples
    --------
    >>> label_probabilities([[0.0], [2.0], [2.0]], [1, 1, 0], W=[1.0], b=0.0).round(3)
    array([0.5  , 0.881, 0.119])
    """
    return stable_sigmoid(margins(X, y, W, b))


def likelihood(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> float:
    """Multiply the probabilities that the neuron gives to the labels.

    Parameters
    ----------
    X, y, W, b
        As for `log_loss`.

    Returns
    -------
    float
        The likelihood, in [0, 1]. With many samples it loses all its digits: near 1e-308 float64
        runs out, and the product ends at 0 or at a meaningless 5e-324. That is why one takes
        `log_likelihood`.

    Raises
    ------
    ValueError
        As for `log_loss`.

    Notes
    -----
    Article, section 2.1.

    Examples
    --------
    >>> likelihood([[0.0], [0.0], [0.0]], [0, 1, 1], W=[1.0], b=0.0)
    0.125
    """
    with np.errstate(under="ignore"):
        return float(np.prod(label_probabilities(X, y, W, b)))


def log_likelihood(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> float:
    """Add the logarithms instead: the log of `likelihood`, which does not run out of digits.

    Parameters
    ----------
    X, y, W, b
        As for `log_loss`.

    Returns
    -------
    float
        The log-likelihood in nats, at most 0: minus m times the log-loss.

    Raises
    ------
    ValueError
        As for `log_loss`, or if the sum leaves float64.

    Notes
    -----
    Article, section 2.2.

    Examples
    --------
    >>> log_likelihood([[0.0]] * 5000, [1] * 5000, W=[1.0], b=0.0)  # 5000 times log(1/2)
    -3465.735902799727
    """
    return 0.0 - _finite_sum(sample_losses(X, y, W, b))  # 0 - 0 is 0, where -0.0 would look odd


def _finite_sum(losses: FloatArray) -> float:
    with np.errstate(over="ignore"):
        total = float(np.sum(losses))
    if not np.isfinite(total):
        raise ValueError("X and W give losses whose sum is too large for float64")
    return total
