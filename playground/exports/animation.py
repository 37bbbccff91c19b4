"""The film: one HTML file that plays the run offline, every iteration of it.

It is the picture, the places of what moves as base64 arrays, and a short script; no library is
needed, so that 20,000 iterations take some 2.6 MB and the usual thousand about 200 KB.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from playground.drawing.palette import LIGHT
from playground.exports import words
from playground.exports.drawing import make_drawing
from playground.exports.shown import trail_of
from playground.exports.svg import HEIGHT, TEXT, board_part, loss_part, readouts
from playground.state.shown import iteration_shown

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.run import Run

TEMPLATE = Path(__file__).with_name("animation.html")
COLOURS = ("background", "text", "muted", "class0")
"""Those that the page around the drawing has."""


def animation_html(experiment: Experiment, run: Run) -> str:
    """Write the film; it opens at the iteration on the screen."""
    drawing = make_drawing(experiment, run)
    states = drawing.states
    k = iteration_shown(experiment, run)
    arrays = {
        name: {"type": "Float32Array", "width": width, "data": _base64(array.astype("<f4"))}
        for name, array, width in (
            ("boundary", states.boundary, 4),
            ("arrow", states.arrow, 4),
            ("gradient", states.gradient, 4),
            ("here", states.here, 2),
        )
    }
    arrays |= {
        name: {"type": "Float64Array", "width": 1, "data": _base64(array.astype("<f8"))}
        for name, array in states.numbers.items()
    }
    film = json.dumps(
        {
            "shown": k,
            "last": len(states.boundary) - 1,
            "arrays": arrays,
            "trail": trail_of(drawing),
        }
    )
    page = TEMPLATE.read_text(encoding="utf-8")
    for name, text in {
        "COLOURS": " ".join(f"--{colour}: {LIGHT[colour]};" for colour in COLOURS),
        "PAGE": words.PAGE,
        "PLAY": words.PLAY,
        "PAUSE": words.PAUSE,
        "ITERATION": words.ITERATION_FIELD,
        "SPEED": words.SPEED,
        "PER_SECOND": words.PER_SECOND,
        "BOARD": _part(words.BOARD, 0, drawing.split, board_part(drawing, k)),
        "LOSS": _part(words.CURVE, drawing.split, drawing.width, loss_part(drawing, k)),
        "NUMBERS": "\n".join(
            f'<div><dt>{label}</dt><dd id="{name}">{value}</dd></div>'
            for name, label, value in readouts(drawing, k)
        ),
        "SHAPE": f"--board: {drawing.split:g}fr; --loss: {drawing.width - drawing.split:g}fr; "
        f"--shape: {drawing.width / HEIGHT:.4f}",
    }.items():
        page = page.replace(f"<!-- {name} -->", text)
    return page.replace('"FILM"', film)


def _part(title: str, start: float, end: float, drawn: str) -> str:
    """Frame a part of the drawing as a picture of its own."""
    return (
        f'<svg viewBox="{start:g} 0 {end - start:g} {HEIGHT}" role="img" aria-label="{title}" '
        f"{TEXT}>\n{drawn}\n</svg>"
    )


def _base64(array: np.ndarray[tuple[int, ...], np.dtype[np.floating]]) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
