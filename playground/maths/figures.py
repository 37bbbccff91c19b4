"""The figures of the page "The maths": drawn with Plotly, computed by neuron/."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import (
    boundary_segment,
    descent_step,
    gradient,
    gradient_descent,
    label_probabilities,
    likelihood,
    log_likelihood,
    log_loss,
    logit,
    predict,
    sample_losses,
    score,
    sigmoid,
    sigmoid_slopes,
    weight_arrows,
)
from playground.drawing.figures import COLOUR, MARKER_SIZE, MARKERS
from playground.drawing.plots import axis, drawn, layout
from playground.maths import words
from playground.maths.numbers import CORNERS, EXAMPLE, SURE, WRONG, B, W
from playground.numbers.rounding import fixed
from playground.state import limits
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

    from playground.state.points import Points

ONE_WEIGHT_ALPHA, ONE_WEIGHT_START, ONE_WEIGHT_STEPS = 2.0, -2.5, 6
"""The descent along one weight: learning rate, first w1, and how many steps are drawn."""


def _figure(x: str, y: str, **axes: Any) -> go.Figure:  # noqa: ANN401
    return drawn(
        [],
        layout(
            300,
            margin={"l": 58, "r": 12, "t": 8, "b": 46},
            xaxis=axis(x, **axes.get("xaxis", {})),
            yaxis=axis(y, **axes.get("yaxis", {})),
        ),
    )


def _line(figure: go.Figure, x: Any, y: Any, colour: str, **line: Any) -> None:  # noqa: ANN401
    figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": colour, "width": 3, **line}, hoverinfo="skip"
    )


def _say(figure: go.Figure, x: float, y: float, text: str, **where: Any) -> None:  # noqa: ANN401
    colour = where.pop("colour", COLOUR["text"])
    figure.add_annotation(
        x=x, y=y, text=text, showarrow=False, font={"color": colour, "size": 15}, **where
    )


def _marks(figure: go.Figure, label: int, x: Any, y: Any) -> None:  # noqa: ANN401
    marker = {
        "symbol": MARKERS[label],
        "size": MARKER_SIZE[label],
        "color": COLOUR[f"class{label}"],
        "line": {"color": COLOUR["background"], "width": 1.2},
    }
    figure.add_scatter(
        x=x, y=y, mode="markers", marker=marker, name=f"class {label}", cliponaxis=False
    )


def _plane(points: Points) -> go.Figure:
    """Draw points in a plane with equal scales."""
    ends = list(limits.HOME_BOX[:2])
    figure = _figure("x₁", "x₂", xaxis={"range": ends}, yaxis={"range": ends})
    figure.update_yaxes(scaleanchor="x", constrain="domain")
    figure.update_xaxes(constrain="domain")
    figure.update_layout(height=360)
    for label in (0, 1):
        x1, x2 = points.X[points.y == label].T
        _marks(figure, label, x1, x2)
    return figure


def problem() -> go.Figure:
    """Draw the set of a first visit and the line that the neuron finds for it."""
    first = first_experiment()
    figure = _plane(first.points)
    run = gradient_descent(
        first.points.X, first.points.y, alpha=first.alpha, iterations=first.iterations
    )
    segment = boundary_segment(run.W[-1], float(run.b[-1]), limits.HOME_BOX)
    if segment is not None:
        _line(figure, segment[:, 0], segment[:, 1], COLOUR["text"])
    return figure


def boundary() -> go.Figure:
    """Draw the example with its boundary and the arrow of W."""
    figure = _plane(EXAMPLE)
    segment = boundary_segment(W, B, limits.HOME_BOX)
    if segment is not None:
        _line(figure, segment[:, 0], segment[:, 1], COLOUR["text"])
        _say(figure, -5.2, 3.6, "z = 0", xanchor="left")
    (tail,), (tip,), _ = weight_arrows([W], [B], limits.HOME_BOX, 2.0)
    arrow = {"ax": tail[0], "ay": tail[1], "axref": "x", "ayref": "y", "showarrow": True}
    figure.add_annotation(
        x=tip[0], y=tip[1], arrowhead=2, arrowwidth=2.5, arrowcolor=COLOUR["text"], **arrow
    )
    _say(figure, tip[0], tip[1], "W", yshift=12)
    return figure


def activations(z: float) -> go.Figure:
    """Draw the threshold and the sigmoid, with the value at one score."""
    scores = np.linspace(-6.0, 6.0, 121)
    figure = _figure("z", words.OUTPUT, yaxis={"range": [-0.06, 1.06]})
    jump = np.array([-6.0, -1e-9, 0.0, 6.0])
    steps = predict(jump[:, np.newaxis], [1.0], 0.0)
    _line(figure, jump, steps, COLOUR["muted"], dash="dot")
    _line(figure, scores, sigmoid(scores), COLOUR["text"])
    marker = {"size": 14, "color": COLOUR["class1"] if z >= 0 else COLOUR["class0"]}
    figure.add_scatter(x=[z], y=[sigmoid(z)], mode="markers", marker=marker, cliponaxis=False)
    _say(figure, -3.6, 0.16, words.SIGMOID)
    _say(figure, 0.3, 0.06, words.THRESHOLD, colour=COLOUR["muted"], xanchor="left")
    return figure


def tangent() -> go.Figure:
    """Draw the sigmoid near the sample on the wrong side, and what the first order says."""
    z = float(score(EXAMPLE.X, W, B)[WRONG])
    scores = np.linspace(z - 2.0, z + 2.0, 81)
    figure = _figure("z", "a(z)")
    a, (slope, _, _) = sigmoid(z), sigmoid_slopes(z)
    _line(figure, scores, sigmoid(scores), COLOUR["text"])
    _line(figure, scores, a + slope * (scores - z), COLOUR["muted"], dash="dash")
    _marks(figure, 1, [z], [a])
    _say(figure, z + 1.9, float(sigmoid(z + 1.9)), "a", yshift=12)
    return figure


def losses() -> go.Figure:
    """Draw each class's loss over the score, with the four samples on it."""
    scores = np.linspace(-6.0, 6.0, 121)
    figure = _figure("z", words.LOSS)
    for label in (0, 1):
        rows, labels = scores[:, np.newaxis], np.full(len(scores), label)
        curve = sample_losses(rows, labels, [1.0], 0.0)
        _line(figure, scores, curve, COLOUR[f"class{label}"], dash=("solid", "dash")[label])
    Z, own = score(EXAMPLE.X, W, B), sample_losses(EXAMPLE.X, EXAMPLE.y, W, B)
    for label in (0, 1):
        here = EXAMPLE.y == label
        _marks(figure, label, Z[here], own[here])
    _say(figure, 4.6, 5.3, words.LABEL_0, colour=COLOUR["class0"], xanchor="right")
    _say(figure, -4.6, 5.3, words.LABEL_1, colour=COLOUR["class1"], xanchor="left")
    return figure


