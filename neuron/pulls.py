"""One iteration taken apart, as arrows: what each sample asks of W, and the step that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import _checks
from neuron.gradient import residuals
from neuron.vectors import norm, unit_vector

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    FloatArray = NDArray[np.float64]

SHORTEST = 0.25
"""Share of the length of W below which its step is magnified; from ten times that on it shrinks."""


def pull_arrows(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, b: float, units: ArrayLike = 1.0
) -> tuple[FloatArray, FloatArray]:
    """Give the way in which each sample pulls W, and how hard it pulls.

    Parameters
    ----------
    X, y, W, b
        As for `gradient`.
    units : array_like of shape (d,) or float
        What a weight is divided by in the plane in which the arrows are drawn, greater than 0.

    Returns
    -------
    directions : ndarray of shape (m, d)
        Of length 1 along ``-(a - y) x / units``; 0 where that has no direction, as at x = 0.
    sizes : ndarray of shape (m,)
        ``|a - y|``, from 0 to 1.

    Raises
    ------
    ValueError
        As for `gradient`, or if a unit is not greater than 0.

    Notes
    -----
    Article, section 4.4: the mean of ``(a - y) x`` is the gradient, so the mean of what the samples
    ask for is its opposite.

    Examples
    --------
    >>> directions, sizes = pull_arrows([[3.0, 4.0], [0.0, 2.0]], [1, 0], W=[0.0, 0.0], b=0.0)
    >>> directions.round(12).tolist(), sizes.tolist()
    ([[0.6, 0.8], [0.0, -1.0]], [0.5, 0.5])
    """
    pulls = residuals(X, y, W, b)
    rows = np.asarray(X, dtype=np.float64)
    per_unit = rows / _units(units)
    length = norm(per_unit)[:, np.newaxis]
    ways = np.divide(per_unit, length, out=np.zeros_like(per_unit), where=length > 0)
    return -np.sign(pulls)[:, np.newaxis] * ways + 0.0, np.abs(pulls)  # + 0.0: -0.0 becomes 0.0


@dataclass(frozen=True, slots=True, eq=False)
class StepArrow:
    """A step of W, in lengths of W."""

    vector: FloatArray
    """Where it leads, shape (d,): from 0.25 to 2.5 lengths of W; all 0 where W rests."""
    power: int | None
    """The power of ten that it is drawn with. None where W = 0 has no length: the vector has 1."""


def step_arrow(W: ArrayLike, dW: ArrayLike, alpha: float, units: ArrayLike = 1.0) -> StepArrow:
    """Measure the step of W by W itself, magnified by a power of ten such that it can be seen.

    Parameters
    ----------
    W, dW : array_like of shape (d,)
        Weights and the gradient with respect to them.
    alpha : float
        Learning rate, greater than 0.
    units : array_like of shape (d,) or float
        As for `pull_arrows`.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or alpha or a unit is not greater than 0.

    Notes
    -----
    Article, section 3: the update rule, ``W := W - alpha dW``.

    Examples
    --------
    >>> arrow = step_arrow(W=[4.0, 0.0], dW=[0.0, -0.5], alpha=0.1)
    >>> arrow.vector.round(12).tolist(), arrow.power
    ([0.0, 1.25], 2)
    """
    per_unit = _units(units)
    slope = _checks.real("dW", dW).reshape(-1)
    weights, _ = _checks.parameters(W, 0.0, len(slope))
    rate = _checks.positive("alpha", alpha)
    way = -unit_vector(slope / per_unit) + 0.0
    size, length = norm(np.stack([slope, weights]) / per_unit).tolist()
    if size == 0.0:
        return StepArrow(way, 0)
    if length == 0.0:
        return StepArrow(way, None)
    log_ratio = math.log10(rate) + math.log10(size) - math.log10(length)  # cannot overflow
    power = math.ceil(math.log10(SHORTEST) - log_ratio)
    return StepArrow(10.0 ** (log_ratio + power) * way, power)


def _units(units: ArrayLike) -> FloatArray:
    per_unit = np.asarray(units, dtype=np.float64)
    if not (np.isfinite(per_unit).all() and (per_unit > 0).all()):
        raise ValueError(f"units must be finite and greater than 0, got {units!r}")
    return per_unit
