"""The worked example of the page "The maths", and every number that its text states.

The text types what the example is made of; each result comes from neuron/, and the text names it
as <<name>>.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Final

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
from playground.state.points import Points

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
    for dx1, dx2 in ((0.0, 0.0), (0.6, 0.2), (-0.4, 0.5), (0.3, -0.6), (-0.5, -0.4))
)
"""Exclusive-or: each class in two opposite corners, so that no line separates them."""


def _four(value: float) -> str:
    return f"{value:.4f}"


def _power(value: float) -> str:
    digit, exponent = f"{value:.0e}".split("e")
    return rf"{digit} \cdot 10^{{{int(exponent)}}}"


@cache
def numbers() -> dict[str, str]:
    """Compute every number that the text states, as it is shown: to four decimals unless said."""
    X, y = EXAMPLE.X, EXAMPLE.y
    table, (dW, db) = sample_table(X, y, W, B), gradient(X, y, W, B)
    P = label_probabilities(X, y, W, B)
    return {
        **{f"z{i}": f"{z:g}" for i, z in enumerate(table.Z, 1)},
        **{f"a{i}": _four(a) for i, a in enumerate(table.A, 1)},
        **{f"loss{i}": _four(loss) for i, loss in enumerate(table.losses, 1)},
        **{f"p{i}": _four(p) for i, p in enumerate(P, 1)},
        **{f"pull{i}": _four(pull) for i, pull in enumerate(table.residuals, 1)},
        **_third_sample(),
        "norm": _four(float(norm(W[np.newaxis])[0])),
        "predictions": ", ".join(str(label) for label in predict(X, W, B)),
        "accuracy": f"{100 * accuracy(X, y, W, B):.0f}",
        "loss": _four(log_loss(X, y, W, B)),
        "likelihood": _four(likelihood(X, y, W, B)),
        "log_likelihood": _four(log_likelihood(X, y, W, B)),
        "dw1": _four(dW[0]),
        "dw2": _four(dW[1]),
        "db": _four(db),
        "limit": _four(step_limit(X)),
        **_small_changes(),
        **_long_product(),
        **_chain(),
        **_steps(),
        **_outlook(),
        "many": f"{MANY:,}",
        "softmax": _four(sigmoid(TWO_SCORES[1] - TWO_SCORES[0])),
        "many_features": _power(difference_with_features(20)),
    }


def _third_sample() -> dict[str, str]:
    """Give the parts of the third sample's score, and the score of this sample alone."""
    x = EXAMPLE.X[2]
    return {
        **{f"x{j}_3": f"{value:g}" for j, value in enumerate(x, 1)},
        **{f"w{j}": f"{value:g}" for j, value in enumerate(W, 1)},
        "bias": f"{'-' if B < 0 else '+'} {abs(B):g}",
        "z3_alone": f"{score([x], W, B)[0]:g}",
    }


def _small_changes() -> dict[str, str]:
    """Compare the predicted change of a with the true one, and again for changes half as large."""
    x = EXAMPLE.X[WRONG]
    shown = {"slope": _four(sigmoid_slopes(float(score([x], W, B)[0]))[0])}
    for name, share in (("", 1.0), ("_half", 0.5)):
        *dW, db = (share * change for change in CHANGES)
        change = small_change(x, W, B, dW, db)
        shown |= {
            f"predicted{name}": f"{change.predicted:.6f}",
            f"true{name}": f"{change.true:.6f}",
            f"error{name}": f"{change.error:.6f}",
        }
    return shown


def _long_product() -> dict[str, str]:
    """Multiply many probabilities, and add their logarithms instead."""
    rows, ones, b = np.zeros((MANY, 1)), np.ones(MANY), logit(SURE)
    total = log_likelihood(rows, ones, [0.0], b)
    return {
        "product": _power(likelihood(rows, ones, [0.0], b)),
        "sum": f"{total:.2f}",
        "exponent": f"{total / math.log(10):.1f}",
    }


def _chain() -> dict[str, str]:
    """Write the three factors for the sample on the wrong side, to six decimals."""
    table = sample_table(EXAMPLE.X, EXAMPLE.y, W, B)
    factors = chain_rule(float(table.Z[WRONG]), float(EXAMPLE.y[WRONG]))
    return {
        "factor_a": f"{factors.dL_da:.6f}",
        "factor_z": f"{factors.da_dz:.6f}",
        "chain_1": f"{table.parts[WRONG, 0]:.6f}",
        "chain_2": f"{table.parts[WRONG, 1]:.6f}",
        "chain_b": f"{factors.dL_dz:.6f}",
    }


def _steps() -> dict[str, str]:
    """Take one step from the example's state, and then many."""
    run = gradient_descent(EXAMPLE.X, EXAMPLE.y, alpha=ALPHA, iterations=200, W=W, b=B)
    return {
        "w1_next": _four(run.W[1, 0]),
        "w2_next": _four(run.W[1, 1]),
        "b_next": _four(run.b[1]),
        "loss_next": _four(run.loss[1]),
        "loss_200": _four(run.loss[200]),
        "norm_200": f"{float(run.weight_norm[200]):.2f}",
    }


def _outlook() -> dict[str, str]:
    """Train on the exclusive-or, where the best line is no better than none."""
    run = gradient_descent(CORNERS.X, CORNERS.y, alpha=0.3, iterations=1000)
    return {"corners_loss": _four(run.loss[-1]), "log2": _four(run.loss[0])}


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
