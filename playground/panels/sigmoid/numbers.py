"""The numbers of "Sigmoid and probability", rounded such that they add up as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from neuron import exact_change
from playground.numbers.probability import SURE, Probability, smaller_probability
from playground.numbers.rounding import DECIMALS, EXACT, PLAIN, fixed, significant
from playground.numbers.sums import ShownSum, shown_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from neuron import SmallChange

    FloatArray = NDArray[np.float64]

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