def probabilities() -> go.Figure:
    """Draw the probability that the neuron gives to each sample's own label."""
    P = label_probabilities(EXAMPLE.X, EXAMPLE.y, W, B)
    figure = _figure(words.SAMPLE, words.P_OF_LABEL, yaxis={"range": [0, 1.12]})
    colours = [COLOUR[f"class{int(label)}"] for label in EXAMPLE.y]
    stripes = ["/" if label else "" for label in EXAMPLE.y]
    figure.add_bar(
        x=[1, 2, 3, 4],
        y=P,
        marker={"color": colours, "pattern": {"shape": stripes}},
        text=[str(fixed(p, 4)) for p in P],
        textposition="outside",
        width=0.6,
        hoverinfo="skip",
    )
    figure.update_xaxes(tickvals=[1, 2, 3, 4])
    return figure


def long_product() -> go.Figure:
    """Draw the exponent of a product of more and more probabilities, as float64 has it."""
    counts = np.arange(20, 2001, 20)
    b = logit(SURE)

    def of(function: Callable[..., float]) -> list[float]:
        return [function(np.zeros((m, 1)), np.ones(m), [0.0], b) for m in counts]

    figure = _figure(words.NUMBER_OF_SAMPLES, words.LOG_LIKELIHOOD)
    product = np.array(of(likelihood))
    seen = product > 0
    _line(figure, counts, np.array(of(log_likelihood)) / math.log(10), COLOUR["muted"], dash="dot")
    _line(figure, counts[seen], np.log10(product[seen]), COLOUR["text"])
    _say(figure, 1990, -305, words.PRODUCT, xanchor="right")
    _say(figure, 1700, -425, words.SUM_OF_LOGS, colour=COLOUR["muted"], xanchor="right")
    return figure


def descent() -> go.Figure:
    """Draw the loss along w1 alone, and the steps that walk down on it."""
    X, y, w2 = EXAMPLE.X, EXAMPLE.y, float(W[1])
    places = [ONE_WEIGHT_START]
    for _ in range(ONE_WEIGHT_STEPS):
        weights = [places[-1], w2]
        (slope, _), _ = gradient(X, y, weights, B)
        (w1, _), _ = descent_step(weights, B, [slope, 0.0], 0.0, ONE_WEIGHT_ALPHA)  # w1 alone moves
        places.append(float(w1))
    line = np.linspace(-3.0, 5.0, 161)
    figure = _figure("w₁", words.LOSS_OF_W1)
    _line(figure, line, [log_loss(X, y, [w, w2], B) for w in line], COLOUR["muted"])
    marker = {"size": 10, "color": COLOUR["text"]}
    heights = [log_loss(X, y, [w, w2], B) for w in places]
    figure.add_scatter(
        x=places,
        y=heights,
        mode="lines+markers",
        marker=marker,
        line={"color": COLOUR["text"], "width": 1.5, "dash": "dot"},
        hovertemplate=words.LOSS_HOVER,
    )
    return figure


def corners() -> go.Figure:
    """Draw the exclusive-or."""
    return _plane(CORNERS)


FIGURES: Final = {
    "problem": problem,
    "boundary": boundary,
    "tangent": tangent,
    "losses": losses,
    "probabilities": probabilities,
    "long_product": long_product,
    "descent": descent,
    "corners": corners,
}
"""The figures that stand on the page, by name."""
