"""The plots of the panel "From loops to matrices"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.plots import LARGE, axis, drawn, layout, note, scatter
from playground.numbers.text import ten_to
from playground.panels.matrices import words
from playground.panels.matrices.race import FEATURES, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from playground.panels.matrices.facts import Training
    from playground.panels.matrices.race import Race

GAP = 0.035
"""Room at both sides of each loss curve, as a share of the figure, for the numbers of the ticks."""

DECADES = range(-8, 3)
SECONDS: Final[dict[str, Any]] = {
    "tickvals": [10.0**power for power in DECADES],
    "ticktext": [ten_to(power) for power in DECADES],
}
"""Plotly would write 1 among powers of ten, and larger than them."""

WAITING = [-5.3, 1.3]
"""Powers of ten of the seconds that most servers need."""

DASHES = ("solid", "dash", "dot")
"""One for each number of features."""


def race_figure(result: Race | None) -> go.Figure:
    """Draw the time of both ways against the number of samples; hollow where extrapolated.

    Before it is measured, the same axes wait for it.
    """
    traces, notes = [], []
    ways: tuple[tuple[str, str, str, str], ...] = (
        ("loops", words.LOOPS, COLOUR["muted"], "square"),
        ("matrices", words.MATRICES, COLOUR["text"], "circle"),
    )
    for way, name, colour, symbol in ways:
        for d, dash in zip(FEATURES, DASHES, strict=True):
            laps = [lap for lap in result.laps if lap.d == d] if result else []
            if not laps:
                continue
            seconds = [getattr(lap, way) for lap in laps]
            hollow = [way == "loops" and lap.looped < lap.m for lap in laps]
            traces.append(
                scatter(
                    x=[lap.m for lap in laps],
                    y=seconds,
                    mode="lines+markers",
                    name=f"{name}, d = {d}",
                    line={"color": colour, "width": 2, "dash": dash},
                    marker={
                        "size": 9,
                        "symbol": symbol,
                        "color": [COLOUR["background"] if open_ else colour for open_ in hollow],
                        "line": {"color": colour, "width": 2},
                    },
                    customdata=[
                        words.EXTRAPOLATED if open_ else words.MEASURED for open_ in hollow
                    ],
                    hovertemplate=f"{name}, d = {d}<br>m = %{{x:,}}: %{{y:.3g}} s, %{{customdata}}"
                    "<extra></extra>",
                    cliponaxis=False,
                )
            )
            last = laps[-1].m
            notes.append(_end(f"{name}, d = {d}", last, seconds[-1], colour))
    if not traces:
        centre = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
        font = {"size": LARGE, "color": COLOUR["muted"]}
        notes.append(note(words.MEASURE, font=font, **centre))
    settings = layout(
        380,
        margin={"l": 64, "r": 122, "t": 16, "b": 44},
        xaxis=axis(
            words.SAMPLES_AXIS,
            type="log",
            range=[np.log10(SAMPLES[0]) - 0.08, np.log10(SAMPLES[-1]) + 0.05],
            dtick=1,
            exponentformat="none",
            separatethousands=True,
        ),
        yaxis=axis(
            words.SECONDS_AXIS, type="log", **SECONDS, **({} if traces else {"range": WAITING})
        ),
        annotations=notes,
    )
    return drawn(traces, settings)


def _end(text: str, m: int, seconds: float, colour: str) -> dict[str, Any]:
    """Name a line at its end."""
    place = {"x": np.log10(m), "y": np.log10(seconds), "xanchor": "left", "xshift": 9}
    return note(text, font={"size": 13, "color": colour}, bgcolor="rgba(0,0,0,0)", **place)


def trainings_figure(runs: Sequence[Training]) -> go.Figure:
    """Draw the loss curve of each number of features, side by side on the same scale."""
    traces, axes, notes = [], {}, []
    highest = max(float(run.trajectory.loss.max()) for run in runs)
    width = 1 / len(runs)
    for place, run in enumerate(runs):
        last = len(run.trajectory.loss) - 1
        number = "" if place == 0 else str(place + 1)
        traces.append(
            scatter(
                y=run.trajectory.loss,
                x0=0,
                dx=1,
                mode="lines",
                name=f"d = {run.d}",
                xaxis=f"x{number}",
                line={"color": COLOUR["text"], "width": 2.5},
                hovertemplate=words.training_hover(run.d),
            )
        )
        domain = [place * width + GAP, (place + 1) * width - GAP]
        title = words.ITERATION if place == len(runs) // 2 else ""
        axes[f"xaxis{number}"] = axis(
            title, domain=domain, range=[0, last], tickvals=[0, last // 2, last]
        )
        font = {"size": LARGE, "color": COLOUR["text"]}
        at = {"xref": f"x{number} domain", "yref": "paper", "x": 0.5, "y": 1, "yanchor": "top"}
        notes.append(note(f"d = {run.d}", font=font, **at))
    bottom = axis(words.LOG_LOSS, range=[0, 1.05 * highest], nticks=5)
    return drawn(traces, layout(270, **axes, yaxis=bottom, annotations=notes))
