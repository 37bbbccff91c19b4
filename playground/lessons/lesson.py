"""What a lesson is: frozen values, and no machinery. Each lesson is a file of its own beside this.

A scene says a little, asks for a guess, and shows a run. What is said afterwards is made of
sentences (``Said``) whose numbers come from the run, each beside the check that it is so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.numbers.text import grouped, spoken
from playground.state.claims import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.lessons.outcome import Outcome
    from playground.lessons.predictions import Prediction
    from playground.state.experiment import Experiment

MOST_WORDS: Final = 40
"""Of what a scene says before its question."""


def _always(_: Outcome) -> bool:
    return True


def _no_numbers(_: Outcome) -> Mapping[str, float | str]:
    return {}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about what happened.

    In its words a {name} stands for a number, which the run gives.
    """

    words: str
    numbers: Callable[[Outcome], Mapping[str, float | str]] = _no_numbers
    holds: Callable[[Outcome], bool] = _always
    """Whether it is so. A sentence that is nothing but numbers of the run needs no check."""
    when: Callable[[Outcome], bool] = _always
    """Whether it is said."""

    def written(self, outcome: Outcome) -> str:
        """Write the sentence with its numbers."""
        return self.words.format(
            **{name: _number(value) for name, value in self.numbers(outcome).items()}
        )


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return grouped(int(value)) if isinstance(value, int) else spoken(value, 3)


@dataclass(frozen=True, slots=True)
class Board:
    """One of several boards that are compared."""

    name: str
    experiment: Experiment
    bug: str = ""
    """The mistake of a wrong neuron: see neuron/_bugs.py; mostly none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """One scene."""

    words: str
    """At most ``MOST_WORDS``, with ``do``; nothing that a run has still to show."""
    do: str
    """The one thing to do."""
    question: str
    prediction: Prediction
    experiment: Experiment
    then: Experiment | None = None
    """What is on the board once the guess stands, where that is another experiment."""
    boards: tuple[Board, ...] = ()
    """Two or three experiments side by side, the scene's own among them; or none."""
    plays: bool = True
    """Whether there is a run to watch."""
    said: tuple[Said, ...]
    why: str
    """Our own words on why it is so, which unfold after a moment to think."""
    why_holds: Callable[[Outcome], bool] = _always
    """What of these words is about the run."""

    def claims(self, outcome: Outcome) -> tuple[Claim, ...]:
        """Give all that is said of a guess, each sentence beside its check."""
        return (
            *(
                Claim(one.written(outcome), outcome.watched, _checked(one, outcome))
                for one in self.said
                if one.when(outcome)
            ),
            Claim(self.why, outcome.watched, lambda _: self.why_holds(outcome)),
        )


def _checked(one: Said, outcome: Outcome) -> Callable[[object], bool]:
    return lambda _: bool(one.holds(outcome))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lesson:
    """A lesson: two to six scenes about one thing that many get wrong."""

    title: str
    misconception: str
    """What many believe, in a sentence."""
    minutes: int
    explains: str
    """What one can explain afterwards."""
    look: str
    """What to look at on the screen: for who teaches it."""
    five: tuple[int, ...]
    """The scenes for those who have five minutes."""
    article: str
    """The sentence of the article that it brings alive, in our words, and its section."""
    scenes: tuple[Scene, ...] = field(default=())
