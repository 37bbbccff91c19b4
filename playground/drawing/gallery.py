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
    """Draw a set with the axes through the origin as a small SVG, in "light" or "dark" colours.

    Both axes have one scale, so that it shows at once what is far away, and what is not scaled.
    """
    palette = DARK if theme == "dark" else LIGHT
    points = points_of(name)
    corners = np.vstack([points.X, np.zeros(2)])
    low, high = corners.min(axis=0), corners.max(axis=0)
    per_unit = (PICTURE - 2 * ROOM) / float((high - low).max())
    right, up = ((np.vstack([np.zeros(2), points.X]) - (low + high) / 2) * per_unit).T
    x, y = (PICTURE / 2 + right).tolist(), (PICTURE / 2 - up).tolist()
    axes = f"M{x[0]:.1f} 0V{PICTURE}M0 {y[0]:.1f}H{PICTURE}"
    marks = [
        _mark(across, down, palette, int(label))
        for across, down, label in zip(x[1:], y[1:], points.y, strict=True)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE} {PICTURE}" '
        f'width="{PICTURE}" height="{PICTURE}">'
        f'<rect width="{PICTURE}" height="{PICTURE}" rx="8" fill="{palette["background"]}"/>'
        f'<path d="{axes}" stroke="{palette["muted"]}" stroke-opacity="0.5"/>'
        + "".join(marks)
        + "</svg>"
    )


def _mark(x: float, y: float, palette: dict[str, str], label: int) -> str:
    colour = palette[f"class{label}"]
    if label == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{colour}"/>'
    d = 1.3 * RADIUS
    shape = f"M{x:.1f} {y - d:.1f}l{d} {d}l{-d} {d}l{-d} {-d}z"
    return f'<path d="{shape}" fill="{colour}"/>'
