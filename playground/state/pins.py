"""Pinned runs: what is kept of a run so that others can be compared with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from playground.numbers.text import grouped, spoken
from playground.state import limits, words
from playground.state.checks import Refused, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.state.points import Points

MOST_PINS: Final = limits.PINS.most
"""Pinned runs of one experiment; each has a number from 1 on, by which it is drawn."""

LONGEST_NAME: Final = 40
"""Characters of a name."""

MOST_WORK: Final = limits.PIN_WORK.most
"""Points times iterations of a pinned run."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Everything that determines a run, and what it is called."""

    number: int
    """From 1 to ``MOST_PINS``; it decides on the colour and the dashes of its lines."""
    name: str
    points: Points
    alpha: float
    iterations: int
    w1: float
    w2: float
    b: float
    standardise: bool = False

    @property
    def start(self) -> tuple[float, float, float]:
        """Initial w1, w2 and b."""
        return self.w1, self.w2, self.b

    def is_run_of(self, other: Pin) -> bool:
        """Say whether it is the same run, its number, name and length apart."""
        alike = replace(other, number=self.number, name=self.name, iterations=self.iterations)
        return self == alike


def pin_numbered(pins: Iterable[Pin], number: int) -> Pin:
    """Find a pinned run, or refuse."""
    for pin in pins:
        if pin.number == number:
            return pin
    raise Refused(words.NO_LONGER_PINNED)


def too_much(points: int, iterations: int) -> Refused:
    """Say that a run takes too long to be pinned."""
    return limits.PIN_WORK.refusal(
        points * iterations,
        points=grouped(points),
        iterations=grouped(iterations),
        fewer=grouped(MOST_WORK // points),
    )


def free_number(pins: Iterable[Pin]) -> int:
    """Give the lowest number that no pinned run has."""
    taken = {pin.number for pin in pins}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def room(pins: int) -> str:
    """Say how many more runs can be pinned.

    Examples
    --------
    >>> room(3)
    '3 of 8 pinned.'
    """
    if pins >= MOST_PINS:
        return words.all_pinned(MOST_PINS)
    return words.pinned(pins=pins, most=MOST_PINS)


def default_name(alpha: float, others: Iterable[Pin]) -> str:
    """Name a run after its learning rate, and count on where that is taken.

    Examples
    --------
    >>> default_name(0.05, [])
    'α = 0.05'
    """
    taken = {pin.name for pin in others}
    name = f"α = {spoken(alpha)}"
    count = 2
    while name in taken:
        name = f"α = {spoken(alpha)} ({count})"
        count += 1
    return name


def check_name(value: object) -> str:
    """Return a name without blanks at its ends, which may be empty, or refuse it.

    Examples
    --------
    >>> check_name("  a large   step ")
    'a large step'
    """
    return check_text(words.PIN_NAME, value, LONGEST_NAME)
