"""The way that a grip of the line can go: W and b for each place on it, worked out before the drag.

A grip moves along one number: how far the line is shifted, how it is turned, how sharp it is. So
all that a drag can come to is told at once, and while the pointer moves nobody need be asked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    line_within,
    lines_within,
    sharpened_lines,
    shifted_lines,
    turned_lines,
)
from playground.state import words
from playground.state.checks import LARGEST, Refused, check_number
from playground.state.events import check_place
from playground.state.line import DOUBLES, GRIPS, NO_LINE, NO_NUMBERS, SHIFT, SOFTEST, WEIGHTS
from playground.state.line_view import OUT_OF_VIEW, ahead, all_seen, extent, seen, slopes
from playground.state.settings import LARGEST_WEIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.state.events import Place
    from playground.state.experiment import Experiment
    from playground.state.line_view import Line

    FloatArray = NDArray[np.float64]

STEPS: Final = 720
"""Steps of a way from its one end to the other: half a degree, or a pixel on a board of 500."""

FEWER_STEPS: Final = 240
FARTHEST: Final = 2.0
"""No grip of a line in view goes farther from the middle, in views."""

MANY: Final = 500
"""Above so many points, which only a file has, a way has fewer steps."""


@dataclass(frozen=True, slots=True)
class Grasp:
    """A grip of a line, which is about to be dragged."""

    grip: str
    line: tuple[float, float, float]
    """w1, w2 and b of the line as it is shown."""
    old: Place
    """Where the grip is, in the units of the axes."""
    about: Place
    """Where the line stays, for a grip that turns it."""
    number: int = 0
    """Which of the browser's it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """The places of a grip, one a row, in order, with the line that each of them stands for."""

    W: FloatArray  # (T, 2)
    b: FloatArray  # (T,)
    places: FloatArray  # (T, 2), in the units of the axes


def way(experiment: Experiment, grasp: Grasp) -> Way:
    """Give the way of a grip as far as the view reaches.

    Raises
    ------
    Refused
        If there is no such grip or no line, or float64 has no numbers for the lines.
    """
    if grasp.grip not in GRIPS:
        raise Refused(words.no_such_grip(grasp.grip))
    w1, w2, b = (
        check_number(*one, -LARGEST, LARGEST) for one in zip(WEIGHTS, grasp.line, strict=True)
    )
    old, about = (np.array(check_place(*place)) for place in (grasp.old, grasp.about))
    line = line_within(np.array([w1, w2]), b, LARGEST_WEIGHT)
    if not line[0].any():
        raise Refused(NO_LINE)
    try:
        if grasp.grip == "shift":
            found = _shifting(experiment, line, old)
        elif grasp.grip == "sharpen":
            found = _sharpening(experiment, line, old)
        else:
            found = _turning(experiment, line, old, about, left=grasp.grip == "right")
    except Refused:
        raise
    except ValueError as error:
        raise Refused(NO_NUMBERS) from error
    x1_from, x1_to, x2_from, x2_to = experiment.box
    away = (found.places - [(x1_from + x1_to) / 2, (x2_from + x2_to) / 2]) / extent(experiment)
    if not (np.abs(away) < FARTHEST).all():
        raise Refused(OUT_OF_VIEW)
    return found


def _shifting(experiment: Experiment, line: Line, old: FloatArray) -> Way:
    """Go along W, as long as the line is in view."""
    places = _along(experiment, line, old, _reach(experiment, line, old, inset=SHIFT))
    return _way(*shifted_lines(line[0], all_seen(experiment, places)), places)


def _sharpening(experiment: Experiment, line: Line, old: FloatArray) -> Way:
    """Go along W, as far as the view reaches, and from the softest line to the sharpest."""
    span = float(np.abs(slopes(experiment, line)).sum())
    size = max(float(np.abs(line[0]).max()), abs(line[1]))
    softest = DOUBLES * math.log2(min(1.0, SOFTEST / span)) if span > 0.0 else 0.0
    sharpest = DOUBLES * math.log2(LARGEST_WEIGHT / size)
    shares = _reach(experiment, line, old)
    shares = shares[(shares >= softest) & (shares <= sharpest)]
    places = _along(experiment, line, old, shares)
    return _way(*sharpened_lines(*line, 2.0 ** (shares / DOUBLES)), places)


def _turning(
    experiment: Experiment, line: Line, old: FloatArray, about: FloatArray, *, left: bool
) -> Way:
    """Go round a place, once."""
    steps = _steps(experiment)
    x, y = (old - about) / extent(experiment)
    if not (x or y):
        raise Refused(words.NO_TURN)
    angles = math.tau / steps * np.arange(steps)
    cos, sin = np.cos(angles), np.sin(angles)
    spokes = np.column_stack([x * cos - y * sin, x * sin + y * cos])
    places = about + spokes * extent(experiment)
    W, b = turned_lines(line[0], seen(experiment, about), all_seen(experiment, places), left=left)
    return _way(W, b, places)


def _way(W: FloatArray, b: FloatArray, places: FloatArray) -> Way:
    return Way(*lines_within(W, b, LARGEST_WEIGHT), places)


def _steps(experiment: Experiment) -> int:
    return STEPS if len(experiment.points) <= MANY else FEWER_STEPS


def _reach(experiment: Experiment, line: Line, old: FloatArray, inset: float = 0.0) -> FloatArray:
    """Give how far one can go from a place along W, in shares of the view: evenly, with 0."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    corners = np.array([[x, y] for x in (x1_from, x1_to) for y in (x2_from, x2_to)])
    ahead_by = ((corners - old) / extent(experiment)) @ ahead(experiment, line)
    low = min(float(ahead_by.min()) + inset, 0.0)
    high = max(float(ahead_by.max()) - inset, 0.0)
    # whole steps from where it is: the line as it was taken is on its way
    step = (high - low) / _steps(experiment)
    steps = range(math.ceil(low / step), math.floor(high / step) + 1)
    return np.array([step * count for count in steps])


def _along(experiment: Experiment, line: Line, old: FloatArray, shares: FloatArray) -> FloatArray:
    places: FloatArray = old + np.outer(shares, ahead(experiment, line)) * extent(experiment)
    return places
