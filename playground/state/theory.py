"""What theory says of the points: each answer is worked out once for a set of points, when asked.

All of it belongs to the features as the neuron is trained on them, standardised or not, as W and b
do; but the verdict is that of the points as they stand, since standardising only rounds them.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from neuron import (
    convex_hull,
    free_directions,
    keeps_gap,
    loss_infimum,
    max_margin,
    max_margin_with_bias,
    optimum,
    overlaps_for_good,
    separability,
    step_limit,
)
from playground.state.run import trained_features
from playground.state.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from neuron import Optimum, Separability, Verdict, WidestMargin
    from playground.state.experiment import Experiment

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

Found = TypeVar("Found")

ANSWERS: Final[Shared[tuple[Any]]] = Shared(most=16_000_000)
"""Answers for all visitors, at most some 80 KB each for 10,000 points; their digest is the key.
A drag over 500 points asks for a new verdict at each of them: 3 ms; playback for none."""

VERDICT: Final = "verdict"
OVERLAPS: Final = "overlaps-for-good"
"""Names of answers that help with others."""

ENTRY: Final = 1_000
"""Bytes of an answer beside its arrays, about."""


def verdict(experiment: Experiment) -> Separability | None:
    """Decide whether a line can separate the classes, with proof; None without points."""
    points = experiment.points

    def decided(_: FloatArray) -> Separability:
        before = ANSWERS.find((VERDICT, points.before, False)) or (None,)
        if before[0] is not None and keeps_gap(before[0], points.X[-1], points.y[-1]):
            return before[0]  # type: ignore[no-any-return]
        return separability(points.X, points.y)

    return _once(VERDICT, experiment, decided, standardised=False)


def kind(experiment: Experiment) -> Verdict | None:
    """Give the verdict alone, which costs less where points come to some that overlap."""
    points = experiment.points
    if ANSWERS.find((OVERLAPS, points.digest)) is None:
        grown = ANSWERS.find((OVERLAPS, points.before)) is not None
        if not grown or ANSWERS.find((VERDICT, points.digest, False)) is not None:
            found = verdict(experiment)
            if found is None or found.verdict != "overlapping":
                return None if found is None else found.verdict
            if not overlaps_for_good(points.X):
                return "overlapping"
        ANSWERS.keep((OVERLAPS, points.digest), (True,), ENTRY)
    return "overlapping"


def proof(experiment: Experiment) -> Separability | None:
    """Give the proof for the features as they are trained on.

    None where there is none: rounding may have decided the other way when they were standardised.
    """
    found = verdict(experiment)
    if found is None or not experiment.option("standardise"):
        return found
    y = experiment.points.y
    other = _once("proof", experiment, lambda X: separability(X, y))
    return other if other is not None and other.verdict == found.verdict else None


def support_line(experiment: Experiment) -> WidestMargin | None:
    """Find the line with the widest margin; None where the classes cannot be separated."""
    y = experiment.points.y
    found = _once("support", experiment, lambda X: max_margin(X, y))
    return found if found is not None and is_separable(experiment) else None


def limit_line(experiment: Experiment) -> WidestMargin | None:
    """Find where gradient descent's line goes; None where the classes cannot be separated."""
    y = experiment.points.y
    found = _once("limit", experiment, lambda X: max_margin_with_bias(X, y))
    return found if found is not None and is_separable(experiment) else None


def best(experiment: Experiment) -> Optimum | None:
    """Find the state with the least loss; None where there is none."""
    found = verdict(experiment)
    if found is None or found.verdict != "overlapping":
        return None
    y = experiment.points.y
    return _once("optimum", experiment, lambda X: optimum(X, y))


def free(experiment: Experiment) -> int:
    """Count the directions of (W, b) in which no score changes; 0 without points."""
    return _once("free", experiment, free_directions) or 0


def least_loss(experiment: Experiment) -> float | None:
    """Give the loss that the run can come to but, unless there is an optimum, never reach."""
    X, y = experiment.points.X, experiment.points.y
    # Not standardised: then what lies on the line would be off it.
    return _once("infimum", experiment, lambda _: loss_infimum(X, y), standardised=False)


def step_limit_of(experiment: Experiment) -> float | None:
    """Give the step limit of the features as they are trained on; None without points."""
    return _once("step-limit", experiment, step_limit)


def hulls(experiment: Experiment) -> tuple[IntArray, IntArray]:
    """Give the corners of the convex hulls of class 0 and class 1, as places of the points."""
    X, y = experiment.points.X, experiment.points.y

    def corners(_: FloatArray) -> tuple[IntArray, IntArray]:
        zeros, ones = np.flatnonzero(y == 0), np.flatnonzero(y == 1)
        return tuple(  # type: ignore[return-value]
            places[convex_hull(X[places])] if len(places) else places for places in (zeros, ones)
        )

    found = _once("hulls", experiment, corners, standardised=False)
    return found or (np.empty(0, np.int64), np.empty(0, np.int64))


def is_separable(experiment: Experiment) -> bool:
    """Say whether some line has every point on its own side; without points, no."""
    return kind(experiment) == "separable"


def has_both_classes(experiment: Experiment) -> bool:
    """Say whether there are points of either class."""
    y = experiment.points.y
    return bool(len(y)) and bool((y != y[0]).any())


def _once(
    name: str,
    experiment: Experiment,
    make: Callable[[FloatArray], Found],
    *,
    standardised: bool = True,
) -> Found | None:
    """Look an answer up or work it out; None without points, or where the numbers leave float64."""
    if not len(experiment.points):
        return None
    scaled = standardised and experiment.option("standardise")
    key = (name, experiment.points.digest, scaled)
    entry = ANSWERS.find(key)
    if entry is None:
        try:
            entry = (make(trained_features(experiment)),)
        except ValueError:  # the result leaves float64: see the functions of neuron/
            entry = (None,)
        ANSWERS.keep(key, entry, ENTRY + _bytes_of(entry[0]))
    found: Found | None = entry[0]
    return found


def _bytes_of(found: object) -> int:
    parts: Iterable[object] = ()
    if isinstance(found, tuple):
        parts = found
    elif is_dataclass(found):
        parts = (getattr(found, one.name) for one in fields(found))
    return sum(part.nbytes for part in parts if isinstance(part, np.ndarray))
