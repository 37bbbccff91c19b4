"""What theory says, drawn on the board: hulls, lines, the trail. Each while its switch is on.

The traces lie below the points and the boundary. They are written as Plotly has them in JSON, with
"@name" for a colour: a figure of Plotly's that checks each of them takes ten times as long, and is
what a test makes of them. Those of the trail are empty: the browser moves
them along the boundary's own channel.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import boundary_segment, strip_in_view
from playground.drawing import words
from playground.numbers.text import spoken
from playground.state import theory
from playground.state.line_view import extent
from playground.state.options import SHOWN_ON_BOARD
from playground.state.run import scale_of
from playground.state.settings import MOST_ITERATIONS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Optimum, WidestMargin
    from playground.state.experiment import Experiment

    FloatArray = NDArray[np.float64]

MOST_RINGS: Final = 500
"""Support vectors that are ringed; more hide one another."""

TRAIL: Final = tuple(f"trail-{place}" for place in range(14))
"""The traces of the trail, the newest first."""

FRESHEST: Final = 0.6
FADES: Final = 0.83
"""Opacity of the newest of the trail, and of each compared with the one before."""

TRAIL_RATIO: Final = 1.2
"""From one iteration of the trail to the next, about: what is learned late is learned slowly."""

RING: Final = 20
"""Pixels of the ring around a support vector."""

SHARES: Final = (14, 22)
"""Pixels of the ring around a point of weight 0, and how many more around one of weight 1."""

LABEL: Final = 14
"""Pixels of the type."""

LETTER: Final = 0.018
LINE: Final = 0.08
"""Width of a letter of a line's name, and its height with some room, as shares of the view."""

BESIDE: Final = 0.02
"""Room between the gap and how wide it is, as a share of the view."""

FAINT: Final = 0.2
"""Opacity of the street between the margins."""


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far: Plotly's traces and annotations."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def line(self, name: str, places: FloatArray, **options: Any) -> None:  # noqa: ANN401
        self.traces.append(_trace(name, places, mode="lines", line=options))

    def marks(self, name: str, places: FloatArray, **options: Any) -> None:  # noqa: ANN401
        self.traces.append(_trace(name, places, mode="markers", marker=options))

    def note(self, text: str, place: FloatArray, colour: str, **options: Any) -> None:  # noqa: ANN401
        x, y = place.tolist()
        font = {"size": LABEL, "color": f"@{colour}"}
        here = {"x": x, "y": y, "text": text, "font": font, "showarrow": False}
        self.notes.append({**here, **options})


