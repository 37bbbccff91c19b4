"""The neuron as a diagram: features, edges, sum, activation, output (Figures 2 and 3, alive).

Everything stands still but three things: the width and colour of the edges, the numbers, and the
place of the sample on the activation's curve. The positions are in a plane of 10 by 6.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import plotly.graph_objects as go

from neuron import sigmoid
from playground.drawing import words
from playground.drawing.figures import COLOUR, bare_axis, base_layout, named
from playground.state.names import AS_THEY_ARE, STANDARDISED
from playground.state.words import PERCEPTRON, SIGMOID

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, HEIGHT = 10.0, 6.0
INPUTS: Final = {"w1": (0.8, 5.0), "w2": (0.8, 3.0), "b": (0.8, 1.0)}
"""Where the edges of w1, w2 and b begin."""

BEND: Final = 3.3
"""So far an edge runs level, with its number beside it; from there on straight to the sum."""

ROUND: Final = 0.35
"""Before and after the bend, in the plane's units and as a share of the way to the sum: the edge
is round there."""

SUM: Final = (4.9, 3.0)
BOX: Final = (5.95, 7.75, 1.9, 4.1)
"""The activation: its window in the plane, from and to."""

OUTPUT: Final = (9.4, 3.0)
CURVE_Z: Final = 8.0
"""The window shows the scores from -8 to 8; the sample of a larger score stays at its edge."""

THINNEST, THICKEST = 1.0, 9.0
"""Width of an edge in pixels, for a weight of 0 and for a very large one."""

NODE_SIZE: Final = 34
"""Diameter of a node in pixels."""

ABOVE, CLOSE_BELOW, BELOW = 13, 20, 24
"""Pixels from the middle of an edge to the foot of a text above and below it."""

HALFWAY: Final = 2.0
"""The weight whose edge is halfway between the two."""


def edge_widths(weights: NDArray[np.float64]) -> NDArray[np.int8]:
    """Give the widths of edges in tenths of a pixel, with the sign of the weight.

    Examples
    --------
    >>> edge_widths(np.array([0.0, 2.0, -2.0])).tolist()
    [0, 50, -50]

    A weight of 0 has no sign: its edge is drawn as thin as an edge gets, in the colour of neither.
    """
    size = np.abs(weights)
    width = THINNEST + (THICKEST - THINNEST) * size / (size + HALFWAY)
    signed = np.sign(weights) * np.rint(10 * width)
    widths: NDArray[np.int8] = signed.astype(np.int8)
    return widths


def _window(
    z: NDArray[np.float64], a: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Place scores and activations in the activation's window."""
    left, right, bottom, top = BOX
    return left + (z / CURVE_Z + 1) / 2 * (right - left), bottom + 0.2 + a * (top - bottom - 0.4)


def edge_path(name: str) -> tuple[list[float], list[float]]:
    """Give the places along an edge: level at first, then round the bend and to the sum.

    It runs from middle to middle, as nodes lie above edges: so it ends at them at every size.
    """
    x, y = INPUTS[name]
    start, bend = np.array([BEND - ROUND, y]), np.array([BEND, y])
    end = bend + ROUND * (np.array(SUM) - bend)
    share = np.linspace(0, 1, 13)[:, np.newaxis]
    curve = (1 - share) ** 2 * start + 2 * share * (1 - share) * bend + share**2 * end
    across, up = np.vstack([[x, y], curve, SUM]).T.tolist()
    return across, up


