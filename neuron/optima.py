"""How far a state is from the minimum of the log-loss.

That is not one state but a line or a plane of them where the features depend on one another.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._margin import loss_change_of, margins
from neuron.newton import Optimum, independent
from neuron.standardise import standardisation
from neuron.vectors import norm


def free_directions(X: ArrayLike) -> int:
    """Count the directions of (W, b) in which no score changes, whatever the labels are.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.

    Returns
    -------
    int
        d + 1 less the rank of ``[X 1]``, up to rounding: 0 where an optimum is the only one.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, or the numbers leave float64.

    Examples
    --------
    >>> free_directions([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), free_directions([[0, 0], [1, 1]])
    (0, 1)
    """
    rows = _checks.features(X)
    _, sizes, _ = independent(rows, standardisation(rows))
    return int(rows.shape[1]) + 1 - len(sizes)


def distances_to_optimum(X: ArrayLike, W: ArrayLike, b: ArrayLike, best: Optimum) -> FloatArray:
    """Measure how far states are from the nearest state of least loss.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    W, b : array_like of shape (T, d) and (T,)
        The states.
    best : Optimum
        What `optimum` found for these samples.

    Returns
    -------
    ndarray of shape (T,)
        ``‖(W, b) - (W*, b*)‖``. Where features depend on one another there are many optima, and
        the distance is that to the nearest one: a part of (W, b) that changes no score counts for
        nothing, and gradient descent never changes it.

    Raises
    ------
    ValueError
        If a shape is wrong, or a value or a distance is not finite.

    Examples
    --------
    >>> from neuron import optimum
    >>> best = optimum([[0.0], [1.0], [0.0], [1.0]], [0, 1, 1, 0])  # W = 0, b = 0
    >>> distances_to_optimum([[0.0], [1.0], [0.0], [1.0]], [[3.0]], [4.0], best).tolist()
    [5.0]
    """
    rows = _checks.features(X)
    weights, biases = _checks.states(W, b, rows.shape[1])
    apart = np.column_stack([weights, biases]) - np.append(best.W, best.b)  # (T, d + 1)
    slopes = _slopes(rows)
    if len(slopes) == apart.shape[1]:
        return norm(apart)
    basis = np.linalg.qr((slopes / norm(slopes)[:, np.newaxis]).T)[0]  # (d + 1, n)
    return norm(apart @ basis)


def loss_above_optimum(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, best: Optimum) -> float:
    """Give by how much the loss of a state exceeds the least there is.

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
    best : Optimum
        An optimum of these samples: see `optimum`.

    Returns
    -------
    float
        In nats. The two losses are not subtracted, so that it keeps its digits near the optimum; as
        (W*, b*) is rounded it may come out below 0 by some 1e-32.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or the
        numbers leave float64.

    Examples
    --------
    >>> from neuron import optimum
    >>> X, y = [[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1]
    >>> best = optimum(X, y)
    >>> round(loss_above_optimum(X, y, [0.0], 0.0, best) + best.loss, 9)  # ln 2
    0.693147181
    >>> 0 < loss_above_optimum(X, y, best.W + 1e-9, best.b, best) < 1e-17
    True
    """
    rows, labels = _checks.samples(X, y)
    weights, bias = _checks.parameters(W, b, rows.shape[1])
    M = margins(rows, labels, best.W, best.b)
    D = margins(rows, labels, weights - best.W, bias - best.b)
    with np.errstate(under="ignore"):
        return float(np.mean(loss_change_of(M, D)))


def _slopes(rows: FloatArray) -> FloatArray:
    """Give the independent directions of (W, b) in which scores change, for x itself, (n, d + 1).

    A product of parameters and a direction is the same for x as it stands if the direction is
    carried over as a gradient is.
    """
    scale = standardisation(rows)
    _, _, directions = independent(rows, scale)
    return np.column_stack(scale.original_gradient(directions[:, :-1], directions[:, -1]))
