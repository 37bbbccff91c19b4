"""The experiment: everything that determines the screen, as one immutable value.

All else (the run, the figures, the words) is derived from it, so that a link, an undo and a
reload are the same mechanism.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from neuron import sample_separable
from playground import limits
from playground.options import OPTIONS, Options
from playground.points import NO_POINTS, Points


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a separable set is drawn."""

    number: int = 60
    margin: float = 0.6
    seed: int = 7

    def draw(self) -> Points:
        """Draw the set: the same settings give the same points, to the last bit, on any machine.

        Sines and logarithms differ in the last digits from one processor to the next, so the
        points are rounded; the margin is drawn that much wider.
        """
        X, y = sample_separable(
            self.number, seed=self.seed, margin=self.margin + 10.0**-limits.SAMPLE_DECIMALS
        )
        return Points(np.round(X, limits.SAMPLE_DECIMALS) + 0.0, y)  # + 0.0 turns -0.0 into 0.0


@dataclass(frozen=True, slots=True)
class Experiment:
    """One experiment.

    ``iteration`` is the one that should be shown; a run that stops earlier shows its last.
    """

    points: Points = NO_POINTS
    sampling: Sampling = field(default_factory=Sampling)
    alpha: float = 0.3
    iterations: int = 1000
    w1: float = 0.0
    w2: float = 0.0
    b: float = 0.0
    iteration: int = 0
    box: tuple[float, float, float, float] = limits.HOME_BOX
    options: Options = ()

    def option(self, name: str) -> Any:  # noqa: ANN401
        """Give an option's value: see options.py."""
        return dict(self.options).get(name, OPTIONS[name].default)


def first_experiment() -> Experiment:
    """Give what a first visit shows: a sampled set, ready to play."""
    sampling = Sampling()
    return Experiment(points=sampling.draw(), sampling=sampling)


def points_out_of_view(experiment: Experiment) -> int:
    """Count the points outside the view."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    x1, x2 = experiment.points.X.T
    return int(np.sum((x1 < x1_from) | (x1 > x1_to) | (x2 < x2_from) | (x2 > x2_to)))


def fitted(experiment: Experiment) -> Experiment:
    """Return the experiment with a square view that holds every point, and home if it does."""
    home = replace(experiment, box=limits.HOME_BOX)
    if points_out_of_view(home) == 0:
        return home
    low, high = experiment.points.X.min(axis=0), experiment.points.X.max(axis=0)
    middle = (low + high) / 2
    half = max(float(np.max(high - low)) * (0.5 + limits.FIT_PADDING), 0.5)
    x1, x2 = (float(value) for value in middle)
    return replace(experiment, box=(x1 - half, x1 + half, x2 - half, x2 + half))
