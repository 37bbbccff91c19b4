"""Sums such that what is added up on the screen adds up for a calculator too.

Numbers that are rounded one by one need not add up: 0.14 + 0.14 is 0.28, yet 0.1 + 0.1 is not 0.3.
So the digits are not fixed: each formula shows so many that its rounded numbers, taken as they
stand, give its rounded result. The values themselves are never bent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.numbers.rounding import (
    DECIMALS,
    EXACT,
    FLOAT_DIGITS,
    exponent_of,
    fixed,
    product,
    significant,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPR_DIGITS: Final = 17
"""So many significant digits write any float64 in full: more change nothing."""


PLENTY: Final = 8
"""So many significant digits of a huge number are enough to begin with."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of products of numbers that stand in a list, and what it gives on the screen."""

    terms: tuple[tuple[int, ...], ...]
    """Each term as the places of its factors in the list."""
    total: Decimal
    """The result as it is shown: its last digit says how it is rounded."""
    divisor: int = 1
    """The sum is divided by it: a mean's number of terms."""

    def given_by(self, numbers: Sequence[Decimal]) -> Decimal:
        """Add up as a calculator does; inside ``localcontext(EXACT)``."""
        products = (product(numbers[place] for place in term) for term in self.terms)
        return sum(products, Decimal(0)) / self.divisor

    def holds(self, numbers: Sequence[Decimal]) -> bool:
        """Say whether a calculator that is given these numbers ends at the result shown."""
        with localcontext(EXACT):
            return fixed(self.given_by(numbers), -exponent_of(self.total)) == self.total


def held(
    values: Sequence[float | Decimal],
    sums: Sequence[Sum],
    *,
    given: Sequence[Decimal] = (),
    digits: int = DECIMALS,
) -> tuple[Decimal, ...] | None:
    """Round numbers so that every sum of their products gives its result as that is shown.

    Parameters
    ----------
    values : sequence of float or Decimal
        The numbers to be rounded. One that stands in several sums is rounded once.
    sums : sequence of Sum
        What must hold; places from ``len(values)`` on are those of ``given``.
    given : sequence of Decimal
        Numbers that are shown as they are.
    digits : int
        Significant digits of each number, at least.

    Returns
    -------
    tuple of Decimal or None
        The numbers with as few digits as it takes; None where all they have do not suffice.

    Examples
    --------
    >>> print(*held([1.23456, 2.0, 0.111111], [Sum(((0, 1), (2,)), Decimal("2.58"))]))
    1.235 2 0.1111
    """
    with localcontext(EXACT):
        exact = [*(Decimal(value) for value in values), *given]
        needs = [0] * len(exact)  # digits that move a term by less than the last digit shown
        for one in sums:
            for term in one.terms:
                size = product(exact[place] for place in term)
                reach = size.adjusted() + 1 - exponent_of(one.total) if size else 0
                for place in term:
                    needs[place] = max(needs[place], reach)
    for more in range(REPR_DIGITS):
        shown = tuple(
            significant(value, max(digits, need + more))
            for value, need in zip(values, needs, strict=False)
        )
        if all(one.holds([*shown, *given]) for one in sums):
            return shown
    return None


@dataclass(frozen=True, slots=True)
class ShownSum:
    """A sum of products as it is shown; all numbers are rounded, and they add up."""

    factors: tuple[tuple[Decimal, ...], ...]
    """The factors of each term; their product, rounded, is the term, and their sum the total."""
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
    """Round ``sum of products = sum of terms = total`` so that both hold as they are shown.

    Where not even fifteen digits make both hold, which is rare, the terms still give the total.

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
    most = float_decimals((*exact, Decimal(total)))
    least = max([least, *(2 - _exponent(value) for value in visible if value)])
    least = min(least, most)
    for decimals in range(least, most + 1):
        rounded = [fixed(value, decimals) for value in exact]
        shown_total = fixed(total, decimals)
        with localcontext(EXACT):
            if sum(rounded) != shown_total:
                continue
        factors = _factors(terms, rounded, shown_total)
        if factors is not None:
            break
    else:
        with localcontext(EXACT):
            shown_total = sum(rounded, Decimal(0))
        factors = _factors(terms, rounded, None) or tuple(
            tuple(significant(factor, REPR_DIGITS) for factor in term) for term in terms
        )
    return ShownSum(factors, tuple(rounded), shown_total, decimals)


def shown_step(before: float, alpha: float, slope: float, after: float) -> ShownSum:
    """Round ``before - alpha · slope = after`` such that it holds and the step can be seen.

    A step that is too small for the digits of float64 is written with digits of its own; what it
    changes then rounds away for a calculator as well.

    Examples
    --------
    >>> shown = shown_step(131.386, 300.0, 4.858e-36, 131.386)
    >>> print(*shown.factors[0], shown.terms[1], shown.total)
    131.4 -1.457E-33 131.4
    """
    size = max(abs(before), abs(after))
    least = min(DECIMALS, PLENTY - 1 - _exponent(size)) if size else DECIMALS
    shown = shown_sum([(before,), (-alpha, slope)], after, (alpha * slope,), least)
    if shown.terms[1] or not alpha * slope:
        return shown
    step = significant(-alpha * slope, DECIMALS)
    factors = held([-alpha, slope], [Sum(((0, 1),), step)])
    old, new = significant(before, DECIMALS), significant(after, DECIMALS)
    if factors is None or not Sum(((0,), (1,)), new).holds([old, step]):
        return shown
    return ShownSum(((old,), factors), (old, step), new, -exponent_of(new))


def float_decimals(values: Iterable[Decimal]) -> int:
    """Say how many digits after the point float64 holds of a sum of terms of these sizes."""
    largest = max(abs(value) for value in values)
    return FLOAT_DIGITS - 1 - (largest.adjusted() if largest else 0)


def _factors(
    terms: Sequence[tuple[float | Decimal, ...]], rounded: Sequence[Decimal], total: Decimal | None
) -> tuple[tuple[Decimal, ...], ...] | None:
    """Round factors until each product gives its term, and all of them the total, if any.

    A term of one factor is shown as the term that it is.
    """
    values = [factor for term in terms if len(term) > 1 for factor in term]
    given = [shown for term, shown in zip(terms, rounded, strict=True) if len(term) == 1]
    to_round, as_it_is = count(), count(len(values))
    where = [tuple(next(to_round if len(term) > 1 else as_it_is) for _ in term) for term in terms]
    sums = [Sum((one,), shown) for one, shown in zip(where, rounded, strict=True)]
    if total is not None:
        sums.append(Sum(tuple(where), total))
    found = held(values, sums, given=given)
    if found is None:
        return None
    numbers = [*found, *given]
    return tuple(tuple(numbers[place] for place in one) for one in where)


def _exponent(value: float | Decimal) -> int:
    return Decimal(str(value)).adjusted()  # as it is written: 1e-200 is a little less in float64
