"""What the panel "Loss landscape" says, from the numbers of its map and its cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.numbers.calculator import Sum, held
from playground.numbers.rounding import significant
from playground.numbers.sums import shown_step
from playground.numbers.text import bracketed, latex, minus, spoken
from playground.panels.landscape.view import SYMBOLS, click_decimals
from playground.state import words
from playground.state.settings import LARGEST_ALPHA

if TYPE_CHECKING:
    from decimal import Decimal

    from playground.panels.landscape.view import Cut, Map
    from playground.state.shown import Shown

TEX = {"w1": "w_1", "w2": "w_2", "b": "b"}
SENTENCE = (
    "Every place on this map is a neuron, and its height the loss. The line through it is the run."
)
DIGITS = "Numbers have four digits, or as many as it takes for them to add up as they stand."
MOST_DIGITS, LEAST_DIGITS = 4, 2
"""Significant digits of a change of the loss."""

LOG_LOSS = "log-loss"
AFTER_THE_STEP = "after the step: log-loss = %{y:.4g}<extra></extra>"
NO_POINTS = "Without points there is no loss. Add a point, and its landscape appears here."
KIND = "Show the landscape as"
AXES = "Over the parameters"
PARAMETER = "Along one parameter"
ALPHA = "α of this step"
HERE = "here: log-loss = %{customdata:.4g}<extra></extra>"
HEIGHTS = "↑ log-loss"


def map_alt(view: Map) -> str:
    """Name the map for those who hear it."""
    first, second = (SYMBOLS[name] for name in view.axes)
    return f"Loss landscape: contours over {first} and {second} with the path of the run"


def surface_alt(view: Map) -> str:
    """Name the surface for those who hear it."""
    first, second = (SYMBOLS[name] for name in view.axes)
    return f"Loss landscape: surface over {first} and {second} with the path of the run"


def cut_alt(view: Cut) -> str:
    """Name the cut for those who hear it."""
    return f"Loss along {SYMBOLS[view.axis]} with its tangent and one step of gradient descent"


def about_gradient(view: Map, kind: str) -> str:
    """Say how steep it is here: the arrow on the map has a fixed length."""
    first, second = (SYMBOLS[name] for name in view.axes)
    text = (
        f"‖∇L‖ = **{spoken(view.gradient_norm)}** at iteration {view.k}; "
        f"its part along {first} and {second} has length **{spoken(view.plane_norm)}**. "
    )
    if view.level:
        return text + "In this plane it is level here, rounding apart: no direction, so no arrow."
    if kind == words.CONTOURS:
        return text + "The arrow −∇L shows its direction, always at one length."
    return text + "The map of contours shows its direction."


def about_map(view: Map, kind: str, shown: Shown) -> str:
    """Say what the lines are, what is held, and what the path leaves out."""
    held = SYMBOLS[view.held]
    parts = [_about_heights(view, kind), f"{held} is held at {spoken(view.held_at)}."]
    if kind == words.CONTOURS:
        parts.append(
            f"The path is a projection: each state has its own {held}, so that only the present "
            "one is sure to lie at the loss that the map shows there."
        )
        start = spoken(getattr(shown.experiment, view.held))
        grain = spoken(10.0 ** -click_decimals(view))
        parts.append(
            f"Click anywhere to train again from there (rounded to {grain}; {held} starts at "
            f"{start}). By keyboard: Initial w₁, w₂ and b under Start in the sidebar."
        )
    else:
        parts.append(
            f"Each state of the run stands at its own loss, with its own {held}, so the path may "
            "hover above the surface or dive below it. Drag to turn."
        )
        parts += _about_zeros(view)
    return " ".join(parts)


def _about_zeros(view: Map) -> list[str]:
    """Say why states are missing on the surface: there is no logarithm of 0."""
    drawn = view.drawn
    if drawn == len(view.path):
        return []
    why = "is so small that float64 calls it 0, which has no place on a log scale"
    if not drawn:
        return [f"The loss of every state of this run {why}: neither path nor present is drawn."]
    present = " and the present one is not drawn" if view.k >= drawn else ""
    return [f"From iteration {drawn} on the loss {why}: the path ends before it{present}."]


def _about_heights(view: Map, kind: str) -> str:
    if view.levels is None:
        return "Every loss in view is so small that float64 calls it 0."
    levels = view.levels
    if levels.last < levels.first:
        return "The loss hardly depends on these two parameters here: the landscape is flat."
    text = f"From line to line the loss grows by the factor {spoken(levels.factor)}."
    if view.losses.min() < levels.lowest:
        text += f" Below {spoken(levels.lowest)} all is drawn alike."
    return text if kind == words.CONTOURS else f"{text} Heights are on a log scale."


def step_formula(view: Cut) -> str:
    """Write the step out in LaTeX, with numbers that add up as they stand."""
    name = TEX[view.axis]
    shown = shown_step(view.value, view.alpha, view.slope, view.landing)
    (before,), (minus_alpha, slope) = shown.factors
    return (
        rf"\begin{{aligned}} {name} - \alpha\,\frac{{\partial L}}{{\partial {name}}} &= "
        rf"{latex(before)} - {latex(-minus_alpha)} \cdot {bracketed(slope)} \\ &= "
        rf"{latex(before)} {minus(shown.terms[1])} = {latex(shown.total)} \end{{aligned}}"
    )


def shown_change(view: Cut) -> tuple[Decimal, Decimal, Decimal] | None:
    """Round the losses before and after the step, and what lies between them, so that it does.

    None where the digits of the losses do not show the change.
    """
    for digits in range(MOST_DIGITS, LEAST_DIGITS - 1, -1):
        change = significant(view.change, digits)
        shown = held([view.loss_after, -view.loss], [Sum(((0,), (1,)), change)])
        if shown is not None:
            return -shown[1], shown[0], abs(change)
    return None


def about_step(view: Cut, run_alpha: float) -> str:
    """Say what this step would do, and which steps would go too far."""
    name = SYMBOLS[view.axis]
    alpha = f"α = {spoken(view.alpha)}, {spoken(view.alpha / run_alpha)} × the run's"
    if view.level:
        return (
            f"The slope ∂L/∂{name} is **{spoken(view.slope)}**: level, rounding apart. "
            f"Along {name} no step lowers the loss from here."
        )
    slope = f"The slope ∂L/∂{name} is **{spoken(view.slope)}**; {alpha}."
    if view.change > 0:
        verdict = f"**This step overshoots:** the loss rises {_by(view)}."
    elif view.change < 0:
        verdict = f"This step lowers the loss {_by(view)}."
    else:
        verdict = f"This step is too small to change the loss of {spoken(view.loss)} in float64."
    if view.overshoot_from is None:
        bound = f"No α up to {spoken(LARGEST_ALPHA)} would overshoot along {name} from here."
    else:
        bound = f"Along {name}, any α above **{spoken(view.overshoot_from)}** overshoots from here."
    return f"{slope} {verdict} {bound}"


def _by(view: Cut) -> str:
    """Say by how much the loss changes, such that the three numbers agree."""
    shown = shown_change(view)
    if shown is None:
        return f"by {spoken(abs(view.change))}, too little for the digits of {spoken(view.loss)}"
    before, after, change = map(spoken, shown)
    return f"by {change}, from {before} to {after}"


def about_cut(view: Cut) -> str:
    """Say what is held, and why the run leaves the curve."""
    held = " and ".join(f"{SYMBOLS[name]} = {spoken(value)}" for name, value in view.held)
    return (
        f"Held: {held}. Dashed: the tangent. The grey path is the run, each state at its "
        "own loss; it leaves the curve because a real step moves all three parameters at once. "
        f"{DIGITS}"
    )


def loss_hover(name: str) -> str:
    """Say what is under the pointer of the cut."""
    return f"{name} = %{{x:.4g}}<br>log-loss = %{{y:.4g}}<extra></extra>"


def map_hover(x: str, y: str) -> str:
    """Say what is under the pointer of the map."""
    return f"{x} = %{{x:.4g}}<br>{y} = %{{y:.4g}}<br>log-loss = %{{customdata:.4g}}<extra></extra>"
