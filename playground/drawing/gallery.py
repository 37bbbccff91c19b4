"""The ready-made sets: what each is called and shows, and a small picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from neuron import named_set
from playground.drawing.palette import DARK, LIGHT
from playground.state.points import Points

PICTURE: Final = 150
"""Width and height of a picture, in its own units."""

ROOM: Final = 14
"""Free space at its edges, so that no mark is cut off."""

RADIUS: Final = 4.5


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """One set: its name on the screen and in neuron/, and what to watch."""

    title: str
    name: str
    words: str
    separable: bool = True


GALLERY: Final = (
    ReadyMade("Easy", "easy", "Plenty of room between the classes: the line is found at once."),
    ReadyMade("Tight margin", "tight margin", "Hardly a gap: the last points take long to turn."),
    ReadyMade(
        "Unbalanced",
        "unbalanced",
        "Six of eighty are class 1: saying 0 everywhere is 92.5 % right.",
    ),
    ReadyMade(
        "Far from the origin",
        "far from the origin",
        "The line must leave the origin, so the bias matters: watch how long b takes.",
    ),
    ReadyMade(
        "Unscaled features",
        "unscaled features",
        "x₂ is a hundred times x₁, and only a tiny α is safe. Standardise, and a large one is.",
    ),
    ReadyMade("One outlier", "one outlier", "One point of class 0 alone makes the line turn."),
    ReadyMade(
        "Overlapping",
        "overlapping",
        "No line separates them. Watch the loss come to rest above 0, and W stop growing.",
        separable=False,
    ),
    ReadyMade(
        "Exclusive or",
        "exclusive or",
        "No line separates them. Watch W stay small, and P near one half everywhere.",
        separable=False,
    ),
    ReadyMade(
        "Two rings",
        "two rings",
        "No line separates them. Watch the accuracy stay near one half: the class depends on the "
        "distance from the middle.",
        separable=False,
    ),
)


@cache
def points_of(name: str) -> Points:
    """Give the points of a ready-made set."""
    return Points(*named_set(name))


def on_board(points: Points) -> ReadyMade | None:
    """Say which ready-made set these points are, if they are one of them, unchanged."""
    return next((ready for ready in GALLERY if points_of(ready.name) == points), None)


@cache
def picture_of(name: str, theme: str) -> str:
    """Draw a set as a small SVG, each axis over its own range, in "light" or "dark" colours."""
    palette = DARK if theme == "dark" else LIGHT
    points = points_of(name)
    low, ranges = points.X.min(axis=0), np.ptp(points.X, axis=0)
    across, up = ((points.X - low) / ranges * (PICTURE - 2 * ROOM) + ROOM).T
    marks = []
    for x, y, label in zip(across.tolist(), (PICTURE - up).tolist(), points.y, strict=True):
        colour = palette[f"class{int(label)}"]
        if label == 0:
            marks.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{colour}"/>')
        else:
            d = 1.3 * RADIUS
            shape = f"M{x:.1f} {y - d:.1f}l{d} {d}l{-d} {d}l{-d} {-d}z"
            marks.append(f'<path d="{shape}" fill="{colour}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE} {PICTURE}" '
        f'width="{PICTURE}" height="{PICTURE}">'
        f'<rect width="{PICTURE}" height="{PICTURE}" rx="8" fill="{palette["background"]}"/>'
        + "".join(marks)
        + "</svg>"
    )
