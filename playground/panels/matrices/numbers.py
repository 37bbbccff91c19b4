"""The numbers of the formulas in "From loops to matrices", rounded such that they hold as shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import activation, gradient, residuals, score
from playground.numbers.rounding import DECIMALS, EXACT, fixed, significant
from playground.numbers.sums import Sum, held
from playground.panels.step.numbers import exact_score, score_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

SHOWN_ROWS: Final = 3
"""So many samples are written out; dots stand for the others."""

DIGITS: Final = 4
"""Significant digits of the results, at least."""

PROBABILITY_DIGITS: Final = 3
"""Of the smaller one of a and 1 - a, at least: as many as four digits of a score give."""

MOST_DIGITS: Final = 15

ROUNDING: Final = 1e-14
"""A mean that is smaller than this share of its terms is nothing but rounding."""

SURE: Final = Decimal("1e-6")
"""Nearer to 1 than this, a probability is written as 1 less the other one, or as 1.000."""


@dataclass(frozen=True, slots=True)
class Probability:
    """An activation and its label's distance, in rounded numbers: ``a - y`` digit for digit."""

    y: int
    smaller: Decimal
    """The smaller one of a and 1 - a."""
    high: bool
    """Whether a is the larger one."""

    @property
    def a(self) -> Decimal:
        """Give the activation."""
        return self._larger if self.high else self.smaller

    @property
    def a_less_y(self) -> Decimal:
        """Give the residual."""
        if self.y == 0:
            return self.a
        return -self.smaller if self.high else -self._larger

    @property
    def near_one(self) -> bool:
        """Whether only "1 less something" tells how far the activation is from its label 1."""
        return self.high and self.y == 1 and 0 < self.smaller < SURE

    @property
    def _larger(self) -> Decimal:
        if self.smaller < SURE:
            return Decimal("1.000")
        with localcontext(EXACT):
            return 1 - self.smaller


@dataclass(frozen=True, slots=True)
class ShownMatrices:
    """The first samples in rounded numbers; where there are no others, the sums hold as well."""

    m: int
    X: tuple[tuple[Decimal, ...], ...]
    W: tuple[Decimal, ...]
    b: Decimal
    Z: tuple[Decimal, ...]
    """Each is what a row of X, W and b give, rounded like it."""
    A: tuple[Probability, ...]
    dW: tuple[Decimal, ...]  # noqa: N815 - the article's notation
    db: Decimal

    @property
    def more(self) -> bool:
        """Whether there are samples that are not written out."""
        return self.m > len(self.Z)


def shown_matrices(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> ShownMatrices:
    """Round the formulas of a state, features and weights alike in all of them."""
    rows, labels = X[:SHOWN_ROWS], y[:SHOWN_ROWS]
    slopes = _slopes(X, y, W, b)
    values = [*W.tolist(), b, *rows.ravel().tolist()]
    whole = len(X) <= SHOWN_ROWS  # all of the gradient's sum is on the screen
    for digits, is_last in _attempts(MOST_DIGITS if whole else PROBABILITY_DIGITS + 1):
        A = tuple(_probabilities(rows, labels, W, b, digits))
        Z = tuple(_scores(rows, W, b, A))
        sums = [_score_sum(row, z) for row, z in enumerate(Z)]
        if whole and not is_last:
            sums += _slope_sums(slopes, len(X), len(values))
        numbers = held(values, sums, given=[one.a_less_y for one in A])
        if numbers is not None:
            break
    else:
        numbers = tuple(significant(value, MOST_DIGITS) for value in values)
    w1, w2, bias, *features = numbers
    pairs = tuple(zip(features[::2], features[1::2], strict=True))
    return ShownMatrices(len(X), pairs, (w1, w2), bias, Z, A, slopes[:-1], slopes[-1])


def _attempts(most: int) -> Iterator[tuple[int, bool]]:
    """Try more and more digits, and at the end few again, with the scores alone."""
    yield from ((digits, False) for digits in range(PROBABILITY_DIGITS, most))
    yield PROBABILITY_DIGITS, True


def _score_sum(row: int, z: Decimal) -> Sum:
    """Say where W, b and a row of X stand in the list of values: what gives a score."""
    x1, x2 = 3 + 2 * row, 4 + 2 * row
    return Sum(((0, x1), (1, x2), (2,)), z)


def _slope_sums(slopes: Sequence[Decimal], m: int, first: int) -> list[Sum]:
    """Say what gives the slopes; the residuals stand from ``first`` on."""
    missed = range(first, first + m)
    terms = [
        tuple((3 + 2 * row, place) for row, place in enumerate(missed)),
        tuple((4 + 2 * row, place) for row, place in enumerate(missed)),
        tuple((place,) for place in missed),
    ]
    return [Sum(term, slope, divisor=m) for term, slope in zip(terms, slopes, strict=True)]


def _probabilities(
    rows: FloatArray, labels: FloatArray, W: FloatArray, b: float, digits: int
) -> list[Probability]:
    high = score(rows, W, b) >= 0
    not_a = activation(-rows, W, -b)  # 1 - a, without cancellation
    smaller = np.where(high, not_a, activation(rows, W, b))
    return [
        Probability(int(label), significant(small, digits), is_high)
        for label, small, is_high in zip(
            labels.tolist(), smaller.tolist(), high.tolist(), strict=True
        )
    ]


def _scores(rows: FloatArray, W: FloatArray, b: float, A: Sequence[Probability]) -> list[Decimal]:
    """Round the scores: enough digits for the activations, as far as float64 has them."""
    w1, w2 = W.tolist()
    found = []
    for (x1, x2), one, z in zip(rows.tolist(), A, score(rows, W, b).tolist(), strict=True):
        total, most = exact_score((w1, x1, w2, x2, b))
        least = max(0, DIGITS - 1 - total.adjusted()) if total else DECIMALS
        decimals = score_decimals(z, one.smaller, least, most) if one.smaller else min(least, most)
        found.append(fixed(total, decimals))
    return found


def _slopes(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> tuple[Decimal, ...]:
    """Round the gradient, to 0 where it is rounding alone: it would be 0 on paper."""
    missed = residuals(X, y, W, b)[:, np.newaxis]
    dW, db = gradient(X, y, W, b)
    means = np.append(dW, db)
    sizes = np.append(np.mean(np.abs(X * missed), axis=0), np.mean(np.abs(missed)))
    return tuple(
        fixed(0.0, DECIMALS) if is_dust else significant(mean, DIGITS)
        for mean, is_dust in zip(
            means.tolist(), (np.abs(means) <= ROUNDING * sizes).tolist(), strict=True
        )
    )
