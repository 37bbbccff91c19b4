"""Standardised features: mean 0 and standard deviation 1, and the way back to the units of x.

Gradient descent has one learning rate for all features, and so is slow where one of them is a
hundred times as large as another. Measured from its mean, in units of its standard deviation, each
feature counts alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Standardisation:
    """Where each feature has its middle, and how far it spreads.

    Attributes
    ----------
    mean : ndarray of shape (d,)
        Means, in units of x.
    deviation : ndarray of shape (d,)
        Standard deviations (of the samples themselves, divided by m), in units of x, all greater
        than 0: 1 for a feature that never varies.
    """

    mean: FloatArray
    deviation: FloatArray

    def standardised(self, X: ArrayLike) -> FloatArray:
        """Give (x - mean) / deviation, shape (m, d).

        Raises
        ------
        ValueError
            If X is not of shape (m, d), or a value is not finite.

        Examples
        --------
        >>> standardisation([[1.0], [3.0]]).standardised([[1.0], [3.0], [7.0]]).tolist()
        [[-1.0], [1.0], [5.0]]
        """
        return (_checks.features(X) - self.mean) / self.deviation

    def original_parameters(self, W: ArrayLike, b: ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Rewrite the neuron for x itself: the same score for the same sample.

        Parameters
        ----------
        W : array_like of shape (T, d)
            Weights of T states, of standardised features.
        b : array_like of shape (T,)
            Biases that go with them.

        Returns
        -------
        W : ndarray of shape (T, d)
            ``W / deviation``, in one over the units of x.
        b : ndarray of shape (T,)
            ``b - W · mean / deviation``.

        Raises
        ------
        ValueError
            If a shape is wrong, a value is not finite, or a result leaves float64.

        Notes
        -----
        W · (x - mean) / deviation + b, with x's own terms put together.

        Examples
        --------
        >>> scale = Standardisation(np.array([10.0]), np.array([2.0]))
        >>> W, b = scale.original_parameters([[4.0]], [1.0])
        >>> W.tolist(), b.tolist()
        ([[2.0]], [-19.0])
        """
        weights, biases = _checks.states(W, b, len(self.mean))
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            original = weights / self.deviation
            bias = biases - weights @ (self.mean / self.deviation)
        return _finite(original), _finite(bias)

    def original_gradient(self, dW: ArrayLike, db: ArrayLike) -> tuple[FloatArray, FloatArray]:
        """Differentiate the loss by the parameters that belong to x itself.

        Parameters
        ----------
        dW : array_like of shape (T, d)
            Gradients with respect to the weights of standardised features.
        db : array_like of shape (T,)
            Gradients with respect to the bias.

        Returns
        -------
        dW : ndarray of shape (T, d)
            ``deviation · dW + mean · db``: what `gradient` gives for X, and the parameters of
            `original_parameters`. Training does not step along it, which is why standardising
            helps.
        db : ndarray of shape (T,)
            The same ``db``.

        Raises
        ------
        ValueError
            If a shape is wrong, a value is not finite, or a result leaves float64.

        Notes
        -----
        Article, section 3.2: the mean of (a - y) x, with x = mean + deviation · standardised x.

        Examples
        --------
        >>> scale = Standardisation(np.array([10.0]), np.array([2.0]))
        >>> dW, db = scale.original_gradient([[1.0]], [0.5])
        >>> dW.tolist(), db.tolist()
        ([[7.0]], [0.5])
        """
        slopes, bias_slopes = _checks.states(dW, db, len(self.mean))
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            original = self.deviation * slopes + self.mean * bias_slopes[:, np.newaxis]
        return _finite(original), bias_slopes


def standardisation(X: ArrayLike) -> Standardisation:
    """Measure the mean and the standard deviation of each feature.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.

    Returns
    -------
    Standardisation
        A feature that never varies gets the deviation 1, so that it becomes 0 everywhere.

    Raises
    ------
    ValueError
        If X is not of shape (m, d) with m and d at least 1, a value is not finite, or a square of
        a deviation leaves float64.

    Examples
    --------
    >>> scale = standardisation([[1.0, 5.0], [3.0, 5.0]])
    >>> scale.mean.tolist(), scale.deviation.tolist()
    ([2.0, 5.0], [1.0, 1.0])
    """
    rows = _checks.features(X)
    m = len(rows)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        mean = rows.sum(axis=0) / m
        deviation = np.sqrt(((rows - mean) ** 2).sum(axis=0) / m)
    varies = (rows != rows[0]).any(axis=0) & (deviation > 0.0)  # rounding alone is no variation
    return Standardisation(_finite(mean), _finite(np.where(varies, deviation, 1.0)))


def _finite(values: FloatArray) -> FloatArray:
    if not np.isfinite(values).all():
        raise ValueError("X and the parameters give numbers too large for float64")
    return values
