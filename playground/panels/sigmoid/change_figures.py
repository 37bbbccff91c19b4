"""The figures of "Small changes": a change on the curve, and its error by its size."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import sigmoid_change
from playground.drawing.figures import COLOUR
from playground.drawing.plots import axis
from playground.drawing.sketch import WRITTEN_OUT, Sketch
from playground.numbers.text import ten_to
from playground.panels.sigmoid import words

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from neuron import SmallChange
    from playground.panels.sigmoid.error import ErrorCurve

    FloatArray = NDArray[np.float64]

CHANGE_RANGE: Final = (-0.6, 1.7)
"""The change is drawn from and to so many times its size: its labels have room at its end."""

HEIGHT: Final = 300
CURVE_POINTS: Final = 241

WHOLE: Final = 1e-9
"""So close to a whole power of ten is one."""

MOST_DECADES: Final = 6
"""Powers of ten that an axis names."""


def change_figure(change: SmallChange) -> go.Figure:
    """Draw the curve from the sample on, its tangent, and where both lead for the change.

    Both axes count from the sample, where an output of nearly 1 has no digits left to move in.
    """
    sketch = Sketch(HEIGHT)
    steps = np.linspace(*CHANGE_RANGE, CURVE_POINTS) * change.dz
    slope = float(change.slopes[-1])
    for name, heights, style in (
        ("tangent", slope * steps, {"color": COLOUR["muted"], "width": 2, "dash": "dash"}),
        ("sigmoid", sigmoid_change(change.z, steps), {"color": COLOUR["text"], "width": 2.5}),
    ):
        sketch.add(name=name, x=steps, y=heights, mode="lines", line=style, hoverinfo="skip")
    sketch.add(
        name="error",
        x=[change.dz, change.dz],
        y=[change.predicted, change.true],
        mode="lines",
        line={"color": COLOUR["text"], "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    for name, x, y, symbol, colour in (
        ("now", 0.0, 0.0, "circle", "text"),
        ("true", change.dz, change.true, "circle-open", "text"),
        ("predicted", change.dz, change.predicted, "x-thin", "muted"),
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
            hovertemplate=words.CHANGE_HOVER,
        )
    # Both lines rise to the right: the place above left of the upper one is free, and the one
    # below right of the lower one.
    upper, lower = words.TRUE, words.PREDICTED
    if change.error < 0:
        upper, lower = lower, upper
    ends = {words.TRUE: change.true, words.PREDICTED: change.predicted}
    sketch.label(change.dz, ends[upper], upper, xanchor="right", xshift=-8, yshift=14)
    sketch.label(change.dz, ends[lower], lower, xanchor="left", xshift=8, yshift=-14)
    return sketch.figure(
        axis(words.CHANGE_OF_SCORE, nticks=6, **WRITTEN_OUT),
        axis(words.CHANGE_OF_OUTPUT, nticks=6, **WRITTEN_OUT),
    )


def error_figure(curve: ErrorCurve, change: SmallChange) -> go.Figure:
    """Draw the error against the size of the change, both on logarithmic axes."""
    sketch = Sketch(HEIGHT)
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
        hovertemplate=words.ERROR_HOVER,
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
    # Its name stands at the foot of its line: the curves only rise, and are far above there.
    foot = float(curve.errors.min())
    sketch.add(
        name="its size",
        x=[change.size, change.size],
        y=[foot, abs(change.error)],
        mode="lines",
        line={"color": COLOUR["text"], "width": 1, "dash": "dot"},
        hoverinfo="skip",
    )
    size = float(np.log10(change.size))
    sketch.label(
        size, float(np.log10(foot)), words.THIS_CHANGE, xanchor="right", xshift=-6, yshift=8
    )
    middle = len(curve.sizes) // 2
    x, y = np.log10([curve.sizes[middle], curve.guide[middle]]).tolist()
    sketch.label(x, y, curve.guide_name, xanchor="left", xshift=14, yshift=-10)
    return sketch.figure(
        axis(words.SIZE_OF_CHANGE, **_powers(curve.sizes)),
        axis(words.SIZE_OF_ERROR, **_powers(curve.errors)),
    )


def _powers(values: FloatArray) -> dict[str, Any]:
    """Name a few whole powers of ten on a logarithmic axis, the largest one among them.

    Plotly would write them larger than all other ticks.
    """
    low, high = np.log10([values.min(), values.max()]).tolist()
    last = floor(high + WHOLE)
    step = max(1, ceil((high - low) / MOST_DECADES))
    powers = range(last, ceil(low - WHOLE) - 1, -step)
    return {
        "type": "log",
        "tickvals": [10.0**power for power in powers],
        "ticktext": [ten_to(power) for power in powers],
    }
