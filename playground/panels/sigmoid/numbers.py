"""The numbers of "Sigmoid and probability", rounded such that they add up as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import chain_rule, exact_change, sigmoid_slopes, taylor_error
from playground.numbers.rounding import DECIMALS, EXACT, PLAIN, fixed, significant
from playground.numbers.sums import ShownSum, shown_sum
from playground.panels.step.numbers import smaller_probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from neuron import SmallChange

    FloatArray = NDArray[np.float64]

SURE: Final = Decimal("1e-6")
"""A probability below this is written with a power of ten, and the other one as 1 less it."""

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


@dataclass(frozen=True, slots=True)
class Reading:
    """The probabilities of both classes, rounded so that they add up to 1."""

    P1: Decimal
    P0: Decimal
    sure: bool
    """Whether the larger one is too near 1 to write out."""


def reading(z: float) -> Reading:
    """Round the probabilities that the score gives: two digits of the smaller, at least.

    Examples
    --------
    >>> reading(2.6).P1, reading(2.6).P0
    (Decimal('0.931'), Decimal('0.069'))
    """
    exact = smaller_probability(chain_rule(z, 0.0))
    with localcontext(EXACT):
        if exact < SURE:
            smaller = significant(exact, 2)
            larger = Decimal(1)  # to be written as 1 minus the smaller one
        else:
            smaller = fixed(exact, max(2, 1 - exact.adjusted()))
            larger = 1 - smaller
    P1, P0 = (larger, smaller) if z >= 0 else (smaller, larger)
    return Reading(P1, P0, exact < SURE)


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
    terms = list(zip(slopes, nudge, strict=True))
    seen = (total, true, missed)
    decimals = DECIMALS
    while True:
        predicted = shown_sum(terms, total, visible=seen, least=decimals)
        error = shown_sum([(true,), (total, Decimal(-1))], missed, seen, predicted.decimals)
        if error.decimals <= predicted.decimals:
            return ShownChange(predicted, error)
        decimals = error.decimals
        if shown_sum(terms, total, seen, decimals).decimals == predicted.decimals:
            return ShownChange(predicted, error)  # float64 has no more digits


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
