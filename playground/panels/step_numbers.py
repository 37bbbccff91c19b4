"""The numbers of "This step", rounded such that the formulas hold as they stand on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

import numpy as np

from neuron import ChainRule, SampleTable, chain_rule, log_loss, sample_table, updated
from playground.digits import (
    DECIMALS,
    EXACT,
    MOST_FACTOR_DIGITS,
    ColumnDigits,
    ShownSum,
    column_digits,
    latex,
    product,
    scale_down,
    shown_sum,
    significant,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.experiment import Experiment
    from playground.run import Run

    FloatArray = NDArray[np.float64]

COLUMNS = ("x₁", "x₂", "y", "z", "a", "loss", "(a − y)x₁", "(a − y)x₂", "a − y")
"""What the table shows of each sample."""

MEANS = ("x₁", "x₂", "y", "z", "a", "L", "∂L/∂w₁", "∂L/∂w₂", "∂L/∂b")
"""What the means of these columns are called, where they have a name."""

DIGITS = 4
"""Significant digits of what a formula results in."""

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The neuron at the iteration shown, and after the next update."""

    k: int
    W: FloatArray
    b: float
    loss: float
    dW: FloatArray  # noqa: N815 - the article's notation
    db: float
    after: tuple[FloatArray, float] | None
    """W and b after the update; None where they would leave float64."""
    loss_after: float | None
    table: SampleTable


def state_of(experiment: Experiment, run: Run) -> State | None:
    """Collect what the panel shows; None without points."""
    trajectory = run.trajectory
    if trajectory is None:
        return None
    k = min(experiment.iteration, run.last)
    W, b = trajectory.W[k], float(trajectory.b[k])
    dW, db = trajectory.dW[k], float(trajectory.db[k])
    X, y = experiment.points.X, experiment.points.y
    loss, loss_after = float(trajectory.loss[k]), None
    try:
        after = updated(W, b, dW, db, experiment.alpha)
        loss_after = log_loss(X, y, *after)
    except ValueError:  # the run stopped here for the same reason
        after = None
    return State(k, W, b, loss, dW, db, after, loss_after, sample_table(X, y, W, b))


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of the table: the numbers over ten to the exponent, and their mean alike."""

    name: str
    mean_name: str
    numbers: FloatArray
    mean: float
    digits: ColumnDigits


def columns_of(experiment: Experiment, state: State) -> list[Column]:
    """Lay out the table, each column with the digits that make its mean come out right."""
    X, y, table = experiment.points.X, experiment.points.y, state.table
    rows = (X[:, 0], X[:, 1], y, table.Z, table.A, table.losses, *table.parts.T, table.pulls)
    gradient = dict(zip(MEANS[-3:], (*state.dW.tolist(), state.db), strict=True))
    known = {**gradient, "L": state.loss}
    columns = []
    for name, mean_name, values in zip(COLUMNS, MEANS, rows, strict=True):
        mean = known.get(mean_name, mean_of(values))
        digits = column_digits(values, mean)
        scaled = scale_down(np.append(values, mean), digits.exponent)
        columns.append(Column(name, mean_name, scaled[:-1], float(scaled[-1]), digits))
    return columns


def mean_of(values: FloatArray) -> float:
    """Average without overflow."""
    return float(np.sum(values / len(values)))


@dataclass(frozen=True, slots=True)
class ShownChain:
    """The chain rule of one sample in rounded numbers."""

    score: ShownSum
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


def _shown_score(x: FloatArray, W: FloatArray, b: float, z: float, smaller: Decimal) -> ShownSum:
    """Round z = w1 x1 + w2 x2 + b so that it holds, and gives the activation as shown."""
    terms = [*zip(W.tolist(), x.tolist(), strict=True), (b,)]
    digits = len(smaller.as_tuple().digits)
    shown = shown_sum(terms, z)
    while True:
        again = smaller_probability(chain_rule(float(shown.total), 0.0))
        if significant(again, digits) == smaller:
            return shown
        finer = shown_sum(terms, z, least=shown.decimals + 1)
        if finer.decimals == shown.decimals:  # float64 has no more digits
            return shown
        shown = finer


def activation_text(z: float, smaller: Decimal) -> str:
    """Write a, given the smaller of a and 1 - a."""
    if z < 0:
        return latex(smaller)
    if smaller < Decimal("1e-6"):
        return f"1 - {latex(smaller)}"
    with localcontext(EXACT):
        return latex(1 - smaller)


def shown_updates(state: State, alpha: float) -> list[ShownSum]:
    """Round each row of the update, W then b, so that before minus step is after."""
    if state.after is None:
        return []
    before, slopes = (*state.W.tolist(), state.b), (*state.dW.tolist(), state.db)
    after = (*state.after[0].tolist(), state.after[1])
    return [
        shown_sum([(old,), (-alpha, slope)], new, visible=(alpha * slope,), least=DECIMALS)
        for old, slope, new in zip(before, slopes, after, strict=True)
    ]
