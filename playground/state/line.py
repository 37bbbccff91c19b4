"""The line in the visitor's hands: what a drag of a grip, or a step by keys, makes of W and b.

What is kept (W in a shift, ‖W‖ in a turn) is what the board shows, standardised or not.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import line_within, sharpened_line, shifted_line, turned_line
from playground.state import words
from playground.state.checks import Refused, check_count, check_number
from playground.state.events import HoldLine, Nudge, PutLine, check_place
from playground.state.line_view import ahead, extent, pivot, seen, slopes
from playground.state.options import with_option
from playground.state.run import trained
from playground.state.settings import LARGEST_WEIGHT, MOST_ITERATIONS
from playground.state.start import OWN

if TYPE_CHECKING:
    from playground.state.experiment import Experiment
    from playground.state.line_view import Line

GRIPS: Final = ("shift", "right", "left", "sharpen")
"""The middle of the line, its ends as one looks along W, and the tip of the arrow of W."""

WEIGHTS: Final = ("w1", "w2", "b")

STEPS: Final = ("shift", "turn", "sharpen", *WEIGHTS)
"""What moves by steps: along W, against the clock, towards a sharper edge; a weight upwards."""

SHIFT: Final = 1 / 120
"""One step shifts the line by this share of the view, as one of the crosshair does."""

TURN: Final = math.radians(1)
"""One step turns the line by this angle on the screen."""

SHARPEN: Final = 2.0**0.1
"""One step multiplies W and b by this."""

WEIGHT: Final = 0.1
"""One step of a weight."""

DOUBLES: Final = 0.16
"""Pulling the tip of the arrow along W by this share of the view, its own length, doubles ‖W‖."""

SOFTEST: Final = 1e-3
"""The line is made no softer than that the score changes by this over the view."""

WEIGHT_DECIMALS: Final = 10
"""A weight moved by steps is rounded to these, so that three steps from 0 are 0.3."""

MOST_STEPS: Final = 1000
MOST_PULL: Final = 100
"""Steps, and doublings, in one event."""

NO_LINE: Final = words.NO_LINE
NO_NUMBERS: Final = words.NO_NUMBERS


def placed(experiment: Experiment, event: HoldLine | PutLine | Nudge) -> Experiment:
    """Return the experiment that starts, at iteration 0, from what the hand made of the line.

    Raises
    ------
    Refused
        If there is no such thing to move, no line in view, or the line would leave the view.
    """
    if isinstance(event, PutLine):
        return _starting(experiment, *_put(event))
    W, b = taken(experiment, event.iteration)
    try:
        if isinstance(event, HoldLine):
            line = _held(experiment, (W, b), event)
        elif event.what in WEIGHTS:
            line = _with_weight(W, b, event)
        else:
            line = _stepped(experiment, (W, b), event)
        W, b = line_within(*line, LARGEST_WEIGHT)
    except Refused:
        raise
    except ValueError as error:  # features so far apart that float64 has no number for the line
        raise Refused(NO_NUMBERS) from error
    return _starting(experiment, W, b)


def _starting(experiment: Experiment, W: np.ndarray, b: float) -> Experiment:
    """Return the experiment that starts from weights of the visitor's own."""
    options = with_option(experiment.options, "start", OWN)
    w1, w2 = W.tolist()
    return replace(experiment, w1=w1, w2=w2, b=b, iteration=0, options=options)


def _put(event: PutLine) -> Line:
    """Check weights that the browser was told before."""
    most = LARGEST_WEIGHT
    w1, w2, b = (check_number(*one, -most, most) for one in zip(WEIGHTS, event.start, strict=True))
    line = np.array([w1, w2]), b
    _demand_line(line)
    return line


def taken(experiment: Experiment, iteration: object) -> Line:
    """Give W and b of an iteration, made smaller together where initial ones must be."""
    k = check_count(words.ITERATION, iteration, 0, MOST_ITERATIONS)
    trajectory = trained(experiment, k).trajectory if k else None
    if trajectory is None:
        return np.array([experiment.w1, experiment.w2]), experiment.b
    k = min(k, len(trajectory.b) - 1)
    return line_within(trajectory.W[k], float(trajectory.b[k]), LARGEST_WEIGHT)


def _held(experiment: Experiment, line: Line, event: HoldLine) -> Line:
    """Drag a grip."""
    if event.grip not in GRIPS:
        raise Refused(words.no_such_grip(event.grip))
    _demand_line(line)
    old, place, about = (np.array(check_place(*p)) for p in (event.old, event.place, event.about))
    if event.grip == "shift":
        return shifted_line(line[0], seen(experiment, place))
    if event.grip == "sharpen":
        along = float(ahead(experiment, line) @ ((place - old) / extent(experiment)))
        return _sharpened(experiment, line, 2.0 ** min(max(along / DOUBLES, -MOST_PULL), MOST_PULL))
    about, place = seen(experiment, about), seen(experiment, place)
    if (about == place).all():
        return line  # which way it lies is not said
    return turned_line(line[0], about, place, left=event.grip == "right")


def _stepped(experiment: Experiment, line: Line, event: Nudge) -> Line:
    """Move the line by steps."""
    if event.what not in STEPS:
        raise Refused(words.not_movable(event.what))
    steps = check_number(words.STEPS, event.steps, -MOST_STEPS, MOST_STEPS)
    _demand_line(line)
    if event.what == "sharpen":
        return _sharpened(experiment, line, SHARPEN**steps)
    middle, (x, y) = pivot(experiment, line), ahead(experiment, line)
    if event.what == "shift":
        to = middle + steps * SHIFT * np.array([x, y]) * extent(experiment)
        shifted = shifted_line(line[0], seen(experiment, to))
        pivot(experiment, shifted)  # it stays in view, or is refused
        return shifted
    angle = steps * TURN - math.pi / 2  # the right end lies at a right angle to W, with the clock
    right = [
        x * math.cos(angle) - y * math.sin(angle),
        x * math.sin(angle) + y * math.cos(angle),
    ]
    through = middle + right * extent(experiment)
    return turned_line(line[0], seen(experiment, middle), seen(experiment, through), left=True)


def _with_weight(W: np.ndarray, b: float, event: Nudge) -> Line:
    """Move a weight, or the bias, by steps."""
    steps = check_number(words.STEPS, event.steps, -MOST_STEPS, MOST_STEPS)
    weights = np.array([*W, b])
    at, most = WEIGHTS.index(event.what), LARGEST_WEIGHT
    moved = round(float(weights[at]) + WEIGHT * steps, WEIGHT_DECIMALS)
    weights[at] = min(max(moved, -most), most)
    return weights[:2], float(weights[2])


def _sharpened(experiment: Experiment, line: Line, factor: float) -> Line:
    """Sharpen or soften the line, but not until it fades away."""
    span = float(np.abs(slopes(experiment, line)).sum())
    least = min(1.0, SOFTEST / span) if span > 0.0 else 1.0
    return sharpened_line(*line, max(factor, least))


def _demand_line(line: Line) -> None:
    if not line[0].any():
        raise Refused(NO_LINE)
