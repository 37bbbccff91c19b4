"""A score and the probability that it gives, rounded so that the one follows from the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from neuron import chain_rule
from playground.numbers.calculator import fewest
from playground.numbers.rounding import EXACT, fixed, product, significant
from playground.numbers.sums import float_decimals
from playground.numbers.text import latex

if TYPE_CHECKING:
    from collections.abc import Sequence

W_TIMES_X_PLUS_B: Final = ((0, 1), (2, 3), (4,))
"""Where the factors of each term of a score stand in [w1, x1, w2, x2, b]."""

SURE: Final = Decimal("1e-6")
"""A probability nearer to 1 than this is written as 1 less the other one."""


@dataclass(frozen=True, slots=True)
class Probability:
    """A rounded probability, known by the smaller one of P and 1 - P."""

    smaller: Decimal
    high: bool
    """Whether P is the larger one."""

    @property
    def value(self) -> Decimal:
        """Give P, digit for digit."""
        with localcontext(EXACT):
            return 1 - self.smaller if self.high else self.smaller

    @property
    def other(self) -> Probability:
        """Give 1 - P."""
        return Probability(self.smaller, not self.high)

    @property
    def near_one(self) -> bool:
        """Whether only "1 less something" tells P from 1."""
        return self.high and self.smaller < SURE

    @property
    def latex(self) -> str:
        """Write P for a formula."""
        return f"1 - {latex(self.smaller)}" if self.near_one else latex(self.value)


def smaller_probability(z: float | Decimal) -> Decimal:
    """Give the smaller one of a and 1 - a, with its digits however small it is."""
    rule = chain_rule(float(z), 0.0)
    with localcontext(EXACT):
        return min(rule.dL_dz, 1 / rule.dL_da)


def exact_score(values: Sequence[float]) -> tuple[Decimal, int]:
    """Work out a score without rounding, and say how many of its decimals float64 vouches for."""
    with localcontext(EXACT):
        exact = [Decimal(value) for value in values]
        terms = [product(exact[place] for place in term) for term in W_TIMES_X_PLUS_B]
        total = sum(terms, Decimal(0))
    return total, float_decimals([*terms, total])


def score_decimals(z: float, smaller: Decimal, least: int, most: int) -> int:
    """Say with how many digits after the point a score gives the probability as that is shown."""
    digits = len(smaller.as_tuple().digits)

    def gives_it(decimals: int) -> bool:
        again = smaller_probability(fixed(z, decimals))
        return significant(again, digits) == smaller

    return fewest(lambda decimals: decimals, gives_it, range(min(least, most), most + 1))
