"""The plot of "Repeat the data": the product in float64 beside the sum of the logarithms."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import SMALLEST_NORMAL
from playground.drawing.figures import COLOUR
from playground.drawing.plots import SMALL, axis, drawn, layout, note, scatter
from playground.numbers.rounding import fixed
from playground.numbers.text import MINUS, grouped, stored_number, ten_to
from playground.panels.likelihood import words

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from playground.panels.likelihood.facts import Repeated

LAST_NORMAL: Final = -math.log10(SMALLEST_NORMAL)  # 307.65
LAST_NUMBER: Final = -math.log10(5e-324)  # 323.31
"""Where float64 loses its digits, and where it ends, as powers of 1/10."""

NINES = 3
"""So many nines are written out: 0.999, then 1 − 10⁻⁴."""

HEIGHT = 340
LINE_HEIGHT, NOTE_WIDTH = 0.0675, 0.66
"""A note's share of the plot: of its height, for a line, and of its width where that is least."""

EDGE = 0.02
"""What stays free around a note, as a share of the plot."""

TICKS = 7
"""About so many ticks on the axis of powers."""


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
            hovertemplate=words.SUM_HOVER,
        )
    )
    placed = (product.products > 0.0) & (product.products < 1.0)
    traces.append(
        scatter(
            x=counts[placed],
            y=-np.log10(product.products[placed]),
            mode="lines",
            name="product",
            line={"color": COLOUR["text"], "width": 2.5},
            customdata=product.products[placed],
            hovertemplate=words.PRODUCT_HOVER,
        )
    )
    ended = np.flatnonzero(placed)[-1:]  # a product of one number alone is no line
    traces.append(
        scatter(
            x=counts[ended],
            y=-np.log10(product.products[ended]),
            mode="markers",
            name="product's end",
            marker={"size": 9, "color": COLOUR["text"]},
            hoverinfo="skip",
            cliponaxis=False,
        )
    )
    least = float(powers[there].min()) if there.any() else 0.1
    most = max(1000.0, float(powers[-1]))
    room = 0.04 * (math.log10(most) - math.log10(least))
    bottom, top = math.log10(most) + room, math.log10(least) - room
    ticks = _ticks(least, most)
    settings = layout(
        HEIGHT,
        xaxis=axis(
            words.MULTIPLIED_IN,
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
        annotations=[_repeated_note(again, powers, top, bottom)],
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


def _repeated_note(
    again: Repeated, powers: NDArray[np.float64], top: float, bottom: float
) -> dict[str, Any]:
    """Name the limit of float64 and where the product meets it, where neither curve nor line is."""
    limit = (bottom - math.log10(LAST_NORMAL)) / (bottom - top)
    named = [words.last_normal(ten_to(-308))] if limit < 1 else []
    text = "<br>".join(named + _meetings(again))
    there = powers > 0.0
    curve = (
        np.log10(again.product.counts[there]) / math.log10(max(again.total, 2)),
        (bottom - np.log10(powers[there])) / (bottom - top),
    )
    return note(
        text,
        xref="paper",
        yref="paper",
        align="left",
        bgcolor="rgba(0,0,0,0)",
        font={"size": SMALL, "color": COLOUR["text"]},
        **_free_place(curve, limit, LINE_HEIGHT * (text.count("<br>") + 1)),
    )


def _free_place(
    curve: tuple[NDArray[np.float64], NDArray[np.float64]], limit: float, height: float
) -> dict[str, Any]:
    """Find a place for a note of this height, all in shares of the plot.

    The curve falls from the left at the top to the right at the bottom: a place is free if it is
    above it or below it at both of its ends, and does not lie over the dotted line.
    """
    left, right = {"x": 0.01, "xanchor": "left"}, {"x": 0.99, "xanchor": "right"}
    places = [
        (left, limit, "top"),
        (left, limit, "bottom"),
        (left, 0.0, "bottom"),
        (right, 1.0, "top"),
        (right, limit, "bottom"),
        (right, limit, "top"),
    ]

    def covered(side: dict[str, Any], y: float, anchor: str) -> float:
        low = y if anchor == "bottom" else y - height
        begin = 0.0 if side is left else 1.0 - NOTE_WIDTH
        across = np.linspace(begin, begin + NOTE_WIDTH, 101)
        # Left and right of the curve there is nothing.
        up = np.interp(across, *curve, left=np.inf, right=np.inf) if len(curve[0]) else across + 2
        over_line = low + EDGE < limit < low + height - EDGE
        outside = max(0.0, -low, low + height - 1.0)
        on_curve = float(np.mean((up > low - EDGE) & (up < low + height + EDGE)))
        return on_curve + over_line + 10.0 * (outside > EDGE / 4)

    side, y, anchor = min(places, key=lambda place: covered(*place))
    return {**side, "y": y, "yanchor": anchor}


def _meetings(again: Repeated) -> list[str]:
    """Say from which sample on the product is below the normal numbers, and what it stays at."""
    product = again.product
    lines = []
    if product.left_normal not in {None, product.settled}:
        lines.append(words.below_it(grouped(product.left_normal or 0)))
    if product.left_normal is not None and product.settled is not None:
        lines.append(
            words.stays_at(sample=grouped(product.settled), value=stored_number(product.last))
        )
    return lines


def _ticks(least: float, most: float) -> list[tuple[float, str]]:
    """Choose ticks for ℒ between 10 to the minus ``least`` and 10 to the minus ``most``."""
    powers = range(math.floor(math.log10(most)) + 1)
    ticks = [(10.0**k, ten_to(-(10**k))) for k in powers]
    for k in range(1, max(2, math.ceil(-math.log10(least)))):
        text = str(fixed(1 - 10.0**-k, k)) if k <= NINES else f"1 {MINUS} {ten_to(-k)}"
        ticks.append((-math.log1p(-(10.0**-k)) / math.log(10.0), text))
    ticks = sorted(tick for tick in ticks if least <= tick[0] <= most)
    return ticks[:: -(-len(ticks) // TICKS) or 1]
