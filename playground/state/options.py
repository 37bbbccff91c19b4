"""How things are shown: every choice that is not data or training, in one declarative table.

The table drives everything: what is allowed, what an experiment starts with, and what a link holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from playground.state import words
from playground.state.checks import Refused, check_count, check_number, check_text
from playground.state.settings import LARGEST_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

Options = tuple[tuple[str, Any], ...]
"""The options that differ from their defaults, sorted by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several names."""

    values: tuple[str, ...]
    default: str
    in_link: Mapping[str, str] = field(default_factory=dict)
    """How a value is written in a link, where that is not simply in small letters."""
    once: Mapping[str, str] = field(default_factory=dict)
    """What older links say, and which value that is today."""

    def check(self, name: str, value: object) -> str:
        """Return the value if it is one of the names."""
        if not isinstance(value, str) or value not in self.values:
            raise Refused(words.not_one_of(name=name, values=", ".join(self.values), value=value))
        return value


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    default: bool = False

    def check(self, name: str, value: object) -> bool:
        """Return the value if it is True or False."""
        if not isinstance(value, bool):
            raise Refused(words.neither_on_nor_off(name, value))
        return value


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a range."""

    low: float
    high: float
    default: float

    def check(self, name: str, value: object) -> float:
        """Return the value as a float if it lies in the range."""
        return check_number(name, value, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number in a range."""

    low: int
    high: int
    default: int

    def check(self, name: str, value: object) -> int:
        """Return the value as an int if it lies in the range."""
        return check_count(name, value, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Text:
    """A short text in one line; any characters that can be seen, or those of a pattern alone."""

    longest: int
    pattern: str = ""
    default: str = ""

    def check(self, name: str, value: object) -> str:
        """Return the value, without blanks at its ends, if it is such a text."""
        text = check_text(name, value, self.longest)
        if self.pattern and text and not re.fullmatch(self.pattern, text):
            raise Refused(words.may_not_be(name, text))
        return text


Option = Choice | Switch | Number | Count | Text

DIAGRAM: Final = words.NEURON
"""The panel that is open to begin with; the board moves it, so that it follows while that plays."""

RACE: Final = words.RACE
"""The panel whose perceptron has a line on the board as well."""

COMPARE: Final = words.COMPARE
"""The panel of the pinned runs: while it is open, the board draws their lines too."""

PANELS: Final = {
    DIAGRAM: "neuron",
    words.THIS_STEP: "step",
    words.PROBABILITY: "sigmoid",
    words.LIKELIHOOD: "likelihood",
    words.LANDSCAPE: "landscape",
    words.STEP_SIZE: "step_size",
    words.GOING: "going",
    RACE: "race",
    words.MATRICES: "matrices",
    COMPARE: "compare",
}
"""Each panel's name and its folder in playground/panels/, in the order of the row of buttons.

The one list of the panels: its names are the choices, and the page finds a panel by its folder.
"""

STARTS: Final = (words.A_WRONG_LINE, words.ZERO, words.RANDOM, words.MY_OWN)
"""Where a run starts from: see start.py."""

SCALES: Final = (words.LINEAR, words.LOG_LOSS, words.LOG_LOG)
"""The axes of the loss curve."""

DOUBLING: Final = words.DOUBLING

PACES: Final = {name: float(name) for name in ("1", "5", "20", "60", "300", "1200")} | {
    DOUBLING: 8.0
}
"""Iterations a second by the name of the pace; one doubles, and this is where it begins."""

LANDSCAPE_AXES: Final = {"w1-w2": ("w1", "w2"), "w1-b": ("w1", "b"), "w2-b": ("w2", "b")}
"""The two parameters that the loss landscape is drawn over, by the name of the choice."""

STEP_PICTURES: Final = (words.SHARPNESS, words.SWEEP, words.RATE_MAP)
"""What the panel "Step size" shows first."""
SHOWN_ON_BOARD: Final = {
    "hulls": words.HULLS,
    "support_line": words.SUPPORT_LINE,
    "margin_bands": words.MARGIN_BANDS,
    "limit_line": words.LIMIT_LINE,
    "optimum": words.OPTIMUM,
    "trail": words.TRAIL,
}
"""What can be drawn on the board beside the line, and what the switch of each is called."""

LESSON: Final[dict[str, Option]] = {
    "lesson": Count(0, 99, 0),  # the number of the one that is open; 0: none
    "scene": Count(1, 9, 1),
    "guess": Text(400, r"[0-9a-zA-Z.,~+-]*"),  # what it means the scene says: see lessons/
    "scene_at": Choice(("ask", "watch", "tell"), "ask"),  # how far the scene has come
}
"""The open lesson, and what was guessed in it."""
NAMED: Final = ("x1_name", "x2_name", "class0_name", "class1_name")
"""What can be given a name, features and classes; without one it has that of the formulas."""

LONGEST_NAME: Final = 40
"""Characters of such a name."""

OPTIONS: Final[dict[str, Option]] = {
    "log_scale": Choice(
        SCALES,
        words.LINEAR,
        in_link={words.LOG_LOG: "log-log"},
        once={"on": words.LOG_LOSS, "off": words.LINEAR},
    ),
    "start": Choice(
        STARTS, words.MY_OWN, in_link={words.A_WRONG_LINE: "wrong", words.MY_OWN: "own"}
    ),  # where initial weights come from, at the next sample too
    "speed": Choice(tuple(PACES), "60", in_link={DOUBLING: "doubling"}),
    "panel": Choice(tuple(PANELS), DIAGRAM, once={"closed": DIAGRAM}),
    "activation": Choice((words.SIGMOID, words.PERCEPTRON), words.SIGMOID),
    "repeat_to": Choice(("1,000", "10,000", "100,000", "1,000,000"), "10,000"),  # samples
    "likelihood_along": Choice(("w₁", "w₂", "b"), "w₁"),
    "landscape": Choice((words.CONTOURS, words.SURFACE), words.CONTOURS),
    "landscape_axes": Choice(tuple(LANDSCAPE_AXES), "w1-w2"),
    "landscape_parameter": Choice(("w1", "w2", "b"), "w1"),
    "landscape_alpha": Number(-3.0, 3.0, 0.0),  # power of ten times the run's learning rate
    "step_picture": Choice(
        STEP_PICTURES, words.SHARPNESS, in_link={words.SWEEP: "sweep", words.RATE_MAP: "map"}
    ),
    "standardise": Switch(),  # train on (x - mean) / standard deviation
    "chosen": Count(-1, 9_999, -1),  # place of the chosen sample; -1: none
    "sort": Count(-9, 9, 0),  # column that sorts the samples; negative: largest first, 0: none
    "slowly": Switch(),  # an iteration is taken apart into beats: see board/beats.py
    "by_hand": Switch(),  # the visitor places the line against the neuron: see by_hand.py
    "from_start": Choice(STARTS, words.MY_OWN),  # what the line is called from which both start
    **{
        f"{kind}_{name}": Number(-LARGEST_WEIGHT, LARGEST_WEIGHT, 0.0)
        for kind in ("from", "best")  # where both start, and the visitor's best line
        for name in ("w1", "w2", "b")
    },
    **{name: Switch() for name in SHOWN_ON_BOARD},  # what theory says, drawn on the board
    "race_order": Choice(
        (words.AS_THEY_STAND, words.SHUFFLED), words.AS_THEY_STAND
    ),  # of the perceptron
    "race_seed": Count(0, 9_999, 0),
    "dw1": Number(-1.0, 1.0, 0.2),  # the change that "Small changes" tries, of w1, w2 and b
    "dw2": Number(-1.0, 1.0, 0.2),
    "db": Number(-1.0, 1.0, 0.2),
    **LESSON,
    **{name: Text(LONGEST_NAME) for name in NAMED},
}
"""Name of each option and what it may be."""


def with_option(options: Options, name: str, value: object) -> Options:
    """Return the options with one of them set.

    Raises
    ------
    Refused
        If there is no such option, or it may not have this value.

    Examples
    --------
    >>> with_option((), "log_scale", "log loss")
    (('log_scale', 'log loss'),)
    """
    if name not in OPTIONS:
        raise Refused(words.no_such_option(name))
    checked = OPTIONS[name].check(name, value)
    others = {key: entry for key, entry in options if key != name}
    if checked != OPTIONS[name].default:
        others[name] = checked
    return tuple(sorted(others.items()))
