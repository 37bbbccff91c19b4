"""Where the line of an experiment lies on the screen, and a place of the screen for its neuron.

W and b belong to the features that the neuron is trained on, which may be standardised; the places
of the board are in the units of the axes, and its right angles those of a square screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import boundary_segments, equal_scales, unit_vector, weight_arrows
from playground.state import words
from playground.state.checks import Refused
from playground.state.run import scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from playground.state.experiment import Experiment

    FloatArray = NDArray[np.float64]
    Line = tuple[FloatArray, float]
    """W and b, as they are trained."""

OUT_OF_VIEW: Final = words.OUT_OF_VIEW


def seen(experiment: Experiment, place: Sequence[float] | FloatArray) -> FloatArray:
    """Give a place of the board as the neuron sees it."""
    where = np.array(place)
    scale = scale_of(experiment)
    return where if scale is None else scale.standardised(where[np.newaxis])[0]


def all_seen(experiment: Experiment, places: FloatArray) -> FloatArray:
    """Give places of the board, shape (T, 2), as the neuron sees them."""
    scale = scale_of(experiment)
    return places if scale is None else scale.standardised(places)


def extent(experiment: Experiment) -> FloatArray:
    """Give the width and the height of the view, in the units of the axes."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    return np.array([x1_to - x1_from, x2_to - x2_from])


def slopes(experiment: Experiment, line: Line) -> FloatArray:
    """Give by how much the score changes from one side of the view to the other, on each axis."""
    W, _ = _own_units(experiment, line)
    change: FloatArray = W[0] * extent(experiment)
    return change


def ahead(experiment: Experiment, line: Line) -> FloatArray:
    """Give the direction of W on the screen, with length 1; 0 where W is 0."""
    return unit_vector(slopes(experiment, line))


def pivot(experiment: Experiment, line: Line) -> FloatArray:
    """Give the line's place nearest to the middle of the view, or the middle of its part there.

    Raises
    ------
    Refused
        If the line is not in view.
    """
    W, b, square, unit = equal_scales(*_own_units(experiment, line), experiment.box)
    ends, crosses = boundary_segments(W, b, square)
    if not crosses[0]:
        raise Refused(OUT_OF_VIEW)
    tails, _, shown = weight_arrows(W, b, square, 1.0)
    place: FloatArray = (tails[0] if shown[0] else ends[0].mean(axis=0)) * unit
    return place


def has_line(experiment: Experiment) -> bool:
    """Say whether there is a line in view where the run begins."""
    line = np.array([experiment.w1, experiment.w2]), experiment.b
    if not line[0].any():
        return False
    try:
        pivot(experiment, line)
    except Refused:
        return False
    return True


def _own_units(experiment: Experiment, line: Line) -> tuple[FloatArray, FloatArray]:
    """Give W, shape (1, 2), and b, shape (1,), for the units of the axes."""
    W, b = line[0][np.newaxis], np.array([line[1]])
    scale = scale_of(experiment)
    return (W, b) if scale is None else scale.original_parameters(W, b)
