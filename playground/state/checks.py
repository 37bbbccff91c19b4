"""Checks of what comes from outside: a value comes back with its type, or is refused."""

from __future__ import annotations

import sys
from typing import Final

from playground.numbers.text import spoken
from playground.state import words

LARGEST: Final = sys.float_info.max
"""Compared with, not converted to: an int may be too large for a float, as in JSON it may."""


class Refused(ValueError):  # noqa: N818  (it is an answer, not a fault)
    """What was asked cannot be done; the message says why, for the person at the screen."""


def check_number(name: str, value: object, low: float, high: float) -> float:
    """Return ``value`` as a float, or refuse it with its name and range."""
    if value is None:
        raise Refused(words.is_empty(name))
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise Refused(words.no_number(name, value))
    if not low <= value <= high:
        raise Refused(
            words.out_of_range(
                name=name, low=spoken(low), high=spoken(high), value=spoken(value, 6)
            )
        )
    return float(value) + 0.0  # + 0.0 turns -0.0 into 0.0: one zero is enough


def check_text(name: str, value: object, longest: int) -> str:
    """Return a text in one line without blanks at its ends, which may be empty, or refuse it.

    Examples
    --------
    >>> check_text("The name", "  hours   studied ", 40)
    'hours studied'
    """
    if not isinstance(value, str):
        raise Refused(words.no_text(name, value))
    text = " ".join(value.split())
    if len(text) > longest:
        raise Refused(words.too_long(name=name, longest=longest, given=len(text)))
    if not text.isprintable():
        raise Refused(words.unseen(name))
    return text


def check_count(name: str, value: object, low: float, high: float) -> int:
    """Return ``value`` as an int, or refuse it with its name and range."""
    number = check_number(name, value, low, high)
    if not number.is_integer():
        raise Refused(words.not_whole(name=name, value=spoken(number, 6)))
    return int(number)
