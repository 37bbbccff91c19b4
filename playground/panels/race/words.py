"""The words of the panel "Race"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.numbers.text import grouped, spoken
from playground.state.race import MOST

if TYPE_CHECKING:
    from playground.panels.race.numbers import Standing
    from playground.state.race import Racer

NO_POINTS: Final = "Without points there is nothing to race for. Add some, or sample a set."

BEYOND: Final = (
    "These samples are so far out, or the gap between their classes is so narrow, that the "
    "perceptron's numbers would leave float64."
)

SENTENCE: Final = (
    "The **perceptron** looks at one sample at a time and moves only if that is wrong; gradient "
    "descent moves a little for all of them at once."
)

ERRORS: Final = "Samples predicted wrong by the perceptron and by gradient descent, over updates"

RULE: Final = (
    "The perceptron starts at $W = 0$, $b = 0$. With $s = 1$ for class 1 and $s = -1$ for class 0, "
    "a sample is a mistake where $s\\,(W \\cdot x + b) \\le 0$, and then $s\\,x$ is added to $W$ "
    "and $s$ to $b$. There is no learning rate: it would scale every state and change no mistake."
)

LINE: Final = (
    "The thin dashed line on the board is the perceptron's, after as many updates as gradient "
    "descent has made. It has no line while its $W$ is 0."
)

STANDARDISED: Final = (
    "*Standardise* is on: the perceptron is trained on the standardised features, as the neuron is."
)

ERRORS_AXIS = "errors"
UPDATES_AXIS = "updates"
DESCENT_HOVER = "errors of gradient descent: %{y}"
PERCEPTRON_HOVER = "errors of the perceptron: %{y}"
DESCENT = "gradient descent"
PERCEPTRON = "perceptron"
ORDER = "Order of the samples"
SEED = "Seed of the order"


def where(now: Standing) -> str:
    """Say where both are after the same number of updates."""
    done = (
        f"The perceptron has made {counted(now.updates, 'update')}"
        if now.updates == now.k
        else f"The perceptron needed only {counted(now.updates, 'update')}"
    )
    return (
        f"After {counted(now.k, 'update')} gradient descent has "
        f"**{counted(now.descent_wrong, 'error')}** and has looked at samples "
        f"{counted(now.descent_looks, 'time')}. {done}, has **{counted(now.wrong, 'error')}** and "
        f"has looked at samples {counted(now.looks, 'time')}."
    )


def mistakes(racer: Racer, *, never_stops: bool) -> str:
    """Say how many mistakes it makes, and what bounds them."""
    run = racer.run
    if never_stops:
        return (
            "No line separates these samples strictly, so the perceptron **never stops**: each "
            f"round has a mistake. Here it was stopped at {counted(run.mistakes, 'mistake')}."
        )
    if run.bound is None:
        return ""
    bound = (
        "Whatever the order, there are at most $(R/\\gamma)^2$ = "
        f"**{spoken(run.bound)}** (Novikoff 1962), where $R$ is the greatest length of $(x, 1)$ "
        "and $\\gamma$ the widest margin in $(W, b)$"
    )
    if run.finished:
        return (
            f"It makes **{counted(run.mistakes, 'mistake')}**, and then a whole round without one. "
            f"{bound}."
        )
    return f"It was stopped at {grouped(MOST)} mistakes. {bound}: so it would stop some day."


def counted(number: int, noun: str) -> str:
    """Write a number of things.

    Examples
    --------
    >>> counted(1, "update"), counted(1200, "error")
    ('1 update', '1,200 errors')
    """
    return f"{grouped(number)} {noun}{'' if number == 1 else 's'}"
