"""The four kinds of guesses that a scene can ask for, and how each travels as a short text.

The text comes from links and pages, so each kind checks it; what does not fit is no guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.lessons import words
from playground.state.checks import Refused, check_number
from playground.state.events import check_place
from playground.state.settings import LARGEST_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playground.lessons.outcome import Outcome

Guess = int | tuple[float, ...]
"""The place of an answer; w1, w2 and b of a line; a place on the board; or heights of a curve."""

BETWEEN: Final = "~"
"""What stands between the numbers of a guess."""

THOUSANDTHS: Final = 1000
"""Heights of a sketch travel as whole thousandths of a nat."""

LETTERS: Final = "abcd"
"""An answer's place as a letter, which a room can vote by, too."""


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose one of two to four answers."""

    answers: tuple[str, ...]
    right: Callable[[Outcome], int]
    """The place of the answer that the run bears out."""

    def read(self, text: str) -> int | None:
        """Read an answer."""
        letters = LETTERS[: len(self.answers)]
        return letters.index(text) if len(text) == 1 and text in letters else None

    @staticmethod
    def write(place: int) -> str:
        """Write an answer."""
        return LETTERS[place]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Place the line by its grips."""

    def read(self, text: str) -> tuple[float, ...] | None:
        """Read w1, w2 and b."""
        numbers = _numbers(text)
        if len(numbers) != 3 or not any(numbers[:2]):  # noqa: PLR2004
            return None
        return numbers if max(map(abs, numbers)) <= LARGEST_WEIGHT else None


@dataclass(frozen=True, slots=True)
class PlacePoint:
    """Click on the board where a new point of this class should go."""

    label: int

    def read(self, text: str) -> tuple[float, ...] | None:
        """Read a place."""
        try:
            return check_place(*_numbers(text))
        except (Refused, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Sketch:
    """Sketch the loss over the iterations, at evenly spaced places from 0 to the last one."""

    columns: int = 11

    def read(self, text: str) -> tuple[float, ...] | None:
        """Read the heights, in nats."""
        numbers = _numbers(text)
        if len(numbers) != self.columns or min(numbers) < 0:
            return None
        return tuple(number / THOUSANDTHS for number in numbers)


Prediction = Choose | PlaceLine | PlacePoint | Sketch


def written(numbers: Iterable[float]) -> str:
    """Write numbers so that they read back to the same ones.

    Examples
    --------
    >>> written((2.0, -0.25))
    '2~-0.25'
    """
    return BETWEEN.join(repr(float(number)).removesuffix(".0") for number in numbers)


def _numbers(text: str) -> tuple[float, ...]:
    """Read numbers; none where one of them is not one."""
    try:
        return tuple(
            check_number(words.A_GUESS, float(part), -1e12, 1e12) for part in text.split("~")
        )
    except ValueError:  # Refused is one, too
        return ()
