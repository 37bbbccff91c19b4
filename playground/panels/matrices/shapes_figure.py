"""The picture of "From loops to matrices": all scores at once, as blocks in their shapes.

Each row of X, Z and A is a sample: one that is pointed at on the board is marked in X, and one that
is chosen in all three. Of standardised features the first matrix has another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.plots import LARGE, SAMPLES, SMALL, drawn, layout
from playground.panels.matrices import words

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
WIDE, HIGH = 14.2, 8.0

MOST_ROWS: Final = 500
"""As many samples as can be placed by hand; of more, so many in equal distances are pointed at."""

THINNEST_ROW: Final = 0.1
"""Height of the row that is marked, at least, to be seen."""


def shapes_figure(m: int, matrix: str, chosen: int | None = None) -> go.Figure:
    """Draw the score of all m samples as a product of blocks; mark the chosen one, by its place."""
    blocks = [_block(left, width, height, colour) for _, _, left, width, height, colour in BLOCKS]
    called = [matrix, *(name for name, *_ in BLOCKS[1:])]
    names = [
        _text(left + width / 2, MIDDLE, name, LARGE + 2)
        for name, (_, _, left, width, *_) in zip(called, BLOCKS, strict=True)
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
        shapes=[*blocks, *_row(m, chosen)],
        annotations=[*names, *shapes, *signs, *_number(m, chosen)],
    )
    return drawn([_rows(m)], {**settings, "barmode": "overlay"})


def _height_of(m: int, places: Any) -> Any:  # noqa: ANN401 - one place, or an array of them
    """Say how high the middle of a row is."""
    return MIDDLE + TALL * (0.5 - (places + 0.5) / m)


def _rows(m: int) -> dict[str, Any]:
    """Give a bar that is not seen for each row of X, so that it can be pointed at."""
    places = np.linspace(0, m - 1, min(m, MOST_ROWS)).round().astype(np.int64)
    _, _, left, width, *_ = BLOCKS[0]
    return {
        "type": "bar",
        "orientation": "h",
        "base": left,
        "x": np.full(len(places), width),
        "y": _height_of(m, places),
        "width": TALL / len(places),
        "marker": {"opacity": 0},
        "customdata": places + 1,
        "meta": SAMPLES,
        "hovertemplate": words.ROW_HOVER,
    }


def _row(m: int, chosen: int | None) -> list[dict[str, Any]]:
    if chosen is None:
        return []
    middle, half = _height_of(m, chosen), max(TALL / m, THINNEST_ROW) / 2
    return [
        {
            "type": "rect",
            "x0": left,
            "x1": left + width,
            "y0": middle - half,
            "y1": middle + half,
            "line": {"color": COLOUR["text"], "width": 2},
        }
        for _, _, left, width, height, _ in BLOCKS
        if height == TALL
    ]


def _number(m: int, chosen: int | None) -> list[dict[str, Any]]:
    """Write the number of the marked row beside the last block."""
    if chosen is None:
        return []
    _, _, left, width, *_ = BLOCKS[-1]
    text = _text(left + width + 0.15, _height_of(m, chosen), words.row_number(chosen + 1), SMALL)
    return [text | {"xanchor": "left"}]


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
