"""Lengths and directions of vectors: of W and of the gradient, however small or large they are."""

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
        ``v / ‖v‖``, for a gradient of 1e-200 as well.

    Raises
    ------
    ValueError
        If v is not a row of at least one finite number, or too long for float64.

    Examples
    --------
    >>> unit_vector([3e-200, -4e-200]).tolist()
    [0.6, -0.8]
    """
    vector = np.atleast_1d(_checks.real("v", v))
    length = float(norm(vector[np.newaxis])[0])
    return vector / length if length > 0.0 else vector + 0.0


def angle_between(u: ArrayLike, v: ArrayLike) -> float:
    """Measure the angle between two directions.

    Parameters
    ----------
    u, v : array_like of shape (n,)
        Two vectors, neither of length 0.

    Returns
    -------
    float
        The angle in degrees, from 0 to 180, to full relative accuracy where it is tiny as well: the
        arc cosine of a product would have no digits left at 1e-8.

    Raises
    ------
    ValueError
        If u or v is not a row of at least one finite number, is too long for float64 or has the
        length 0, or the two differ in shape.

    Notes
    -----
    Twice the arc tangent of ‖u' - v'‖ / ‖u' + v'‖ for the unit vectors u' and v' (Kahan 2006, "How
    futile are mindless assessments of roundoff", section 12).

    Examples
    --------
    >>> angle_between([1.0, 0.0], [0.0, 2.0]), angle_between([1.0, 0.0], [-3.0, 0.0])
    (90.0, 180.0)
    """
    first, second = unit_vector(u), unit_vector(v)
    if first.shape != second.shape:
        raise ValueError(f"u and v must have the same shape, got {first.shape} and {second.shape}")
    for name, vector in (("u", first), ("v", second)):
        if not vector.any():
            raise ValueError(f"{name} must not be of length 0: it has no direction")
    apart, together = norm([first - second, first + second]).tolist()
    return float(np.degrees(2.0 * np.arctan2(apart, together)))
