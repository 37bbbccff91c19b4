"""Numbers rounded for reading, from their exact values, and how they stand in a formula."""

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
"""Exponents of ten between which a number is written without a power of ten."""

EXACT: Final = Context(prec=120, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_UP)
"""Sums and products of what is shown need no rounding at this precision; it is only read."""


def fixed(value: float | Decimal, decimals: int) -> Decimal:
    """Round half away from zero to a number of digits after the point, from the exact value.

    Examples
    --------
    >>> print(fixed(-0.03125, 4), fixed(-0.00001, 4))
    -0.0313 0.0000
    """
    with localcontext(EXACT):
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals))
        return abs(rounded) if rounded.is_zero() else rounded


def significant(value: float | Decimal, digits: int) -> Decimal:
    """Round half away from zero to a number of significant digits.

    Examples
    --------
    >>> print(significant(0.012345678, 3), significant(123456.0, 3))
    0.0123 1.23E+5
    """
    exact = Decimal(value)
    if exact.is_zero():
        return Decimal(0)
    short = Decimal(repr(value)) if isinstance(value, float) else exact
    with localcontext(EXACT):
        if len(short.normalize().as_tuple().digits) <= digits:
            short = short.normalize()  # 0.3 is 0.3, whatever float64 makes of it
            return short.quantize(Decimal(1)) if 0 < exponent_of(short) <= PLAIN[1] else short
        last = exact.adjusted() - digits + 1
        rounded = exact.quantize(Decimal(1).scaleb(last))
        if rounded.adjusted() > exact.adjusted():  # 9.9996 became 10.000: a digit too many
            rounded = exact.quantize(Decimal(1).scaleb(last + 1))
        return rounded


def latex(value: Decimal) -> str:
    r"""Write a rounded number for a formula.

    With a power of ten where that is shorter, or where its last digit stands before the point: 1235
    hundreds are not 123500.

    Examples
    --------
    >>> print(latex(Decimal("-0.0310")), latex(Decimal("1.5E-8")))
    -0.0310 1.5 \times 10^{-8}
    """
    low, high = PLAIN
    if value.is_zero():
        return f"{value:f}" if -exponent_of(value) <= FLOAT_DIGITS else "0"
    if low <= value.adjusted() <= high and exponent_of(value) <= 0:
        return f"{value:f}"
    exponent = value.adjusted()
    with localcontext(EXACT):
        mantissa = value.scaleb(-exponent)
    return rf"{mantissa:f} \times 10^{{{exponent}}}"


def bracketed(value: Decimal) -> str:
    """Write a number that follows an operator: in brackets where it begins with a minus."""
    return rf"({latex(value)})" if value < 0 else latex(value)


def minus(step: Decimal) -> str:
    """Write the term that is added, negative in a descent, as an operation.

    Examples
    --------
    >>> minus(Decimal("-0.25")), minus(Decimal("0.25"))
    ('- 0.25', '+ 0.25')
    """
    return f"+ {latex(step)}" if step > 0 else f"- {latex(abs(step))}"


def product(factors: Iterable[float | Decimal]) -> Decimal:
    """Multiply; inside ``localcontext(EXACT)`` nothing is rounded."""
    product = Decimal(1)
    for factor in factors:
        product *= Decimal(factor)
    return product


def exponent_of(shown: Decimal) -> int:
    """Give the power of ten of the last digit."""
    return int(shown.as_tuple().exponent)
