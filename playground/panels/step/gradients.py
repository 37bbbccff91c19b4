"""The gradient, three ways: by loops, by matrices, and by finite differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from neuron import gradient, gradient_numerical, gradient_scalar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class ThreeWays:
    """∂L/∂w₁, ∂L/∂w₂ and ∂L/∂b, each shape (3,)."""

    loops: FloatArray
    matrices: FloatArray
    differences: FloatArray

    @property
    def largest(self) -> float:
        """The largest difference between any two of them."""
        return float(np.max(np.ptp([self.loops, self.matrices, self.differences], axis=0)))

    @property
    def exact(self) -> float:
        """The largest difference between the two formulas."""
        return float(np.max(np.abs(self.loops - self.matrices)))

    @property
    def misses(self) -> float:
        """How far finite differences are off."""
        return float(np.max(np.abs(self.differences - self.matrices)))


def gradient_in_three_ways(shown: Shown) -> ThreeWays:
    """Work out the gradient at the iteration shown."""
    forms = (gradient_scalar, gradient, gradient_numerical)
    return ThreeWays(*(np.append(*form(*shown.here)) for form in forms))
