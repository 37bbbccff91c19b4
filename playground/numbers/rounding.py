"""Numbers rounded for reading, half away from zero, from their exact values."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DECIMALS: Final = 4
"""Digits after the point, to begin with."""

FLOAT_DIGITS: Final = 15
"""Significant digits that any float64 holds for certain."""

PLAIN: Final = (-4, 8)
"""Exponents of ten between which a formula has a number without a power of ten."""

EXACT: Final = Context(prec=120, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_UP)
"""Sums and products of what is shown need no rounding at this precision; it is only read."""


def fixed(value: float | Decimal, decimals: int) -> Decimal:
    """Round to a number of digits after the point.

    Examples
    --------
    >>> print(fixed(-0.03125, 4), fixed(-0.00001, 4))
    -0.0313 0.0000
    """
    with localcontext(EXACT):
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals))
        return abs(rounded) if rounded.is_zero() else rounded


def padded(value: float | Decimal, digits: int) -> Decimal:
    """Round to so many significant digits, zeros at the end among them.

    Examples
    --------
    >>> print(padded(0.5, 3), padded(9.9996, 4), padded(123456.0, 3))
    0.500 10.00 1.23E+5
    """
    exact = Decimal(value)
    last = exact.adjusted() - digits + 1
    with localcontext(EXACT):
        rounded = exact.quantize(Decimal(1).scaleb(last))
        if rounded.adjusted() > exact.adjusted():  # 9.9996 became 10.000: a digit too many
            rounded = exact.quantize(Decimal(1).scaleb(last + 1))
        return rounded


def significant(value: float | Decimal, digits: int) -> Decimal:
    """Round to so many significant digits at most: a number that needs fewer has fewer.

    Examples
    --------
    >>> print(significant(0.012345678, 3), significant(0.5, 3), significant(123456.0, 3))
    0.0123 0.5 1.23E+5
    """
    short = as_written(value).normalize(EXACT)
    if short.is_zero():
        return Decimal(0)
    if len(short.as_tuple().digits) > digits:
        return padded(value, digits)
    is_whole = 0 < exponent_of(short) <= PLAIN[1]
    return short.quantize(Decimal(1), context=EXACT) if is_whole else short


def as_written(value: float | Decimal) -> Decimal:
    """Take a number for what its shortest text says: 0.3 is 0.3, whatever float64 makes of it."""
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def product(factors: Iterable[float | Decimal]) -> Decimal:
    """Multiply numbers as they are written; inside ``localcontext(EXACT)`` nothing is rounded."""
    product = Decimal(1)
    for factor in factors:
        product *= as_written(factor)
    return product


def exponent_of(shown: Decimal) -> int:
    """Give the power of ten of the last digit."""
    return int(shown.as_tuple().exponent)
