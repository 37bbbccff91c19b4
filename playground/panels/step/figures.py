"""The picture of "This step": how hard each sample pulls, and the mean of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.drawing.figures import COLOUR
from playground.drawing.plots import SAMPLES, axis, drawn, layout, note, ringed
from playground.panels.step import words

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

HEIGHT: Final = 170
MOST_BARS: Final = 500
"""As many samples as can be placed by hand. More are thinner than a pixel: of these, so many in
equal distances are shown, and the one that is marked."""


def pulls_figure(pulls: FloatArray, y: FloatArray, mean: float, place: int) -> go.Figure:
    """Draw the pulls a − y in order of size as bars, those of each class in its colour."""
    order = np.argsort(pulls, kind="stable")
    if len(order) > MOST_BARS:
        some = np.linspace(0, len(order) - 1, MOST_BARS).round().astype(int)
        order = order[np.union1d(some, np.flatnonzero(order == place))]
    rank = np.arange(1, len(order) + 1)
    bars = [
        _bars(rank[of_class], pulls[order[of_class]], order[of_class], label, place)
        for label in (0, 1)
        for of_class in [y[order] == label]
    ]
    level = {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": mean,
        "y1": mean,
        "line": {"color": COLOUR["text"], "width": 2, "dash": "dash"},
    }
    settings = layout(
        HEIGHT,
        margin={"l": 62, "r": 50, "t": 8, "b": 34},
        barmode="overlay",
        bargap=0.15,
        xaxis=axis(words.IN_ORDER, showticklabels=False, showgrid=False),
        yaxis=axis("a − y", range=[-1.08, 1.08], tickvals=[-1, 0, 1], zeroline=True)
        | {"zerolinecolor": COLOUR["muted"]},
        shapes=[level],
        annotations=[
            note(words.MEAN, x=1, xref="paper", xanchor="left", y=mean, yanchor="middle"),
        ],
    )
    return drawn(bars, settings)


def _bars(
    rank: NDArray[np.int64], pulls: FloatArray, samples: NDArray[np.int64], label: int, place: int
) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": f"class {label}",
        "x": rank,
        "y": pulls,
        "customdata": samples + 1,
        "meta": SAMPLES,
        "marker": {
            "color": COLOUR[f"class{label}"],
            "line": ringed(samples, place),
        },
        "hovertemplate": words.SAMPLE_HOVER,
    }
