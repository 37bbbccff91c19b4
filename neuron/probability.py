"""What the neuron says about each label: its probability, and by how much the neuron misses it.

Article, sections 2.1 and 4.4.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron._checks import FloatArray
from neuron.loss import margins
from neuron.model import stable_sigmoid


def label_probabilities(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give the probability of the label that each sample really has: a, or 1 - a.

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
    ndarray of shape (m,)
        ``P(y | x) = a ** y * (1 - a) ** (1 - y)``, in [0, 1], to full relative accuracy however
        small it is; below 5e-324 it is 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        leaves float64.

    Notes
    -----
    Article, section 2.1: the factors of the likelihood.

    Examples
    --------
    >>> label_probabilities([[0.0], [2.0], [2.0]], [1, 1, 0], W=[1.0], b=0.0).round(3)
    array([0.5  , 0.881, 0.119])
    """
    return stable_sigmoid(margins(X, y, W, b))


def residuals(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float) -> FloatArray:
    """Give ``A - Y``: how far each activation is from the label, with its sign.

    Parameters
    ----------
    X, y, W, b
        As for `label_probabilities`.

    Returns
    -------
    ndarray of shape (m,)
        Between -1 and 0 for class 1 and between 0 and 1 for class 0. Nothing is subtracted, so
        that a difference of 1e-200 keeps its digits.

    Raises
    ------
    ValueError
        As for `label_probabilities`.

    Notes
    -----
    Article, section 4.4: the gradient is ``X.T (A - Y) / m`` and the mean of ``A - Y``.

    Examples
    --------
    >>> residuals([[0.0], [2.0], [2.0]], [1, 1, 0], W=[1.0], b=0.0).round(3)
    array([-0.5  , -0.119,  0.881])
    """
    pull = stable_sigmoid(-margins(X, y, W, b))  # P(the other label): between 0 and 1
    return np.where(np.asarray(y) == 1, -pull, pull) + 0.0
