"""The words of the panel "Where it is going": for each verdict, and for each edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.text import grouped, percent, spoken
from playground.panels.going.long_run import BUDGET, LAST

if TYPE_CHECKING:
    from playground.drawing.paths import Curve
    from playground.panels.going.known import Known
    from playground.panels.going.long_run import LongRun
    from playground.state.shown import Shown

NO_POINTS: Final = (
    "Without points there is nothing to learn, and nowhere to go. Add a point of each class, or "
    "sample a set."
)

SENTENCE: Final = {
    "separable": (
        "A line can separate these points: $W$ grows for ever, and only its **direction** settles, "
        "on the widest margin in $(W, b)$."
    ),
    "one class": (
        "There is only one class, so every label can be made as likely as you like: $(W, b)$ grows "
        "for ever, and only its **direction** settles."
    ),
    "touching": (
        "The classes touch: no line separates them, but one has no sample on its wrong side. $W$ "
        "**grows for ever**, and yet the loss stays above a number greater than 0."
    ),
    "overlapping": (
        "The classes overlap, so there is no limit of the direction and no margin to reach. The "
        "loss has a **minimum** instead, at finite $W$ and $b$."
    ),
    "beyond": (
        "The gap or the overlap of these classes is so small, or so large, that its numbers leave "
        "float64. The run is right, but where it goes cannot be said here."
    ),
}
"""The first sentence, by the verdict, where α is below the step limit or does not matter."""

LARGE_STEPS: Final = {
    "separable": (
        "A line can separate these points, so no $W$ is the best one: $W$ grows for ever. Its "
        "**direction** is known to settle, on the widest margin in $(W, b)$, for α below the step "
        "limit; yours is not below it."
    ),
    "touching": (
        "The classes touch: no line separates them, but one has no sample on its wrong side. The "
        "loss has **no minimum**. For α below the step limit $W$ grows for ever, and the loss "
        "tends to a number greater than 0; yours is not below it."
    ),
    "one class": (
        "There is only one class, so every label can be made as likely as you like: $(W, b)$ grows "
        "for ever. Its **direction** is known to settle for α below the step limit; yours is not "
        "below it."
    ),
}
"""The same where α is not below the step limit."""

STANDARDISED: Final = (
    "*Standardise* is on: angles, margins and lengths are those of the space in which the neuron "
    "is trained, where each feature has mean 0 and deviation 1."
)

BELOW: Final = " for α below the step limit"

TWO_MARGINS: Final = (
    "Gradient descent looks for the widest margin in $(W, b)$, a support vector machine for the "
    "widest in $W$ alone."
)

SAME: Final = 1e-6
"""Two directions that differ by less, in degrees, are called the same."""


ANGLES: Final = "The angle to the limit and to the support vector line, over the iterations"
DISTANCE: Final = "The distance of W and b from the optimum, over the iterations"
ABOVE: Final = "How far the loss is above what it cannot go below, over the iterations"
SHARE: Final = "The margin reached as a share of the widest one, over the iterations"
LENGTH: Final = "The length of W and b together, over the iterations"
LAW: Final = "α times k times the loss, and what it tends to, over the iterations"
"""What a screen reader calls each picture."""

RUN_ON: Final = "Run on to 1,000,000 iterations"
ON_THE_WAY: Final = "Waiting for another visitor's run to end"
TO_LIMIT = "(W, b) to its limit"
TO_WIDEST = "W to the support vector line"
ANGLE = "angle"
SHARE_AXIS = "share of margin"
SHARE_HOVER = "share of the widest margin: %{y:.4g}"
CANCEL = "Cancel"
AWAY = "distance"
REST = "loss above infimum"
LAW_AXIS = "α · k · loss"
LAW_HOVER = "α · k · loss: %{y:.4g}"
BOUND = "bound"


def is_small(known: Known, alpha: float) -> bool:
    """Say whether α is so small that what is said of the end of a run is a theorem."""
    return alpha < known.step_limit


def sentence(known: Known, alpha: float) -> str:
    """Say first of all where the run is going."""
    small = SENTENCE[known.verdict]
    return small if is_small(known, alpha) else LARGE_STEPS.get(known.verdict, small)


def progress(run: LongRun) -> str:
    """Say how far a long run has come."""
    return ON_THE_WAY if run.waits else f"Iteration {grouped(run.reached)} of {grouped(LAST)}"


def how_it_ended(run: LongRun, to_limit: Curve) -> str:
    """Say where a long run ended, and why there."""
    reached = grouped(run.reached)
    if run.reached >= LAST:
        there = "" if to_limit.last is None else f", where {degrees(to_limit.last)} are left"
        return f"This run goes on to iteration {reached}{there}. The board plays its beginning."
    if run.left_float64:
        return f"After iteration {reached} the numbers of this run leave float64."
    why = "You cancelled it" if run.cancelled else f"It was stopped after {spoken(BUDGET)} seconds"
    return f"{why}, at iteration {reached}."


def directions(known: Known, to_limit: Curve, to_widest: Curve, shown: Shown) -> str:
    """Say how far the direction still is from its limit, and from the support vector line."""
    k = grouped(shown.iteration)
    if to_limit.now is None:
        return f"At iteration {k}, $W$ and $b$ are 0: they have no direction yet."
    text = f"At iteration {k}, $(W, b)$ is **{degrees(to_limit.now)}** from its limit"
    if known.apart is None:
        return f"{text}. With one class alone there is no support vector line."
    own = (
        "; $W = 0$ has no direction"
        if to_widest.now is None
        else f", and $W$ **{degrees(to_widest.now)}** from the support vector line"
    )
    return f"{text}{own}. {two_margins(known.apart)}"


def two_margins(apart: float) -> str:
    """Say why the two lines differ, and by how much they do here."""
    if apart < SAME:
        return f"{TWO_MARGINS} Here both lines have the same direction."
    return (
        f"{TWO_MARGINS} The bias is part of the one norm and not of the other, so the directions "
        f"differ, here by **{degrees(apart)}**."
    )


def condition(known: Known, alpha: float) -> str:
    """Say under which condition this is a theorem, and whether it holds."""
    limit = spoken(known.step_limit)
    if known.step_limit == 0.0:
        return "The samples are too far out for any α that is known to be small enough."
    theorem = "It is a theorem for α below the step limit, 2/β = "
    if is_small(known, alpha):
        return f"{theorem}{limit}, from every start. Yours, {spoken(alpha)}, is."
    return f"{theorem}{limit}. Yours, {spoken(alpha)}, is not: see what your run does."


def share(curve: Curve, known: Known, alpha: float) -> str:
    """Say how wide the margin is, beside what is possible."""
    if curve.now is None:
        reached = "none at $W = 0$, $b = 0$"
    elif curve.now > 0.0:
        reached = f"now {percent(curve.now)}"
    else:
        reached = "now none, as not every sample is on its right side"
    where = "" if is_small(known, alpha) else BELOW
    return (
        f"**Margin reached**, as a share of the widest one in $(W, b)$: {reached}. It tends to "
        f"1{where}."
    )


def length(known: Known, alpha: float) -> str:
    """Say how the length grows."""
    gamma = known.gamma or 1.0
    where = "" if is_small(known, alpha) else BELOW
    return (
        f"**Length**: $\\lVert (W, b) \\rVert$ grows like $\\ln k / \\gamma${where}, where "
        f"$\\gamma = $ {spoken(gamma)} is the widest margin in $(W, b)$. The dotted line is as "
        "steep as that."
    )


def law(known: Known, curve: Curve, shown: Shown) -> str:
    """Say what the product of alpha, k and the loss tends to."""
    gamma = known.gamma or 1.0
    small = is_small(known, shown.alpha)
    head, where = ("The loss falls like 1/k", "") if small else ("The loss times k", BELOW)
    text = (
        f"**{head}**: $\\alpha \\cdot k \\cdot \\text{{loss}}_k$ tends to $1/\\gamma^2$ = "
        f"{spoken(gamma**-2)}{where}"
    )
    if shown.loss == 0.0:
        return f"{text}. Here the loss is 0 in float64, so that nothing moves any more."
    if curve.now is None:
        return text + "."
    return f"{text}. Now it is {spoken(curve.now)}."


def bound(why_not: str, known: Known) -> str:
    """Say what the bound is, or which runs have one."""
    if not why_not:
        formula = "$\\text{loss}_k \\le 1/k + \\ln^2 k / (2 \\gamma^2 \\alpha k)$"
        return f"The dash-dotted line is a bound for every $k$ from 1 on: {formula}."
    half = spoken(known.step_limit / 2.0)
    because = {
        "start": "This run does not start there.",
        "alpha": f"Here 1/β = {half}, and your α is larger.",
        "float64": "Here its numbers leave float64.",
    }[why_not]
    return (
        "Runs that start at $W = 0$, $b = 0$ with α up to 1/β have a bound of the loss for every "
        f"$k$. {because}"
    )


def distance(known: Known, curve: Curve, alpha: float) -> str:
    """Say how far the run is from the optimum, and whether it gets there."""
    best = known.best
    if best is None:
        return ""
    text = f"The least loss is **{spoken(best.loss)}**"
    if curve.now is not None:
        text += f"; $(W, b)$ is {spoken(curve.now)} from the nearest state that has it"
    limit = spoken(known.step_limit)
    if is_small(known, alpha):
        return f"{text}. With α below the step limit, 2/β = {limit}, every run gets there."
    return f"{text}. Your α is above the step limit, 2/β = {limit}: then a run need not get there."


def infimum(known: Known, curve: Curve) -> str:
    """Say what the loss cannot go below, and how far above it the run is."""
    text = (
        f"No state has a loss of **{spoken(known.infimum)}** or less: that is what the samples on "
        "the line leave when all others are perfect."
    )
    return text if curve.now is None else f"{text} The run is {spoken(curve.now)} above it."


def degrees(angle: float) -> str:
    """Write an angle."""
    return f"{spoken(angle, 3)}°"
