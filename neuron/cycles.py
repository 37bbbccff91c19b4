"""Steps that are too large for a minimum: runs that go round in a cycle instead of coming to rest.

Above the critical learning rate 2 / `sharpness` at the optimum, the optimum repels the run. What it
then does depends on alpha: it hops between two states, or four, or any number, or never repeats.
Below it the optimum attracts what is near, but a run from elsewhere may still end in a cycle.
"""

import numpy as np
from numpy.typing import ArrayLike

from neuron import _checks

REPEATS = 3
"""A cycle must be seen so many times in a row."""

ALIKE = 1e-6
"""How far two rounds may differ, as a part of how far the states of one round do."""

MOVES = 1e-9
"""States nearer to one another than this part of their size are one state, rounding apart."""


def cycle_length(W: ArrayLike, b: ArrayLike, *, longest: int = 64) -> int | None:
    """Count the states of the cycle in which a run ends.

    Parameters
    ----------
    W : array_like of shape (T, d)
        Weights of T states in a row.
    b : array_like of shape (T,)
        Biases that go with them.
    longest : int
        The longest cycle to look for, at least 2.

    Returns
    -------
    int or None
        The length, at least 2, of the shortest cycle that the last states repeat three times; None
        where they repeat none: at rest, still on the way, or without any order.

    Raises
    ------
    ValueError
        If a shape is wrong, a value is not finite, or longest is not an integer of at least 2.

    Notes
    -----
    Meng et al. 2024, "Gradient descent on logistic regression with non-separable data and large
    step sizes": periods double from the critical step on, and some sets have stable cycles below.

    Examples
    --------
    >>> cycle_length([[0.0], [1.0]] * 6, [0.0] * 12)
    2
    >>> cycle_length([[0.0]] * 12, [0.0] * 12)
    """
    shape = np.shape(_checks.real("W", W))
    if len(shape) != _checks.MATRIX:
        raise ValueError(f"W must have shape (T, d), one row per state, got {shape}")
    weights, biases = _checks.states(W, b, shape[1])
    most = _checks.whole("longest", longest, least=2)
    theta = np.column_stack([weights, biases])  # (T, d + 1)
    size = float(np.abs(theta).max(initial=0.0))
    for length in range(2, min(most, len(theta) // REPEATS) + 1):
        rounds = theta[len(theta) - REPEATS * length :].reshape(REPEATS, length, -1)
        spread = float((rounds[-1].max(axis=0) - rounds[-1].min(axis=0)).max())
        drift = float(np.abs(rounds - rounds[-1]).max())
        if spread > MOVES * size and drift <= ALIKE * spread:
            return length
    return None
