"""What is said of an answer: whether it reaches the goal, and the figure that decides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from playground.numbers.text import spoken

DIGITS: Final = (4, 6, 9, 12, 17)
"""Significant digits that are tried, until a figure is told from what it is compared with."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a goal is reached, and by how much."""

    reached: bool
    words: str
    """A sentence or two, with the figure."""
    figure: float | None = None
    """What decides; None where nothing could be measured."""
    at: int | None = None
    """The iteration that it belongs to, if it does."""


def not_yet(why: str) -> Verdict:
    """Say why there is nothing to measure."""
    return Verdict(reached=False, words=why)


def exactly(value: float) -> str:
    """Write a number with all the digits that were given.

    Examples
    --------
    >>> exactly(0.12345678), exactly(20000)
    ('0.12345678', '20,000')
    """
    return spoken(Decimal(repr(value)).normalize() if value != int(value) else Decimal(int(value)))


def told_apart(value: float, bound: float) -> str:
    """Write a figure with so many digits that it does not look like the bound unless it is.

    Examples
    --------
    >>> told_apart(0.0999999, 0.1), told_apart(0.25, 0.1)
    ('0.0999999', '0.25')
    """
    written = (spoken(value, digits) for digits in DIGITS)
    return next((one for one in written if one != exactly(bound)), exactly(bound))


def counted(number: int, one: str, many: str = "") -> str:
    """Write how many there are of something.

    Examples
    --------
    >>> counted(1, "point"), counted(1200, "point")
    ('1 point', '1,200 points')
    """
    return f"{exactly(number)} {one if number == 1 else many or one + 's'}"
