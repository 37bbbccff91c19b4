"""The colours, for light and dark pages, in one place.

The classes are a pair that colour-blind people can tell apart: Okabe and Ito's, in light as much
darker, in dark the second as much lighter, as the contrasts ask for that tests/unit/test_palette.py
computes. Figures name a colour as "@name"; the page puts in the value of the theme it shows. Style
sheets name it as var(--palette-name). Pinned runs have dashes beside their colours: see pins.py.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from neuron import sigmoid
from playground.state import words

LIGHT: Final = {
    "background": "#ffffff",
    "text": "#1b1f24",
    "muted": "#59636e",
    "grid": "#e9ecef",
    "class0": "#006aa8",
    "class1": "#c45500",
    "support": "#00695a",
    "goal": "#93159f",
    "step": "#843194",
    "task": "#c2410c",
    "pin1": "#00755a",
    "pin2": "#a3298c",
    "pin3": "#7a5600",
    "pin4": "#5a3fc0",
    "pin5": "#00697d",
    "pin6": "#b0123c",
    "pin7": "#4a6600",
    "pin8": "#6b4a3a",
}
DARK: Final = {
    "background": "#0e1117",
    "text": "#f2f4f7",
    "muted": "#a3adb8",
    "grid": "#262c36",
    "class0": "#56b4e9",
    "class1": "#ffb938",
    "support": "#43d6a8",
    "goal": "#ec9bf5",
    "step": "#c570d4",
    "task": "#ff9b52",
    "pin1": "#4fd1a5",
    "pin2": "#f190e2",
    "pin3": "#e8d76b",
    "pin4": "#b7a9ff",
    "pin5": "#7fe3e6",
    "pin6": "#ff93a6",
    "pin7": "#b9d95f",
    "pin8": "#d8b5a4",
}

SHADE: Final = 0.26
"""How strongly the classes tint the board where P is 0 or 1 (1 would be the full colour)."""

GRADIENT_Z: Final = 8.0
"""The probability gradient spans the scores from -8 to 8."""

GRADIENT_STOPS: Final = 49
"""Evenly spaced stops over these scores keep every colour within one level of 255."""


def channels(colour: str) -> tuple[int, int, int]:
    """Split "#rrggbb" into red, green and blue from 0 to 255."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def shade(P: float, palette: dict[str, str]) -> str:
    """Give the board's colour where class 1 has the probability P: background where P = 0.5.

    Examples
    --------
    >>> shade(0.5, LIGHT)
    'rgb(255,255,255)'
    """
    strength = SHADE * abs(2 * P - 1)
    background = channels(palette["background"])
    hue = channels(palette["class1" if P > 0.5 else "class0"])  # noqa: PLR2004
    mixed = (
        round(base + strength * (full - base)) for base, full in zip(background, hue, strict=True)
    )
    return "rgb({},{},{})".format(*mixed)


def variables() -> str:
    """Give style sheets the colours by the theme that is shown, those of the components too.

    What opens above the page lies beside it and does not know its theme: it keeps Streamlit's.
    """
    both = (f"--palette-{name}: light-dark({LIGHT[name]}, {DARK[name]});" for name in LIGHT)
    return f".stApp {{ {' '.join(both)} }}"


@cache
def themes() -> dict[str, dict[str, object]]:
    """Give both palettes, each with the stops [offset, colour] of its shading by activation."""
    offsets = np.linspace(0, 1, GRADIENT_STOPS)
    P = sigmoid((2 * offsets - 1) * GRADIENT_Z)
    result: dict[str, dict[str, object]] = {}
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        smooth = [[float(at), shade(float(p), palette)] for at, p in zip(offsets, P, strict=True)]
        hard = [[at, shade(p, palette)] for at, p in ((0, 0.0), (0.5, 0.0), (0.5, 1.0), (1, 1.0))]
        result[name] = {**palette, "stops": {words.SIGMOID: smooth, words.PERCEPTRON: hard}}
    return result
