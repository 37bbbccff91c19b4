"""The drawing as SVG: two parts, board and loss curve, and a row of numbers.

The parts that move have an ``id``: the film moves them. Both parts have one system of coordinates,
so that they are one picture, or two that stand one above the other on a phone.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import MARKER_SIZE
from playground.drawing.palette import LIGHT, themes
from playground.exports import words
from playground.exports.drawing import BELOW, DIGIT, SIDE, TOP
from playground.exports.scales import TICKS, Scale, ticks
from playground.exports.shown import shown_on_board
from playground.numbers.text import board_number, percent
from playground.state.names import called

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.exports.drawing import Drawing

HEIGHT: Final = TOP + SIDE + BELOW
"""Height of both parts, in pixels; the numbers come below."""

NUMBERS: Final = 40
"""Height of the row of numbers."""

TEXT: Final = (
    'font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif" '
    f'font-variant-numeric="tabular-nums" fill="{LIGHT["text"]}"'
)

COLUMN: Final = 0.25
"""Width, in pixels, of a column of the curve that keeps only its ends and extremes."""


def picture_svg(drawing: Drawing, k: int) -> str:
    """Draw the state at iteration k."""
    width, height = drawing.width, HEIGHT + NUMBERS
    step = (width - drawing.x1.start) / len(readouts(drawing, k))
    numbers = "\n".join(
        f'<text x="{drawing.x1.start + step * place:.1f}" y="{height - 14}" font-size="18" '
        f'fill="{LIGHT["muted"]}">{label} <tspan id="{name}" font-weight="600" '
        f'fill="{LIGHT["text"]}">{value}</tspan></text>'
        for place, (name, label, value) in enumerate(readouts(drawing, k))
    )
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" '
                f'width="{width:g}" height="{height}" role="img" {TEXT}>'
            ),
            words.picture_title(k),
            f'<rect width="{width:g}" height="{height}" fill="{LIGHT["background"]}"/>',
            board_part(drawing, k),
            loss_part(drawing, k),
            numbers,
            "</svg>\n",
        ]
    )


def readouts(drawing: Drawing, k: int) -> list[tuple[str, str, str]]:
    """List name, label and text of each number at iteration k."""
    numbers = drawing.states.numbers
    texts = [("iteration", words.ITERATION, str(k))]
    texts += [
        (name, label, board_number(float(numbers[name][k])))
        for name, label in words.READOUTS
        if name in numbers
    ]
    if "accuracy" in numbers:
        texts.append(("accuracy", words.ACCURACY, percent(float(numbers["accuracy"][k]))))
    return texts


def board_part(drawing: Drawing, k: int) -> str:
    """Draw the board: shading, boundary, points and arrow."""
    left, states = drawing.x1.start, drawing.states
    stops: Any = themes()["light"]["stops"]
    shading = "".join(
        f'<stop offset="{offset:.6g}" stop-color="{colour}"/>'
        for offset, colour in stops[drawing.experiment.option("activation")]
    )
    ax1, ay1, ax2, ay2 = states.arrow[k].tolist()
    hidden = 'visibility="hidden" ' if (ax1, ay1) == (ax2, ay2) else ""
    plot = f'x="{left:g}" y="{TOP}" width="{SIDE}" height="{SIDE}"'
    return "\n".join(
        [
            (
                f'<defs><linearGradient id="shade" gradientUnits="userSpaceOnUse" '
                f"{_ends(states.gradient[k], '.7g')}>{shading}</linearGradient>"
            ),
            f'<clipPath id="inside"><rect {plot}/></clipPath>',
            (
                '<marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6.5" '
                'markerHeight="6.5" orient="auto">'
                f'<path d="M0 0L10 5L0 10z" fill="{LIGHT["text"]}"/></marker></defs>'
            ),
            f'<rect {plot} fill="url(#shade)"/>',
            _axes(drawing.x1, drawing.x2, called(drawing.experiment).axes),
            '<g clip-path="url(#inside)">',
            shown_on_board(drawing, k),
            (
                f'<line id="boundary" {_ends(states.boundary[k], ".3f")} '
                f'stroke="{LIGHT["text"]}" stroke-width="3.5"/>'
            ),
            _samples(drawing),
            "</g>",
            (
                f'<line id="arrow" {hidden}{_ends(states.arrow[k], ".3f")} '
                f'stroke="{LIGHT["text"]}" stroke-width="3" marker-end="url(#head)"/>'
            ),
        ]
    )


def _ends(ends: NDArray[np.float64], style: str) -> str:
    names = ("x1", "y1", "x2", "y2")
    return " ".join(
        f'{name}="{value:{style}}"' for name, value in zip(names, ends.tolist(), strict=True)
    )


def _samples(drawing: Drawing) -> str:
    marks = []
    for x1, x2, label in drawing.experiment.points.rows():
        x, y = float(drawing.x1.pixel(x1)), float(drawing.x2.pixel(x2))
        size = MARKER_SIZE[label] / 2 + 0.5
        style = f'fill="{LIGHT[f"class{label}"]}" stroke="{LIGHT["background"]}" stroke-width="1.2"'
        if label == 0:
            marks.append(f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{size}" {style}/>')
        else:
            d = 1.3 * size
            marks.append(
                f'<path d="M{x + d:.3f} {y:.3f}L{x:.3f} {y + d:.3f}L{x - d:.3f} {y:.3f}'
                f'L{x:.3f} {y - d:.3f}Z" {style}/>'
            )
    return "\n".join(marks)


def loss_part(drawing: Drawing, k: int) -> str:
    """Draw the curve, the run so far strong, and a marker at iteration k."""
    left = drawing.iteration.start
    x, y = drawing.states.here[k].tolist()
    title = words.LOG_LOSS_SCALED if drawing.loss.log else words.LOG_LOSS
    parts = [
        (
            f'<defs><clipPath id="passed"><rect id="so-far" x="{left:g}" y="0" '
            f'width="{x - left:.2f}" height="{HEIGHT}"/></clipPath></defs>'
        ),
        _axes(drawing.iteration, drawing.loss, (words.ITERATION, title)),
    ]
    path = curve(drawing.states.here)
    if path:
        muted = LIGHT["muted"]
        draw = f'<path d="{path}" fill="none" stroke-linejoin="round"'
        parts += [
            f'{draw} stroke="{muted}" stroke-width="1.5" opacity="0.45"/>',
            f'<g clip-path="url(#passed)">{draw} stroke="{LIGHT["text"]}" stroke-width="3"/></g>',
        ]
    place = f'cx="{x:.3f}" cy="{y:.3f}"' if np.isfinite(y) else 'visibility="hidden"'
    parts.append(
        f'<circle id="here" {place} r="7" fill="{LIGHT["text"]}" stroke="{LIGHT["background"]}" '
        'stroke-width="2"/>'
    )
    return "\n".join(parts)


def _axes(across: Scale, up: Scale, titles: tuple[str, str]) -> str:
    """Draw a frame with ticks; titles stand below and above, where no tick can be in their way."""
    left, bottom, muted = across.start, TOP + SIDE, LIGHT["muted"]
    label = f'<text class="tick" font-size="16" fill="{muted}"'
    title = '<text class="title" font-size="18"'
    parts = []
    for value, text in _apart(across):
        x = float(across.pixel(value))
        parts += [
            f'<path d="M{x:.1f} {bottom}v5" stroke="{muted}"/>',
            f'{label} x="{x:.1f}" y="{bottom + 4}" dy="1.2em" text-anchor="middle">{text}</text>',
        ]
    for value, text in ticks(up):
        y = float(up.pixel(value))
        parts += [
            f'<path d="M{left:g} {y:.1f}h-5" stroke="{muted}"/>',
            (f'{label} x="{left - 9:g}" y="{y:.1f}" dy="0.35em" text-anchor="end">{text}</text>'),
        ]
    parts.append(
        f'{title} x="{left + SIDE / 2:g}" y="{bottom + 4}" dy="2.4em" text-anchor="middle">'
        f'{escape(titles[0])}</text>{title} x="{left:g}" y="{TOP - 14}">{escape(titles[1])}</text>'
        f'<rect x="{left:g}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" '
        f'stroke="{LIGHT["grid"]}"/>'
    )
    return "\n".join(parts)


def _apart(across: Scale) -> list[tuple[float, str]]:
    """Choose ticks along the bottom that are so few that their labels do not touch."""
    chosen = ticks(across)
    for about in range(TICKS - 1, 0, -1):
        longest = max((len(label) for _, label in chosen), default=0)
        if len(chosen) * (longest + 1) * DIGIT <= SIDE + longest * DIGIT:
            break
        chosen = ticks(across, about)
    return chosen


def curve(places: NDArray[np.float64]) -> str:
    """Write a curve as a path: of each narrow column its first, lowest, highest and last point.

    A run of 20,000 iterations looks the same with a tenth of its points.
    """
    places = places[np.isfinite(places[:, 1])]
    if len(places) < 2:  # noqa: PLR2004
        return ""
    columns = np.floor(places[:, 0] / COLUMN).astype(np.int64)
    starts = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
    ends = np.append(starts[1:], len(places))
    kept: set[int] = set()
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        heights = places[start:end, 1]
        kept |= {start, end - 1, start + int(heights.argmin()), start + int(heights.argmax())}
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in places[sorted(kept)].tolist())
