"""What "Show" shows on the board, as SVG for the picture and the film: the same shapes and words.

The traces are those of drawing/overlay.py; what is read of them is what stands there.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.overlay import FADES, FRESHEST, TRAIL, overlay, trail_rows
from playground.drawing.palette import LIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.exports.drawing import Drawing

    FloatArray = NDArray[np.float64]

DASHES: Final = {"solid": "", "dash": ' stroke-dasharray="9 9"', "dot": ' stroke-dasharray="3 3"'}
ANCHORS: Final = {"left": "start", "right": "end"}
TYPE: Final = 16
"""Pixels of the type, as that of the axes' numbers."""


def shown_on_board(drawing: Drawing, k: int) -> str:
    """Draw what is switched on, for iteration k; it lies below the line and the points."""
    sheet = overlay(drawing.experiment)
    parts = [_trace(drawing, trace, k) for trace in sheet["data"]]
    return "\n".join(
        [part for part in parts if part] + [_note(drawing, n) for n in sheet["annotations"]]
    )


def trail_of(drawing: Drawing) -> list[int]:
    """List the iterations that leave a trail; none where it is off."""
    if not drawing.experiment.option("trail"):
        return []
    return [row for row in trail_rows() if row < len(drawing.states.boundary)]


def _trace(drawing: Drawing, trace: dict[str, Any], k: int) -> str:
    name = trace["name"]
    if name in TRAIL:
        return _trail(drawing, TRAIL.index(name), k)
    x, y = drawing.x1.pixel(np.array(trace["x"])), drawing.x2.pixel(np.array(trace["y"]))
    places = np.column_stack([x, y]).tolist()
    if trace["mode"] == "markers":
        return _marks(name, places, trace["marker"])
    path = "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in places)
    if "fill" in trace:
        colour = _colour(trace["fillcolor"])
        return f'<path class="{name}" d="{path}Z" fill="{colour}" opacity="{trace["opacity"]}"/>'
    return f'<path class="{name}" d="{path}" fill="none" {_stroke(trace["line"])}/>'


def _trail(drawing: Drawing, place: int, k: int) -> str:
    """Draw one of the lines that the boundary has left; the film moves it."""
    before = [row for row in trail_of(drawing) if row < k][::-1]
    ends = drawing.states.boundary[before[place]] if place < len(before) else np.zeros(4)
    x1, y1, x2, y2 = ends.tolist()
    return (
        f'<line class="trail" x1="{x1:.3f}" y1="{y1:.3f}" x2="{x2:.3f}" y2="{y2:.3f}" '
        f'stroke="{LIGHT["text"]}" stroke-width="1.5" opacity="{FRESHEST * FADES**place:.3f}"/>'
    )


def _marks(name: str, places: list[list[float]], marker: dict[str, Any]) -> str:
    sizes = np.broadcast_to(np.array(marker["size"], dtype=float), len(places)).tolist()
    colour, drawn = _colour(marker["color"]), []
    for (x, y), size in zip(places, sizes, strict=True):
        at, r = f'class="{name}" cx="{x:.3f}" cy="{y:.3f}"', size / 2
        if marker["symbol"] == "circle-open":
            drawn.append(f'<circle {at} r="{r:.2f}" fill="none" {_stroke(marker["line"])}/>')
        elif marker["symbol"] == "circle":
            drawn.append(f'<circle {at} r="{r:.2f}" fill="{colour}"/>')
        else:  # an x
            cross = f"M{x - r:.3f} {y - r:.3f}l{size} {size}m0 {-size}l{-size} {size}"
            style = f'd="{cross}" fill="none" stroke="{colour}" stroke-width="4"'
            drawn.append(f'<path class="{name}" {style}/>')
    return "\n".join(drawn)


def _note(drawing: Drawing, note: dict[str, Any]) -> str:
    x = float(drawing.x1.pixel(note["x"])) + note.get("xshift", 0)
    y = float(drawing.x2.pixel(note["y"])) - note.get("yshift", 0)
    dy = {"bottom": "-0.2em", "top": "0.8em"}.get(note.get("yanchor", ""), "0.35em")
    return (
        f'<text class="note" x="{x:.1f}" y="{y:.1f}" dy="{dy}" font-size="{TYPE}" '
        f'text-anchor="{ANCHORS.get(note.get("xanchor", ""), "middle")}" '
        f'fill="{_colour(note["font"]["color"])}" stroke="{LIGHT["background"]}" stroke-width="3" '
        f'paint-order="stroke" stroke-linejoin="round">{escape(note["text"])}</text>'
    )


def _stroke(line: dict[str, Any]) -> str:
    dash = DASHES[line.get("dash", "solid")]
    return f'stroke="{_colour(line["color"])}" stroke-width="{line["width"]}"{dash}'


def _colour(name: str) -> str:
    return LIGHT[name.removeprefix("@")]
