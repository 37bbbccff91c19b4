"""The board and the loss curve as one SVG drawing: the picture, and what the film moves.

Drawn here rather than by a browser, from the same geometry as the board, so that every coordinate
is exact. The parts that move have an ``id``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from neuron import norm
from playground.exports.scales import Scale, curve, linear_ticks, loss_scale
from playground.figures import MARKER_SIZE
from playground.palette import GRADIENT_STOPS, LIGHT, themes
from playground.places import Places, places
from playground.run import original_states

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.experiment import Experiment
    from playground.run import Run

WIDTH: Final = 1300
HEIGHT: Final = 680
SIDE: Final = 560
"""Width and height of the drawing and the side of both plots, in pixels."""

BOARD_AT: Final = (70, 20)
LOSS_AT: Final = (710, 20)
"""Upper left corners of the plots."""

TEXT: Final = 'font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif"'

READOUTS: Final = (("loss", "log-loss"), ("w1", "w₁"), ("w2", "w₂"), ("b", "b"))
"""Numbers below the plots: name and label; the accuracy follows."""


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """What the drawing shows at each iteration, in pixels where it is a place."""

    numbers: dict[str, NDArray[np.float64]]
    """By name, each of shape (T + 1,); not there where there are no points."""
    boundary: NDArray[np.float64]  # (T + 1, 4): x, y, x, y
    arrow: NDArray[np.float64]  # (T + 1, 4)
    gradient: NDArray[np.float64]  # (T + 1, 4)
    here: NDArray[np.float64]  # (T + 1, 2): the marker on the curve; NaN where it has no place


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """The scales of both plots and the states of a run in them."""

    experiment: Experiment
    x1: Scale
    x2: Scale
    iteration: Scale
    loss: Scale
    states: States


def make_drawing(experiment: Experiment, run: Run) -> Drawing:
    """Place everything at every iteration of the run."""
    (left, top), (loss_left, loss_top) = BOARD_AT, LOSS_AT
    x1_from, x1_to, x2_from, x2_to = experiment.box
    x1 = Scale(x1_from, x1_to, left, left + SIDE)
    x2 = Scale(x2_from, x2_to, top + SIDE, top)
    last = min(run.last, experiment.iterations)
    iteration = Scale(0, max(last, 1), loss_left, loss_left + SIDE)
    trajectory = run.trajectory
    losses = np.empty(0) if trajectory is None else trajectory.loss[: last + 1]
    loss = loss_scale(losses, loss_top + SIDE, loss_top, log=experiment.option("log_scale"))
    W, b = original_states(experiment, run)
    placed = places(W[: last + 1], b[: last + 1], experiment.box)
    if trajectory is None:
        numbers = {"w1": np.array([experiment.w1]), "w2": np.array([experiment.w2])}
        numbers["b"] = np.array([experiment.b])
    else:
        states = {"w1": trajectory.W[:, 0], "w2": trajectory.W[:, 1], "b": trajectory.b}
        states |= {"loss": trajectory.loss, "accuracy": trajectory.accuracy}
        numbers = {name: values[: last + 1] for name, values in states.items()}
        numbers["norm"] = norm(trajectory.W[: last + 1])
    return Drawing(
        experiment, x1, x2, iteration, loss, _in_pixels(placed, x1, x2, iteration, loss, numbers)
    )


def _in_pixels(  # noqa: PLR0917
    placed: Places,
    x1: Scale,
    x2: Scale,
    iteration: Scale,
    loss: Scale,
    numbers: dict[str, NDArray[np.float64]],
) -> States:
    def pixels(ends: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.stack([x1.pixel(ends[..., 0]), x2.pixel(ends[..., 1])], axis=-1).reshape(-1, 4)

    losses = numbers.get("loss", np.full(1, np.nan))
    here = np.column_stack([iteration.pixel(np.arange(len(losses))), loss.pixel(losses)])
    return States(
        numbers, pixels(placed.boundary), pixels(placed.arrow), pixels(placed.gradient), here
    )


def shown_number(value: float) -> str:
    """Write a number for the drawing, to four significant digits."""
    return f"{value:.4g}".replace("-", "\N{MINUS SIGN}")


def svg(drawing: Drawing, k: int) -> str:
    """Draw the state at iteration k."""
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
                f'width="{WIDTH}" height="{HEIGHT}" role="img" {TEXT} fill="{LIGHT["text"]}">'
            ),
            f"<title>One neuron at iteration {k}: the board and the log-loss</title>",
            _definitions(drawing, k),
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["background"]}"/>',
            _board(drawing, k),
            _loss(drawing, k),
            _readouts(drawing, k),
            "</svg>\n",
        ]
    )


def _definitions(drawing: Drawing, k: int) -> str:
    colours = cast("list[str]", themes()["light"]["stops"])
    stops = "".join(
        f'<stop offset="{place / (GRADIENT_STOPS - 1):.6g}" stop-color="{colour}"/>'
        for place, colour in enumerate(colours)
    )
    x1, y1, x2, y2 = drawing.states.gradient[k].tolist()
    left, top = BOARD_AT
    width = drawing.states.here[k, 0] - LOSS_AT[0] if k < len(drawing.states.here) else 0
    return (
        f'<defs><linearGradient id="shade" gradientUnits="userSpaceOnUse" x1="{x1:.7g}" '
        f'y1="{y1:.7g}" x2="{x2:.7g}" y2="{y2:.7g}">{stops}</linearGradient>\n'
        f'<clipPath id="inside"><rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}"/>'
        f'</clipPath>\n<clipPath id="passed"><rect id="so-far" x="{LOSS_AT[0]}" y="0" '
        f'width="{width:.2f}" height="{HEIGHT}"/></clipPath>\n'
        f'<marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6.5" '
        f'markerHeight="6.5" orient="auto"><path d="M0 0L10 5L0 10z" fill="{LIGHT["text"]}"/>'
        "</marker></defs>"
    )


def _axes(corner: tuple[int, int], scales: tuple[Scale, Scale], titles: tuple[str, str]) -> str:
    left, top = corner
    bottom, muted = top + SIDE, LIGHT["muted"]
    across, up = scales
    parts = []
    for value, label in linear_ticks(across):
        x = float(across.pixel(value))
        parts.append(f'<path d="M{x:.1f} {bottom}v5" stroke="{muted}"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 22}" text-anchor="middle" font-size="15" '
            f'fill="{muted}">{label}</text>'
        )
    for value, label in linear_ticks(up):
        y = float(up.pixel(value))
        parts.append(f'<path d="M{left} {y:.1f}h-5" stroke="{muted}"/>')
        parts.append(
            f'<text x="{left - 9}" y="{y + 5:.1f}" text-anchor="end" font-size="15" '
            f'fill="{muted}">{label}</text>'
        )
    parts.append(
        f'<text x="{left + SIDE / 2}" y="{bottom + 46}" text-anchor="middle" '
        f'font-size="18">{titles[0]}</text>'
        f'<text transform="translate({left - 52} {top + SIDE / 2}) rotate(-90)" '
        f'text-anchor="middle" font-size="18">{titles[1]}</text>'
        f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}" fill="none" '
        f'stroke="{LIGHT["grid"]}"/>'
    )
    return "\n".join(parts)


def _board(drawing: Drawing, k: int) -> str:
    (left, top), states = BOARD_AT, drawing.states
    x1, y1, x2, y2 = states.boundary[k].tolist()
    ax1, ay1, ax2, ay2 = states.arrow[k].tolist()
    hidden = 'visibility="hidden" ' if (ax1, ay1) == (ax2, ay2) else ""
    return "\n".join(
        [
            f'<rect x="{left}" y="{top}" width="{SIDE}" height="{SIDE}" fill="url(#shade)"/>',
            _axes(BOARD_AT, (drawing.x1, drawing.x2), ("x₁", "x₂")),
            '<g clip-path="url(#inside)">',
            (
                f'<line id="boundary" x1="{x1:.3f}" y1="{y1:.3f}" x2="{x2:.3f}" y2="{y2:.3f}" '
                f'stroke="{LIGHT["text"]}" stroke-width="3.5"/>'
            ),
            _samples(drawing),
            "</g>",
            (
                f'<line id="arrow" {hidden}x1="{ax1:.3f}" y1="{ay1:.3f}" x2="{ax2:.3f}" '
                f'y2="{ay2:.3f}" stroke="{LIGHT["text"]}" stroke-width="3" '
                'marker-end="url(#head)"/>'
            ),
        ]
    )


def _samples(drawing: Drawing) -> str:
    marks = []
    for x1, x2, label in drawing.experiment.points.rows():
        x, y = float(drawing.x1.pixel(x1)), float(drawing.x2.pixel(x2))
        size = MARKER_SIZE[label] / 2 + 0.5
        style = f'fill="{LIGHT[f"class{label}"]}" stroke="{LIGHT["background"]}" stroke-width="1.2"'
        if label == 0:
            marks.append(f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{size}" {style}/>')
        else:
            d = 1.3 * size
            marks.append(
                f'<path d="M{x + d:.3f} {y:.3f}L{x:.3f} {y + d:.3f}L{x - d:.3f} {y:.3f}'
                f'L{x:.3f} {y - d:.3f}Z" {style}/>'
            )
    return "\n".join(marks)


def _loss(drawing: Drawing, k: int) -> str:
    title = "log-loss (log scale)" if drawing.loss.log else "log-loss"
    parts = [_axes(LOSS_AT, (drawing.iteration, drawing.loss), ("iteration", title))]
    path = curve(drawing.states.here)
    if path:
        muted = LIGHT["muted"]
        draw = f'<path d="{path}" fill="none" stroke-linejoin="round"'
        parts += [
            f'{draw} stroke="{muted}" stroke-width="1.5" opacity="0.45"/>',
            f'<g clip-path="url(#passed)">{draw} stroke="{LIGHT["text"]}" stroke-width="3"/></g>',
        ]
    x, y = drawing.states.here[k].tolist()
    place = f'cx="{x:.3f}" cy="{y:.3f}"' if np.isfinite(y) else 'visibility="hidden"'
    parts.append(
        f'<circle id="here" {place} r="7" fill="{LIGHT["text"]}" stroke="{LIGHT["background"]}" '
        'stroke-width="2"/>'
    )
    return "\n".join(parts)


def _readouts(drawing: Drawing, k: int) -> str:
    numbers = drawing.states.numbers
    texts = [("iteration", "iteration", str(k))]
    texts += [
        (name, label, shown_number(float(numbers[name][k])))
        for name, label in READOUTS
        if name in numbers
    ]
    if "accuracy" in numbers:
        texts.append(("accuracy", "accuracy", f"{float(numbers['accuracy'][k]):.1%}"))
    return "\n".join(
        f'<text x="{70 + 205 * place}" y="{HEIGHT - 14}" font-size="18" fill="{LIGHT["muted"]}">'
        f'{label} <tspan id="{name}" font-weight="600" fill="{LIGHT["text"]}">{value}</tspan>'
        "</text>"
        for place, (name, label, value) in enumerate(texts)
    )