@cache
def diagram_figure() -> dict[str, Any]:
    """Draw the diagram."""
    figure = go.Figure(layout=base_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}))
    for name in INPUTS:
        line = {"color": COLOUR["muted"], "width": 2, "simplify": False}
        across, up = edge_path(name)
        figure.add_scatter(name=f"edge-{name}", mode="lines", line=line, x=across, y=up)
    # Plotly looks its traces up by name as CSS classes: no dot may be in one.
    for name, x_from, x_to in (("in", SUM[0], BOX[0]), ("out", BOX[1], OUTPUT[0])):
        line = {"color": COLOUR["muted"], "width": 2}
        figure.add_scatter(name=f"flow-{name}", mode="lines", line=line, x=[x_from, x_to], y=[3, 3])
    left, right, bottom, top = BOX
    figure.add_shape(
        type="rect",
        x0=left,
        x1=right,
        y0=bottom,
        y1=top,
        line={"color": COLOUR["muted"], "width": 1.5},
        fillcolor=COLOUR["background"],
        layer="below",
    )
    z = np.linspace(-CURVE_Z, CURVE_Z, 65)
    curves = {
        SIGMOID: _window(z, sigmoid(z)),
        PERCEPTRON: _window(np.array([-CURVE_Z, 0, 0, CURVE_Z]), np.array([0.0, 0, 1, 1])),
    }
    for name, (z_places, a_places) in curves.items():
        line = {"color": COLOUR["text"], "width": 2.5}
        figure.add_scatter(
            name=f"curve-{name}", mode="lines", line=line, x=z_places.tolist(), y=a_places.tolist()
        )
    places = [*INPUTS.values(), SUM, OUTPUT]
    figure.add_scatter(
        name="nodes",
        mode="markers+text",
        x=[x for x, _ in places],
        y=[y for _, y in places],
        text=["", "", "1", "Σ", "a"],  # the features are labels: see diagram_labels
        textfont={"size": 16, "color": COLOUR["text"]},
        marker={
            "size": NODE_SIZE,
            "color": COLOUR["background"],
            "line": {"color": COLOUR["muted"], "width": 1.5},
        },
        cliponaxis=False,
    )
    marker = {
        "size": 11,
        "color": COLOUR["text"],
        "line": {"color": COLOUR["background"], "width": 2},
    }
    figure.add_scatter(name="sample", mode="markers", marker=marker, x=[left], y=[bottom])
    figure.update_xaxes(bare_axis([0, WIDTH]))
    figure.update_yaxes(bare_axis([0, HEIGHT]))
    return named(figure)


def diagram_labels() -> list[dict[str, Any]]:
    """List the texts that follow the iteration or the sample: where each stands, and its pattern.

    A pattern's ``{name}`` is a channel or a value of the sample; a text without one is empty. What
    keeps clear of a node or an edge, whose sizes are in pixels, does so by "dx" and "dy" pixels.
    """
    (x1, y1), (x2, y2), _ = INPUTS.values()
    beside = {"anchor": "start", "dx": NODE_SIZE / 2 + 6}
    beside_edge = [
        {"text": "w₁ = {w1}", "dy": -ABOVE},
        {"text": "w₂ = {w2}", "dy": -ABOVE},
        {"text": "b = {b}", "dy": BELOW},  # above it, the edge that rises would come too close
    ]
    on_edge = [
        {"x": x, "y": y, **beside, **label}
        for (x, y), label in zip(INPUTS.values(), beside_edge, strict=True)
    ]
    features = [
        {"x": x, "y": y, "text": name, "when": names.letter, "middle": True}
        for names in (AS_THEY_ARE, STANDARDISED)
        for (x, y), name in zip(INPUTS.values(), names.plain, strict=False)
    ]
    over = NODE_SIZE / 2 + 8
    under_edge = {**beside, "dy": CLOSE_BELOW}
    out = {"y": OUTPUT[1], "anchor": "end"}
    of_sample = [
        {"x": x1, "y": y1, **under_edge, "text": "{x1}", "when": AS_THEY_ARE.letter},
        {"x": x2, "y": y2, **under_edge, "text": "{x2}", "when": AS_THEY_ARE.letter},
        {"x": x1, "y": y1, **under_edge, "text": "{s1}", "when": STANDARDISED.letter},
        {"x": x2, "y": y2, **under_edge, "text": "{s2}", "when": STANDARDISED.letter},
        {"x": (BOX[0] + BOX[1]) / 2, "y": BOX[2], "dy": 20, "text": "z = {z}"},
        {"x": WIDTH, **out, "dy": -over, "text": "a = {out}", "when": SIGMOID},
        {"x": WIDTH, **out, "dy": -over, "text": words.PREDICTION, "when": PERCEPTRON},
        {"x": WIDTH, **out, "dy": NODE_SIZE / 2 + 20, "text": words.LABEL},
    ]
    return [
        {"figure": "neuron", "anchor": "middle", **label}
        for label in [*features, *on_edge, *of_sample]
    ]


def sample_places() -> list[dict[str, Any]]:
    """Say which curve shows, and how a sample is placed on it, for each activation."""
    left, right, bottom, top = BOX
    place = {
        "figure": "neuron",
        "trace": "sample",
        "across": {"value": "z", "from": left, "to": right, "low": -CURVE_Z, "high": CURVE_Z},
        "up": {"value": "out", "from": bottom + 0.2, "to": top - 0.2, "low": 0, "high": 1},
    }
    return [
        {**place, "hide": f"curve-{PERCEPTRON}", "when": SIGMOID},
        {**place, "hide": f"curve-{SIGMOID}", "when": PERCEPTRON},
    ]
