"""Small pictures of the ready-made sets: state/ready_made.py has the sets."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from playground.drawing.palette import DARK, LIGHT
from playground.state.ready_made import points_of

PICTURE: Final = 150
"""Width and height of a picture, in its own units."""

ROOM: Final = 14
"""Free space at its edges, so that no mark is cut off."""

RADIUS: Final = 4.5


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
