"""The worked example of the page "The maths", and every number that its text states.

The text types what the example is made of; each result comes from neuron/, and the text names it
as <<name>>.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    accuracy,
    chain_rule,
    gradient,
    gradient_descent,
    gradient_numerical,
    label_probabilities,
    likelihood,
    log_likelihood,
    log_loss,
    logit,
    norm,
    predict,
    sample_table,
    score,
    sigmoid,
    sigmoid_slopes,
    small_change,
    step_limit,
)
from playground.numbers.rounding import fixed, significant
from playground.numbers.text import latex
from playground.state.points import Points

if TYPE_CHECKING:
    from decimal import Decimal

EXAMPLE: Final = Points.of([(-2.0, -1.0, 0), (-1.0, 0.5, 0), (2.0, 1.0, 1), (1.0, -0.5, 1)])
"""Four samples, few enough for paper; with the state below the last one is on the wrong side."""

W, B, ALPHA = np.array([1.0, 2.0]), -1.0, 1.0
WRONG: Final = 3
"""Row of the sample on the wrong side."""

CHANGES: Final = (0.1, -0.1, 0.05)
"""Small changes of w1, w2 and b for the Taylor expansion."""

MANY, SURE = 2_000, 0.6
"""Samples of the long product, and the probability of each one's label."""

DISPLAYED: Final = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)

TWO_SCORES: Final = (1.0, 4.0)
"""Scores of class 0 and class 1 for the softmax."""

CORNERS: Final = Points.of(
    (x1 + dx1, x2 + dx2, int(x1 * x2 < 0))
    for x1 in (-2.5, 2.5)
    for x2 in (-2.5, 2.5)
    for dx1, dx2 in ((0.5, 0.25), (-0.375, 0.5), (0.25, -0.625), (-0.5, -0.375))
)
"""Exclusive-or: each class in two opposite corners, so that no line separates them.

Sixteen samples, all of them eighths: their pulls cancel to the last bit.
"""


def _fixed(value: float | Decimal, decimals: int = 4) -> str:
    return latex(fixed(value, decimals))


def _short(value: float, digits: int = 6) -> str:
    return latex(significant(float(value), digits))


@cache
def numbers() -> dict[str, str]:
    """Compute every number that the text states, as it is shown: to four decimals unless said."""
    X, y = EXAMPLE.X, EXAMPLE.y
    table, (dW, db) = sample_table(X, y, W, B), gradient(X, y, W, B)
    P = label_probabilities(X, y, W, B)
    return {
        **{f"z{i}": _short(z) for i, z in enumerate(table.Z, 1)},
        **{f"a{i}": _fixed(a) for i, a in enumerate(table.A, 1)},
        **{f"loss{i}": _fixed(loss) for i, loss in enumerate(table.losses, 1)},
        **{f"p{i}": _fixed(p) for i, p in enumerate(P, 1)},
        **{f"pull{i}": _fixed(pull) for i, pull in enumerate(table.residuals, 1)},
        **_third_sample(),
        "norm": _fixed(float(norm(W[np.newaxis])[0])),
        "predictions": ", ".join(str(label) for label in predict(X, W, B)),
        "accuracy": _fixed(100 * accuracy(X, y, W, B), 0),
        "loss": _fixed(log_loss(X, y, W, B)),
        "likelihood": _fixed(likelihood(X, y, W, B)),
        "log_likelihood": _fixed(log_likelihood(X, y, W, B)),
        "dw1": _fixed(dW[0]),
        "dw2": _fixed(dW[1]),
        "db": _fixed(db),
        "limit": _fixed(step_limit(X)),
        **_small_changes(),
        **_long_product(),
        **_chain(),
        **_steps(),
        **_outlook(),
        "many": f"{MANY:,}",
        "softmax": _fixed(sigmoid(TWO_SCORES[1] - TWO_SCORES[0])),
        "many_features": _short(difference_with_features(20), 1),
    }


