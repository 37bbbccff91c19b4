"""Ready-made sets of samples, each of which shows one thing, and none of which ever changes.

Article, section 1: the training set. The last three cannot be parted by a straight line, which is
where the article's model ends.
"""

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from neuron._checks import FloatArray
from neuron.data import sample_separable

Samples = tuple[FloatArray, FloatArray]

FAR: Final = (8.0, 6.0)
"""Where the set that is far from the origin has its middle, in units of x."""

SKEW: Final = math.radians(40.0)
"""By how much the street between its classes is turned from lying across the way to the origin."""

HUNDRED: Final = 100.0
"""How many times as large the second feature is in the set of unscaled features."""

OUTLIER: Final = (3.2, -5.4)
"""The one sample of class 0 that makes the line turn, in units of x."""


def named_set(name: str) -> Samples:
    """Compute one of the ready-made sets.

    Parameters
    ----------
    name : str
        One of `SET_NAMES`.

    Returns
    -------
    X : ndarray of shape (m, 2)
        Samples.
    y : ndarray of shape (m,)
        Labels in {0, 1}.

    Raises
    ------
    ValueError
        If there is no set of that name.

    Examples
    --------
    >>> X, y = named_set("easy")
    >>> X.shape, int(y.sum())
    ((60, 2), 30)
    """
    if name not in _SETS:
        raise ValueError(f"name must be one of {', '.join(_SETS)}, got {name!r}")
    X, y = _SETS[name]()
    return X.round(3), y  # three decimals, so that a set can be read, and written, by hand


def _easy() -> Samples:
    return sample_separable(60, seed=3, margin=1.2)


def _tight() -> Samples:
    return sample_separable(80, seed=1, margin=0.03, spread=1.2)


def _unbalanced() -> Samples:
    return sample_separable(80, seed=8, margin=0.4, balance=0.075)


def _far() -> Samples:
    # The street between the classes runs past the origin, and has room to turn towards it.
    X, y = sample_separable(
        60, seed=1, margin=1.2, spread=0.8, direction=math.atan2(*FAR[::-1]) + SKEW
    )
    return X + np.array(FAR), y


def _unscaled() -> Samples:
    X, y = sample_separable(60, seed=14, margin=0.5, direction=0.6)
    return X * np.array([1.0, HUNDRED]), y


def _outlier() -> Samples:
    X, y = sample_separable(60, seed=9, margin=1.2, spread=0.8, direction=0.0)
    return np.vstack([X, OUTLIER]), np.append(y, 0.0)


def _overlapping() -> Samples:
    rng = np.random.default_rng(4)
    y = rng.permutation(np.arange(80) % 2).astype(np.float64)
    middle = (2.0 * y - 1.0)[:, np.newaxis] * np.array([1.2, 0.7])
    return middle + rng.normal(scale=1.4, size=(80, 2)), y


def _exclusive_or() -> Samples:
    rng = np.random.default_rng(6)
    corner = np.arange(80) % 4  # the quadrant, counted from 0
    signs = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]])[corner]
    return signs * rng.uniform(0.5, 4.0, size=(80, 2)), (corner % 2).astype(np.float64)


def _two_rings() -> Samples:
    rng = np.random.default_rng(2)
    y = (np.arange(80) % 2).astype(np.float64)
    radius = np.where(y == 1.0, 3.8, 1.6) + rng.normal(scale=0.25, size=80)
    turn = rng.uniform(0.0, 2.0 * np.pi, size=80)
    return radius[:, np.newaxis] * np.column_stack([np.cos(turn), np.sin(turn)]), y


_SETS: Final[dict[str, Callable[[], Samples]]] = {
    "easy": _easy,
    "tight margin": _tight,
    "unbalanced": _unbalanced,
    "far from the origin": _far,
    "unscaled features": _unscaled,
    "one outlier": _outlier,
    "overlapping": _overlapping,
    "exclusive or": _exclusive_or,
    "two rings": _two_rings,
}

SET_NAMES: Final = tuple(_SETS)
"""The names of the ready-made sets; no line parts the last three."""
