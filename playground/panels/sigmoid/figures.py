"""The figure of "Sigmoid and probability": the curve with every sample on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import sigmoid
from playground.drawing.figures import COLOUR, MARKER_SIZE, MARKERS
from playground.drawing.plots import SAMPLES, axis
from playground.drawing.sketch import WRITTEN_OUT, Sketch
from playground.panels.sigmoid import words

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from neuron import SampleTable

    FloatArray = NDArray[np.float64]

NARROWEST: Final = 6.0
"""The curve is shown over scores from -6 to 6, at least."""

BEND: Final = 12.0
"""Beyond this size of z the sigmoid is flat to the eye."""

CURVE_POINTS: Final = 241
HALF_WAY: Final = 0.5
NEAR_EDGE: Final = 0.75
"""Shares of the range of scores, from which on a label needs another place."""

HEIGHT: Final = 280


def score_range(Z: FloatArray) -> float:
    """Give the score up to which the curve is shown: all samples fit."""
    return max(NARROWEST, 1.08 * float(np.max(np.abs(Z))))


def sigmoid_figure(table: SampleTable, y: FloatArray, place: int) -> go.Figure:
    """Draw sigmoid and threshold with every sample at its (z, a), and ring one of them."""
    Z, A = table.Z, table.A
    reach = score_range(Z)
    sketch = Sketch(HEIGHT)
    _threshold(sketch, reach)
    bend = min(reach, BEND)
    grid = np.unique(np.concatenate([[-reach, reach], np.linspace(-bend, bend, CURVE_POINTS)]))
    sketch.add(
        name="sigmoid",
        x=grid,
        y=sigmoid(grid),
        mode="lines",
        line={"color": COLOUR["text"], "width": 2.5},
        hoverinfo="skip",
    )
    for label, (symbol, size) in enumerate(zip(MARKERS, MARKER_SIZE, strict=True)):
        of_class = np.flatnonzero(y == label)
        sketch.add(
            name=f"class {label}",
            x=Z[of_class],
            y=A[of_class],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": size,
                "color": COLOUR[f"class{label}"],
                "line": {"color": COLOUR["background"], "width": 1.2},
            },
            customdata=of_class + 1,
            meta=SAMPLES,
            hovertemplate=words.SAMPLE_HOVER,
            cliponaxis=False,
        )
    _ring(sketch, float(Z[place]), float(A[place]), place + 1, reach=reach)
    # On the side of the curve where the ring has not led the eye down to the axis.
    beside = (
        {"xanchor": "right", "xshift": -18} if Z[place] >= 0 else {"xanchor": "left", "xshift": 18}
    )
    sketch.label(0, 0.5, words.SIGMOID, **beside)
    sketch.label(0, 1, words.THRESHOLD, xanchor="right", xshift=-10)
    return sketch.figure(
        axis(words.SCORE, range=[-reach, reach], nticks=7, **WRITTEN_OUT),
        axis(words.OUTPUT, range=[-0.06, 1.16], tickvals=[0, 0.25, 0.5, 0.75, 1]),
    )


def _threshold(sketch: Sketch, reach: float) -> None:
    """Draw the perceptron's step: 1 from z = 0 on, and nothing between."""
    sketch.add(
        name="threshold",
        x=[-reach, 0, None, 0, reach],
        y=[0, 0, None, 1, 1],
        mode="lines",
        line={"color": COLOUR["muted"], "width": 2, "dash": "dash"},
        hoverinfo="skip",
    )
    sketch.add(
        name="threshold at 0",
        x=[0, 0],
        y=[0, 1],
        mode="markers",
        marker={
            "size": 9,
            "color": [COLOUR["background"], COLOUR["muted"]],
            "line": {"color": COLOUR["muted"], "width": 2},
        },
        hoverinfo="skip",
    )


def _ring(sketch: Sketch, z: float, a: float, number: int, *, reach: float) -> None:
    """Ring the sample that the words are about, and lead the eye down to its score."""
    sketch.add(
        name="its score",
        x=[z, z],
        y=[-0.06, a],
        mode="lines",
        line={"color": COLOUR["text"], "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    sketch.add(
        name="ring",
        x=[z],
        y=[a],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 22,
            "color": COLOUR["text"],
            "line": {"width": 2.5},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    sketch.label(z, a, words.sample_named(number), **_beside_ring(z, reach))


def _beside_ring(z: float, reach: float) -> dict[str, Any]:
    """Place the ring's label off the curve and its threshold, and never over the edge."""
    out, inwards = (-1, "left") if z < 0 else (1, "right")
    share = abs(z) / reach
    if share < HALF_WAY:  # above the rising curve on the left half, below it on the right
        outwards = "right" if z < 0 else "left"
        return {"xanchor": outwards, "xshift": 16 * out, "yshift": -16 * out}
    if share < NEAR_EDGE:  # the curve is nearly flat: above it, on either half
        return {"xanchor": "center", "xshift": 12 * out, "yshift": 26}
    return {"xanchor": inwards, "xshift": 11 * out, "yshift": 26}
