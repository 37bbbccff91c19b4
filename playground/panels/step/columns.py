"""The table of "This step": its columns, each with the digits with which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from playground.numbers.columns import ColumnDigits, column_digits, scale_down

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.panels.step.numbers import Step
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

COLUMNS: Final = ("x₁", "x₂", "y", "z", "a", "loss", "(a − y)x₁", "(a − y)x₂", "a − y")
"""What the table holds of each sample; its heads call the features as the neuron sees them."""

MEANS: Final = ("x₁", "x₂", "y", "z", "a", "L", "∂L/∂w₁", "∂L/∂w₂", "∂L/∂b")
"""What the means of these columns are called, where they have a name."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of the table: the numbers over ten to the exponent, and their mean alike."""

    name: str
    mean_name: str
    numbers: FloatArray
    mean: float
    digits: ColumnDigits


def columns_of(shown: Shown, step: Step) -> list[Column]:
    """Lay out the table, each column with the digits that make its mean come out right."""
    X, y, table = shown.X, shown.y, step.table
    rows = (X[:, 0], X[:, 1], y, table.Z, table.A, table.losses, *table.parts.T, table.residuals)
    gradient = dict(zip(MEANS[-3:], (*shown.dW.tolist(), shown.db), strict=True))
    known = {**gradient, "L": shown.loss}
    columns = []
    for name, mean_name, values in zip(COLUMNS, MEANS, rows, strict=True):
        mean = known.get(mean_name, mean_of(values))
        digits = column_digits(values, mean)
        scaled = scale_down(np.append(values, mean), digits.exponent) + 0.0  # no negative zero
        columns.append(Column(name, mean_name, scaled[:-1], float(scaled[-1]), digits))
    return columns


def mean_of(values: FloatArray) -> float:
    """Average without overflow."""
    return float(np.sum(values / len(values)))
