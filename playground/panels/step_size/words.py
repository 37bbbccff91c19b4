"""What the panel "Step size" says."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from playground.numbers.text import spoken

if TYPE_CHECKING:
    from playground.panels.step_size.many import Runs
    from playground.panels.step_size.many_figures import Shades
    from playground.panels.step_size.numbers import Along, End, Rises, Theory

NO_POINTS: Final = (
    "Without points there is no loss, and so no step. Add a point, and its step limit appears here."
)

SENTENCE: Final = "The loss can rise only in a step that crosses a place **sharper than 2/α**."

SHARPNESS_ALT: Final = (
    "Sharpness: the largest curvature of the loss at each iteration, with a line at 2 over alpha"
)

SOURCES: Final = (
    "Sharpness and 2/α: Cohen et al. 2021. No minimum, any α: Wu et al. 2024. Critical step and "
    "cycles: Meng et al. 2024. The perceptron: Rosenblatt 1958."
)

LARGEST_CURVATURE = "λmax"
ITERATION_AXIS, ITERATION = "iteration", "iteration k"
LOG_LOSS = "log-loss"
LEARNING_RATE = "learning rate α"
PICTURE = "Picture"
PLACE = "The place"
TRY_IT = "##### Try it"
MINIMUM = "minimum"
CRITICAL = "critical"
RUN_HOVER = "α = %{x:.3g}<br>log-loss = %{customdata:.4g}<extra></extra>"


def about_here(along: Along, alpha: float, k: int, lowest: float) -> str:
    """Say how sharp the loss is at the iteration shown."""
    here, safe = along.at(k), 2.0 / alpha
    side = "above" if here > safe else "below" if here < safe else "exactly at"
    below = f" Below {spoken(lowest)} it is drawn alike." if along.values.min() < lowest else ""
    return (
        f"At iteration {k} the Hessian's largest eigenvalue, its **sharpness**, is "
        f"$\\lambda_{{\\max}}$ = **{spoken(here)}**, {side} 2/α = **{spoken(safe)}**.{below}"
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
    text = f"The sharpness is nowhere above β, that of $W = 0$, $b = 0$. α = {spoken(alpha, 6)} is "
    if alpha < theory.limit:
        return f"{text}below {bound}: every step lowers the loss."
    return f"{text}not below {bound}: a step may raise the loss."


def about_points(theory: Theory, alpha: float) -> str:
    """Say what theory promises for these points."""
    if theory.verdict == "separable":
        who = "One class alone" if theory.one_class else "A line separates these points"
        return (
            f"{who}: there is no minimum to miss. The loss tends to 0 **whatever α is**; where "
            "it is large, only the beginning may be rough."
        )
    if theory.verdict == "touching":
        return _about_touching(theory, alpha)
    if theory.critical is None:
        return "What theory says of large steps has numbers here that leave float64."
    critical = (
        "No line separates these points, and the loss has a minimum. By the sharpness there, the "
        f"**critical step** is 2/λmax = **{spoken(theory.critical)}**. "
    )
    if alpha < theory.limit:
        here = "α is below both limits: from any start, the run ends at the minimum."
    elif alpha < theory.critical:
        here = (
            "α is below it, but not below 2/β: a run that comes near enough is drawn to the "
            "minimum, and one that does not may go round it in a cycle."
        )
    elif alpha == theory.critical:
        here = "α is exactly there, where theory leaves it open."
    else:
        here = (
            "α is above it: the minimum repels, and what follows is a cycle of any length, or none."
        )
    return critical + here


def _about_touching(theory: Theory, alpha: float) -> str:
    """Say what small steps do, and why large ones are promised nothing."""
    text = "The classes touch, but do not overlap: the loss has no minimum. "
    least = "" if theory.infimum is None else f" **{spoken(theory.infimum)}**,"
    if alpha < theory.limit:
        return (
            f"{text}As α is below 2/β, $W$ grows for ever, and the loss falls towards{least} what "
            "the samples on the line cost at least."
        )
    return (
        f"{text}The samples on the line pull both ways, so a step as large as this may pass over "
        f"them again and again. For α below 2/β the loss tends to{least} what they cost at least."
    )


def about_end(theory: Theory, end: End, alpha: float) -> str:
    """Say how this run ends."""
    if theory.verdict == "separable":
        return ""
    if end.kind == "rest" and theory.critical is not None and alpha > theory.critical:
        return "This run **stands at the minimum** all the same: nothing has pushed it off."
    if end.kind == "rest" and theory.verdict == "touching":
        return "In float64 this run has **come to rest**; with exact numbers $W$ would grow on."
    return {
        "rest": "This run has **come to rest**: what is left of its gradient is rounding.",
        "cycle": f"This run ends in a **cycle of {end.cycle}**: its states repeat every "
        f"{end.cycle} steps.",
        "none": f"**No cycle** of up to {end.longest} steps is found at the end of this run.",
        "too short": "This run is too short to show how it ends.",
        "on its way": "This run is still **on its way**.",
    }[end.kind]


SWEEP_ALT: Final = "Sweep α: the loss over the learning rate, with the step limit"

MAP_ALT: Final = (
    "Map of α and k: the loss over learning rate and iteration, with the step limit and the run"
)

MAP_SENTENCE: Final = (
    "Each column is a run with its own α, from below upwards; the greyer, the higher its loss."
)

MAP_WAITS: Final = "This map is of the run before. The present one follows in a moment."
SWEEP_WAITS: Final = "These losses are of the runs before. The present ones follow in a moment."
FOLLOWING: Final = "Following all runs to their end"


def sweep_sentence(runs: Runs) -> str:
    """Say what the sweep shows."""
    return f"The loss after **{runs.last:,}** iterations, for {len(runs.rates)} learning rates."


def about_sweep(runs: Runs, loss: float, alpha: float, *, cut: bool) -> str:
    """Say where the loss is least, and what the sweep shows of the run."""
    losses = runs.loss[:, -1]
    best = int(losses.argmin())
    many = int((losses == losses[best]).sum())
    least = f"Least of them: **{spoken(losses[best])}** at α = {spoken(runs.rates[best])}"
    if many == len(losses):
        least = f"It is the same for all of them: {spoken(losses[best])}"
    elif many > 1:
        least += f", and at {many - 1} more"
    own = f"With the run's own α = {spoken(alpha, 6)} it is **{spoken(loss)}** (large dot)."
    parts = [
        f"{least}. {own} All begin where the present run does.",
        "k is the iteration shown; at iteration 0, the last of the run.",
    ]
    if cut:
        parts.append(f"Here k is {runs.last:,}, as far as a second of computing goes.")
    if (losses == 0.0).any():
        parts.append(
            "A loss that float64 calls 0 has no logarithm: it is a triangle at the bottom."
        )
    return " ".join(parts)


def about_map(runs: Runs, shades: Shades, steps: int) -> str:
    """Say what is on the map, how it is used, and what its colours leave out."""
    lines = "dashed, the step limit 2/β; dotted, the critical step, if there is one"
    parts = [
        f"All runs begin where the present one does. Upright lines: {lines}; and the present run.",
    ]
    parts.append(
        "**Click** to take that α and that iteration. By keyboard: the fields *Learning rate α* in "
        "the sidebar and *Iteration* below the board."
    )
    if len(runs.iterations) <= runs.last:
        parts.append(f"Of {runs.last:,} iterations {len(runs.iterations) - 1} are drawn.")
    if shades.below or shades.zeros:
        zero = ", 0 among them," if shades.zeros else ""
        parts.append(f"Losses below {spoken(shades.low)}{zero} are drawn alike.")
    if shades.above:
        parts.append(f"Losses above {spoken(shades.high)} are drawn alike.")
    if shades.gone:
        parts.append("Where a run has left the range of float64 there is a gap.")
    if runs.last < steps:
        parts.append(
            f"The map ends at iteration {runs.last:,}, as far as a second of computing goes."
        )
    return " ".join(parts)


def go_on(steps: int, seconds: float) -> str:
    """Name the button that follows the runs to their end."""
    return f"Follow all {steps:,} iterations (about {spoken(math.ceil(seconds))} s)"
