"""The figures of "Sigmoid and probability": the curve, a small change, and its error."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import sigmoid, sigmoid_change
from playground.figures import COLOUR, MARKER_SIZE, MARKERS
from playground.panels.plots import axis
from playground.panels.sketch import Sketch

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from neuron import SampleTable, SmallChange
    from playground.panels.sigmoid_numbers import ErrorCurve

    FloatArray = NDArray[np.float64]

NARROWEST: Final = 6.0
"""The curve is shown over scores from -6 to 6, at least."""

BEND: Final = 12.0
"""Beyond this size of z the sigmoid is flat to the eye."""

CURVE_POINTS: Final = 241
HEIGHT: Final = 380
SMALL_HEIGHT: Final = 300
MOST_DECADES: Final = 6
"""Powers of ten that an axis names."""


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
            hovertemplate="sample %{customdata}<br>z = %{x:.4f}<br>a = %{y:.4f}<extra></extra>",
            cliponaxis=False,
        )
    _ring(sketch, float(Z[place]), float(A[place]), place + 1, reach=reach)
    sketch.label(0, 0.5, "sigmoid", xanchor="left", xshift=14)
    sketch.label(0, 1, "threshold", xanchor="left", xshift=8, yshift=14)
    return sketch.figure(
        axis("score z", range=[-reach, reach], nticks=9),
        axis("output a", range=[-0.06, 1.12], tickvals=[0, 0.25, 0.5, 0.75, 1]),
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
    # Off the curve: above it on the left half, below it on the right, and never over the edge.
    upwards = z < 0
    leftwards = upwards if abs(z) < reach / 2 else not upwards
    sketch.label(
        z,
        a,
        f"sample {number}",
        xanchor="right" if leftwards else "left",
        xshift=-16 if leftwards else 16,
        yshift=16 if upwards else -16,
    )


def change_figure(change: SmallChange, a: float) -> go.Figure:
    """Draw the curve around the sample, its tangent, and where both lead for the change."""
    sketch = Sketch(SMALL_HEIGHT)
    steps = np.linspace(-0.6, 1.4, CURVE_POINTS) * change.dz
    slope = float(change.slopes[-1])
    for name, heights, style in (
        ("tangent", a + slope * steps, {"color": COLOUR["muted"], "width": 2, "dash": "dash"}),
        ("sigmoid", a + sigmoid_change(change.z, steps), {"color": COLOUR["text"], "width": 2.5}),
    ):
        sketch.add(
            name=name, x=change.z + steps, y=heights, mode="lines", line=style, hoverinfo="skip"
        )
    moved = change.z + change.dz
    sketch.add(
        name="error",
        x=[moved, moved],
        y=[a + change.predicted, a + change.true],
        mode="lines",
        line={"color": COLOUR["text"], "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    for name, x, y, symbol, colour in (
        ("now", change.z, a, "circle", "text"),
        ("true", moved, a + change.true, "circle-open", "text"),
        ("predicted", moved, a + change.predicted, "x-thin", "muted"),
    ):
        sketch.add(
            name=name,
            x=[x],
            y=[y],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 11,
                "color": COLOUR[colour],
                "line": {"color": COLOUR[colour], "width": 2.5},
            },
            hovertemplate="z = %{x:.6g}<br>a = %{y:.6g}<extra></extra>",
        )
    up = 16 if change.error >= 0 else -16
    sketch.label(moved, a + change.true, "true", yshift=up)
    sketch.label(moved, a + change.predicted, "predicted", yshift=-up)
    return sketch.figure(
        axis("score z", nticks=6),
        axis("output a", nticks=6),
    )


def error_figure(curve: ErrorCurve, change: SmallChange) -> go.Figure:
    """Draw the error against the size of the change, both on logarithmic axes."""
    sketch = Sketch(SMALL_HEIGHT)
    sketch.add(
        name="guide",
        x=curve.sizes,
        y=curve.guide,
        mode="lines",
        line={"color": COLOUR["muted"], "width": 9},
        opacity=0.35,
        hoverinfo="skip",
    )
    sketch.add(
        name="error",
        x=curve.sizes,
        y=curve.errors,
        mode="lines",
        line={"color": COLOUR["text"], "width": 2.5},
        hovertemplate="size %{x:.4g}<br>error %{y:.4g}<extra></extra>",
    )
    sketch.add(
        name="this change",
        x=[change.size],
        y=[abs(change.error)],
        mode="markers",
        marker={"size": 12, "color": COLOUR["text"]},
        hoverinfo="skip",
        cliponaxis=False,
    )
    sketch.label(
        float(np.log10(change.size)),
        float(np.log10(abs(change.error))),
        "this change",
        xanchor="right",
        xshift=-12,
    )
    middle = len(curve.sizes) // 2
    x, y = np.log10([curve.sizes[middle], curve.guide[middle]]).tolist()
    sketch.label(x, y, curve.guide_name, xanchor="left", xshift=14, yshift=-10)
    return sketch.figure(
        axis("size of the change", **_powers(curve.sizes)),
        axis("size of the error", **_powers(curve.errors)),
    )


def _powers(values: FloatArray) -> dict[str, Any]:
    """Name a few whole powers of ten on a logarithmic axis."""
    decades = float(np.log10(values.max()) - np.log10(values.min()))
    return {"type": "log", "exponentformat": "power", "dtick": max(1, ceil(decades / MOST_DECADES))}
