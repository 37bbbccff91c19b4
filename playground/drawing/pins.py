"""How pinned runs are drawn: a colour and dashes for each number, so that either tells them apart.

The same dashes serve Plotly's figures, the board's lines and the small pictures beside the names.
"""

from __future__ import annotations

from typing import Final

from playground.drawing.palette import DARK, LIGHT

DASHES: Final = (
    "9px,4px",
    "2px,3px",
    "18px,4px",
    "9px,3px,2px,3px",
    "5px,5px",
    "18px,3px,2px,3px,2px,3px",
    "2px,7px",
    "9px,3px,9px,3px,2px,3px",
)
"""Of the lines of run 1, 2, ...: lengths of strokes and gaps."""

SWATCH_WIDTH: Final = 44
"""Of a small picture of a line, in pixels."""


def dashes_of(number: int) -> str:
    """Give the dashes of a pinned run's lines."""
    return DASHES[number - 1]


def colour_of(number: int) -> str:
    """Name the colour of a pinned run: see palette.py."""
    return f"pin{number}"


def swatch(number: int) -> str:
    """Draw a piece of a pinned run's line, and its number, for light and dark pages."""
    colour = colour_of(number)
    both = f"light-dark({LIGHT[colour]}, {DARK[colour]})"
    place, stops = 0, []
    for at, part in enumerate(dashes_of(number).split(",")):
        end = place + int(part.removesuffix("px"))
        stops.append(f"{'transparent' if at % 2 else 'currentColor'} {place}px {end}px")
        place = end
    dashes = f"repeating-linear-gradient(90deg, {', '.join(stops)})"
    return (
        f'<span class="pin-swatch" style="color: {both}"><i style="width: {SWATCH_WIDTH}px; '
        f'background: {dashes}"></i><b>{number}</b></span>'
    )
