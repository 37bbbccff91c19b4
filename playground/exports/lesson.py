"""The run as a short lesson in code: the sections that the script and the notebook are made of.

The code needs NumPy alone and does the very operations of ``neuron/_run.py``, in the same order, so
that on the same machine it arrives at the same bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from neuron import STEPS_FIRST_UP_TO  # which of two orders of the same operations the run takes
from playground.drawing.figures import as_text
from playground.exports.lesson_code import (
    DESCENT,
    FOLD,
    GRADIENT_FEW,
    GRADIENT_MANY,
    LOSS,
    NO_POINTS,
    PLOTS,
    RESULT,
    STANDARDISE,
    TOKENS,
)
from playground.state.names import called
from playground.state.shown import iteration_shown, last_iteration
from playground.state.texts import literal

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

ROWS_A_LINE = 4


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the lesson: what it is about, and its code."""

    title: str
    words: str
    """In Markdown, with formulas in LaTeX: for the notebook."""
    comment: str
    """The same in plain text, without formulas that only a notebook can show: for the script."""
    code: str


def lesson(experiment: Experiment, run: Run) -> list[Section]:
    """Write the sections for a run; one that stopped early has as many iterations as it has."""
    sections = [_samples(experiment), _settings(experiment, run)]
    if not len(experiment.points):
        return [*sections, NO_POINTS_SECTION]
    if experiment.option("standardise"):
        sections.append(STANDARDISE_SECTION)
    few = len(experiment.points) <= STEPS_FIRST_UP_TO
    return [
        *sections,
        FOLD_SECTION,
        LOSS_SECTION,
        GRADIENT_FEW_SECTION if few else GRADIENT_MANY_SECTION,
        DESCENT_SECTION,
        RESULT_SECTION,
        _plots(experiment),
    ]


def _samples(experiment: Experiment) -> Section:
    rows = [f"[{x1!r}, {x2!r}]" for x1, x2, _ in experiment.points.rows()]
    labels = [str(label) for *_, label in experiment.points.rows()]
    lines = [
        "import numpy as np",
        "",
        f"X = np.array({_listed(rows, ROWS_A_LINE)}, dtype=float).reshape(-1, 2)  # shape (m, 2)",
        f"y = np.array({_listed(labels, 20)}, dtype=float)  # shape (m,)",
        "m = len(y)",
    ]
    return Section(
        "The samples",
        "One row of $X$ for each sample $x^{(i)}$, and its label $y^{(i)} \\in \\{0, 1\\}$.",
        "One row of X for each sample, and its label, 0 or 1.",
        "\n".join(lines),
    )


def _listed(entries: list[str], a_line: int) -> str:
    chunks = [", ".join(entries[at : at + a_line]) for at in range(0, len(entries), a_line)]
    return "[\n    " + ",\n    ".join(chunks) + ",\n]" if chunks else "[]"


def _settings(experiment: Experiment, run: Run) -> Section:
    lines = [
        f"alpha = {experiment.alpha!r}  # the learning rate",
        f"W = np.array([{experiment.w1!r}, {experiment.w2!r}])  # the initial weights",
        f"b = {experiment.b!r}  # the initial bias",
        f"iterations = {last_iteration(experiment, run)}",
        f"shown = {iteration_shown(experiment, run)}  # the iteration on the screen",
    ]
    stopped = run.stopped and run.last <= experiment.iterations
    words = "The learning rate $\\alpha$, the initial $W$ and $b$, and how many updates to make."
    comment = "The learning rate, the initial W and b, and how many updates to make."
    if stopped:
        end = " The run stops there: the next update would leave the range of float64."
        words, comment = words + end, comment + end
    return Section("The settings", words, comment, "\n".join(lines))


def _plots(experiment: Experiment) -> Section:
    view = ", ".join(repr(edge) for edge in experiment.box)
    transform = (
        "W_line, b_line = W / deviation, b - float(W @ (mean / deviation))  # in the units of X\n"
        if experiment.option("standardise")
        else "W_line, b_line = W, b\n"
    )
    samples = "X_original" if experiment.option("standardise") else "X"
    own = called(experiment)
    titles = (name or plain for name, plain in zip(own.given, ("x1", "x2"), strict=False))
    code = PLOTS.replace("NAMES", ", ".join(_shown(own.of_class(label)) for label in (0, 1)))
    for place, title in enumerate(titles, 1):
        code = code.replace(f"TITLE{place}", _shown(title))
    code = code.replace("VIEW", view).replace("TRANSFORM\n", transform)
    return Section(
        "The plots",
        "The samples with the boundary $z = 0$ at the iteration that was on the screen, and the "
        "log-loss of the whole run.",
        "The samples with the boundary z = 0, and the log-loss of the whole run.",
        code.replace("SAMPLES", samples),
    )


