"""The numbers of the formulas in "Likelihood", rounded such that they hold as shown.

They have as many digits as it takes for a calculator to get from each line to the next. Numbers
near 0, and those as near to 1, are written with a power of ten: they come from the losses, which
know them where float64 has no number for them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from neuron import SMALLEST_NORMAL
from playground.numbers.calculator import fewest
from playground.numbers.rounding import EXACT, exponent_of, fixed, product
from playground.numbers.text import ON_BOARD, exponential, latex, latex_exponential, like_board

if TYPE_CHECKING:
    from playground.panels.likelihood.facts import Facts

SHOWN: Final = 3
"""So many samples are written out."""

DIGITS: Final = range(3, 13)
"""Digits after the point that are tried, fewest first."""

LIKELIHOOD_DIGITS: Final = 3
"""Significant digits of ℒ."""

NEAR: Final = 1e-3
"""A probability nearer to 0 or 1 than this is written with a power of ten."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it is written, and the logarithm of what is written."""

    digits: Decimal | None
    """None where the number is too small for any, or too near 1."""
    log: float
    lacks: Written | None = None
    """What a number near 1 is less than 1 by."""

    @property
    def value(self) -> Decimal:
        """Give what a calculator makes of it; inside ``localcontext(EXACT)``."""
        return (self.digits or Decimal(0)) if self.lacks is None else 1 - self.lacks.value

    @property
    def plain(self) -> bool:
        """Whether it is written without a power of ten."""
        return self.digits is not None and self.digits.adjusted() >= ON_BOARD[0]

    @property
    def latex(self) -> str:
        """Write it for a formula."""
        if self.lacks is not None:
            return f"1 - {self.lacks.latex}"
        return latex_exponential(self.log) if self.digits is None else latex(self.digits, ON_BOARD)


@dataclass(frozen=True, slots=True)
class Shown:
    """The samples that are written out: the factors of ℒ, the terms of log ℒ, and their sum."""

    factors: tuple[Written, ...]
    terms: tuple[Written, ...]
    """Sizes of the logarithms, which are all negative."""
    total: Written


def shown(known: Facts) -> Shown:
    """Round the first samples so that each line of the formulas follows from the one before."""
    pairs = list(zip(known.losses[:SHOWN].tolist(), known.others[:SHOWN].tolist(), strict=True))
    both, complete = (-known.log_likelihood, -known.log_of_all_losses), known.m <= SHOWN

    def summed(decimals: int) -> tuple[int, list[Written]]:
        return decimals, [_term(*pair, decimals) for pair in (*pairs, both)]

    def adds_up(rounded: tuple[int, list[Written]]) -> bool:
        with localcontext(EXACT):
            *terms, total = (one.value for one in rounded[1])
            return not complete or _comes_to(sum(terms, Decimal(0)), total)

    decimals, (*terms, total) = fewest(summed, adds_up, DIGITS)

    whole = exponential(known.log_likelihood, LIKELIHOOD_DIGITS) if complete else None

    def multiplied(digits: int) -> tuple[int, list[Written]]:
        return digits, [_factor(*pair, digits) for pair in pairs]

    def follows(rounded: tuple[int, list[Written]]) -> bool:
        digits, factors = rounded
        with localcontext(EXACT):
            found = product(factor.value for factor in factors)
            is_product = whole is None or _comes_to(found, whole)
        return is_product and all(
            # Where float64 has no such small loss, it is 1 - P to all digits.
            digits >= decimals
            if loss < SMALLEST_NORMAL
            else like_board(-factor.log, decimals, decimals + 1) == term.digits
            for (loss, _), factor, term in zip(pairs, factors, terms, strict=True)
        )

    _, factors = fewest(multiplied, follows, DIGITS)
    return Shown(tuple(factors), tuple(terms), total)


def _comes_to(found: Decimal, shown: Decimal) -> bool:
    return fixed(found, -exponent_of(shown)) == shown


def _factor(loss: float, other: float, digits: int) -> Written:
    """Round P(y | x), given minus its logarithm and that of the other label's probability."""
    nearly = -math.log(NEAR)
    if loss > nearly:
        return _power(-loss, digits)
    if other > nearly:
        rest = _power(-other, digits)
        return Written(None, math.log1p(-math.exp(rest.log)), rest)
    P = fixed(math.exp(-loss), digits)
    return Written(P, math.log(P))


def _term(loss: float, other: float, decimals: int) -> Written:
    """Round the size of log P: where float64 has no loss so small, it is 1 - P."""
    if loss < SMALLEST_NORMAL:
        return _power(-other, decimals)
    return Written(like_board(loss, decimals, decimals + 1), math.log(loss))


def _power(log_value: float, digits: int) -> Written:
    """Round the exponential of a number to so many digits after the first."""
    rounded = exponential(log_value, digits + 1)
    return Written(rounded, log_value if rounded is None else float(rounded.ln(EXACT)))
