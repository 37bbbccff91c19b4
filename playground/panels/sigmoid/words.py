"""The words and formulas of "Sigmoid and probability"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.rounding import fixed, significant
from playground.numbers.text import bracketed, latex, spoken
from playground.panels.sigmoid.numbers import shown_score

if TYPE_CHECKING:
    from neuron import SmallChange
    from playground.numbers.probability import Probability
    from playground.panels.sigmoid.error import ErrorCurve
    from playground.panels.sigmoid.numbers import ShownChange
    from playground.state.chosen import Sample

SENTENCE: Final = (
    "The sigmoid makes a probability of each sample's score $z$: on the far right surely class 1, "
    "on the far left surely class 0."
)

NO_POINTS: Final = (
    "Every sample would stand here on the curve $a(z) = 1/(1 + e^{-z})$. Add a point, or sample a "
    "set, to see what probability the neuron gives it."
)

NO_CHANGE: Final = (
    "This change leaves $z$ as it is, and so $a$ and the threshold. Move a slider to see what "
    "a change does."
)

FLAT: Final = (
    "The curve is so flat at this $z$ that float64 has no digits left for the error, so there is "
    "nothing to plot. A neuron that is this sure hardly reacts to small changes."
)

TOO_FLAT: Final = (
    "At this $z$ the slope $a\\,(1 - a)$ is so small that its exponent is too long to write, and "
    "so are prediction and truth: to a neuron this sure, a small change is next to nothing."
)

NOTHING: Final = "\N{NO-BREAK SPACE}"
"""In place of a sentence, so that nothing moves when it comes."""

ORDER_SLACK: Final = 0.05
"""A slope this close to a whole number is called an order."""

CHANGE_HOVER = "δz = %{x:.6g}<br>δa = %{y:.6g}<extra></extra>"
CHANGE_OF_SCORE = "change of the score δz"
CHANGE_OF_OUTPUT = "change of the output δa"
ERROR_HOVER = "size %{x:.4g}<br>error %{y:.4g}<extra></extra>"
TRUE, PREDICTED = "true", "predicted"
THIS_CHANGE = "this change"
SIZE_OF_CHANGE = "size of the change"
SIZE_OF_ERROR = "size of the error"
SAMPLE_HOVER = "sample %{customdata}<br>z = %{x:.4f}<br>a = %{y:.4f}<extra></extra>"
SIGMOID = "sigmoid"
THRESHOLD = "threshold"
SCORE = "score z"
OUTPUT = "output a"
PICTURE = "Sigmoid and threshold, with each sample at its score and output"
CHANGES = "#### Small changes"
SAMPLE = "Sample"
CHANGE_PICTURE = "The change on the curve"
ERROR_PICTURE = "Error of the prediction against the size of the change"


def sample_heading(sample: Sample, label: float) -> str:
    """Say which sample the reading is about, and why that one."""
    why = NOTHING if sample.chosen else "None is chosen: this one has the greatest loss."
    return f"##### Sample {sample.number}, of class {int(label)}\n\n:small[{why}]"


def bernoulli(z: float, label: float, shown: Probability) -> str:
    """Read the output as a probability, in words."""
    P1, P0 = shown.latex, shown.other.latex
    said = 1 if z >= 0 else 0
    verdict = "which is right" if said == label else "which is wrong"
    own = P1 if label == 1 else P0
    return "\n\n".join(
        [
            rf"Its score is $z = {latex(shown_score(z))}$.",
            (
                rf"The sigmoid makes it $a = {P1}$: the neuron gives class 1 a probability of "
                rf"${P1}$, and class 0 the other ${P0}$."
            ),
            rf"As a formula: $Y \mid x \sim \text{{Bernoulli}}({P1})$.",
            f"The label is {int(label)}, {_feeling(z, label, shown)}: it had given it ${own}$.",
            f"The threshold only says {said}, {verdict}, and not how sure it is.",
        ]
    )


def _feeling(z: float, label: float, shown: Probability) -> str:
    if z == 0:
        return "and the neuron could not decide"
    if shown.value == shown.other.value:  # to the digits shown
        return "and the neuron could hardly decide"
    return "as it expected" if (z > 0) == (label == 1) else "against what it expected"


def too_far(z: float) -> str:
    """Say what can be said where the probability's exponent is too long to write."""
    said = 1 if z >= 0 else 0
    return (
        rf"Its score is $z = {latex(shown_score(z))}$. The neuron gives class {said} a "
        f"probability so near 1 that the number of nines is too long to write. The threshold says "
        f"{said} as well, and not how sure it is."
    )


