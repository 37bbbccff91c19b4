"""Slowly: one iteration taken apart into beats, each with its sentence and what it draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import (
    descent_step,
    equal_scales,
    log_loss,
    pull_arrows,
    residuals,
    step_arrow,
    unit_vector,
)
from playground.board.words import (
    BY_THE_SIGMOID,
    DIRECTION_ALONE,
    as_before,
    averaging,
    beat,
    changes,
    drawn_longer,
    drawn_shorter,
    ends_here,
    leaves,
    moving,
    nearly,
    pulling,
    stepping,
)
from playground.drawing.diagram import INPUTS, OUTPUT, SUM, edge_path
from playground.drawing.places import ARROW_SHARE, places
from playground.numbers.sums import shown_step
from playground.numbers.text import spoken
from playground.state import by_hand
from playground.state.names import called
from playground.state.words import PERCEPTRON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import StepArrow
    from playground.numbers.sums import ShownSum
    from playground.state.experiment import Experiment
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

PULL_SHARE: Final = 0.1
"""Length of the arrow of a pull of 1, as a share of the view's width."""

FAINTEST: Final = 0.02
"""A pull below this is shorter than its own tip."""

MOST_ARROWS: Final = 300
"""Of the strongest pulls; more hide one another."""

WIDTHS: Final = (1.2, 3.6)
"""Pixels of the arrow of the faintest pull and of a pull of 1."""

STRENGTHS: Final = (0.4, 1.0)
"""How strong their colours are."""

STEP_WIDTH: Final = 4.0

NAMES: Final = ("w₁", "w₂", "b")
CERTAIN: Final = (spoken(1.0), spoken(-1.0))
"""Pulls that there are only where float64 has no other number left."""


@dataclass(frozen=True, slots=True, eq=False)
class _Plane:
    """Where arrows are drawn: the view, stretched to a square."""

    line: FloatArray
    """The two ends of the boundary, shape (2, 2); they coincide where there is none."""
    origin: FloatArray
    """The tip of the arrow of W, or the middle of the view."""
    side: float
    """Of the square, in its own units."""
    unit: FloatArray
    """Multiply by it to get units of x."""
    per_weight: FloatArray
    """What a weight is divided by in the square."""

    def arrow(self, start: FloatArray, vector: FloatArray) -> list[float]:
        """Give both ends of an arrow, whose vector counts in sides of the square."""
        tip = start + vector * self.side * self.unit
        return [*start.tolist(), *tip.tolist()]


def staged(experiment: Experiment, shown: Shown | None) -> dict[str, Any] | None:
    """Take the iteration that is shown apart; None where nothing is to be taken apart."""
    if shown is None or not experiment.option("slowly") or by_hand.is_parked(experiment):
        return None
    plane = _plane(experiment, shown)
    step = step_arrow(shown.W, shown.dW, shown.alpha, plane.per_weight)
    pulls = _pulls(experiment, shown, plane)
    try:
        after = descent_step(shown.W, shown.b, shown.dW, shown.db, shown.alpha)
    except ValueError:  # the run stops here for the same reason
        beats = [_pulling(shown, pulls), _averaging(shown, pulls, plane, step, [])]
        stop = leaves(spoken(shown.alpha))
        beats[-1]["words"] += ends_here(stop)
    else:
        slopes, new = [*shown.dW.tolist(), shown.db], [*after[0].tolist(), after[1]]
        sums = [
            shown_step(old, shown.alpha, slope, to)
            for old, slope, to in zip([*shown.W.tolist(), shown.b], slopes, new, strict=True)
        ]
        beats = [
            _pulling(shown, pulls),
            _averaging(shown, pulls, plane, step, sums),
            _stepping(shown, plane, step, sums),
            _moving(shown, plane, log_loss(shown.X, shown.y, *after)),
        ]
    return {"iteration": shown.iteration, "beats": beats}


def _plane(experiment: Experiment, shown: Shown) -> _Plane:
    W, b = shown.W[np.newaxis], np.array([shown.b])
    deviation = np.ones(2)
    if shown.scale is not None:
        deviation = shown.scale.deviation
        W, b = shown.scale.original_parameters(W, b)
    box = experiment.box
    _, _, square, unit = equal_scales(W, b, box)
    placed = places(W, b, box)
    side = square[1] - square[0]
    return _Plane(placed.boundary[0], placed.arrow[0, 1], side, unit, deviation / unit)


