"""The numbers of "This step", rounded such that the formulas hold as they stand on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from neuron import ChainRule, SampleTable, chain_rule, descent_step, log_loss, sample_table
from playground.numbers.rounding import DECIMALS, EXACT, fixed, latex, product, significant
from playground.numbers.sums import ShownSum, Sum, float_decimals, held, shown_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

DIGITS = 4
"""Significant digits of what a formula results in."""

MOST_FACTOR_DIGITS = 30

HALF = Decimal("0.5")

W_TIMES_X_PLUS_B = ((0, 1), (2, 3), (4,))
"""Where the factors of each term of a score stand in [w1, x1, w2, x2, b]."""


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
class ShownScore:
    """A score in rounded numbers: ``w1 x1 + w2 x2 + b``, worked out and rounded, is ``z``."""

    factors: tuple[Decimal, ...]
    """w1, x1, w2, x2 and b."""
    z: Decimal


@dataclass(frozen=True, slots=True)
class ShownChain:
    """The chain rule of one sample in rounded numbers."""

    score: ShownScore
    a_text: str
    """The activation: a number, or one minus a number where it is nearly 1."""
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
    with localcontext(EXACT):
        exact = [rule.dL_dz, *(rule.dL_dz * Decimal(xj) for xj in x.tolist())]
    pull, *products = (significant(value, DIGITS) for value in exact)
    for digits in range(DIGITS, MOST_FACTOR_DIGITS):
        dL_da, da_dz = significant(rule.dL_da, digits), significant(rule.da_dz, digits)
        dz_dw = [significant(xj, digits) for xj in x.tolist()]
        with localcontext(EXACT):
            come_out = [
                significant(product((dL_da, da_dz, xj)), DIGITS) for xj in (Decimal(1), *dz_dw)
            ]
        if come_out == [pull, *products]:
            break
    smaller = _digits_of_activation(rule, label, digits)
    return ShownChain(
        score=_shown_score(x, W, b, z, smaller),
        a_text=activation_text(z, smaller),
        dL_da=dL_da,
        da_dz=da_dz,
        dL_dz=pull,
        dz_dw=tuple(dz_dw),
        products=tuple(products),
    )


def smaller_probability(rule: ChainRule) -> Decimal:
    """Give the smaller of a and 1 - a: one is the size of a - y, the other one over dL/da."""
    with localcontext(EXACT):
        other = abs(rule.dL_dz)
        return other if other <= HALF else 1 / abs(rule.dL_da)


def _digits_of_activation(rule: ChainRule, label: float, digits: int) -> Decimal:
    """Round the smaller of a and 1 - a so that 1/a, a(1 - a) and a - y follow from it."""
    exact = smaller_probability(rule)
    is_other = abs(rule.dL_dz) <= HALF
    sign = -1 if label == 1.0 else 1
    factors = (rule.dL_da, rule.da_dz)
    wanted = [significant(factor, digits) for factor in factors] + [significant(rule.dL_dz, DIGITS)]
    for more in range(digits, MOST_FACTOR_DIGITS):
        smaller = significant(exact, more)
        with localcontext(EXACT):
            larger = 1 - smaller
            P, other = (larger, smaller) if is_other else (smaller, larger)
            found = [significant(value, digits) for value in (sign / P, larger * smaller)]
            found.append(significant(sign * other, DIGITS))
        if found == wanted:
            break
    return smaller


def _shown_score(x: FloatArray, W: FloatArray, b: float, z: float, smaller: Decimal) -> ShownScore:
    """Round z = w1 x1 + w2 x2 + b so that it holds, and gives the activation as shown."""
    (w1, w2), (x1, x2) = W.tolist(), x.tolist()
    values = (w1, x1, w2, x2, b)
    total, most = exact_score(values)
    visible = max(DECIMALS, 2 - total.adjusted()) if total else DECIMALS
    least = score_decimals(z, smaller, visible, most)
    for decimals in range(least, most + 1):
        shown = fixed(total, decimals)
        numbers = held(values, [Sum(W_TIMES_X_PLUS_B, shown)])
        if numbers is not None:
            break
    else:
        numbers = tuple(significant(value, MOST_FACTOR_DIGITS) for value in values)
    return ShownScore(numbers, shown)


def exact_score(values: Sequence[float]) -> tuple[Decimal, int]:
    """Work out a score without rounding, and say how many of its decimals float64 vouches for."""
    with localcontext(EXACT):
        terms = [product(values[place] for place in term) for term in W_TIMES_X_PLUS_B]
        total = sum(terms, Decimal(0))
    return total, float_decimals([*terms, total])


def score_decimals(z: float, smaller: Decimal, least: int, most: int) -> int:
    """Say with how many digits after the point a score gives the activation as that is shown."""
    digits = len(smaller.as_tuple().digits)
    for decimals in range(min(least, most), most):
        again = smaller_probability(chain_rule(float(fixed(z, decimals)), 0.0))
        if significant(again, digits) == smaller:
            return decimals
    return most


def activation_text(z: float, smaller: Decimal) -> str:
    """Write a, given the smaller of a and 1 - a."""
    if z < 0:
        return latex(smaller)
    if smaller < Decimal("1e-6"):
        return f"1 - {latex(smaller)}"
    with localcontext(EXACT):
        return latex(1 - smaller)


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
