"""The settings of sampling and training: every number that the sidebar asks for, one row each.

The tables drive everything: what an event may set, what an experiment starts with, what a field on
the page looks like, what undo brings back. A link has defaults of its own, in link/table.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from playground.state import limits, words
from playground.state.checks import check_count, check_number


@dataclass(frozen=True, slots=True)
class Setting:
    """A number in a range."""

    label: str
    """What its field is called."""
    low: float
    high: float
    default: Any
    """None: the field is empty to begin with, and may be."""
    step: float
    """What the buttons of its field add and take away."""
    whole: bool = False
    help: str = ""
    placeholder: str = ""
    """What its field says while it is empty."""
    called: str = ""
    """What a sentence calls it, where that is not its label."""

    def check(self, value: object) -> float | None:
        """Return the value with its type, or refuse it with its name and range."""
        if value is None and self.default is None:
            return None
        check = check_count if self.whole else check_number
        return check(self.called or self.label, value, self.low, self.high)


SAMPLING: Final = {
    # At least two points, as a sample holds both classes.
    "number": Setting(words.NUMBER, 2, limits.POINTS.most, 60, step=10, whole=True),
    # Distance of every point from the true boundary, in the units of the axes.
    "margin": Setting(words.MARGIN, 0.0, 3.0, 0.6, step=0.1),
    "seed": Setting(words.SEED, 0, 2**32 - 1, 7, step=1, whole=True),
    # About the standard deviation of a cloud, in the units of the axes.
    "spread": Setting(words.SPREAD, 0.1, 3.0, 1.0, step=0.1),
    "balance": Setting(words.BALANCE, 0.05, 0.95, 0.5, step=0.05),
    # From the x1 axis to the normal of the true boundary.
    "direction": Setting(
        words.DIRECTION_FIELD,
        0.0,
        360.0,
        None,
        step=15.0,
        help=words.DIRECTION_HELP,
        placeholder=words.BY_SEED,
        called=words.DIRECTION,
    ),
    "noise": Setting(
        words.NOISE,
        0.0,
        0.5,
        0.0,
        step=0.05,
        help=words.NOISE_HELP,
    ),
}
"""By the name of the field in ``Sampling``."""

TRAINING: Final = {
    "alpha": Setting(words.ALPHA_FIELD, 0.001, 1000.0, 0.3, step=0.1, called=words.ALPHA),
    "iterations": Setting(words.ITERATIONS, 1, limits.ITERATIONS.most, 1000, step=100, whole=True),
    "w1": Setting(words.W1, -100.0, 100.0, 0.0, step=0.1),
    "w2": Setting(words.W2, -100.0, 100.0, 0.0, step=0.1),
    "b": Setting(words.B, -100.0, 100.0, 0.0, step=0.1),
}
"""By the name of the field in ``Experiment``."""

MOST_ITERATIONS: Final = int(TRAINING["iterations"].high)
"""Updates in one run."""

LARGEST_ALPHA: Final = TRAINING["alpha"].high
"""Of the learning rate."""

LARGEST_WEIGHT: Final = TRAINING["w1"].high
"""Of initial weights, and of the bias."""

ALPHA_MARKS: Final = tuple(
    float(f"{digit}e{power}")
    for power in range(-3, 4)
    for digit in (1, 2, 5)
    if float(f"{digit}e{power}") <= LARGEST_ALPHA
)
"""The values of the learning rate that its slider has marks for: 0.001, 0.002, 0.005, 0.01, …"""
