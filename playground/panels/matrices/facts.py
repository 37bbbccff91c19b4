"""What the panel "From loops to matrices" knows: shapes, formulas with numbers, and d features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    Trajectory,
    gradient,
    gradient_descent,
    gradient_numerical,
    sample_separable_features,
)
from playground.numbers.text import latex, latex_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from playground.panels.matrices.numbers import ShownMatrices
    from playground.state.names import FeatureNames

    FloatArray = NDArray[np.float64]

DIMENSIONS: Final = (2, 5, 20)
"""Numbers of features to train with."""

TRAINING_SAMPLES = 200
TRAINING_ITERATIONS = 300
TRAINING_SEED = 5
TRAINING_MARGIN = 0.1
TRAINING_ALPHA = 0.3

CHECKED_AT = 10
"""Iteration at which the gradient is checked: early, where the loss still has digits to lose."""


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """A run with d features, and its gradient taken in two ways."""

    d: int
    trajectory: Trajectory
    analytic: FloatArray
    numerical: FloatArray

    @property
    def difference(self) -> float:
        """Largest difference between the formula and the finite differences."""
        return float(np.max(np.abs(self.analytic - self.numerical)))


@cache
def trainings() -> tuple[Training, ...]:
    """Train on a separable set for each number of features: the same for every visitor."""
    return tuple(_training(d) for d in DIMENSIONS)


def _training(d: int) -> Training:
    X, y = sample_separable_features(
        TRAINING_SAMPLES, d, seed=TRAINING_SEED, margin=TRAINING_MARGIN
    )
    run = gradient_descent(X, y, alpha=TRAINING_ALPHA, iterations=TRAINING_ITERATIONS)
    here = (X, y, run.W[CHECKED_AT], float(run.b[CHECKED_AT]))
    return Training(d, run, np.append(*gradient(*here)), np.append(*gradient_numerical(*here)))


def scores_formula(shown: ShownMatrices, names: FeatureNames) -> str:
    """Write Z = XW + b with the numbers of the first samples."""
    X = _matrix([[latex(x) for x in row] for row in shown.X], more=shown.more)
    W = _matrix([[latex(w)] for w in shown.W])
    return latex_lines(
        f"&Z = {names.matrix}W + b",
        rf"&= {X}{W} {'-' if shown.b < 0 else '+'} {latex(abs(shown.b))}",
        f"&= {_matrix([[latex(z)] for z in shown.Z], more=shown.more)}",
    )


def activations_formula(shown: ShownMatrices) -> str:
    """Write A, Y and A - Y with the numbers of the first samples."""
    A = _matrix([[one.latex] for one in shown.A], more=shown.more)
    Y = _matrix([[str(one.y)] for one in shown.A], more=shown.more)
    return latex_lines(rf"&A = \sigma(Z) = {A} \quad Y = {Y}", f"&A - Y = {_residuals(shown)}")


def gradient_formula(shown: ShownMatrices, names: FeatureNames) -> str:
    """Write (1/m) Xᵀ(A − Y) with the numbers of the first samples."""
    dots = [r"\cdots"] if shown.more else []
    transposed = [[*map(latex, feature), *dots] for feature in zip(*shown.X, strict=True)]
    return latex_lines(
        rf"&\frac{{\partial L}}{{\partial W}} = \frac{{1}}{{m}} {names.matrix}^\top (A - Y)",
        rf"&= \tfrac{{1}}{{{shown.m}}} {_matrix(transposed)}",
        rf"&\phantom{{=}}\ \cdot {_residuals(shown)}",  # a line of its own, or no phone has room
        f"&= {_matrix([[latex(slope)] for slope in shown.dW])}",
    )


def bias_formula(shown: ShownMatrices) -> str:
    """Write the mean of A − Y with the numbers of the first samples."""
    dots = r" + \cdots" if shown.more else ""
    first, *others = (one.a_less_y for one in shown.A)
    terms = latex(first) + "".join(
        f" {'-' if term < 0 else '+'} {latex(abs(term))}" for term in others
    )
    return latex_lines(
        r"&\frac{\partial L}{\partial b} = \frac{1}{m} \sum_i (a^{(i)} - y^{(i)})",
        rf"&= \tfrac{{1}}{{{shown.m}}} \left({terms}{dots}\right)",
        f"&= {latex(shown.db)}",
    )


def _residuals(shown: ShownMatrices) -> str:
    return _matrix([[latex(one.a_less_y)] for one in shown.A], more=shown.more)


def _matrix(rows: Sequence[Sequence[str]], *, more: bool = False) -> str:
    """Write a matrix, with dots below it if there is more of it."""
    dots = [[r"\vdots"] * len(rows[0])] if more else []
    body = r" \\ ".join(" & ".join(row) for row in [*rows, *dots])
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
