"""What a lesson's strip says beside the words of its scenes."""

from __future__ import annotations

from typing import Final

NO_SUCH_SCENE = "There is no such lesson, or no such scene in it."
A_GUESS = "A guess"
WATCHING: Final = "Watch. What there is to say comes when the run has come to its end."
DRAG = "Drag it by its grips, or Tab to it and use the arrow keys; then Watch."
DRAW = "Draw on the loss curve, or Tab to it and use the arrow keys; then Watch."
NO_POINT = "You placed no point, so this is the run without one."
POINT_AT = "Your point is at ({}, {})."
NO_SKETCH = "You sketched nothing, and have seen the curve now."
ON_THE_CURVE = "Your sketch lies on the curve."
YOU, BEFORE = "you", "before"
"""The names of lines on the board."""

TOO_HIGH = "too high"
TOO_LOW = "too low"


def scene_of(place: int, scenes: int) -> str:
    """Say which scene it is, of how many."""
    return f"scene {place} of {scenes}"


def choose_class(label: int) -> str:
    """Say how a point is placed."""
    return f"Choose Class {label} and click; or Tab to the board, move the crosshair, Enter."


def as_you_said(its: str) -> str:
    """Say that the guess was right."""
    return f"As you said: *{its}*."


def you_said(mine: str, its: str) -> str:
    """Say what the guess was, and what it is."""
    return f"You said *{mine}*; it is *{its}*."


def left_line(loss: str) -> str:
    """Say that the line was not moved."""
    return f"You left the line where it was; the neuron's costs {loss} in the end."


def lines_apart(
    *, right: int, total: int, loss: str, neurons: str, steps: str, degrees: str
) -> str:
    """Say how far two lines are apart."""
    return (
        f"Your line has {right} of {total} right and costs "
        f"{loss}; the neuron's costs {neurons} "
        f"after {steps} steps. They are {degrees}° apart."
    )


def sketch_off(mean: str, at: str, largest: str, side: str) -> str:
    """Say how far a sketch is from the curve."""
    return f"Your sketch is off by {mean} on average, and most at iteration {at}: {largest} {side}."
