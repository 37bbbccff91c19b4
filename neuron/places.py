"""All that is drawn of a neuron in the plane, for many states at once: line, arrow and shading.

Article, sections 1 and 3. What the three have in common is found once; each is to the bit what its
own function gives.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from neuron._checks import FloatArray
from neuron._view import Box, lines_in
from neuron.field import arrows_of, gradients_of, hard_gradients_of
from neuron.geometry import segments_of


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Two ends for each of T states: arrays of shape (T, 2, 2), state, end, coordinate.

    Attributes
    ----------
    boundary : ndarray
        `boundary_segments`.
    arrow : ndarray
        Tail and tip: `weight_arrows`.
    gradient : ndarray
        `probability_gradients`, or `decision_gradients`.
    """

    boundary: FloatArray
    arrow: FloatArray
    gradient: FloatArray


def places_in_box(
    W: ArrayLike, b: ArrayLike, box: Box, *, length: float, z_max: float, hard: bool = False
) -> Places:
    """Place the boundary, the arrow of W and the shading of each state.

    Parameters
    ----------
    W : array_like of shape (T, 2)
        Weights.
    b : array_like of shape (T,)
        Biases.
    box : tuple of four floats
        ``(x1min, x1max, x2min, x2max)``, in units of x.
    length : float
        Length of every arrow, greater than 0 and at most 1e100, in units of x.
    z_max : float
        Score at the end of the shading, greater than 0. Unused where it is ``hard``.
    hard : bool
        Whether a threshold decides instead of the sigmoid.

    Returns
    -------
    Places
        The ends.

    Raises
    ------
    ValueError
        As for `boundary_segment`, or if ``length`` or ``z_max`` is out of its range.

    Examples
    --------
    >>> box = (-6.0, 6.0, -6.0, 6.0)
    >>> found = places_in_box([[4.0, 0.0]], [0.0], box, length=2.0, z_max=8.0)
    >>> found.boundary[0].tolist(), found.arrow[0].tolist(), found.gradient[0].tolist()
    ([[0.0, -6.0], [0.0, 6.0]], [[0.0, 0.0], [2.0, 0.0]], [[-2.0, 0.0], [2.0, 0.0]])
    """
    lines = lines_in(W, b, box)
    boundary, crosses = segments_of(lines)
    tails, tips, _ = arrows_of(lines, length)
    gradient = hard_gradients_of(lines, crosses) if hard else gradients_of(lines, z_max)[0]
    return Places(boundary, np.array([tails.T, tips.T]).transpose(2, 0, 1), gradient)
