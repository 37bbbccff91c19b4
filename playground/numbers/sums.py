"""Sums of products such that what is added up on the screen adds up for a calculator too."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from playground.numbers.calculator import REPR_DIGITS, Sum, fewest, held
from playground.numbers.rounding import (
    DECIMALS,
    EXACT,
    FLOAT_DIGITS,
    as_written,
    fixed,
    product,
    significant,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Terms = Sequence[tuple[float | Decimal, ...]]

PLENTY: Final = 8
"""So many significant digits of a huge number are enough to begin with."""


@dataclass(frozen=True, slots=True)
class ShownSum:
    """A sum of products as it is shown; all numbers are rounded, and they add up."""

    factors: tuple[tuple[Decimal, ...], ...]
    """The factors of each term; their product, rounded, is the term, and their sum the total."""
    terms: tuple[Decimal, ...]
    total: Decimal
    """The sum of the terms, digit for digit."""


def shown_sum(
    terms: Terms,
    total: float | Decimal,
    visible: Iterable[float | Decimal] = (),
    least: int = DECIMALS,
) -> ShownSum:
    """Round ``sum of products = sum of terms = total`` so that both hold as they are shown.

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
    (shown,) = shown_sums([(terms, total)], visible, least)
    return shown


def shown_sums(
    sums: Sequence[tuple[Terms, float | Decimal]],
    visible: Iterable[float | Decimal] = (),
    least: int = DECIMALS,
) -> list[ShownSum]:
    """Round several sums to the same digits after the point; one that has fewer shows all it has.

    Where not even all the digits of float64 make a sum hold, which is rare, its terms still give
    its total.
    """
    unrounded = [_Unrounded.of(*one) for one in sums]
    least = max([least, *(2 - as_written(value).adjusted() for value in visible if value)])

    def rounded(decimals: int) -> list[ShownSum]:
        found = [one.at(decimals) if decimals < one.most else one.at_last() for one in unrounded]
        return [shown for shown in found if shown is not None]

    first, last = min(least, unrounded[0].most), max(one.most for one in unrounded)
    return fewest(rounded, lambda shown: len(shown) == len(sums), range(first, last + 1))


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
    with localcontext(EXACT):
        exact = product((-alpha, slope))
    size = as_written(max(abs(before), abs(after)))
    least = min(DECIMALS, PLENTY - 1 - size.adjusted()) if size else DECIMALS
    shown = shown_sum([(before,), (-alpha, slope)], after, (exact,), least)
    if shown.terms[1] or not exact:
        return shown
    step = significant(exact, DECIMALS)
    factors = held([-alpha, slope], [Sum(((0, 1),), step)])
    if factors is None:
        return shown

    def apart(digits: int) -> ShownSum:
        old, new = significant(before, digits), significant(after, digits)
        return ShownSum(((old,), factors), (old, step), new)

    def holds(apart: ShownSum) -> bool:
        return Sum(((0,), (1,)), apart.total).holds(apart.terms)

    return fewest(apart, holds, range(DECIMALS, REPR_DIGITS))


@dataclass(frozen=True, slots=True)
class _Unrounded:
    """A sum of products before it is rounded."""

    factors: Terms
    terms: tuple[Decimal, ...]
    """The products of the factors."""
    total: Decimal

    @classmethod
    def of(
        cls,
        factors: Terms,
        total: float | Decimal,
        read: Callable[[float | Decimal], Decimal] = Decimal,
    ) -> _Unrounded:
        """Multiply the factors, exactly or as they are written."""
        with localcontext(EXACT):
            terms = (product(map(read if len(term) > 1 else Decimal, term)) for term in factors)
            return cls(factors, tuple(terms), Decimal(total))

    @property
    def most(self) -> int:
        """Digits after the point that float64 holds of it."""
        return float_decimals([*self.terms, self.total])

    def at(self, decimals: int, *, bent: bool = False) -> ShownSum | None:
        """Round to so many digits; None where a calculator would get something else.

        A total that is bent is what the rounded terms add up to.
        """
        terms, total = self._rounded(decimals)
        if not bent and total != fixed(self.total, decimals):
            return None
        factors = self._factors(terms, total)
        return None if factors is None else ShownSum(factors, terms, total)

    def at_last(self) -> ShownSum:
        """Round to all the digits that float64 has of it.

        Where even these do not hold, it is for a calculator, which only has what is written: there
        0.85 · 1E-8 is a tie, 8.5E-9, of which float64 has a little less.
        """
        written = _Unrounded.of(self.factors, self.total, as_written)
        return self.at(self.most) or written.at(self.most) or written.bent()

    def bent(self) -> ShownSum:
        """Let the total be what the rounded terms add up to, with one more digit at a tie."""
        most = self.most
        shown = self.at(most, bent=True) or self.at(most + 1, bent=True)
        in_full = tuple(tuple(map(as_written, term)) for term in self.factors)
        return shown or ShownSum(in_full, *self._rounded(most))

    def _rounded(self, decimals: int) -> tuple[tuple[Decimal, ...], Decimal]:
        """Round the terms, and add up what they are then."""
        terms = tuple(fixed(term, decimals) for term in self.terms)
        with localcontext(EXACT):
            return terms, fixed(sum(terms, Decimal(0)), decimals)

    def _factors(
        self, terms: Sequence[Decimal], total: Decimal
    ) -> tuple[tuple[Decimal, ...], ...] | None:
        """Round factors until each product gives its term, and all of them the total.

        A term of one factor is shown as the term that it is.
        """
        values: list[float | Decimal] = []
        places: list[tuple[int, ...]] = []
        for factors, shown in zip(self.factors, terms, strict=True):
            places.append(tuple(range(len(values), len(values) + len(factors))))
            values += factors if len(factors) > 1 else [shown]
        sums = [Sum((term,), shown) for term, shown in zip(places, terms, strict=True)]
        found = held(values, [*sums, Sum(tuple(places), total)])
        if found is None:
            return None
        return tuple(
            tuple(found[place] for place in term) if len(term) > 1 else (shown,)
            for term, shown in zip(places, terms, strict=True)
        )


def float_decimals(values: Iterable[Decimal]) -> int:
    """Say how many digits after the point float64 holds of a sum of terms of these sizes."""
    largest = max(abs(value) for value in values)
    return FLOAT_DIGITS - 1 - (largest.adjusted() if largest else 0)
