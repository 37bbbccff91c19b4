"""The curvature of the log-loss: how quickly its slope changes, and which steps are stable."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._margin import pull_of
from neuron._run import TILE


def sharpness(X: ArrayLike, W: ArrayLike, b: float) -> float:
    """Give the largest curvature of the log-loss at a state, in whatever direction.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.

    Returns
    -------
    float
        The largest eigenvalue of the Hessian ``Ã.T diag(A (1 - A)) Ã / m`` with ``Ã = [X 1]``, in
        nats per squared unit of (W, b). Labels do not matter. It keeps its digits where every
        A (1 - A) is 1e-200.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, or a score or the result leaves float64.

    Notes
    -----
    At most ``2 / step_limit(X)``, and that at W = 0, b = 0. A minimum at which the sharpness is
    above 2/alpha is not stable: gradient descent with that learning rate does not stay there
    (Cohen et al. 2021, "Gradient descent on neural networks typically occurs at the edge of
    stability").

    Examples
    --------
    >>> sharpness([[-1.0, 0.0], [1.0, 0.0]], W=[0.0, 0.0], b=0.0)
    0.25
    """
    rows = _checks.features(X)
    weights, bias = _checks.parameters(W, b, rows.shape[1])
    return float(sharpness_along(rows, weights[np.newaxis], np.array([bias]))[0])


def sharpness_along(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> FloatArray:
    """Give the `sharpness` at many states, a run for example, in one batched computation.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    W : array_like of shape (T, d)
        Weights, one state per row.
    b : array_like of shape (T,)
        Biases that go with them.

    Returns
    -------
    ndarray of shape (T,)
        The sharpness at each state.

    Raises
    ------
    ValueError
        As for `sharpness`.

    Notes
    -----
    The slopes A (1 - A) of T states, times the products of the features of m samples, two by two,
    are T Hessians: a product of matrices.

    Examples
    --------
    >>> sharpness_along([[-1.0], [1.0]], W=[[0.0], [2.0]], b=[0.0, 0.0]).round(4)
    array([0.25 , 0.105])
    """
    rows = _checks.features(X)
    m, d = rows.shape
    weights, biases = _checks.states(W, b, d)
    unit = max(1.0, float(np.abs(rows).max()))
    # In units of the farthest coordinate, because squares of 1e200 would overflow.
    scaled = np.column_stack([rows / unit, np.full(m, 1.0 / unit)])  # (m, d + 1)
    with np.errstate(under="ignore"):
        products = (scaled[:, :, np.newaxis] * scaled[:, np.newaxis]).reshape(m, -1) / m
    result = np.empty(len(weights))
    height = max(1, TILE // m)
    for first in range(0, len(weights), height):
        now = slice(first, first + height)
        result[now] = _largest(rows, products, weights[now], biases[now])
    with np.errstate(over="ignore", under="ignore"):
        result = result * unit * unit
    if not np.isfinite(result).all():
        raise ValueError("X gives a sharpness too large for float64")
    return result


def _largest(
    rows: FloatArray, products: FloatArray, weights: FloatArray, biases: FloatArray
) -> FloatArray:
    """Give the largest eigenvalue for each of some states."""
    with np.errstate(over="ignore", invalid="ignore"):
        Z = biases[:, np.newaxis] + sum(
            np.multiply.outer(w, x) for w, x in zip(weights.T, rows.T, strict=True)
        )  # (t, m)
    if not np.isfinite(Z).all():
        raise ValueError("X, W and b give a score too large for float64")
    with np.errstate(under="ignore"):
        slope = pull_of(Z) * pull_of(-Z)  # A (1 - A)
        largest = slope.max(axis=1)
        share = slope / np.where(largest > 0.0, largest, 1.0)[:, np.newaxis]
        side = rows.shape[1] + 1
        hessians = (share @ products).reshape(-1, side, side)
        top: FloatArray = np.maximum(0.0, np.linalg.eigvalsh(hessians)[:, -1]) * largest
        return top
