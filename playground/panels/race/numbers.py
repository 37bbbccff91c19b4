"""What the panel "Race" shows: the errors of both, and where each stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import log_spaced_iterations
from playground.drawing.paths import Curve
from playground.state import theory

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.state.race import Racer
    from playground.state.shown import Shown

STATES: Final = 300
"""States of gradient descent that are drawn: two pixels apart."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Both after the same number of updates."""

    k: int
    """Updates of gradient descent, the iteration on the screen."""
    updates: int
    """Updates of the perceptron, which needs no more once it has finished."""
    wrong: int
    """Samples that the perceptron predicts wrong."""
    descent_wrong: int
    looks: int
    """Samples that the perceptron has looked at."""
    descent_looks: int


def standing(shown: Shown, racer: Racer, whole: Trajectory) -> Standing:
    """Say where both are at the iteration on the screen."""
    k, m = shown.iteration, len(shown.y)
    return Standing(
        k=k,
        updates=racer.updates(k),
        wrong=int(racer.wrong[racer.updates(k)]),
        descent_wrong=int(np.rint(m * (1.0 - whole.accuracy[k]))),
        looks=racer.looks(k),
        descent_looks=k * m,
    )


def errors(shown: Shown, racer: Racer, whole: Trajectory) -> tuple[Curve, Curve]:
    """Count the errors of the perceptron and of gradient descent after each number of updates."""
    k = shown.iteration
    end = max(whole.iterations, racer.run.mistakes)
    own = np.union1d(log_spaced_iterations(end, STATES), [min(k, end)])
    own = np.union1d(own, np.arange(min(racer.run.mistakes, STATES) + 1))
    rows = np.union1d(log_spaced_iterations(whole.iterations, STATES), [k])
    wrong = np.rint(len(shown.y) * (1.0 - whole.accuracy[rows]))
    perceptron = racer.wrong[np.minimum(own, racer.run.mistakes)].astype(np.float64)
    return Curve(own, perceptron, k), Curve(rows, wrong, k)


def never_stops(shown: Shown) -> bool:
    """Say whether no line has every sample strictly on its own side."""
    found = theory.verdict(shown.experiment)
    return found is not None and found.verdict != "separable"
