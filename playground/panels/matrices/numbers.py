"""The numbers of the formulas in "From loops to matrices", rounded such that they hold as shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import gradient, residuals, score, sigmoid
from playground.numbers.calculator import Sum, fewest, held
from playground.numbers.probability import Probability, exact_score, score_decimals
from playground.numbers.rounding import DECIMALS, fixed, significant
from playground.numbers.text import latex

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


@dataclass(frozen=True, slots=True)
class Activation:
    """An activation in rounded numbers, and its label: ``a - y`` holds digit for digit."""

    P: Probability
    y: int

    @property
    def a(self) -> Decimal:
        """Give the activation; one that is nearly 1 is 1.000 here."""
        return _rounded(self.P)

    @property
    def a_less_y(self) -> Decimal:
        """Give the residual."""
        return -_rounded(self.P.other) if self.y else self.a

    @property
    def latex(self) -> str:
        """Write the activation: only "1 less something" tells how far it is from a label 1."""
        return self.P.latex if self.y and self.P.smaller else latex(self.a)


def _rounded(P: Probability) -> Decimal:
    return Decimal("1.000") if P.near_one else P.value


Results = tuple[tuple[Activation, ...], tuple[Decimal, ...], tuple[Decimal, ...] | None]


@dataclass(frozen=True, slots=True)
class ShownMatrices:
    """The first samples in rounded numbers; where there are no others, the sums hold as well."""

    m: int
    X: tuple[tuple[Decimal, ...], ...]
    W: tuple[Decimal, ...]
    b: Decimal
    Z: tuple[Decimal, ...]
    """Each is what a row of X, W and b give, rounded like it."""
    A: tuple[Activation, ...]
    dW: tuple[Decimal, ...]  # noqa: N815 - the article's notation
    db: Decimal

    @property
    def more(self) -> bool:
        """Whether there are samples that are not written out."""
        return self.m > len(self.Z)


def shown_matrices(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> ShownMatrices:
    """Round the formulas of a state, features and weights alike in all of them."""
    rows, slopes = X[:SHOWN_ROWS], _slopes(X, y, W, b)
    values = [*W.tolist(), b, *rows.ravel().tolist()]
    few, whole = PROBABILITY_DIGITS, len(X) <= SHOWN_ROWS  # all of a slope's sum is on the screen

    def rounded(attempt: tuple[int, bool, int]) -> Results:
        digits, with_slopes, more = attempt
        A = _activations(score(rows, W, b), y, digits)
        Z = tuple(_scores(rows, W, b, A, more))
        sums = [_score_sum(row, z) for row, z in enumerate(Z)]
        if with_slopes:
            sums += _slope_sums(slopes, len(X), len(values))
        return A, Z, held(values, sums, given=[one.a_less_y for one in A])

    with_slopes = ((digits, True, 0) for digits in range(few, MOST_DIGITS) if whole)
    scores_alone = ((few, False, 0), (few, False, 1))  # one more digit where the last one is a tie
    A, Z, found = fewest(
        rounded, lambda shown: shown[-1] is not None, (*with_slopes, *scores_alone)
    )
    numbers = found or tuple(significant(value, MOST_DIGITS) for value in values)
    w1, w2, bias, *features = numbers
    pairs = tuple(zip(features[::2], features[1::2], strict=True))
    return ShownMatrices(len(X), pairs, (w1, w2), bias, Z, A, slopes[:-1], slopes[-1])


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


def _activations(Z: FloatArray, y: FloatArray, digits: int) -> tuple[Activation, ...]:
    smaller = sigmoid(-np.abs(Z))
    return tuple(
        Activation(Probability(significant(P, digits), z >= 0), int(label))
        for P, z, label in zip(smaller.tolist(), Z.tolist(), y.tolist(), strict=False)
    )


def _scores(
    rows: FloatArray, W: FloatArray, b: float, A: Sequence[Activation], more: int
) -> Iterator[Decimal]:
    """Round the scores: enough digits for the activations, as far as float64 has them."""
    w1, w2 = W.tolist()
    for (x1, x2), one, z in zip(rows.tolist(), A, score(rows, W, b).tolist(), strict=True):
        total, most = exact_score((w1, x1, w2, x2, b))
        least = max(0, DIGITS - 1 - total.adjusted()) if total else DECIMALS
        smaller = one.P.smaller
        decimals = score_decimals(z, smaller, least, most) if smaller else min(least, most)
        yield fixed(total, decimals + more)


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
