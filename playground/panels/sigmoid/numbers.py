"""The numbers of "Sigmoid and probability", rounded such that they add up as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import exact_change, sigmoid_slopes, taylor_error
from playground.numbers.probability import SURE, Probability, smaller_probability
from playground.numbers.rounding import DECIMALS, EXACT, PLAIN, fixed, significant
from playground.numbers.sums import ShownSum, shown_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from neuron import SmallChange

    FloatArray = NDArray[np.float64]

CURVE_POINTS: Final = 81
DECADES: Final = 3
"""The error is plotted over at least so many powers of ten."""

SMALLEST_DZ: Final = 1e-3
"""And at least down to a change of the score that is small beside the sigmoid's width."""


SIGNIFICANT: Final = 4
"""Digits of a score, at least."""


def shown_score(z: float) -> Decimal:
    """Round a score: to four digits after the point, or more until four are significant.

    Where it takes a power of ten to write it, it has four significant digits.

    Examples
    --------
    >>> print(shown_score(-10005.0), shown_score(0.00123456), shown_score(2.0))
    -10005.0000 0.001235 2.0000
    """
    if z == 0:
        return Decimal(0)
    exponent = Decimal(z).adjusted()
    if exponent > PLAIN[1]:
        return significant(z, SIGNIFICANT)
    return fixed(z, max(DECIMALS, SIGNIFICANT - 1 - exponent))


def reading(z: float) -> Probability:
    """Round both probabilities: two digits of the smaller one, at least.

    Examples
    --------
    >>> print(reading(2.6).value, reading(2.6).other.value)
    0.931 0.069
    """
    exact = smaller_probability(z)
    decimals = max(2, 1 - exact.adjusted())
    return Probability(significant(exact, 2) if exact < SURE else fixed(exact, decimals), z >= 0)


@dataclass(frozen=True, slots=True)
class ShownChange:
    """Prediction, truth and error of a small change, to the same digits."""

    predicted: ShownSum
    error: ShownSum
    """The terms are the true change and minus the predicted one."""


def shown_change(change: SmallChange, x: FloatArray, nudge: Sequence[float]) -> ShownChange:
    """Round the prediction, and the true change less the prediction, so that both add up.

    In decimal numbers, as a sigmoid can be flatter than any float64 but 0 can say.
    """
    slope, true = exact_change(change.z, change.dz)
    with localcontext(EXACT):
        slopes = [slope * Decimal(xj) for xj in (*x.tolist(), 1.0)]
        total = slope * Decimal(change.dz)
        missed = true - total
    prediction = (list(zip(slopes, nudge, strict=True)), total)
    difference = ([(true,), (total, Decimal(-1))], missed)
    return ShownChange(*shown_sums([prediction, difference], visible=(total, true, missed)))


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
