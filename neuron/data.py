"""Sets of samples to learn from: two clouds that a straight line can part, or a hyperplane.

Article, section 1 and its Figure 1; with any number of features, the remark at the end of section
3.2.
"""

import math

import numpy as np
from numpy.typing import NDArray

from neuron import _checks
from neuron._checks import FloatArray

LARGEST_OFFSET = 0.5
"""How far the line may pass from the origin, in units of x: enough for the bias to matter."""

CENTRE = 1.5
"""Distance from the edge of the margin to the middle of a cloud, in units of the spread."""

RADIUS = 2.5
"""Where a cloud ends, in standard deviations of the normal distribution it is cut out of."""

SHIFT = 0.5
"""How far a cloud may slide along the line, in units of the spread: no two sets look alike."""


def sample_separable(
    m: int,
    *,
    seed: int,
    margin: float = 0.5,
    spread: float = 1.0,
    balance: float = 0.5,
    direction: float | None = None,
    noise: float = 0.0,
) -> tuple[FloatArray, FloatArray]:
    """Draw two round clouds of points, one on each side of a random line.

    Parameters
    ----------
    m : int
        Number of samples, at least 2.
    seed : int
        At least 0; the same seed gives the same samples.
    margin : float
        Every sample is at least this far from the line, on the side of its class; at least 0, in
        units of x. (At 0 the samples still keep off the line.)
    spread : float
        About the standard deviation of a cloud in each direction, greater than 0, in units of x.
    balance : float
        Fraction of class 1, between 0 and 1; rounded, but at least one sample of each class.
    direction : float, optional
        Angle in radians from the first axis to the normal of the line, on the side of class 1;
        drawn like the rest by default.
    noise : float
        Fraction of the labels that are turned over at the end, from 0 to 1; rounded. Above 0 the
        samples keep their places, but a line may no longer part them.

    Returns
    -------
    X : ndarray of shape (m, 2)
        Samples in random order. By default, and up to a margin of 1.5, practically all of them
        have coordinates in [-6, 6].
    y : ndarray of shape (m,)
        Labels in {0, 1}.

    Raises
    ------
    ValueError
        If an argument is not a number in its range, or so large that the samples leave float64.

    Notes
    -----
    Article, section 1: the training set is linearly separable. Nothing is drawn and thrown away,
    so that the time depends on m alone: a cloud is a normal distribution cut at a fixed radius,
    and the little of it that reaches into the margin is folded back at the margin's edge.

    Examples
    --------
    >>> X, y = sample_separable(100, seed=1)
    >>> X.shape, y.sum()
    ((100, 2), np.float64(50.0))
    """
    count = _checks.whole("m", m, least=2)
    rng = np.random.default_rng(_checks.whole("seed", seed, least=0))
    gap = _checks.number("margin", margin)
    if gap < 0.0:
        raise ValueError(f"margin must be at least 0, got {gap}")
    scale = _checks.positive("spread", spread)
    fraction = _checks.positive("balance", balance)
    if fraction >= 1.0:
        raise ValueError(f"balance must be less than 1, got {fraction}")
    wrong = _checks.number("noise", noise)
    if not 0.0 <= wrong <= 1.0:
        raise ValueError(f"noise must be from 0 to 1, got {wrong}")

    # Drawn even where it is not needed, so that the clouds of a seed do not depend on it.
    angle = rng.uniform(0.0, math.tau)
    if direction is not None:
        angle = _checks.number("direction", direction)
    offset = rng.uniform(-LARGEST_OFFSET, LARGEST_OFFSET)
    shift = rng.uniform(-SHIFT, SHIFT, size=2)  # for each class

    ones = min(max(math.floor(fraction * count + 0.5), 1), count - 1)
    y = rng.permutation(np.arange(count) < ones).astype(np.float64)
    s = 2.0 * y - 1.0
    across, along = _round_cloud(rng, count)

    with np.errstate(over="ignore", invalid="ignore"):
        # Turning the points costs the last digits; this much more keeps them outside the margin.
        safety = 1e-14 * (gap + 10.0 * scale + 1.0)
        distance = gap + safety + scale * np.abs(CENTRE + across)  # abs folds at the margin's edge
        position = scale * (along + shift[y.astype(np.intp)])
        towards = offset + s * distance
        X = np.column_stack(
            [
                math.cos(angle) * towards - math.sin(angle) * position,
                math.sin(angle) * towards + math.cos(angle) * position,
            ]
        )
    if not np.isfinite(X).all():
        raise ValueError("margin and spread give samples too large for float64")
    # Drawn last, so that the samples of a seed do not depend on it.
    turned = rng.permutation(count) < math.floor(wrong * count + 0.5)
    return X, np.where(turned, 1.0 - y, y)


def sample_separable_features(
    m: int, d: int, *, seed: int, margin: float = 0.5
) -> tuple[FloatArray, FloatArray]:
    """Draw samples in d dimensions that a hyperplane through the origin can part.

    Parameters
    ----------
    m : int
        Number of samples, at least 2: half of each class, or one more of class 0.
    d : int
        Number of features, at least 1.
    seed : int
        At least 0; the same seed gives the same samples.
    margin : float
        Every sample is at least this far from the hyperplane, on the side of its class; at least 0,
        in units of x.

    Returns
    -------
    X : ndarray of shape (m, d)
        Normally distributed along the hyperplane with standard deviation 1, and half a normal
        distribution away from it on each side.
    y : ndarray of shape (m,)
        Labels in {0, 1}, in random order.

    Raises
    ------
    ValueError
        If an argument is not a number in its range.

    Notes
    -----
    Article, the remark in section 3.2.

    Examples
    --------
    >>> X, y = sample_separable_features(100, 20, seed=1)
    >>> X.shape, y.sum()
    ((100, 20), np.float64(50.0))
    """
    count = _checks.whole("m", m, least=2)
    dimensions = _checks.whole("d", d, least=1)
    rng = np.random.default_rng(_checks.whole("seed", seed, least=0))
    gap = _checks.number("margin", margin)
    if gap < 0.0:
        raise ValueError(f"margin must be at least 0, got {gap}")

    normal = rng.standard_normal(dimensions)
    normal /= np.linalg.norm(normal)
    y = rng.permutation(np.arange(count) < count // 2).astype(np.float64)
    X = rng.standard_normal((count, dimensions))
    across = X @ normal
    # A little more than the margin, so that rounding does not reach into it.
    away = (2.0 * y - 1.0) * (np.abs(across) + gap * (1.0 + 1e-12) + 1e-12)
    return X + np.outer(away - across, normal), y


def _round_cloud(rng: np.random.Generator, m: int) -> NDArray[np.float64]:
    """Draw m points of the plane, shape (2, m), with standard deviation 1 within a circle."""
    inside = -math.expm1(-(RADIUS**2) / 2.0)  # how much of the normal distribution is kept
    # The radius of a two-dimensional normal distribution has a distribution function that can be
    # inverted by hand, which gives the cut for free.
    radius = np.sqrt(-2.0 * np.log1p(-inside * rng.random(m)))
    turn = math.tau * rng.random(m)
    narrowing = math.sqrt(1.0 - RADIUS**2 / 2.0 * (1.0 - inside) / inside)  # what the cut did
    return np.stack([np.cos(turn), np.sin(turn)]) * (radius / narrowing)
