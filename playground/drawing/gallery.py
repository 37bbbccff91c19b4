"""Small pictures of points: of the ready-made sets, and of the lessons with their first line."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import boundary_segment
from playground.drawing.palette import DARK, LIGHT
from playground.state.ready_made import points_of

if TYPE_CHECKING:
    from playground.state.points import Points

PICTURE: Final = 150
"""Width and height of a picture, in its own units."""

ROOM: Final = 14
"""Free space at its edges, so that no mark is cut off."""

RADIUS: Final = 4.5


@cache
def picture_of(name: str, theme: str) -> str:
    """Draw a ready-made set as a small SVG, in "light" or "dark" colours."""
    return picture_of_points(points_of(name), theme)


@lru_cache(maxsize=64)
def picture_of_points(
    points: Points, theme: str, line: tuple[float, float, float] | None = None
) -> str:
    """Draw points with the axes through the origin as a small SVG, and the line w1, w2, b.

    Both axes have one scale, so that it shows at once what is far away, and what is not scaled.
    """
    palette = DARK if theme == "dark" else LIGHT
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
    drawn = ""
    if line is not None and any(line[:2]):
        half = PICTURE / 2 / per_unit
        (x1, x2) = ((low + high) / 2).tolist()
        w1, w2, b = line
        ends = boundary_segment([w1, w2], b, (x1 - half, x1 + half, x2 - half, x2 + half))
        if ends is not None:
            places = PICTURE / 2 + (np.array(ends) - [x1, x2]) * per_unit * [1, -1]
            (left, top), (end, bottom) = places.tolist()
            drawn = (
                f'<path d="M{left:.1f} {top:.1f}L{end:.1f} {bottom:.1f}" '
                f'stroke="{palette["text"]}" stroke-width="3"/>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PICTURE} {PICTURE}" '
        f'width="{PICTURE}" height="{PICTURE}">'
        f'<rect width="{PICTURE}" height="{PICTURE}" rx="8" fill="{palette["background"]}"/>'
        f'<path d="{axes}" stroke="{palette["muted"]}" stroke-opacity="0.5"/>'
        + drawn
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
