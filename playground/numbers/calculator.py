"""What a calculator makes of rounded numbers, and the fewest digits with which that is shown.

Numbers that are rounded one by one need not add up: 0.14 + 0.14 is 0.28, yet 0.1 + 0.1 is not 0.3.
So the digits are not fixed: each formula shows so many that its rounded numbers, taken as they
stand, give its rounded result. The values themselves are never bent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Final, TypeVar

from playground.numbers.rounding import DECIMALS, EXACT, exponent_of, fixed, product, significant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Shown = TypeVar("Shown")
Digits = TypeVar("Digits")

REPR_DIGITS: Final = 17
"""So many significant digits write any float64 in full: more change nothing."""

CALCULATOR: Final = Context(prec=40, rounding=ROUND_HALF_UP)
"""A good calculator: it has all the digits of a product of two float64, and few more."""


def fewest(
    rounded: Callable[[Digits], Shown], holds: Callable[[Shown], bool], attempts: Iterable[Digits]
) -> Shown:
    """Show numbers with the fewest digits with which they hold for a calculator.

    Every panel's rounding is this search. Where no attempt holds, the last one is what is shown.
    """
    for digits in attempts:
        shown = rounded(digits)
        if holds(shown):
            break
    return shown


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of products of numbers that stand in a list, and what it gives on the screen."""

    terms: tuple[tuple[int, ...], ...]
    """Each term as the places of its factors in the list."""
    total: Decimal
    """The result as it is shown: its last digit says how it is rounded."""
    divisor: int = 1
    """The sum is divided by it: a mean's number of terms."""

    def holds(self, numbers: Sequence[Decimal]) -> bool:
        """Say whether a calculator that is given these numbers ends at the result shown.

        Both one that drops no digit, and one to which 2.5 - 3E-82 is 2.5.
        """
        with localcontext(EXACT):
            products = (product(numbers[place] for place in term) for term in self.terms)
            given = sum(products, Decimal(0)) / self.divisor
            decimals = -exponent_of(self.total)
            ends = (fixed(given, decimals), fixed(CALCULATOR.plus(given), decimals))
            return ends == (self.total, self.total)

    def digits_of(self, term: tuple[int, ...], exact: Sequence[Decimal]) -> int:
        """Count the digits that move a term by less than the last digit of the result."""
        size = product(exact[place] for place in term)
        return size.adjusted() + 1 - exponent_of(self.total) if size else 0


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
    exact = [*map(Decimal, values), *given]
    needs = [0] * len(exact)
    with localcontext(EXACT):
        for one in sums:
            for term in one.terms:
                for place in term:
                    needs[place] = max(needs[place], one.digits_of(term, exact))

    def rounded(more: int) -> tuple[Decimal, ...]:
        pairs = zip(values, needs, strict=False)
        return tuple(significant(value, max(digits, need + more)) for value, need in pairs)

    def holds(shown: tuple[Decimal, ...]) -> bool:
        return all(one.holds([*shown, *given]) for one in sums)

    shown = fewest(rounded, holds, range(REPR_DIGITS))
    return shown if holds(shown) else None
