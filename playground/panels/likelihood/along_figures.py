"""The plot of the likelihood and its logarithm along one parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.plots import axis, drawn, layout, scatter
from playground.panels.likelihood import words
from playground.panels.likelihood.figures import LOGS

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from playground.panels.likelihood.facts import Along

DROP = 8.0
"""How far below its peak, in nats, the logarithm is at least shown."""


def along_figure(curve: Along) -> go.Figure:
    """Draw the likelihood and its logarithm along one parameter, one above the other."""
    traces = []
    logs = np.maximum(curve.logs, -1e300)
    now = int(np.searchsorted(curve.values, curve.now))
    rows = (("y", curve.relative, "ℒ / highest"), ("y2", logs, words.LOG))
    for place, values, name in rows:
        hover = f"{curve.name} = %{{x:.4g}}<br>{name} = %{{y:.4g}}<extra></extra>"
        traces.append(
            scatter(
                x=curve.values,
                y=values,
                mode="lines",
                yaxis=place,
                hovertemplate=hover,
                name=name,
                line={"color": COLOUR["text"], "width": 2.5, "simplify": False},
            )
        )
        traces.append(
            scatter(
                x=[curve.now],
                y=values[now : now + 1],
                mode="markers",
                yaxis=place,
                name="now",
                marker={"size": 11, "color": COLOUR["text"], "symbol": "circle"},
                hovertemplate=words.now(hover),
                cliponaxis=False,
            )
        )
    highest = float(logs.max())
    lowest = min(float(logs[now]), highest - DROP)  # where the curve is now must be in view
    spread = highest - lowest
    line = {"color": COLOUR["muted"], "width": 1.5, "dash": "dash"}
    at_peak = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    settings = layout(
        340,
        margin={"l": 66, "r": 66, "t": 16, "b": 44},
        xaxis=axis(curve.name, anchor="y2", nticks=7, exponentformat="power"),
        yaxis=axis(words.SHARE, domain=[0.56, 1], range=[0, 1.08], tickvals=[0, 0.5, 1]),
        yaxis2=axis(
            words.LOG,
            side="right",  # where the figure is low, both names on one side would run together
            domain=[0, 0.46],
            **(LOGS | {"nticks": 4}),
            range=[lowest - 0.08 * spread, highest + 0.12 * spread],
        ),
        shapes=[{**at_peak, "x0": curve.peak, "x1": curve.peak}] if curve.has_peak else [],
    )
    return drawn(traces, settings)
