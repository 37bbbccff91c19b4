"""The error of the prediction for smaller and smaller changes, as a curve."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import sigmoid_slopes, taylor_error

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import SmallChange

    FloatArray = NDArray[np.float64]

CURVE_POINTS: Final = 81
DECADES: Final = 3
"""The error is plotted over at least so many powers of ten."""

SMALLEST_DZ: Final = 1e-3
"""And at least down to a change of the score that is small beside the sigmoid's width."""


@dataclass(frozen=True, slots=True, eq=False)
class ErrorCurve:
    """The error of the prediction for smaller and smaller parts of a change."""

    sizes: FloatArray
    """Euclidean length of each part of the change."""
    errors: FloatArray
    """Size of the error."""
    guide: FloatArray
    """The first term that the prediction leaves out."""
    order: int
    """Its order: 2, or 3 where the sigmoid does not bend."""
    factor: float
    """How many times smaller the error becomes when the smallest change shown shrinks tenfold."""

    @property
    def guide_name(self) -> str:
        """Name the first term left out."""
        return "½ |a″(z)| δz²" if self.order == 2 else "⅙ |a‴(z)| |δz|³"  # noqa: PLR2004

    @property
    def slope(self) -> float:
        """The slope of the curve at its small end, on logarithmic axes."""
        return log10(self.factor)


def error_curve(change: SmallChange) -> ErrorCurve | None:
    """Follow the error down to small changes; None where float64 calls it 0."""
    if change.dz == 0.0 or change.error == 0.0:
        return None
    least = min(10.0**-DECADES, SMALLEST_DZ / abs(change.dz))
    shares = np.geomspace(least, 1.0, CURVE_POINTS)
    errors = np.abs(taylor_error(change.z, shares * change.dz))
    smallest = np.abs(taylor_error(change.z, np.array([0.1, 1.0]) * least * change.dz))
    if not smallest.all() or not errors.all():
        return None
    _, second, third = sigmoid_slopes(change.z)
    order = 2 if second else 3
    with np.errstate(under="ignore"):
        dz = np.abs(shares * change.dz)
        guide = abs(second) * dz**2 / 2 if second else abs(third) * dz**3 / 6
    return ErrorCurve(shares * change.size, errors, guide, order, float(smallest[1] / smallest[0]))