def _trace(name: str, places: FloatArray, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    x, y = places.T.tolist()
    return {"type": "scatter", "name": name, "x": x, "y": y, **options}


def overlay(experiment: Experiment) -> dict[str, Any]:
    """Draw what is switched on: Plotly's traces ("data"), and its "annotations"."""
    on = {name for name in SHOWN_ON_BOARD if experiment.option(name)}
    if not on:
        return {"data": [], "annotations": []}
    sheet = _Sheet()
    if "margin_bands" in on:
        _bands(sheet, experiment)
    if "trail" in on:
        sheet.traces += trail_traces()
    if "hulls" in on:
        _hulls(sheet, experiment)
    if "support_line" in on:
        _support(sheet, experiment)
    if "limit_line" in on:
        _state(sheet, experiment, "limit", theory.limit_line(experiment), words.LIMIT_LINE)
    if "optimum" in on:
        _state(sheet, experiment, "optimum", theory.best(experiment), words.OPTIMUM)
    return {"data": sheet.traces, "annotations": sheet.notes}


def on_board(experiment: Experiment, line: WidestMargin | Optimum) -> tuple[FloatArray, float]:
    """Rewrite W and b for the points' own units: those of the board's axes."""
    scale = scale_of(experiment)
    if scale is None:
        return line.W, line.b
    W, b = scale.original_parameters(line.W[np.newaxis], [line.b])
    return W[0], float(b[0])


def _segment(experiment: Experiment, W: FloatArray, b: float) -> FloatArray | None:
    return boundary_segment(W, b, experiment.box) if W.any() else None


def _bands(sheet: _Sheet, experiment: Experiment) -> None:
    """Draw the street between the margins of the support vector line."""
    found = theory.support_line(experiment)
    if found is None or found.margin is None:
        return
    W, b = on_board(experiment, found)
    street = strip_in_view(W, b, experiment.box)
    if len(street):
        paint = {"fill": "toself", "fillcolor": "@support", "opacity": FAINT}
        trace = _trace("bands", street, mode="lines", line={"width": 0}, **paint)
        sheet.traces.append(trace)
    for name, level in (("band-0", b + 1.0), ("band-1", b - 1.0)):
        edge = _segment(experiment, W, level)
        if edge is not None:
            sheet.line(name, edge, color="@support", width=1.5)


def _support(sheet: _Sheet, experiment: Experiment) -> None:
    """Draw the support vector line, and rings around the points that hold it."""
    found = theory.support_line(experiment)
    if found is None or found.margin is None:
        return
    held = experiment.points.X[found.support[:MOST_RINGS]]
    ring = {"color": "@support", "width": 2}
    sheet.marks("support", held, symbol="circle-open", size=RING, color=ring["color"], line=ring)
    ends = _segment(experiment, *on_board(experiment, found))
    if ends is not None:
        sheet.line("support-line", ends, color="@support", width=2.5, dash="dash")
        _name_line(sheet, experiment, words.SUPPORT_LINE, ends, 0.9, "support")


def _state(
    sheet: _Sheet,
    experiment: Experiment,
    name: str,
    found: WidestMargin | Optimum | None,
    text: str,
) -> None:
    """Draw the line of a state to which the run goes."""
    ends = None if found is None else _segment(experiment, *on_board(experiment, found))
    if ends is not None:
        dash = "dot" if name == "limit" else "solid"
        sheet.line(name, ends, color="@goal", width=2.5 if dash == "dot" else 1.5, dash=dash)
        _name_line(sheet, experiment, text, ends, 0.1, "goal")


def _name_line(  # noqa: PLR0917
    sheet: _Sheet, experiment: Experiment, text: str, ends: FloatArray, share: float, colour: str
) -> None:
    """Write the name of a line near one of its ends, inside the view, where fewer points lie."""
    size = extent(experiment) * (len(text) * LETTER, LINE)
    best = None
    for at in (share, 1.0 - share):
        place = ends[0] + at * (ends[1] - ends[0])
        goes_right = place[0] < (ends[1] if at < 0.5 else ends[0])[0]  # noqa: PLR2004
        middle = place + np.array([size[0] / 2 if goes_right else -size[0] / 2, 0.0])
        hidden = _hidden(experiment, middle, size)
        if best is None or hidden < best[0]:
            best = hidden, place, "left" if goes_right else "right"
    if best is not None:
        sheet.note(text, best[1], colour, xanchor=best[2])


def _hidden(experiment: Experiment, middle: FloatArray, size: FloatArray) -> int:
    """Count the points that a text would lie on."""
    return int((np.abs(experiment.points.X - middle) < size / 2).all(axis=1).sum())


def _name_gap(sheet: _Sheet, experiment: Experiment, text: str, ends: FloatArray) -> None:
    """Write how wide the gap is beside its middle, or beyond that, where fewest points lie."""
    view = extent(experiment)
    size = view * (len(text) * LETTER, LINE)
    middle = ends.mean(axis=0)
    beside = size[0] / 2 + BESIDE * view[0]
    shifts = [
        np.array([right * beside, up * size[1]]) for right in (1, -1) for up in (0, 1, -1, 2, -2)
    ]
    best = min(shifts, key=lambda shift: _hidden(experiment, middle + shift, size))
    sheet.note(text, middle + best, "support")


def _hulls(sheet: _Sheet, experiment: Experiment) -> None:
    """Draw the hulls, and the gap between them or the point that both have."""
    X, y = experiment.points.X, experiment.points.y
    for label, corners in enumerate(theory.hulls(experiment)):
        if len(corners):
            around = X[np.append(corners, corners[0])]
            sheet.line(f"hull-{label}", around, color=f"@class{label}", width=2)
    found = theory.verdict(experiment)
    if found is None:
        return
    line = theory.support_line(experiment)
    if line is not None and line.margin is not None:
        ends = nearest_points(X, y, line.weights)
        sheet.line("gap", ends, color="@support", width=2)
        sheet.marks("gap-ends", ends, symbol="circle", size=7, color="@support")
        _name_gap(sheet, experiment, words.gap(spoken(2.0 * line.margin, 3)), ends)
    if found.weights is not None:
        _common_point(sheet, X, y, found.weights)


def nearest_points(X: FloatArray, y: FloatArray, weights: FloatArray) -> FloatArray:
    """Give the points of the two hulls that the weights of the widest margin make, shape (2, 2)."""
    return np.array(
        [weights[y == label] @ X[y == label] / weights[y == label].sum() for label in (0, 1)]
    )


def _common_point(sheet: _Sheet, X: FloatArray, y: FloatArray, weights: FloatArray) -> None:
    """Mark the point that lies in both hulls, and the points it is made of by their weights."""
    of = np.flatnonzero(weights)
    sizes = (SHARES[0] + SHARES[1] * weights[of]).tolist()
    ring = {"color": "@text", "width": 2}
    sheet.marks("shares", X[of], symbol="circle-open", size=sizes, color=ring["color"], line=ring)
    common = weights[y == 0] @ X[y == 0]
    # Of samples at one place, the weights are told together.
    places, which = np.unique(np.column_stack([X[of], y[of]]), axis=0, return_inverse=True)
    for place, (x1, x2, label) in enumerate(places.tolist()):
        share = float(weights[of][which.ravel() == place].sum())
        above = {"yanchor": "bottom", "yshift": 12} if label else {"yanchor": "top", "yshift": -12}
        sheet.note(f"λ = {spoken(share, 2)}", np.array([x1, x2]), f"class{int(label)}", **above)
    sheet.marks("common", common[np.newaxis], symbol="x", size=13, **_edged("text"))


def _edged(colour: str) -> dict[str, Any]:
    edge = {"color": "@background", "width": 1.5}
    return {"color": f"@{colour}", "line": edge}


def trail_traces() -> list[dict[str, Any]]:
    """Give the lines of the trail, the oldest at the bottom; the browser puts them in place."""
    nowhere = np.zeros((2, 2))
    return [
        _trace(
            name,
            nowhere,
            mode="lines",
            line={"color": "@text", "width": 1.5},
            opacity=FRESHEST * FADES**place,
        )
        for place, name in reversed(list(enumerate(TRAIL)))
    ]


@cache
def trail_rows() -> list[int]:
    """List the iterations that leave a trail: all of the first, then fewer and fewer.

    Examples
    --------
    >>> trail_rows()[:14]
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20]
    """
    rows = [0]
    while rows[-1] < MOST_ITERATIONS:
        rows.append(max(rows[-1] + 1, round(TRAIL_RATIO * rows[-1])))
    return rows[:-1]
