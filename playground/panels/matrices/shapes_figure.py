"""The picture of "From loops to matrices": all scores at once, as blocks in their shapes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from playground.drawing.figures import COLOUR
from playground.drawing.plots import LARGE, drawn, layout

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT: Final = 200
TALL, LOW = 6.0, 2.0
"""Heights of a block with a row for each sample, and of one with a row for each feature."""

BLOCKS: Final = (
    ("X", "{m} × 2", 0.6, 2.0, TALL, "class0"),
    ("W", "2 × 1", 3.9, 1.0, LOW, "class1"),
    ("b", "1", 6.2, 1.0, 1.0, "class1"),
    ("Z", "{m} × 1", 8.5, 1.0, TALL, "muted"),
    ("A", "{m} × 1", 11.4, 1.0, TALL, "muted"),
)
"""What each is called, its shape, where it begins, its width and height, and its colour."""

SIGNS: Final = ((3.25, "·"), (5.55, "+"), (7.85, "="), (10.45, "σ →"))
MIDDLE: Final = 4.2
WIDE, HIGH = 13.0, 8.0


@cache
def shapes_figure(m: int) -> go.Figure:
    """Draw the score of all m samples as a product of blocks."""
    blocks = [_block(left, width, height, colour) for _, _, left, width, height, colour in BLOCKS]
    names = [
        _text(left + width / 2, MIDDLE, name, LARGE + 2) for name, _, left, width, *_ in BLOCKS
    ]
    shapes = [
        _text(left + width / 2, MIDDLE - height / 2 - 0.6, shape.format(m=m), LARGE - 3)
        for _, shape, left, width, height, _ in BLOCKS
    ]
    signs = [_text(x, MIDDLE, sign, LARGE + 2) for x, sign in SIGNS]
    bare: dict[str, Any] = {"visible": False, "fixedrange": True}
    settings = layout(
        HEIGHT,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis={**bare, "range": [0, WIDE]},
        yaxis={**bare, "range": [0, HIGH]},
        shapes=blocks,
        annotations=[*names, *shapes, *signs],
    )
    return drawn([], settings)


def _block(left: float, width: float, height: float, colour: str) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": left,
        "x1": left + width,
        "y0": MIDDLE - height / 2,
        "y1": MIDDLE + height / 2,
        "line": {"color": COLOUR[colour], "width": 2},
        "fillcolor": COLOUR[colour],
        "opacity": 0.28,
        "layer": "below",
    }


def _text(x: float, y: float, text: str, size: int) -> dict[str, Any]:
    font = {"size": size, "color": COLOUR["text"]}
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": font}
