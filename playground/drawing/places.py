"""Where the boundary, the arrow of W and the shading lie in the view, for axes of any scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import (
    boundary_segments,
    decision_gradients,
    equal_scales,
    probability_gradients,
    weight_arrows,
)
from playground.drawing.palette import GRADIENT_Z

if TYPE_CHECKING:
    from numpy.typing import NDArray

ARROW_SHARE = 0.16
"""Length of the arrow of W, as a share of the view's width."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """For each state two ends (x1, x2); where they coincide there is nothing to draw."""

    boundary: NDArray[np.float64]  # (T, 2, 2)
    arrow: NDArray[np.float64]  # (T, 2, 2)
    gradient: NDArray[np.float64]  # (T, 2, 2)


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
    """Place what moves; right angles are those on the screen, where the axes' scales differ too."""
    weights, biases, square, unit = equal_scales(W, b, box)
    boundary, _ = boundary_segments(weights, biases, square)
    tails, tips, _ = weight_arrows(weights, biases, square, ARROW_SHARE * (square[1] - square[0]))
    if hard:  # a threshold in place of the sigmoid
        gradient = decision_gradients(weights, biases, square)
    else:
        gradient, _, _ = probability_gradients(weights, biases, square, z_max=GRADIENT_Z)
    arrow = np.array([tails.T, tips.T]).transpose(2, 0, 1)
    return Places(boundary * unit, arrow * unit, gradient * unit)
