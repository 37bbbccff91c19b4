"""The numbers of "This step", rounded such that the formulas hold as they stand on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from neuron import ChainRule, SampleTable, chain_rule, descent_step, log_loss, sample_table
from playground.numbers.calculator import Sum, fewest, held
from playground.numbers.probability import (
    W_TIMES_X_PLUS_B,
    Probability,
    exact_score,
    score_decimals,
    smaller_probability,
)
from playground.numbers.rounding import DECIMALS, EXACT, as_written, fixed, product, significant
from playground.numbers.sums import ShownSum, shown_step

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

DIGITS = 4
"""Significant digits of what a formula results in."""

MOST_DIGITS = 30
"""Significant digits of what leads to it, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Where the next update leads, and what each sample has to do with it."""

    after: tuple[FloatArray, float] | None
    """W and b after the update; None where they would leave float64."""
    loss_after: float | None
    table: SampleTable


def step_from(shown: Shown) -> Step:
    """Take the step from the iteration shown to the next."""
    loss_after = None
    try:
        after = descent_step(shown.W, shown.b, shown.dW, shown.db, shown.alpha)
        loss_after = log_loss(shown.X, shown.y, *after)
    except ValueError:  # the run stopped here for the same reason
        after = None
    return Step(after, loss_after, sample_table(*shown.here))


@dataclass(frozen=True, slots=True)
class ShownChain:
    """The chain rule of one sample in rounded numbers."""

    score: tuple[Decimal, ...]
    """w1, x1, w2, x2 and b: ``w1 x1 + w2 x2 + b``, worked out and rounded, is ``z``."""
    z: Decimal
    a: Probability
    dL_da: Decimal  # noqa: N815 - the article's notation
    da_dz: Decimal
    dL_dz: Decimal  # noqa: N815
    dz_dw: tuple[Decimal, ...]
    products: tuple[Decimal, ...]


def shown_chain(x: FloatArray, label: float, W: FloatArray, b: float, z: float) -> ShownChain:
    """Round the chain rule of one sample so that each of its lines holds as shown.

    The factors get as many digits as their products need, the activation as many as the factors
    need, and the score as many as the activation needs.
    """
    rule = chain_rule(z, label)
    factors, ones = (rule.dL_da, rule.da_dz, *x.tolist()), (1.0, *x.tolist())
    with localcontext(EXACT):
        exact = [rule.dL_dz * Decimal(xj) for xj in ones]
        written = [rule.dL_dz * as_written(xj) for xj in ones]  # another number at a tie
    wanted = [[significant(value, DIGITS) for value in values] for values in (exact, written)]

    def rounded(digits: int) -> tuple[int, list[Decimal], list[Decimal]]:
        shown = [significant(factor, digits) for factor in factors]
        with localcontext(EXACT):
            products = [product((*shown[:2], xj)) for xj in (Decimal(1), *shown[2:])]
        return digits, shown, [significant(value, DIGITS) for value in products]

    digits, (dL_da, da_dz, *dz_dw), found = fewest(
        rounded, lambda shown: shown[-1] in wanted, range(DIGITS, MOST_DIGITS + 1)
    )
    dL_dz, *products = wanted[found != wanted[0]]
    a = _activation(rule, label, z, digits)
    score, shown_z = _score(x, W, b, z, a.smaller)
    return ShownChain(score, shown_z, a, dL_da, da_dz, dL_dz, tuple(dz_dw), tuple(products))


def _activation(rule: ChainRule, label: float, z: float, digits: int) -> Probability:
    """Round the activation so that 1/a, a(1 - a) and a - y follow from it."""
    exact = smaller_probability(z)
    to = (digits, digits, DIGITS)
    wanted = list(map(significant, (rule.dL_da, rule.da_dz, rule.dL_dz), to))

    def rounded(more: int) -> Probability:
        return Probability(significant(exact, more), z >= 0)

    def holds(a: Probability) -> bool:
        P, sign = (a, -1) if label == 1.0 else (a.other, 1)
        with localcontext(EXACT):
            found = (sign / P.value, P.value * P.other.value, sign * P.other.value)
        return list(map(significant, found, to)) == wanted

    return fewest(rounded, holds, range(digits, MOST_DIGITS + 1))


def _score(
    x: FloatArray, W: FloatArray, b: float, z: float, smaller: Decimal
) -> tuple[tuple[Decimal, ...], Decimal]:
    """Round z = w1 x1 + w2 x2 + b so that it holds, and gives the activation as shown."""
    (w1, w2), (x1, x2) = W.tolist(), x.tolist()
    values = (w1, x1, w2, x2, b)
    total, most = exact_score(values)
    visible = max(DECIMALS, 2 - total.adjusted()) if total else DECIMALS

    def rounded(decimals: int) -> tuple[tuple[Decimal, ...] | None, Decimal]:
        shown = fixed(total, decimals)
        return held(values, [Sum(W_TIMES_X_PLUS_B, shown)]), shown

    least = score_decimals(z, smaller, visible, most)
    numbers, shown_z = fewest(rounded, lambda shown: shown[0] is not None, range(least, most + 1))
    return numbers or tuple(significant(value, MOST_DIGITS) for value in values), shown_z


def shown_updates(shown: Shown, step: Step) -> list[ShownSum]:
    """Round each row of the update, W then b, so that before minus step is after."""
    if step.after is None:
        return []
    before, slopes = (*shown.W.tolist(), shown.b), (*shown.dW.tolist(), shown.db)
    after = (*step.after[0].tolist(), step.after[1])
    return [
        shown_step(old, shown.alpha, slope, new)
        for old, slope, new in zip(before, slopes, after, strict=True)
    ]
