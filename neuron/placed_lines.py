"""All the lines that a hand can make of one: `placed_line` for many places at once (d = 2).

A line that is dragged along, turned or sharpened moves with one number alone. Each function here
gives one row for each value of that number.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray


def shifted_lines(W: ArrayLike, through: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Shift the boundary to each of some places; W stays, as in `shifted_line`.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights.
    through : array_like of shape (T, 2)
        A place of each line, in units of x.

    Returns
    -------
    W : ndarray of shape (T, 2)
        The same weights in each row.
    b : ndarray of shape (T,)
        ``-W · through``.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or a b leaves float64.

    Examples
    --------
    >>> shifted_lines([3.0, 4.0], [[1.0, 2.0], [0.0, 0.0]])[1].tolist()
    [-11.0, 0.0]
    """
    weights, _ = _checks.parameters(W, 0.0, _checks.PLANE)
    places = _places(through)
    return _through(np.repeat(weights[np.newaxis], len(places), axis=0), places)


def turned_lines(
    W: ArrayLike, about: ArrayLike, through: ArrayLike, *, left: bool
) -> tuple[FloatArray, FloatArray]:
    """Turn the boundary about one place through each of some others, as in `turned_line`.

    Parameters
    ----------
    W : array_like of shape (2,)
        Weights: only their length matters.
    about : array_like of shape (2,)
        The place that the line is turned about, in units of x.
    through : array_like of shape (T, 2)
        The other place of each line.
    left : bool
        Class 1 lies on the left as one looks from ``about`` to ``through``; if False, on the right.

    Returns
    -------
    W : ndarray of shape (T, 2)
        Weights at a right angle to each line, as long as before.
    b : ndarray of shape (T,)
        The biases that go with them.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, a place is that of ``about``, or a b leaves
        float64.

    Examples
    --------
    >>> W, b = turned_lines([0.0, 2.0], [1.0, 1.0], [[1.0, 5.0], [9.0, 1.0]], left=True)
    >>> W.tolist(), b.tolist()
    ([[-2.0, 0.0], [0.0, 2.0]], [2.0, -2.0])
    """
    weights, _ = _checks.parameters(W, 0.0, _checks.PLANE)
    pivot = _places(np.asarray(about)[np.newaxis])
    along = _places(through) - pivot
    largest = np.abs(along).max(axis=1, keepdims=True)
    if not largest.all():
        raise ValueError(f"about and through must be two places, got {pivot[0].tolist()} twice")
    along = along / largest  # its square could leave float64
    side = 1.0 if left else -1.0
    normals = side * np.column_stack([-along[:, 1], along[:, 0]])
    normals /= np.hypot(along[:, 0], along[:, 1])[:, np.newaxis]
    return _through(np.hypot(*weights) * normals + 0.0, pivot)


def sharpened_lines(W: ArrayLike, b: float, factors: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Multiply all scores by each of some factors; the boundary stays, as in `sharpened_line`.

    Parameters
    ----------
    W : array_like of shape (d,)
        Weights.
    b : float
        Bias.
    factors : array_like of shape (T,)
        What all scores are multiplied by, greater than 0.

    Returns
    -------
    W : ndarray of shape (T, d)
        ``factor * W`` for each of them.
    b : ndarray of shape (T,)
        ``factor * b``.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, a factor is not greater than 0, or the result
        leaves float64.

    Examples
    --------
    >>> sharpened_lines([3.0, 4.0], -1.0, [2.0, 0.5])[0].tolist()
    [[6.0, 8.0], [1.5, 2.0]]
    """
    weights = _checks.real("W", W)
    weights, bias = _checks.parameters(weights, b, weights.size)
    times = _checks.real("factors", factors).reshape(-1)
    if not (times > 0.0).all():
        raise ValueError(f"factors must be greater than 0, got {times.min()}")
    with np.errstate(over="ignore", under="ignore"):
        return _finite("factor * (W, b)", np.outer(times, weights) + 0.0, times * bias + 0.0)


def lines_within(W: ArrayLike, b: ArrayLike, largest: float) -> tuple[FloatArray, FloatArray]:
    """Give the same boundaries with no weight and no bias above a limit, as in `line_within`.

    Parameters
    ----------
    W, b : array_like of shape (T, d) and (T,)
        Weights and biases.
    largest : float
        Largest size of a weight and of a bias, greater than 0.

    Returns
    -------
    W, b : ndarray of shape (T, d) and (T,)
        The rows themselves; those with a larger number made smaller by one factor each.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or the limit is not greater than 0.

    Examples
    --------
    >>> W, b = lines_within([[30.0, 40.0], [3.0, 4.0]], [-200.0, 1.0], 100.0)
    >>> W.tolist(), b.tolist()
    ([[15.0, 20.0], [3.0, 4.0]], [-100.0, 1.0])
    """
    states = np.column_stack(_checks.states(W, b, np.atleast_1d(W).shape[-1]))
    limit = _checks.positive("largest", largest)
    size = np.abs(states).max(axis=1, keepdims=True, initial=limit)
    with np.errstate(under="ignore"):
        scaled = np.clip(states / size * limit, -limit, limit) + 0.0
    within = np.where(size > limit, scaled, states)
    return within[:, :-1], within[:, -1]


def _places(value: ArrayLike) -> FloatArray:
    places = _checks.real("places", value)
    if places.ndim != _checks.MATRIX or places.shape[1] != _checks.PLANE:
        raise ValueError(f"places must have shape (T, 2), got {places.shape}")
    return places


def _through(W: FloatArray, places: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give W, and the b of each row with which its line passes through its place."""
    with np.errstate(over="ignore", invalid="ignore"):
        b = -(W[:, 0] * places[:, 0] + W[:, 1] * places[:, 1]) + 0.0
    return _finite("b = -W · through", W, b)


def _finite(what: str, W: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    if not (np.isfinite(W).all() and np.isfinite(b).all()):
        raise ValueError(f"{what} leaves float64")
    return W, b
