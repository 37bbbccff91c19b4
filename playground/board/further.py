"""Lines on the board beside the neuron's own, which move with the iteration as that does.

Whoever has a line to show gives its states, W and b one row an iteration, and how it is to look. It
then travels as a channel of its own with the rows of the run. After its last row a line stays where
it is; one with a single row never moves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.board.channels import placed_description, screen_steps
from playground.drawing.pins import colour_of, dashes_of
from playground.drawing.places import boundaries
from playground.state.options import RACE
from playground.state.race import racer
from playground.state.run import original_states, scale_of
from playground.state.shown import last_iteration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from playground.board.channels import Arrays
    from playground.board.protocol import ChannelDescription
    from playground.state.experiment import Experiment
    from playground.state.pinning import PinnedRun

MARK_SPACING = 0.055
"""Where lines carry their marks, as shares of their lengths: no two at one place, as lines that
lie on one another would hide each other's."""


@dataclass(frozen=True, slots=True, eq=False)
class FurtherLine:
    """A line and its states at each iteration, for the points' own units."""

    name: str
    """Of its channel."""
    key: str
    """Names what determines its states."""
    W: NDArray[np.float64]  # (T, 2)
    b: NDArray[np.float64]  # (T,)
    colour: str
    """The name of a colour."""
    dash: str = ""
    """Lengths of strokes and gaps; without any, it is drawn through."""
    mark: str = ""
    """A short text on it."""
    at: float = 0.5
    """Where on the line that stands, as a share of the way."""


def pinned_lines(compared: Sequence[PinnedRun]) -> tuple[FurtherLine, ...]:
    """Give the lines of the pinned runs that are compared."""
    lines = []
    for one in compared:
        W, b = original_states(one.experiment, one.run)
        end = last_iteration(one.experiment, one.run) + 1
        number = one.pin.number
        line = FurtherLine(
            name=f"pin-{number}",
            key=f"{one.run.key} {one.pin.iterations}",
            W=W[:end],
            b=b[:end],
            colour=colour_of(number),
            dash=dashes_of(number),
            mark=str(number),
            at=1 - MARK_SPACING * (number + 0.5),
        )
        lines.append(line)
    return tuple(lines)


def racing_lines(experiment: Experiment) -> tuple[FurtherLine, ...]:
    """Give the line of the perceptron while it races: after as many updates as the neuron's."""
    if experiment.option("panel") != RACE:
        return ()
    found = racer(experiment)
    if found is None:
        return ()
    W, b = found.run.states[:, :2], found.run.states[:, 2]
    scale = scale_of(experiment)
    if scale is not None:
        W, b = scale.original_parameters(W, b)
    line = FurtherLine(
        name="perceptron",
        key=found.key,
        W=W,
        b=b,
        colour="text",
        dash="4px,4px",
    )
    return (line,)


def further_key(lines: Sequence[FurtherLine]) -> str:
    """Name what determines the channels of these lines; empty without any."""
    if not lines:
        return ""
    names = repr([(line.name, line.key) for line in lines])
    return hashlib.blake2b(names.encode(), digest_size=16).hexdigest()


def further_channels(
    experiment: Experiment, lines: Sequence[FurtherLine], start: int, end: int
) -> Arrays:
    """Place the lines at the iterations from ``start`` up to but not including ``end``."""
    arrays: Arrays = {}
    for line in lines:
        rows = np.minimum(np.arange(start, end), len(line.b) - 1)
        ends = boundaries(line.W[rows], line.b[rows], experiment.box)
        arrays[line.name] = screen_steps(ends, experiment.box)
    return arrays


def further_descriptions(
    experiment: Experiment, lines: Sequence[FurtherLine]
) -> dict[str, ChannelDescription]:
    """Say what the stored values of the lines' channels stand for."""
    placed = placed_description(experiment) if lines else {}
    return {line.name: placed for line in lines}


def further(lines: Sequence[FurtherLine]) -> list[dict[str, Any]]:
    """Tell the page how to draw the lines."""
    return [
        {
            "path": line.name,
            "colour": line.colour,
            "dash": line.dash,
            "mark": line.mark,
            "at": line.at,
        }
        for line in lines
    ]
