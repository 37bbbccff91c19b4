"""Rounding for reading, such that what is added up on the screen adds up for a calculator too.

Numbers that are rounded one by one need not add up: 0.14 + 0.14 is 0.28, yet 0.1 + 0.1 is not 0.3.
So the digits are not fixed: each formula shows the fewest for which its rounded numbers, taken as
they stand, give its rounded result. The values themselves are never bent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

DECIMALS: Final = 4
"""Digits after the point, to begin with."""

FLOAT_DIGITS: Final = 15
"""Significant digits that any float64 holds for certain."""

PLAIN: Final = (-4, 8)
"""Exponents of ten between which a number is written without a power of ten."""

LARGEST_PLAIN: Final = 1e5
SMALLEST_PLAIN: Final = 1e-3
"""Largest sizes of a column between which it is shown without a power of ten."""

MOST_COLUMN_DECIMALS: Final = 12
MOST_FACTOR_DIGITS: Final = 30

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
            return short.normalize()  # 0.3 is 0.3, whatever float64 makes of it
        last = exact.adjusted() - digits + 1
        rounded = exact.quantize(Decimal(1).scaleb(last))
        if rounded.adjusted() > exact.adjusted():  # 9.9996 became 10.000: a digit too many
            rounded = exact.quantize(Decimal(1).scaleb(last + 1))
        return rounded


def latex(value: Decimal) -> str:
    r"""Write a rounded number for a formula, with a power of ten where that is shorter.

    Examples
    --------
    >>> print(latex(Decimal("-0.0310")), latex(Decimal("1.5E-8")))
    -0.0310 1.5 \times 10^{-8}
    """
    low, high = PLAIN
    if value.is_zero():
        return f"{value:f}" if -int(value.as_tuple().exponent) <= FLOAT_DIGITS else "0"
    if low <= value.adjusted() <= high:
        return f"{value:f}"
    exponent = value.adjusted()
    with localcontext(EXACT):
        mantissa = value.scaleb(-exponent)
    return rf"{mantissa:f} \times 10^{{{exponent}}}"


def bracketed(value: Decimal) -> str:
    """Write a number that follows an operator: in brackets where it begins with a minus."""
    return rf"({latex(value)})" if value < 0 else latex(value)


@dataclass(frozen=True, slots=True)
class ShownSum:
    """A sum of products as it is shown; all numbers are rounded, and they add up."""

    factors: tuple[tuple[Decimal, ...], ...]
    """The factors of each term; their product, rounded, is the term."""
    terms: tuple[Decimal, ...]
    total: Decimal
    """The sum of the terms, digit for digit."""
    decimals: int


def shown_sum(
    terms: Sequence[tuple[float | Decimal, ...]],
    total: float | Decimal,
    visible: Iterable[float | Decimal] = (),
    least: int = DECIMALS,
) -> ShownSum:
    """Round ``sum of products = total`` so that it holds in the numbers as they are shown.

    Parameters
    ----------
    terms : sequence of tuples of float or Decimal
        Each term as its factors.
    total : float or Decimal
        What they add up to, in full precision.
    visible : iterable of float or Decimal
        Numbers of which at least three digits must be seen, where float64 has that many.
    least : int
        Digits after the point, at least.

    Examples
    --------
    >>> shown = shown_sum([(0.14,), (0.14,)], 0.28)
    >>> print(*shown.terms, shown.total)
    0.1400 0.1400 0.2800
    """
    with localcontext(EXACT):
        exact = [product(factors) for factors in terms]
    largest = max(abs(value) for value in (*exact, Decimal(total)))
    most = FLOAT_DIGITS - 1 - (largest.adjusted() if largest else 0)
    least = max([least, *(2 - _exponent(value) for value in visible if value)])
    least = min(least, most)
    for decimals in range(least, most + 1):
        rounded = [fixed(value, decimals) for value in exact]
        shown_total = fixed(total, decimals)
        with localcontext(EXACT):
            if sum(rounded) == shown_total:
                break
    else:  # one in a hundred thousand: the last of fifteen digits is then what the terms give
        with localcontext(EXACT):
            shown_total = sum(rounded, Decimal(0))
    factors = tuple(
        _factors(term, fixed(value, decimals), decimals)
        for term, value in zip(terms, exact, strict=True)
    )
    return ShownSum(factors, tuple(rounded), shown_total, decimals)


@dataclass(frozen=True, slots=True)
class ColumnDigits:
    """How a column is shown: divided by ten to the ``exponent``, to ``decimals`` digits."""

    exponent: int
    decimals: int


def column_digits(values: NDArray[np.float64], mean: float) -> ColumnDigits:
    """Give the fewest digits with which the mean of the numbers shown is the mean shown.

    Examples
    --------
    >>> column_digits(np.array([0.12344, 0.12344, 0.12346]), 0.1234466)
    ColumnDigits(exponent=0, decimals=4)
    """
    largest = float(np.max(np.abs(values)))
    plain = largest == 0 or SMALLEST_PLAIN <= largest < LARGEST_PLAIN
    exponent = 0 if plain else _exponent(largest)
    scaled, scaled_mean = scale_down(values, exponent), scale_down(np.array([mean]), exponent)
    for decimals in range(DECIMALS, MOST_COLUMN_DECIMALS + 1):
        steps = _steps(scaled, decimals)
        shown = int(_steps(scaled_mean, decimals)[0])
        if 2 * abs(sum(steps.astype(int).tolist()) - shown * len(values)) <= len(values):
            break
    return ColumnDigits(exponent, decimals)


def scale_down(values: NDArray[np.float64], exponent: int) -> NDArray[np.float64]:
    """Divide by a power of ten, which need not be a float64 itself."""
    half = exponent // 2
    return values / 10.0**half / 10.0 ** (exponent - half)


def _steps(values: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Round half away from zero, in units of the last digit: as the browser does."""
    return np.copysign(np.floor(np.abs(values) * 10.0**decimals + 0.5), values)


def _exponent(value: float | Decimal) -> int:
    return Decimal(str(value)).adjusted()  # as it is written: 1e-200 is a little less in float64


def product(factors: Iterable[float | Decimal]) -> Decimal:
    """Multiply; inside ``localcontext(EXACT)`` nothing is rounded."""
    product = Decimal(1)
    for factor in factors:
        product *= Decimal(factor)
    return product


def _factors(
    term: tuple[float | Decimal, ...], shown: Decimal, decimals: int
) -> tuple[Decimal, ...]:
    """Give factors as many digits as it takes for their product to round to the term shown."""
    if len(term) == 1:
        return (shown,)
    for digits in range(DECIMALS, MOST_FACTOR_DIGITS):
        rounded = tuple(significant(factor, digits) for factor in term)
        with localcontext(EXACT):
            if fixed(product(rounded), decimals) == shown:
                break
    return rounded
