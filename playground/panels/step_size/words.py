"""What the panel "Step size" says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.text import spoken

if TYPE_CHECKING:
    from playground.panels.step_size.numbers import Along, End, Rises, Theory

NO_POINTS: Final = (
    "Without points there is no loss, and so no step. Add a point, and its step limit appears here."
)

SENTENCE: Final = (
    "A step can raise the loss only where the loss curves more sharply than 2/α somewhere along it."
)

SHARPNESS_ALT: Final = (
    "Sharpness: the largest curvature of the loss at each iteration, with a line at 2 over alpha"
)

SOURCES: Final = (
    "Sharpness and 2/α: Cohen et al. 2021. No minimum, any α: Wu et al. 2024. Critical step and "
    "cycles: Meng et al. 2024. The perceptron: Rosenblatt 1958."
)


def about_here(along: Along, alpha: float, k: int) -> str:
    """Say how sharp the loss is at the iteration shown."""
    here, safe = along.at(k), 2.0 / alpha
    side = "above" if here > safe else "below" if here < safe else "exactly at"
    return (
        f"At iteration {k} the Hessian's largest eigenvalue, its **sharpness**, is "
        f"$\\lambda_{{\\max}}$ = **{spoken(here)}**, {side} 2/α = **{spoken(safe)}**."
    )


def about_rises(rises: Rises) -> str:
    """Count the rises, and name the iteration from which on there is none."""
    if rises.count == 0:
        return f"The loss rose at **none** of {rises.steps:,} steps."
    text = f"The loss rose at **{rises.count:,}** of {rises.steps:,} steps"
    if rises.settled == rises.steps:
        return f"{text}; the last one is among them."
    then = "it only falls" if rises.falls else "it does not rise again in this run"
    return f"{text}; from iteration **{rises.settled:,}** on {then}."


def about_limit(theory: Theory, alpha: float) -> str:
    """Say what the step limit promises."""
    bound = f"the **step limit** 2/β = **{spoken(theory.limit)}**"
    text = f"It is nowhere above β, that of $W = 0$, $b = 0$. α = {spoken(alpha, 6)} is "
    if alpha < theory.limit:
        return f"{text}below {bound}: every step lowers the loss."
    return f"{text}not below {bound}: a step may raise the loss."


def about_points(theory: Theory, alpha: float) -> str:
    """Say what theory promises for these points."""
    if theory.verdict == "separable":
        who = "One class alone" if theory.one_class else "A line separates these points"
        return (
            f"{who}: there is no minimum to miss. The loss tends to 0 **whatever α is**; a large "
            "one only makes the beginning rough."
        )
    if theory.critical is None:
        return (
            "The classes touch, but do not overlap: the loss has no minimum, and what theory says "
            "of large steps is about other sets than this one."
        )
    critical = (
        "No line separates these points, and the loss has a minimum. By the sharpness there, the "
        f"**critical step** is 2/λmax = **{spoken(theory.critical)}**. "
    )
    if alpha < theory.limit:
        return critical + "α is below both limits: from any start, the run ends at the minimum."
    if alpha < theory.critical:
        return critical + (
            "α is below it, but not below 2/β: a run that comes near enough is drawn to the "
            "minimum, and one that does not may go round it in a cycle."
        )
    if alpha == theory.critical:
        return critical + "α is exactly there, where theory leaves it open."
    return critical + (
        "α is above it: the minimum repels, and what follows is a cycle of any length, or none."
    )


def about_end(theory: Theory, end: End, alpha: float) -> str:
    """Say how this run ends."""
    if theory.verdict == "separable":
        return ""
    if end.kind == "cycle":
        return (
            f"This run ends in a **cycle of {end.cycle}**: its states repeat every {end.cycle} "
            "steps."
        )
    if end.kind == "none":
        return f"**No cycle** of up to {end.longest} steps is found at the end of this run."
    if end.kind == "on its way":
        return "This run is still **on its way**."
    if theory.critical is not None and alpha > theory.critical:
        return "This run **stands at the minimum** all the same: nothing has pushed it off."
    return "This run has **come to rest**: what is left of its gradient is rounding."
