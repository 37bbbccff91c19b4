"""The plot of the panel "Likelihood" with a bar for each sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR, MARKERS, in_template
from playground.drawing.plots import SAMPLES, axis, drawn, layout, ringed, scatter
from playground.drawing.sketch import WRITTEN_OUT
from playground.panels.likelihood import words
from playground.state.names import NOTHING

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.likelihood.facts import Facts
    from playground.state.names import Called

HALF_BAR = 0.42
"""Half the width of a bar, in samples."""

MANY = 120
"""From so many samples on, markers are small."""

FEW = 7
"""So few samples are all named on the axis."""

LOGS: Final = {"nticks": 5, **WRITTEN_OUT}
"""The axis of log ℒ."""

HEIGHT = 430

AROUND_MARKS = [-0.1, 1.1]
"""From and to along the axis of the probabilities: a mark at 0 or 1 can be pointed at wherever it
is."""


def samples_figure(known: Facts, names: Called = NOTHING, chosen: int = -1) -> go.Figure:
    """Draw each sample's probability, and under it the product and the sum so far.

    The chosen sample, if there is one, is marked.
    """
    i = np.arange(1, known.m + 1)
    traces = []
    for label, symbol in enumerate(MARKERS):
        mine = known.y == label
        colour = COLOUR[f"class{label}"]
        of_class = in_template(names.of_class(label))
        hover = f"sample %{{x}}, {of_class}<br>P(y | x) = %{{y:.4g}}<extra></extra>"
        traces.append(_bars(i[mine], known.P[mine], colour, words.bars_of(label)))
        size = (9 if known.m < MANY else 4) + label
        ring = ringed(i[mine] - 1, chosen)
        marker = {"symbol": symbol, "size": size, "color": colour, "line": ring}
        traces.append(
            scatter(
                x=i[mine],
                y=known.P[mine],
                mode="markers",
                marker=marker,
                cliponaxis=False,
                hovertemplate=hover,
                customdata=i[mine],
                meta=SAMPLES,
                name=f"class {label}",
                yaxis="y",
            )
        )
    counted = np.arange(known.m + 1)
    curves = (("y2", known.products, "ℒ"), ("y3", known.sums, words.LOG))
    for place, values, name in curves:
        traces.append(
            scatter(
                x=counted,
                y=values,
                mode="lines",
                yaxis=place,
                name=name,
                line={"color": COLOUR["text"], "width": 2.5, "shape": "hv"},
                cliponaxis=False,
                hovertemplate=words.after(name),
            )
        )
    share: dict[str, Any] = {"range": [0, 1.04], "tickvals": [0, 0.5, 1]}
    lowest = min(float(known.sums[-1]) * 1.08, -0.1)
    whole = {"dtick": 1} if known.m < FEW else {}  # no half samples
    settings = layout(
        HEIGHT,
        xaxis=axis(words.SAMPLE, range=[-0.01 * known.m, known.m + 0.6], anchor="y3", **whole),
        yaxis=axis("P(y | x)", domain=[0.70, 1], **share | {"range": AROUND_MARKS}),
        yaxis2=axis(words.SO_FAR, domain=[0.38, 0.64], **share),
        yaxis3=axis(words.LOG, domain=[0, 0.30], range=[lowest, -0.03 * lowest], **LOGS),
    )
    return drawn(traces, settings)


def _bars(
    places: NDArray[np.int64], heights: NDArray[np.float64], colour: str, name: str
) -> dict[str, Any]:
    """Draw bars as one outline: hundreds of single bars would cost the browser a tenth second."""
    x = places[:, np.newaxis] + np.array([-1, -1, 1, 1]) * HALF_BAR
    y = heights[:, np.newaxis] * np.array([0, 1, 1, 0])
    return scatter(
        x=x.ravel(),
        y=y.ravel(),
        mode="lines",
        line={"width": 0, "simplify": False},
        fill="tozeroy",
        fillcolor=colour,
        opacity=0.55,
        name=name,
        hoverinfo="skip",
        yaxis="y",
    )
