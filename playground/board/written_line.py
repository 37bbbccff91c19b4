"""A line as it is written: with the fewest digits that prove something, and as a formula."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.numbers.rounding import significant
from playground.numbers.text import latex, minus

if TYPE_CHECKING:
    from decimal import Decimal

    from numpy.typing import NDArray

    from playground.state.names import FeatureNames

    FloatArray = NDArray[np.float64]

LINE_DIGITS: Final = (4, 6, 9, 13, 17)
"""Digits of a line that proves something: the fewest with which it does."""

DOUBT: Final = 2.0**-49
"""A score below this share of its terms is calculated without rounding."""


def proving_line(
    X: FloatArray, y: FloatArray, W: FloatArray, b: float
) -> tuple[Decimal, ...] | None:
    """Round (W, b) to the fewest digits with which each point is strictly on its own side.

    What is written then proves it, calculated exactly; None where even all digits do not.
    """
    sides = 2.0 * y - 1.0
    for digits in LINE_DIGITS:
        line = rounded_line(W, b, digits)
        weights, bias = np.array([float(value) for value in line[:-1]]), float(line[-1])
        scores = sides * (X @ weights + bias)
        doubt = DOUBT * (np.abs(X) @ np.abs(weights) + abs(bias))
        close = np.flatnonzero(scores <= doubt)
        if (scores < -doubt).any():
            continue
        if all(_exact_score(X[place], line) * int(sides[place]) > 0 for place in close.tolist()):
            return line
    return None


def _exact_score(x: FloatArray, line: tuple[Decimal, ...]) -> Fraction:
    *weights, bias = (Fraction(value) for value in line)
    products = (w * Fraction(v) for w, v in zip(weights, x.tolist(), strict=True))
    return sum(products, bias)


def rounded_line(W: FloatArray, b: float, digits: int) -> tuple[Decimal, ...]:
    """Round W and b to so many significant digits."""
    return tuple(significant(value, digits) for value in (*W.tolist(), b))


def written_score(line: tuple[Decimal, ...], names: FeatureNames) -> str:
    r"""Write w1 x1 + w2 x2 + b, without what is 0.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from playground.state.names import AS_THEY_ARE
    >>> print(written_score((Decimal("0.5"), Decimal(0), Decimal(-3)), AS_THEY_ARE))
    0.5\,x_1 - 3
    """
    units = [*(f"\\,{name}" for name in names.latex), ""]
    terms = [(value, unit) for value, unit in zip(line, units, strict=True) if value]
    if not terms:
        return "0"
    (first, unit), *others = terms
    return f"{latex(first)}{unit}" + "".join(f" {minus(value)}{unit}" for value, unit in others)
