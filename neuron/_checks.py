"""What every public function demands of its arguments, said once.

Each check returns the argument as float64 (or int), never changes it, and raises a ``ValueError``
that names the argument and says what was wrong with it.
"""

import math
import operator
from typing import SupportsIndex, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

MATRIX = 2
"""How many axes a matrix has."""

PLANE = 2
"""How many features a sample has that can be drawn."""


def real(name: str, value: ArrayLike) -> FloatArray:
    """Return ``value`` as float64 of any shape; every entry must be a finite real number."""
    array = _float64(name, value)
    _demand_finite(name, array)
    return array


def number(name: str, value: ArrayLike) -> float:
    """Return ``value`` as one finite float; a bool is not a number here."""
    if isinstance(value, float) and math.isfinite(value):  # as nearly all are
        return float(value) + 0.0
    array = _float64(name, value)
    if array.ndim != 0:
        raise ValueError(f"{name} must be one number, got an array of shape {array.shape}")
    if isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} must be a number, got {value}")  # noqa: TRY004 - as all checks
    _demand_finite(name, array)
    return float(array) + 0.0  # turns -0.0 into 0.0, which would otherwise be shown as "-0"


def positive(name: str, value: ArrayLike) -> float:
    """Return ``value`` as one finite float above zero."""
    result = number(name, value)
    if result <= 0.0:
        raise ValueError(f"{name} must be greater than 0, got {result}")
    return result


def whole(name: str, value: object, least: int) -> int:
    """Return ``value`` as an int of at least ``least``; neither a bool nor a float such as 10.0."""
    try:
        result = operator.index(cast("SupportsIndex", value))
    except TypeError:
        raise ValueError(f"{name} must be an integer, got {value!r}") from None
    if isinstance(value, bool):
        raise ValueError(f"{name} must be an integer, got {value}")  # noqa: TRY004 - as all checks
    if result < least:
        raise ValueError(f"{name} must be at least {least}, got {result}")
    return result


def features(X: ArrayLike) -> FloatArray:
    """Return ``X`` as float64 of shape (m, d) with m >= 1 and d >= 1."""
    array = _float64("X", X)
    if array.ndim != MATRIX:
        raise ValueError(f"X must have shape (m, d), one row per sample, got {array.shape}")
    m, d = array.shape
    if m == 0:
        raise ValueError("X must hold at least one sample, got m = 0")
    if d == 0:
        raise ValueError("X must have at least one feature, got d = 0")
    _demand_finite("X", array)
    return array


def samples(X: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return ``X`` (m, d) and the labels ``y`` (m,), each of them 0 or 1, as float64."""
    rows = features(X)
    labels = _shaped("y", y, (len(rows),), "one label for each row of X")
    wrong = (labels != 0.0) & (labels != 1.0)
    if wrong.any():
        i = int(wrong.argmax())
        raise ValueError(f"y[{i}] is {labels[i]}, every label must be 0 or 1")
    return rows, labels


def parameters(W: ArrayLike, b: ArrayLike, d: int) -> tuple[FloatArray, float]:
    """Return the weights ``W`` (d,) as float64 and the bias ``b`` as a float."""
    weights = _shaped("W", W, (d,), "one weight for each column of X")
    return weights + 0.0, number("b", b)


def parameter(name: str, value: object, d: int) -> int:
    """Return the number of a parameter as they stand in [W, b]: 0 to d - 1, or d for the bias."""
    place = whole(name, value, least=0)
    if place > d:
        raise ValueError(f"{name} must be less than {d + 1}, the number of parameters, got {place}")
    return place


def states(W: ArrayLike, b: ArrayLike, d: int = PLANE) -> tuple[FloatArray, FloatArray]:
    """Return T states of a neuron with d features: ``W`` (T, d) and ``b`` (T,)."""
    weights = _float64("W", W)
    if weights.ndim != MATRIX or weights.shape[1] != d:
        raise ValueError(f"W must have shape (T, {d}), one row per state, got {weights.shape}")
    _demand_finite("W", weights)
    return weights, _shaped("b", b, (len(weights),), "one bias for each row of W")


def _shaped(name: str, value: ArrayLike, shape: tuple[int, ...], why: str) -> FloatArray:
    array = _float64(name, value)
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, {why}, got {array.shape}")
    _demand_finite(name, array)
    return array


def _float64(name: str, value: ArrayLike) -> FloatArray:
    if type(value) is np.ndarray and value.dtype == np.float64:  # and no matrix, say
        return value
    try:
        raw = np.asarray(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"{name} is not an array of real numbers: {error}") from None
    if raw.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, got dtype {raw.dtype}")
    with np.errstate(over="ignore"):  # a long double may be too large: then it is not finite
        return raw.astype(np.float64, copy=False)


def _demand_finite(name: str, array: FloatArray) -> None:
    finite = np.isfinite(array)
    if not finite.all():
        where = tuple(int(i) for i in np.unravel_index(int(finite.argmin()), array.shape))
        place = f"{name}{list(where)}" if where else name
        raise ValueError(f"{place} is {array[where]}, every number must be finite")