def _third_sample() -> dict[str, str]:
    """Give the parts of the third sample's score, and the score of this sample alone."""
    x = EXAMPLE.X[2]
    return {
        **{f"x{j}_3": _short(value) for j, value in enumerate(x, 1)},
        **{f"w{j}": _short(value) for j, value in enumerate(W, 1)},
        "bias": f"{'-' if B < 0 else '+'} {_short(abs(B))}",
        "z3_alone": _short(score([x], W, B)[0]),
    }


def _small_changes() -> dict[str, str]:
    """Compare the predicted change of a with the true one, and again for changes half as large."""
    x = EXAMPLE.X[WRONG]
    shown = {"slope": _fixed(sigmoid_slopes(float(score([x], W, B)[0]))[0])}
    for name, share in (("", 1.0), ("_half", 0.5)):
        *dW, db = (share * change for change in CHANGES)
        change = small_change(x, W, B, dW, db)
        shown |= {
            f"predicted{name}": _fixed(change.predicted, 6),
            f"true{name}": _fixed(change.true, 6),
            f"error{name}": _fixed(change.error, 6),
        }
    return shown


def _long_product() -> dict[str, str]:
    """Multiply many probabilities, and add their logarithms instead."""
    rows, ones, b = np.zeros((MANY, 1)), np.ones(MANY), logit(SURE)
    total = log_likelihood(rows, ones, [0.0], b)
    return {
        "product": _short(likelihood(rows, ones, [0.0], b), 1),
        "sum": _fixed(total, 2),
        "exponent": _fixed(total / math.log(10), 1),
    }


def _chain() -> dict[str, str]:
    """Write the three factors for the sample on the wrong side, to six decimals."""
    table = sample_table(EXAMPLE.X, EXAMPLE.y, W, B)
    factors = chain_rule(float(table.Z[WRONG]), float(EXAMPLE.y[WRONG]))
    return {
        "factor_a": _fixed(factors.dL_da, 6),
        "factor_z": _fixed(factors.da_dz, 6),
        "chain_1": _fixed(table.parts[WRONG, 0], 6),
        "chain_2": _fixed(table.parts[WRONG, 1], 6),
        "chain_b": _fixed(factors.dL_dz, 6),
    }


def _steps() -> dict[str, str]:
    """Take one step from the example's state, and then many."""
    run = gradient_descent(EXAMPLE.X, EXAMPLE.y, alpha=ALPHA, iterations=200, W=W, b=B)
    return {
        "w1_next": _fixed(run.W[1, 0]),
        "w2_next": _fixed(run.W[1, 1]),
        "b_next": _fixed(run.b[1]),
        "loss_next": _fixed(run.loss[1]),
        "loss_200": _fixed(run.loss[200]),
        "norm_200": _fixed(float(run.weight_norm[200]), 2),
    }


def _outlook() -> dict[str, str]:
    """Train on the exclusive-or, where the best line is no better than none."""
    run = gradient_descent(CORNERS.X, CORNERS.y, alpha=0.3, iterations=1000)
    return {"corners_loss": _fixed(run.loss[-1]), "log2": _fixed(run.loss[0])}


def difference_with_features(d: int) -> float:
    """Give the largest difference between formula and finite differences with d features."""
    generator = np.random.default_rng(d)
    X, y = generator.normal(size=(50, d)), np.arange(50) % 2
    w, b = generator.normal(size=d), 0.5
    (dW, db), (rough_W, rough_b) = gradient(X, y, w, b), gradient_numerical(X, y, w, b)
    return float(np.max(np.abs(np.append(dW - rough_W, db - rough_b))))


def fill(text: str) -> str:
    """Put the numbers into a text, and each displayed formula on lines of its own.

    Examples
    --------
    >>> fill("z = <<z3>>")
    'z = 3'
    """
    for name, value in numbers().items():
        text = text.replace(f"<<{name}>>", value)
    return DISPLAYED.sub(lambda formula: f"$$\n{' '.join(formula[1].split())}\n$$", text)
