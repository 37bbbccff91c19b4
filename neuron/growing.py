"""What a verdict says of the samples to which more have come, without deciding anew.

Both answers are proofs where they are True; False says nothing, and `separability` decides.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks
from neuron._exact import EPSILON, ExactPoints, normals
from neuron.separability import Separability

ROUNDINGS = 64.0
"""A score may be off by so many times the machine's precision, of the sum of its terms' sizes."""


def keeps_gap(found: Separability, x: ArrayLike, label: float) -> bool:
    """Say whether one more sample leaves a separable set's line and margin as they are.

    Parameters
    ----------
    found : Separability
        What `separability` says of the samples before.
    x : array_like of shape (d,)
        The sample that comes.
    label : float
        Its label, 0 or 1.

    Returns
    -------
    bool
        True only if `separability` would give the same verdict, W, b and margin, to the bit.

    Raises
    ------
    ValueError
        If x is not of shape (d,) or holds a value that is not finite.

    Notes
    -----
    The gap lies between two parallel planes, each through the nearest point of a hull. A sample
    beyond the plane of its class takes its hull no nearer to the other; and the shortest way
    between two disjoint convex hulls is unique, but for its place.

    Examples
    --------
    >>> from neuron import separability
    >>> found = separability([[0.0, 0.0], [2.0, 0.0]], [0, 1])
    >>> keeps_gap(found, [3.0, 5.0], 1), keeps_gap(found, [1.5, 5.0], 1)
    (True, False)
    """
    if found.margin is None or found.W is None or found.b is None:
        return False
    point = _checks.real("x", x)
    if point.shape != found.W.shape:
        raise ValueError(f"x must have shape {found.W.shape}, got {point.shape}")
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        terms = np.append(found.W * point, found.b)
        doubt = ROUNDINGS * EPSILON * float(np.abs(terms).sum() + found.margin)
        beyond = (2.0 * label - 1.0) * float(terms.sum()) - found.margin
    return bool(beyond > doubt)  # not where it is NaN


def overlaps_for_good(X: ArrayLike) -> bool:
    """Say whether classes that overlap on these samples overlap still, whatever samples come.

    Parameters
    ----------
    X : array_like of shape (m, d)
        One sample per row; the verdict of `separability` on them is "overlapping".

    Returns
    -------
    bool
        True only if the samples lie in no common plane (for d = 2: on no common line).

    Raises
    ------
    ValueError
        If X is not of shape (m, d), has no rows or columns, or holds a value that is not finite.

    Notes
    -----
    A (W, b) that has no sample on its wrong side has all of these on its line, as they overlap. If
    they lie in no common plane it is 0, and has none of the others on its right side either.

    Examples
    --------
    >>> overlaps_for_good([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), overlaps_for_good([[0.0], [0.0]])
    (True, False)
    """
    rows = _checks.features(X)
    lifted = np.column_stack([rows, np.ones(len(rows))])  # (m, d + 1)
    left = lifted / np.abs(lifted).max(axis=0, initial=1.0)
    chosen = []
    for _ in range(lifted.shape[1]):  # each as far as can be from the plane of those before
        sizes = np.einsum("ij,ij->i", left, left)
        place = int(sizes.argmax())
        if sizes[place] == 0.0:
            return False
        chosen.append(place)
        way = left[place] / np.sqrt(sizes[place])
        left = left - np.outer(left @ way, way)
    exact = ExactPoints(lifted)
    return not normals([exact.vector(place) for place in chosen])
