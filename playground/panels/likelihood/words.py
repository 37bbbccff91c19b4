"""The sentences of the panel "Likelihood", made of the numbers at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neuron import SMALLEST_NORMAL
from playground.numbers.text import grouped, latex_exponential, spoken

if TYPE_CHECKING:
    from playground.panels.likelihood.facts import Along, Facts, Repeated

LOG = "log ℒ"
SHARE = "ℒ / max"
SAMPLE = "sample"
SO_FAR = "ℒ so far"

SENTENCE = (
    "How likely does the neuron find the labels you see? Training looks for the "
    "weights at the peak of that likelihood, $\\mathcal{L}$."
)

INTRODUCTION = """
The neuron gives each label a probability: ${P(y \\mid x) = a}$ for class 1, and $1 - a$ for class
0. We **assume that the samples are independent** of each other. Only then is the probability of
all labels together their product, the likelihood $\\mathcal{L}$.
"""

DIGITS = (
    "Formulas have three digits after the point, or as many as it takes for a calculator to get "
    "from each line to the next; the numbers have the board's digits."
)

LINES = (
    "The thin line is the product in float64, up to the dot; the thick one is what the sum of "
    "logarithms says. 1.0 and 0.0 have no place on this scale."
)

MARKS = "The dot is where the weight is now, the dashed line the peak. ℒ is drawn as a share of it."

NO_POINTS = """
There are no samples yet. A product without factors is 1, and its logarithm 0: nothing has been
observed, so nothing speaks against the neuron. Add points, or sample a set.
"""

BARS = (
    "The probability of each sample's label as bars; below, the product and the sum "
    "of the logarithms as the samples are taken in one after the other."
)

IN_FLOAT64 = "ℒ in float64"
MEAN_LOG = "−(1/m) log ℒ"
LOSS_ABOVE = "log-loss, as above"
REPEAT = "Repeat the data"

REPEATED = (
    "The likelihood against the number of samples: the product in float64 and the sum "
    "of the logarithms. "
)

ALONG = "Along one weight"
SUM_HOVER = "%{x:,} samples<br>log ℒ = %{customdata:,.6g}<extra></extra>"
PRODUCT_HOVER = "%{x:,} samples<br>product = %{customdata:.4g}<extra></extra>"
MULTIPLIED_IN = "samples multiplied in"


def about_product(again: Repeated) -> str:
    """Say what became of the product of all samples, and of the sum."""
    product = again.product
    sentences = _lost(again) if product.left_normal is not None else _not_yet(again)
    sum_now = float(again.sums[-1])
    if sum_now == 0.0:
        return " ".join([*sentences, "The sum of the logarithms is 0 as well."])
    goes_on = "The sum of the logarithms goes on without trouble: after "
    goes_on += f"{grouped(again.total)} samples it is **{spoken(sum_now)}**."
    return " ".join([*sentences, goes_on])


def _lost(again: Repeated) -> list[str]:
    product = again.product
    if product.left_normal == product.settled and product.last == 0.0:
        return [_lost_at_once(again)]
    left = f"With sample **{grouped(product.left_normal or 0)}** the product leaves the normal "
    left += "numbers: it is below 2.2 × 10⁻³⁰⁸."
    settled = f"From sample **{grouped(product.settled or 0)}** on it"
    if product.settled is None:
        end = f"It loses its digits from there on: after {grouped(again.total)} samples it is "
        end += f"**{spoken(product.last)}**, and still shrinking."
    elif product.last == 0.0:
        end = f"{settled} is exactly **0.0**, for ever."
    else:
        end = (
            f"{settled} sticks at **{spoken(product.last)}**, for ever: float64 has so few numbers "
        )
        end += "there that each further factor is rounded away. All digits are lost."
    return [left, end]


def _lost_at_once(again: Repeated) -> str:
    """Say why a product that was a normal number became 0.0 with one factor."""
    here = f"With sample **{grouped(again.product.settled or 0)}** the product is exactly **0.0**, "
    factor = again.factor or 0.0
    if factor < SMALLEST_NORMAL:
        return here + "for ever: that label's probability is itself below the normal numbers."
    return (
        f"{here}for ever: that label's factor, {spoken(factor)}, takes it past the smallest "
        "numbers of float64 at one stroke."
    )


def _not_yet(again: Repeated) -> list[str]:
    """Say that a number of samples does not suffice, and how many would."""
    total, product = grouped(again.total), again.product
    if product.last == 1.0:
        now = f"After {total} samples the product is still exactly **1.0**."
    else:
        now = f"After {total} samples the product is **{spoken(product.last)}**, "
        now += "a normal number still."
    if again.needed is None:
        why = "Every loss is 0 in float64: the neuron is so sure that no number of samples would "
        return [now, why + "move the product."]
    needed = f"By its logarithm, **{grouped(again.needed)}** samples would bring it below "
    needed += "2.2 × 10⁻³⁰⁸, where the normal numbers end."
    if product.settled is not None:
        needed += " float64 would not notice: every factor is rounded to 1.0."
    return [now, needed]


def why_logarithm(known: Facts, again: Repeated) -> str:
    """Say why one maximises the logarithm, from the numbers at hand."""
    if known.log_likelihood == 0.0:
        return (
            "The neuron is so sure of every label that float64 gives ℒ = 1 and log ℒ = 0: there is "
            "nothing left to maximise, for either."
        )
    samples = f"These {grouped(known.m)} samples have" if known.m > 1 else "This one sample has"
    have = f"{samples} $\\mathcal{{L}} \\approx {latex_exponential(known.log_likelihood)}$."
    lost = again.product.left_normal or again.needed
    if known.likelihood < SMALLEST_NORMAL:
        stored = spoken(known.likelihood) if known.likelihood else "0.0"
        why = f"float64 makes that {stored}, which has no slope to follow."
    elif lost is None:
        why = "Its distance from 1 is all there is to improve, and float64 cannot hold it."
    else:
        why = f"With {grouped(lost)} like these, float64 loses the product."
    return (
        f"{have} {why} The logarithm is {spoken(known.log_likelihood)}, a number like any other, "
        "and a sum: its slope is the sum of the samples' own slopes. So we maximise log ℒ, not ℒ; "
        f"or minimise −(1/m) log ℒ = {spoken(known.mean)}, the log-loss."
    )


def about_peak(curve: Along) -> str:
    """Say where both curves peak."""
    if curve.peak is None:
        return f"{curve.name} makes no difference here: its feature is 0 in every sample."
    if curve.has_peak:
        return (
            f"Both curves peak at {curve.name} = **{spoken(curve.peak)}**; it is now "
            f"{spoken(curve.now)}. The logarithm is strictly increasing: whatever makes ℒ larger "
            "makes log ℒ larger, so the best weight is the same."
        )
    side = "right" if curve.peak > 0 else "left"
    if curve.both_ways:
        return (
            f"The peak of both curves is too far to the {side} to be drawn, beyond {curve.name} = "
            f"10³⁰⁰: {curve.name} hardly makes a difference here. The logarithm is strictly "
            "increasing: up to there, both rise together."
        )
    return (
        f"Neither curve has a peak: along {curve.name} every sample pulls the same way, so both "
        f"rise for ever to the {side}, always together. The logarithm is strictly increasing."
    )


def now(hover: str) -> str:
    """Say of the place under the pointer that it is where the weight is."""
    return f"now: {hover}"


def bars_of(label: int) -> str:
    """Name the bars of a class."""
    return f"bars of class {label}"


def after(name: str) -> str:
    """Say what is under the pointer of the product, or of the sum."""
    return f"after %{{x}} samples<br>{name} = %{{y:.4g}}<extra></extra>"


def along_alt(name: str, peak: str) -> str:
    """Name the picture along one weight for those who hear it."""
    return f"The likelihood and its logarithm along {name}. {peak}"


def last_normal(power: str) -> str:
    """Name the line below which the product loses its digits."""
    return f"dotted: the last normal<br>number, 2.2 × {power}"


def below_it(sample: str) -> str:
    """Say from which sample on the product is below that line."""
    return f"sample {sample}: below it"


def stays_at(sample: str, value: str) -> str:
    """Say from which sample on the product stays what it is."""
    return f"sample {sample} on: {value}"
