"""Separable sets with any number of features, for the remark that d need not be two.

Article, the remark at the end of section 3.2.
"""

import numpy as np

from neuron import _checks
from neuron._checks import FloatArray


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
