"""What the panel "From loops to matrices" knows: shapes, formulas with numbers, and d features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    Trajectory,
    activation,
    gradient,
    gradient_descent,
    gradient_numerical,
    residuals,
    sample_separable_features,
    score,
)
from playground.panels.numerals import latex_lines, latex_number, latex_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

SHOWN_ROWS = 3
"""So many samples are written out; dots stand for the others."""

DECIMALS = 3

DIMENSIONS: Final = (2, 5, 20)
"""Numbers of features to train with."""

TRAINING_SAMPLES = 200
TRAINING_ITERATIONS = 300
TRAINING_SEED = 5
TRAINING_MARGIN = 0.1
TRAINING_ALPHA = 0.3

ROUNDING = 1e-14
"""A mean that is smaller than this share of its terms is nothing but rounding."""

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


def shapes_table(m: int) -> str:
    """List the arrays with their shapes, for two features."""
    many = f"({m:,},)"
    rows = (
        ("X", "the samples, one a row", f"({m:,},\N{NO-BREAK SPACE}2)"),
        ("W", "one weight for each feature", "(2,)"),
        ("b", "the bias, added to every score", "()"),
        ("Z", "the scores, $XW + b$", many),
        ("A", "the activations, $\\sigma(Z)$", many),
        ("Y", "the labels", many),
    )
    lines = [f"| ${name}$ | {meaning} | `{shape}` |" for name, meaning, shape in rows]
    return "\n".join(["| | what it holds | shape |", "| --- | --- | --- |", *lines])


def scores_formula(X: FloatArray, W: FloatArray, b: float) -> str:
    """Write Z = XW + b with the numbers of the first samples."""
    Z = score(X[:SHOWN_ROWS], W, b)
    more = len(X) > SHOWN_ROWS
    sign = "-" if b < 0 else "+"
    return latex_lines(
        "&Z = XW + b",
        rf"&= {_matrix(X[:SHOWN_ROWS], more=more)}{_matrix(W[:, np.newaxis])}"
        rf" {sign} {latex_number(abs(b), DECIMALS)}",
        rf"&= {_matrix(Z[:, np.newaxis], more=more)}",
    )


def activations_formula(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> str:
    """Write A, Y and A - Y with the numbers of the first samples."""
    first, labels, more = X[:SHOWN_ROWS], y[:SHOWN_ROWS], len(X) > SHOWN_ROWS
    A, missed = activation(first, W, b), residuals(first, labels, W, b)
    Y = _grid([[f"{label:.0f}"] for label in labels] + ([[r"\vdots"]] if more else []))
    return latex_lines(
        rf"&A = \sigma(Z) = {_matrix(A[:, np.newaxis], more=more)} \quad Y = {Y}",
        rf"&A - Y = {_matrix(missed[:, np.newaxis], more=more)}",
    )


def gradient_formula(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> str:
    """Write (1/m) Xᵀ(A − Y) with the numbers of the first samples."""
    missed = residuals(X, y, W, b)[:, np.newaxis]
    dW, _ = gradient(X, y, W, b)
    dW = _without_dust(dW, np.mean(np.abs(X * missed), axis=0))
    more = len(X) > SHOWN_ROWS
    column = _matrix(missed[:SHOWN_ROWS], more=more)
    transposed = [[*row, r"\cdots"] if more else row for row in _texts(X[:SHOWN_ROWS].T)]
    return latex_lines(
        r"&\frac{\partial L}{\partial W} = \frac{1}{m} X^\top (A - Y)",
        rf"&= \tfrac{{1}}{{{len(X)}}} {_grid(transposed)}\!{column}",
        rf"&= {_matrix(dW[:, np.newaxis])}",
    )


def bias_formula(X: FloatArray, y: FloatArray, W: FloatArray, b: float) -> str:
    """Write the mean of A − Y with the numbers of the first samples."""
    missed = residuals(X, y, W, b)
    _, db = gradient(X, y, W, b)
    mean = _without_dust(np.array([db]), np.array([np.mean(np.abs(missed))]))[0]
    dots = r" + \cdots" if len(X) > SHOWN_ROWS else ""
    terms = latex_sum(missed[:SHOWN_ROWS].tolist(), DECIMALS)
    return latex_lines(
        r"&\frac{\partial L}{\partial b} = \frac{1}{m} \sum_i (a^{(i)} - y^{(i)})",
        rf"&= \tfrac{{1}}{{{len(X)}}} \left({terms}{dots}\right)",
        f"&= {latex_number(mean, DECIMALS)}",
    )


def check_table(runs: Iterable[Training]) -> str:
    """Compare the two gradients of each run, and say where its loss goes."""
    lines = [
        f"| {run.d} | {run.trajectory.loss[0]:.4f} | {run.trajectory.loss[-1]:.4f} "
        f"| {100 * run.trajectory.accuracy[-1]:.0f}\N{NO-BREAK SPACE}% | {run.difference:.1e} |"
        for run in runs
    ]
    head = "| d | first loss | last loss | right | difference |"
    return "\n".join([head, "| ---: | ---: | ---: | ---: | ---: |", *lines])


def _without_dust(means: FloatArray, sizes: FloatArray) -> FloatArray:
    """Write 0 where a mean of terms of this size is rounding alone: it would read 0 on paper."""
    return np.where(np.abs(means) <= ROUNDING * sizes, 0.0, means)


def _texts(values: FloatArray) -> list[list[str]]:
    return [[latex_number(value, DECIMALS) for value in row] for row in values.tolist()]


def _matrix(values: FloatArray, *, more: bool = False) -> str:
    """Write a matrix, with dots below it if there is more of it."""
    return _grid(_texts(values) + ([[r"\vdots"] * values.shape[1]] if more else []))


def _grid(rows: Sequence[Sequence[str]]) -> str:
    body = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
