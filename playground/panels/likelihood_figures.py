"""The plots of the panel "Likelihood"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import SMALLEST_NORMAL
from playground.figures import COLOUR, MARKERS
from playground.panels.numerals import MINUS, grouped
from playground.panels.plots import axis, drawn, layout, note, scatter

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.likelihood_facts import Facts, Repeated

HALF_BAR = 0.42
"""Half the width of a bar, in samples."""

MANY = 120
"""From so many samples on, markers are small."""

LAST_NORMAL: Final = -math.log10(SMALLEST_NORMAL)  # 307.65
LAST_NUMBER: Final = -math.log10(5e-324)  # 323.31
"""Where float64 loses its digits, and where it ends, as powers of 1/10."""

NINES = 3
"""So many nines are written out: 0.999, then 1 − 10⁻⁴."""

TICKS = 7
"""About so many ticks on the axis of powers."""


def samples_figure(known: Facts) -> go.Figure:
    """Draw each sample's probability, and under it the product and the sum so far."""
    i = np.arange(1, known.m + 1)
    traces = []
    for label, symbol in enumerate(MARKERS):
        mine = known.y == label
        colour = COLOUR[f"class{label}"]
        hover = f"sample %{{x}}, class {label}<br>P(y | x) = %{{y:.4g}}<extra></extra>"
        traces.append(_bars(i[mine], known.P[mine], colour, f"bars of class {label}"))
        size = (9 if known.m < MANY else 4) + label
        marker = {"symbol": symbol, "size": size, "color": colour}
        traces.append(
            scatter(
                x=i[mine],
                y=known.P[mine],
                mode="markers",
                marker=marker,
                cliponaxis=False,
                hovertemplate=hover,
                name=f"class {label}",
                yaxis="y",
            )
        )
    counted = np.arange(known.m + 1)
    curves = (("y2", known.products, "ℒ"), ("y3", known.sums, "log ℒ"))
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
                hovertemplate=f"after %{{x}} samples<br>{name} = %{{y:.4g}}<extra></extra>",
            )
        )
    share: dict[str, Any] = {"range": [0, 1.04], "tickvals": [0, 0.5, 1]}
    lowest = min(float(known.sums[-1]) * 1.08, -0.1)
    settings = layout(
        430,
        xaxis=axis("sample", range=[-0.01 * known.m, known.m + 0.6], anchor="y3"),
        yaxis=axis("P(y | x)", domain=[0.72, 1], **share),
        yaxis2=axis("ℒ so far", domain=[0.38, 0.64], **share),
        yaxis3=axis("log ℒ", domain=[0, 0.30], range=[lowest, -0.03 * lowest], nticks=4),
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


def repeated_figure(again: Repeated) -> go.Figure:
    """Draw the product in float64 beside the sum, from the first sample to the last."""
    product = again.product
    counts = product.counts
    powers = -again.sums / math.log(10.0)  # ℒ is 10 to the minus so much
    traces = []
    there = powers > 0.0
    traces.append(
        scatter(
            x=counts[there],
            y=powers[there],
            mode="lines",
            name="sum",
            line={"color": COLOUR["muted"], "width": 5},
            opacity=0.55,
            customdata=again.sums[there],
            hovertemplate="%{x:,} samples<br>log ℒ = %{customdata:,.6g}<extra></extra>",
        )
    )
    held = (product.products > 0.0) & (product.products < 1.0)
    traces.append(
        scatter(
            x=counts[held],
            y=-np.log10(product.products[held]),
            mode="lines",
            name="product",
            line={"color": COLOUR["text"], "width": 2.5},
            customdata=product.products[held],
            hovertemplate="%{x:,} samples<br>product = %{customdata:.4g}<extra></extra>",
        )
    )
    least = float(powers[there].min()) if there.any() else 0.1
    most = max(1000.0, float(powers[-1]))
    room = 0.04 * (math.log10(most) - math.log10(least))
    bottom, top = math.log10(most) + room, math.log10(least) - room
    ticks = _ticks(least, most)
    settings = layout(
        340,
        xaxis=axis(
            "samples multiplied in",
            type="log",
            range=[0, math.log10(max(again.total, 2))],
            dtick=1,
            exponentformat="none",
            separatethousands=True,
        ),
        yaxis=axis(
            "ℒ",
            type="log",
            range=[bottom, top],
            tickvals=[place for place, _ in ticks],
            ticktext=[text for _, text in ticks],
        ),
        shapes=_limits(bottom),
        annotations=_repeated_notes(again),
    )
    return drawn(traces, settings)


def _limits(bottom: float) -> list[dict[str, Any]]:
    """Shade where float64 loses its digits, and more where it has no numbers at all."""
    below = {
        "type": "rect",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "line": {"width": 0},
        "layer": "below",
    }
    colour = COLOUR["muted"]
    line = {"color": colour, "width": 1, "dash": "dot"}
    return [
        {**below, "y0": LAST_NORMAL, "y1": LAST_NUMBER, "fillcolor": colour, "opacity": 0.16},
        {**below, "y0": LAST_NUMBER, "y1": 10**bottom, "fillcolor": colour, "opacity": 0.08},
        {**below, "type": "line", "y0": LAST_NORMAL, "y1": LAST_NORMAL, "line": line},
    ]


def _repeated_notes(again: Repeated) -> list[dict[str, Any]]:
    """Name the limit of float64, and where the product meets it."""
    product = again.product
    limit = note(
        f"the last normal number, 2.2 × 10<sup>{MINUS}308</sup>",
        xref="paper",
        x=0.01,
        xanchor="left",
        y=math.log10(LAST_NORMAL),
        yanchor="bottom",
        bgcolor="rgba(0,0,0,0)",
    )
    notes = [limit]
    if product.left_normal is not None:
        end = "" if product.settled is None else f", then {product.last!r} for ever"
        notes.append(
            note(
                f"sample {grouped(product.left_normal)}{end}",
                x=math.log10(product.left_normal),
                y=math.log10(LAST_NORMAL),
                yanchor="top",
                xanchor="right",
                yshift=-14,
                font={"size": 13, "color": COLOUR["text"]},
                bgcolor="rgba(0,0,0,0)",
            )
        )
    return notes


def _ticks(least: float, most: float) -> list[tuple[float, str]]:
    """Choose ticks for ℒ between 10 to the minus ``least`` and 10 to the minus ``most``."""
    powers = range(math.floor(math.log10(most)) + 1)
    ticks = [(10.0**k, f"10<sup>{MINUS}{10**k:,}</sup>") for k in powers]
    for k in range(1, max(2, math.ceil(-math.log10(least)))):
        text = f"{1 - 10.0**-k:.{k}f}" if k <= NINES else f"1 {MINUS} 10<sup>{MINUS}{k}</sup>"
        ticks.append((-math.log1p(-(10.0**-k)) / math.log(10.0), text))
    ticks = sorted(tick for tick in ticks if least <= tick[0] <= most)
    return ticks[:: -(-len(ticks) // TICKS) or 1]
