"""What a link can hold, for people: each parameter of the table, what it means, and its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playground.link.table import LACKING, TABLE, names_in_link
from playground.numbers.text import grouped, spoken
from playground.state import limits
from playground.state.options import (
    OPTIONS,
    SHOWN_ON_BOARD,
    Choice,
    Count,
    Number,
    Option,
    Switch,
    Text,
)
from playground.state.pins import MOST_PINS
from playground.state.settings import MOST_ITERATIONS, SAMPLING, TRAINING, Setting

OF_OPTIONS: Final = {
    "log_scale": "Scales of the loss curve",
    "start": "Where the initial weights come from",
    "speed": "Iterations a second",
    "panel": "The open panel",
    "activation": "Switch in the diagram",
    "repeat_to": "Samples in “Likelihood”, when they are repeated",
    "likelihood_along": "Parameter in “Likelihood”",
    "landscape": "Picture of the loss landscape",
    "landscape_axes": "Its two parameters",
    "landscape_parameter": "The parameter of its section",
    "landscape_alpha": "Learning rate there, as a power of ten times α",
    "step_picture": "First picture of “Step size”",
    "standardise": "Train on standardised features",
    "chosen": "The chosen sample, counted from 0; −1: none",
    "sort": "Column that sorts “This step”; negative: downwards",
    "slowly": "A step is taken apart",
    "by_hand": "The visitor plays against the neuron",
    "from_start": "What the line is called from which both start",
    **{
        f"{kind}_{name}": f"{which}: {letter}"
        for kind, which in (("from", "Line from which both start"), ("best", "Best line by hand"))
        for name, letter in (("w1", "w₁"), ("w2", "w₂"), ("b", "b"))
    },
    **{name: f"On the board: {label.lower()}" for name, label in SHOWN_ON_BOARD.items()},
    "race_order": "Order of the samples in the race",
    "race_seed": "Seed of that order",
    "dw1": "Small change of w₁",
    "dw2": "Small change of w₂",
    "db": "Small change of b",
    "x1_name": "Name of x₁",
    "x2_name": "Name of x₂",
    "class0_name": "Name of class 0",
    "class1_name": "Name of class 1",
    "lesson": "The open lesson; 0: none",
    "scene": "Its scene",
    "guess": "What was guessed in it",
    "scene_at": "How far it has come",
}
"""What each option is, in a few words."""

OTHERS: Final = {
    "v": ("Version of the link", "1"),
    "task": ("A task, with the state that it begins from", "packed"),
    "points": (
        "The points, where they are not the sampled ones",
        f"packed; up to {grouped(limits.FILE_POINTS.most)}, as far as they fit",
    ),
    "iteration": ("The iteration on the screen", f"0 to {grouped(MOST_ITERATIONS)}"),
    "view": ("The part of the plane that is shown", "home, or x₁ from_x₁ to_x₂ from_x₂ to"),
    "pins": ("The pinned runs", f"packed; up to {MOST_PINS}"),
    LACKING: ("Pinned runs that were too much for the link", f"1 to {MOST_PINS}"),
}
"""Meaning and range of what is neither a setting nor an option."""

OF_SETTINGS: Final = {
    "n" if name == "number" else name: one for name, one in (SAMPLING | TRAINING).items()
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A parameter of the address, for people."""

    name: str
    meaning: str
    range: str


def meanings() -> list[Meaning]:
    """List every parameter, in the order of the table."""
    names = ["v", *(row.name for row in TABLE), LACKING]
    return [Meaning(name, *_said(name)) for name in names]


def _said(name: str) -> tuple[str, str]:
    if name in OTHERS:
        return OTHERS[name]
    if name in OF_SETTINGS:
        setting = OF_SETTINGS[name]
        return setting.label, _of_setting(setting)
    return OF_OPTIONS[name], _of_option(OPTIONS[name])


def _of_setting(setting: Setting) -> str:
    may_be_empty = "; none: the seed decides" if setting.default is None else ""
    return _between(setting.low, setting.high) + may_be_empty


def _of_option(option: Option) -> str:
    match option:
        case Choice():
            return ", ".join(names_in_link(option).values())
        case Switch():
            return "on, off"
        case Number(low, high) | Count(low, high):
            return _between(low, high)
        case Text(longest):
            return f"up to {longest} characters"


def _between(low: float, high: float) -> str:
    return f"{spoken(low)} to {spoken(high, 10)}"
