"""What is said while the visitor plays against the neuron, and while a line is in the hand."""

from __future__ import annotations

from typing import Final

BEGIN: Final = (
    "The neuron is parked. Take the line by a grip and place it as well as you can; then press Now "
    "the neuron."
)
"""Until the visitor has moved the line."""

NO_LINE_TO_TAKE: Final = (
    "There is no line in view to take: choose another start, such as a wrong line."
)

THERE: Final = "there"
HERE: Final = "here"
"""Where the neuron's line is compared: where it overtook, and at the end of the run."""

IN_HAND: Final = "The line is in your hand. Where you let it go, the run begins."
NO_RUN: Final = "The line is in your hand."
"""What the line under the board says of each row; without points no run begins."""


def your_best(loss: str) -> str:
    """Say what the best line by hand costs."""
    return f"Your best line costs {loss}."


def stays_ahead(yours: str, steps: int) -> str:
    """Say that the neuron did not pass."""
    return f"{yours} You stay ahead: the neuron did not pass you in {steps} steps."


def ahead(yours: str) -> str:
    """Say that the visitor is ahead."""
    return f"{yours} You are ahead."


def overtook(first: int) -> str:
    """Say where the neuron passed."""
    return f"The neuron overtook you at iteration {first}."


def ahead_again(first: int) -> str:
    """Say that the neuron has fallen back."""
    return f"{overtook(first)} Since then a step of it went too far: you are ahead again."


def first_again(first: int) -> str:
    """Say that it has fallen back behind the line that both start from."""
    return (
        f"No line of yours beat the first one. The neuron did at iteration {first}, but then took "
        "a step that went too far."
    )


def first_stands(loss: str) -> str:
    """Say that the line that both start from is still the best."""
    return f"The line you both began with cost {loss}: neither of you has found a better one."


def best_so_far(loss: str) -> str:
    """Say what the line in the hand costs, which is the least yet."""
    return f"Your line costs {loss}: your best so far. Now the neuron?"


def costs_more(loss: str, best: str) -> str:
    """Say what the line in the hand costs."""
    return f"Your line costs {loss}; your best so far cost {best}."


def costs_more_than_first(loss: str, best: str) -> str:
    """Say what the line in the hand costs, while none was better than the first one."""
    return f"Your line costs {loss}; the one you began with cost {best}."


def lengths(own: str, its: str, place: str) -> str:
    """Compare how sharp two lines are."""
    return f"‖W‖ = {own} against its {its} {place}"


def lies_better(place: str, as_sharp: str = "") -> str:
    """Say that sharpness is not what the line lacks."""
    costs = f": as sharp as that one, yours would cost {as_sharp}" if as_sharp else ""
    return f"Its line lies better {place}{costs}."


def too_sharp(lengths: str) -> str:
    """Say that a line is too sure."""
    return f"Yours is too sharp, {lengths}: the surer a line is, the more its mistakes cost."


def softer_and_right(lengths: str) -> str:
    """Say that a right line is not sure enough."""
    return f"Yours is softer, {lengths}: a right line that is not sharp still costs."


def softer(lengths: str, loss: str) -> str:
    """Say what a line would cost if it were surer."""
    return f"Yours is softer, {lengths}: as sharp, it would cost only {loss}."


def found_none(first: int) -> str:
    """Say that no line was put down that is better than the one that both start from."""
    return f"No line of yours beat the first one; the neuron is ahead since iteration {first}."


def level(loss: str) -> str:
    """Name the mark on the loss curve."""
    return f"your best {loss}"
