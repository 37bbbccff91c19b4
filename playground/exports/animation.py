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

from playground.exports.drawing import make_drawing, svg

if TYPE_CHECKING:
    from playground.experiment import Experiment
    from playground.run import Run

TEMPLATE = Path(__file__).with_name("animation.html")


def animation_html(experiment: Experiment, run: Run) -> str:
    """Write the film; it opens at the iteration on the screen."""
    drawing = make_drawing(experiment, run)
    states = drawing.states
    k = min(experiment.iteration, run.last, experiment.iterations)
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
        if name != "norm"
    }
    film = json.dumps({"shown": k, "last": len(states.boundary) - 1, "arrays": arrays})
    page = TEMPLATE.read_text(encoding="utf-8")
    return page.replace("<!-- DRAWING -->", svg(drawing, k)).replace('"FILM"', film)


def _base64(array: np.ndarray[tuple[int, ...], np.dtype[np.floating]]) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii")