def change_formula(symbol: str) -> str:
    """Write the first-order expansion; the features are called ``symbol``."""
    return (
        r"$\delta a \approx \dfrac{\partial a}{\partial w_1}\,\delta w_1 + "
        r"\dfrac{\partial a}{\partial w_2}\,\delta w_2 + "
        r"\dfrac{\partial a}{\partial b}\,\delta b$, with "
        rf"${{\dfrac{{\partial a}}{{\partial w_j}} = a\,(1 - a)\,{symbol}_j}}$ and "
        r"${\dfrac{\partial a}{\partial b} = a\,(1 - a)}$"
    )


def change_numbers(shown: ShownChange) -> str:
    """Write the predicted and the true change, and the error between them."""
    products = " + ".join(
        f"{bracketed(slope)} \\cdot {bracketed(step)}" for slope, step in shown.predicted.factors
    )
    terms = " + ".join(bracketed(term) for term in shown.predicted.terms)
    true = shown.error.terms[0]
    return "\n\n".join(
        [
            (
                rf"Predicted: $\delta a \approx {products} = {terms} = \mathbf{{"
                rf"{latex(shown.predicted.total)}}}$"
            ),
            rf"True: $\delta a = a(z + \delta z) - a(z) = \mathbf{{{latex(true)}}}$",
            (
                rf"Error: ${latex(true)} - {bracketed(shown.predicted.total)} = "
                rf"{latex(shown.error.total)}$"
            ),
        ]
    )


def threshold(change: SmallChange) -> str:
    """Say what the same change does to a threshold, which jumps or does not move at all."""
    before, after = change.threshold
    slope = (
        "its slope at $z = 0$ does not exist"
        if change.z == 0
        else "its slope is 0, so the same formula predicts 0"
    )
    if before != after:
        return (
            f"The threshold **jumps** from {before} to {after}: a change of {after - before:+d}. "
            f"No small part of it could have told: {slope}."
        ).replace("-1.", "−1.")
    flips = -change.z / change.dz if change.dz else 0.0
    farther = (
        f" It takes ${latex(significant(flips, 4))}$ times this change to make it jump, at once."
        if flips > 1
        else ""
    )
    return f"The threshold **does not move at all**: it says {before} before and after.{farther}"


def order(curve: ErrorCurve) -> str:
    """Say of which order the error is, from its own numbers."""
    factor, slope = spoken(curve.factor), spoken(fixed(curve.slope, 2))
    lead = (
        f"At the left end, a change ten times smaller has an error {factor} times smaller: the "
        f"slope there is {slope}. "
    )
    if abs(curve.slope - 2) <= ORDER_SLACK:
        return (
            f"{lead}The error is of **second order**: it shrinks faster than the change itself, "
            "and that is why a gradient can be trusted for small steps."
        )
    if curve.order == 3:  # noqa: PLR2004
        return (
            f"{lead}Here $z = 0$, where the sigmoid does not bend ($a'' = 0$), so the error is of "
            "**third order**."
        )
    return (
        f"{lead}That is more than second order, because $z$ is so close to 0, where the sigmoid "
        "hardly bends; for still smaller changes it is of **second order**."
    )


TANGENT: Final = (
    "From the sample on, the prediction walks along the tangent, the truth along the curve. The "
    "dotted line between them is the error."
)

DIGITS_NOTE: Final = (
    ":small[Rounded, with as many digits as it takes for the numbers, as they stand, to add up "
    "for a calculator too.]"
)


def sample_named(number: int) -> str:
    """Name a sample beside its ring."""
    return f"sample {number}"
