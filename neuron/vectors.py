"""Lengths, directions and angles of vectors, however small or large they are."""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._checks import FloatArray


def norm(V: ArrayLike) -> FloatArray:
    """Compute the Euclidean length of each row.

    Parameters
    ----------
    V : array_like of shape (T, d)
        One vector a row, d >= 1.

    Returns
    -------
    ndarray of shape (T,)
        The lengths, in the unit of V. Squares are never formed, so that a gradient of 1e-200 keeps
        its length, where the root of a sum of squares would give 0.

    Raises
    ------
    ValueError
        If V is not a matrix with at least one column, or a value or a length is not finite.

    Notes
    -----
    Article, section 3: the length of the gradient says how steep the loss is.

    Examples
    --------
    >>> norm([[3.0, 4.0], [3e-200, 4e-200]]).tolist()
    [5.0, 5e-200]
    """
    vectors = _checks.real("V", V)
    if vectors.ndim != _checks.MATRIX or vectors.shape[1] == 0:
        raise ValueError(f"V must have shape (T, d) with d >= 1, got {vectors.shape}")
    length: FloatArray = np.abs(vectors[:, 0])
    with np.errstate(over="ignore", under="ignore"):
        for column in vectors.T[1:]:
            length = np.hypot(length, column)
    if not np.isfinite(length).all():
        raise ValueError(f"V[{np.isfinite(length).argmin()}] is too long for float64")
    return length


def unit_vector(v: ArrayLike) -> FloatArray:
    """Shorten or stretch a vector to length 1; one of length 0 stays as it is.

    Parameters
    ----------
    v : array_like of shape (n,)
        A vector.

    Returns
    -------
    ndarray of shape (n,)
        ``v / ‖v‖``, for the shortest and the longest vectors as well.

    Raises
    ------
    ValueError
        If v is not a row of at least one finite number.

    Examples
    --------
    >>> unit_vector([3e-200, -4e-200]).tolist()
    [0.6, -0.8]
    """
    given = np.atleast_1d(_checks.real("v", v))
    # Of a length near 1, by a power of two, which is exact: that of (5e-324, 5e-324) is no float64.
    exponent = np.frexp(np.abs(given).max(initial=0.0))[1]
    vector: FloatArray = np.ldexp(given, -exponent)
    length = float(norm(vector[np.newaxis])[0])
    return vector / length if length > 0.0 else vector + 0.0


def angles(V: ArrayLike, u: ArrayLike) -> FloatArray:
    """Measure the angle between each row of V and u.

    Parameters
    ----------
    V : array_like of shape (T, d)
        One vector a row.
    u : array_like of shape (d,)
        What they are compared with, not all 0.

    Returns
    -------
    ndarray of shape (T,)
        Degrees from 0 to 180, a tiny angle with its digits, to about 1e-14.

    Raises
    ------
    ValueError
        If a shape is wrong, a value or a length is not finite, or a vector has no direction, being
        all 0.

    Notes
    -----
    ``2 atan2(‖p - q‖, ‖p + q‖)`` of the unit vectors p and q (Kahan 2006, "How futile are mindless
    assessments of roundoff in floating-point computation?", section 12); the arc cosine of
    their product would know no angle below 1e-6 degrees.

    Examples
    --------
    >>> angles([[2.0, 0.0], [0.0, 3e-200], [1.0, 1e-9]], [1.0, 0.0]).round(9).tolist()
    [0.0, 90.0, 5.7e-08]
    """
    vectors = _checks.real("V", V)
    lengths = norm(vectors)  # (T,)
    if not lengths.all():
        raise ValueError(f"V[{lengths.argmin()}] has no direction, it is all zeros")
    q = unit_vector(u)
    if q.shape != vectors.shape[1:]:
        raise ValueError(f"u must have shape {vectors.shape[1:]}, got {q.shape}")
    if not q.any():
        raise ValueError("u has no direction, it is all zeros")
    with np.errstate(under="ignore"):
        p = vectors / lengths[:, np.newaxis]  # (T, d), of length 1
        p /= np.sqrt((p * p).sum(axis=1))[:, np.newaxis]  # of subnormal rows, too
        q = q / np.sqrt(q @ q)
        apart = np.sqrt(((p - q) ** 2).sum(axis=1))
        along = np.sqrt(((p + q) ** 2).sum(axis=1))
    turn: FloatArray = np.degrees(2.0 * np.arctan2(apart, along))
    return turn


def angle_between(u: ArrayLike, v: ArrayLike) -> float:
    """Measure the angle between two vectors: see ``angles``.

    Parameters
    ----------
    u, v : array_like of shape (d,)
        Vectors that are not all 0.

    Returns
    -------
    float
        Degrees from 0 to 180.

    Raises
    ------
    ValueError
        As ``angles`` does, which calls them V[0] and u.

    Examples
    --------
    >>> angle_between([1.0, 0.0], [0.0, 2.0]), angle_between([1.0, 0.0], [-3.0, 0.0])
    (90.0, 180.0)
    """
    return float(angles(np.atleast_1d(u)[np.newaxis], v)[0])
