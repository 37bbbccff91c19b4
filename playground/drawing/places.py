"""Where the boundary, the arrow of W and the shading lie in the view, for axes of any scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neuron import Places, boundary_segments, equal_scales, places_in_box
from playground.drawing.palette import GRADIENT_Z

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARROW_SHARE = 0.16
"""Length of the arrow of W, as a share of the view's width."""


def boundaries(
    W: NDArray[np.float64], b: NDArray[np.float64], box: tuple[float, float, float, float]
) -> NDArray[np.float64]:
    """Place the boundary alone of each state, shape (T, 2, 2)."""
    weights, biases, square, unit = equal_scales(W, b, box)
    return boundary_segments(weights, biases, square)[0] * unit


def places(
    W: NDArray[np.float64],
    b: NDArray[np.float64],
    box: tuple[float, float, float, float],
    *,
    hard: bool = False,
) -> Places:
    """Place what moves; right angles are those on the screen, where the axes' scales differ too.

    Where two ends coincide there is nothing to draw.
    """
    weights, biases, square, unit = equal_scales(W, b, box)
    length = ARROW_SHARE * (square[1] - square[0])
    found = places_in_box(weights, biases, square, length=length, z_max=GRADIENT_Z, hard=hard)
    return Places(found.boundary * unit, found.arrow * unit, found.gradient * unit)
