"""The loss as a landscape: one height for each choice of the parameters.

Article, section 3: gradient descent walks in this landscape. The parameters are numbered in the
order of [W, b]: 0 ... d - 1 are the weights, d is the bias.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray
from neuron._margin import folded, mean_losses

TILE = 16_384
"""Margins computed at a time: 128 KB, which stay in a core's cache and are cheap to allocate."""


def losses_at(X: ArrayLike, y: ArrayLike, W: ArrayLike, b: ArrayLike) -> FloatArray:
    """Give the mean log-loss of many neurons at once, on the same samples.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row.
    y : array_like of shape (m,)
        Labels in {0, 1}.
    W : array_like of shape (T, d)
        One neuron's weights per row.
    b : array_like of shape (T,)
        Their biases.

    Returns
    -------
    ndarray of shape (T,)
        Losses in nats, at least 0, each to full relative accuracy; below 3.4e-308 it may be 0.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, m is 0, a label is neither 0 nor 1, or a score
        or a loss leaves float64.

    Notes
    -----
    Article, section 2, for T neurons. Memory stays bounded: the T m margins never exist at once.

    Examples
    --------
    >>> losses_at([[-1.0], [1.0]], [0, 1], W=[[0.0], [500.0]], b=[0.0, 0.0])
    array([6.93147181e-001, 7.12457641e-218])
    """
    rows, labels = _checks.samples(X, y)
    theta = np.column_stack(_checks.states(W, b, rows.shape[1]))  # (T, d + 1)
    Q = folded(rows, labels)  # (d + 1, m)
    m = len(labels)
    losses = np.empty(len(theta))
    height, width = max(1, TILE // m), min(m, TILE)
    work = [np.empty((height, width)) for _ in range(3)]
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for first in range(0, len(theta), height):
            part = slice(first, first + height)
            losses[part] = sum(
                _mean_losses(theta[part], Q[:, i : i + width], m, work) for i in range(0, m, width)
            )
    finite = np.isfinite(losses)
    if not finite.all():
        raise ValueError(f"X, W[{finite.argmin()}] and b give a loss too large for float64")
    return losses


def loss_grid(
    X: ArrayLike,
    y: ArrayLike,
    W: ArrayLike,
    b: float,
    *,
    axes: tuple[int, int],
    first: ArrayLike,
    second: ArrayLike,
) -> FloatArray:
    """Survey the landscape over two of the parameters, the others held.

    Parameters
    ----------
    X, y
        As for `losses_at`.
    W, b : array_like of shape (d,) and float
        Where the other parameters are held.
    axes : pair of int
        The two parameters that vary, numbered as in [W, b].
    first, second : array_like of shape (p,) and (q,)
        The values that they take.

    Returns
    -------
    ndarray of shape (q, p)
        Entry [j, i] is the loss at ``first[i]``, ``second[j]``, in nats.

    Raises
    ------
    ValueError
        As for `losses_at`, or if the two parameters are the same or not among d + 1.

    Notes
    -----
    Article, section 3.

    Examples
    --------
    >>> grid = loss_grid([[-1.0], [1.0]], [0, 1], [0.0], 0.0,
    ...                  axes=(0, 1), first=[0.0, 1.0], second=[0.0])
    >>> grid.round(4).tolist()
    [[0.6931, 0.3133]]
    """
    rows = _checks.features(X)
    weights, bias = _checks.parameters(W, b, rows.shape[1])
    theta = np.append(weights, bias)
    one, other = (_checks.parameter("axis", axis, len(weights)) for axis in axes)
    if one == other:
        raise ValueError(f"axes must be two different parameters, got {axes}")
    across, up = (
        _checks.real(name, v).reshape(-1) for name, v in (("first", first), ("second", second))
    )
    states = np.tile(theta, (len(up) * len(across), 1))
    states[:, one] = np.tile(across, len(up))
    states[:, other] = np.repeat(up, len(across))
    losses = losses_at(rows, y, states[:, :-1], states[:, -1])
    return losses.reshape(len(up), len(across))


def loss_line(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, *, axis: int, values: ArrayLike
) -> FloatArray:
    """Cut the landscape along one parameter, the others held.

    Parameters
    ----------
    X, y, W, b
        As for `loss_grid`.
    axis : int
        The parameter that varies, numbered as in [W, b].
    values : array_like of shape (p,)
        The values that it takes.

    Returns
    -------
    ndarray of shape (p,)
        Losses in nats: a convex function of the values.

    Raises
    ------
    ValueError
        As for `losses_at`, or if there is no such parameter.

    Notes
    -----
    Article, Figure 4.

    Examples
    --------
    >>> loss_line([[-1.0], [1.0]], [0, 1], [0.0], 0.0, axis=0, values=[0.0, 1.0]).round(4).tolist()
    [0.6931, 0.3133]
    """
    rows = _checks.features(X)
    weights, bias = _checks.parameters(W, b, rows.shape[1])
    places = _checks.real("values", values).reshape(-1)
    states = np.tile(np.append(weights, bias), (len(places), 1))
    states[:, _checks.parameter("axis", axis, len(weights))] = places
    return losses_at(rows, y, states[:, :-1], states[:, -1])


def _mean_losses(theta: FloatArray, Q: FloatArray, m: int, work: list[FloatArray]) -> FloatArray:
    """Add up the losses of the samples in Q, divided by m, for each state."""
    M, *spare = (array[: len(theta), : Q.shape[1]] for array in work)
    np.multiply(theta[:, :1], Q[0], out=M)
    for j in range(1, len(Q)):
        M += np.multiply(theta[:, j, np.newaxis], Q[j], out=spare[0])
    return mean_losses(M, m, spare)