def _shown(name: str) -> str:
    """Write a visitor's text as code, of which Plotly shows every character."""
    return literal(as_text(name), TOKENS)


NO_POINTS_SECTION = Section(
    "The result", "There is nothing to learn from yet.", "Nothing to learn from yet.", NO_POINTS
)

STANDARDISE_SECTION = Section(
    "Standardised features",
    "The neuron is trained on $(x - \\mu) / s$, each feature with its mean $\\mu$ and its standard "
    "deviation $s$. All that follows is in these units.",
    "The neuron is trained on (x - mean) / standard deviation, and all that follows is in these "
    "units.",
    STANDARDISE,
)

FOLD_SECTION = Section(
    "Score and margin",
    "The score of a sample is $z = w_1 x_1 + w_2 x_2 + b$, and the neuron's output "
    "$a = \\sigma(z) = 1 / (1 + e^{-z})$ is its probability of class 1.\n\n"
    "With $s = 2y - 1$, which is $+1$ or $-1$, the *margin* $M = s z$ is the score counted "
    "positive where it leans towards the label. Folding $s$ into the samples once, "
    "$q = s \\cdot (x_1, x_2, 1)$, gives $M = \\theta \\cdot q$ with $\\theta = (w_1, w_2, b)$.",
    "The score of a sample is z = w1 x1 + w2 x2 + b. With s = 2y - 1 the margin M = s z is the\n"
    "score counted positive where it leans towards the label. Folding s into the samples once,\n"
    "q = s (x1, x2, 1), gives M = theta . q with theta = (w1, w2, b).",
    FOLD,
)

LOSS_SECTION = Section(
    "The log-loss",
    "$$L = -\\frac{1}{m} \\sum_i \\left(y^{(i)} \\log a^{(i)} + (1 - y^{(i)}) "
    "\\log(1 - a^{(i)})\\right) = \\frac{1}{m} \\sum_i \\log\\left(1 + e^{-M^{(i)}}\\right)$$\n\n"
    "The second form never takes the logarithm of 0.",
    "L = -mean(y log a + (1 - y) log(1 - a)), which is mean(log(1 + exp(-M))): the second form\n"
    "never takes the logarithm of 0.",
    LOSS,
)

GRADIENT_WORDS = (
    "$$\\frac{\\partial L}{\\partial W} = \\frac{1}{m} X^\\top (A - Y), \\qquad "
    "\\frac{\\partial L}{\\partial b} = \\frac{1}{m} \\sum_i (a^{(i)} - y^{(i)})$$\n\n"
    "Since $a - y = -s / (1 + e^{M})$, both are $-\\frac{1}{m} \\sum_i q^{(i)} / (1 + e^{M^{(i)}})$"
    ", which subtracts no two numbers that are nearly equal."
)
GRADIENT_COMMENT = (
    "dW = X.T (A - Y) / m and db = mean(A - Y). Since a - y = -s / (1 + exp(M)), both are\n"
    "-sum(q / (1 + exp(M))) / m, which subtracts no two numbers that are nearly equal."
)
GRADIENT_FEW_SECTION = Section("The gradient", GRADIENT_WORDS, GRADIENT_COMMENT, GRADIENT_FEW)
GRADIENT_MANY_SECTION = Section("The gradient", GRADIENT_WORDS, GRADIENT_COMMENT, GRADIENT_MANY)

DESCENT_SECTION = Section(
    "Gradient descent",
    "$$W \\leftarrow W - \\alpha \\frac{\\partial L}{\\partial W}, \\qquad "
    "b \\leftarrow b - \\alpha \\frac{\\partial L}{\\partial b}$$\n\n"
    "Row $k$ of each table is the state after $k$ updates.",
    "W <- W - alpha dW and b <- b - alpha db, together. Row k of each table is the state after k\n"
    "updates.",
    DESCENT,
)

RESULT_SECTION = Section(
    "The result",
    "At the iteration that was on the screen, and at the end of the run.",
    "At the iteration that was on the screen, and at the end of the run.",
    RESULT,
)