def _pulls(experiment: Experiment, shown: Shown, plane: _Plane) -> list[dict[str, Any]]:
    """Draw the strongest pulls of the points in view, those of each class in its colour."""
    directions, sizes = pull_arrows(*shown.here, plane.per_weight)
    X, box = experiment.points.X, np.array(experiment.box)
    inside: NDArray[np.bool_] = np.all((box[::2] <= X) & (box[1::2] >= X), axis=1)
    order = np.argsort(-sizes, kind="stable")[:MOST_ARROWS]
    order = order[inside[order] & (sizes[order] >= FAINTEST) & directions[order].any(axis=1)]
    thin, thick = WIDTHS
    pale, strong = STRENGTHS
    return [
        {
            "colour": f"class{label}",
            "head": True,
            "lines": [
                [
                    *plane.arrow(X[place], PULL_SHARE * sizes[place] * directions[place]),
                    float(thin + (thick - thin) * sizes[place]),
                    float(pale + (strong - pale) * sizes[place]),
                ]
                for place in order[shown.y[order] == label].tolist()
            ],
        }
        for label in (0, 1)
    ]


def _beat(
    number: int,
    words: str,
    shapes: list[dict[str, Any]],
    nodes: list[tuple[float, float]],
    *,
    edges: bool = False,
) -> dict[str, Any]:
    """Put a beat together; ``nodes`` and ``edges`` are what it lights in the diagram."""
    paths = [edge_path(name) for name in INPUTS] if edges else []
    lines = [[place for pair in zip(*path, strict=True) for place in pair] for path in paths]
    lights = {"nodes": [list(node) for node in nodes], "lines": lines}
    return {"words": beat(number, words), "shapes": shapes, "lights": lights}


def _pulling(shown: Shown, pulls: list[dict[str, Any]]) -> dict[str, Any]:
    pulls_by = residuals(*shown.here)
    hardest = int(np.abs(pulls_by).argmax())
    pull = float(pulls_by[hardest])
    own, by = called(shown.experiment), spoken(pull)
    words = pulling(
        one=own.of_class(1),
        other=own.of_class(0),
        hardest=hardest + 1,
        by=nearly(by) if by in CERTAIN and abs(pull) < 1 else by,
    )
    return _beat(1, words + _which(shown), pulls, [OUTPUT])


def _which(shown: Shown) -> str:
    """Say which a is meant where the diagram has another one."""
    return BY_THE_SIGMOID if shown.experiment.option("activation") == PERCEPTRON else ""


def _averaging(
    shown: Shown,
    pulls: list[dict[str, Any]],
    plane: _Plane,
    step: StepArrow,
    sums: list[ShownSum],
) -> dict[str, Any]:
    exact = [*shown.dW.tolist(), shown.db]
    slopes = [one.factors[1][1] for one in sums] if sums else exact
    numbers = ", ".join(
        f"∂L/∂{name} = {spoken(slope)}" for name, slope in zip(NAMES, slopes, strict=True)
    )
    words = averaging(samples=len(shown.y), slopes=numbers)
    faint = [{**shape, "faint": True} for shape in pulls]
    down = _at_tip(plane, unit_vector(step.vector) * ARROW_SHARE, dashed=True)
    return _beat(2, words + _which(shown), [*faint, *down], [OUTPUT, *INPUTS.values()])


def _stepping(shown: Shown, plane: _Plane, step: StepArrow, sums: list[ShownSum]) -> dict[str, Any]:
    written = ", ".join(
        f"{name} = {spoken(one.terms[0])} {_signed(one)} = {spoken(one.total)}"
        for name, one in zip(NAMES, sums, strict=True)
    )
    words = stepping(alpha=spoken(-shown.alpha), written=written, drawn=_drawn(step))
    return _beat(3, words, _at_tip(plane, step.vector * ARROW_SHARE), [], edges=True)


def _moving(shown: Shown, plane: _Plane, loss: float) -> dict[str, Any]:
    same = spoken(shown.loss) == spoken(loss)
    words = moving(as_before(spoken(loss)) if same else changes(shown.loss, loss))
    old = {"colour": "text", "dashed": True, "lines": [[*plane.line.ravel().tolist(), 2.0]]}
    has_line = bool((plane.line[0] != plane.line[1]).any())
    return _beat(4, words, [old] if has_line else [], [SUM, OUTPUT], edges=True)


def _at_tip(plane: _Plane, vector: FloatArray, *, dashed: bool = False) -> list[dict[str, Any]]:
    """Draw an arrow at the tip of W; none where W rests."""
    if not vector.any():
        return []
    line = [*plane.arrow(plane.origin, vector), STEP_WIDTH]
    return [{"colour": "step", "head": True, "dashed": dashed, "lines": [line]}]


def _signed(one: ShownSum) -> str:
    """Write α times the slope as what is taken away or added."""
    step = one.terms[1]
    return f"+ {spoken(step)}" if step > 0 else f"− {spoken(abs(step))}"


def _drawn(step: StepArrow) -> str:
    """Say in which measure the arrow of the step is drawn."""
    if step.power is None:
        return DIRECTION_ALONE
    if step.power == 0 or not step.vector.any():
        return ""
    times = spoken(10.0 ** abs(step.power))
    return drawn_longer(times) if step.power > 0 else drawn_shorter(times)
