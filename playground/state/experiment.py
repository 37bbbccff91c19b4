"""The experiment: everything that determines the screen, as one immutable value.

All else (the run, the figures, the words) is derived from it, so that a link, an undo and a
reload are the same mechanism.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from neuron import sample_separable
from playground.state import limits, words
from playground.state.options import DOUBLING, OPTIONS, Options, with_option
from playground.state.points import NO_POINTS, Points
from playground.state.settings import SAMPLING, TRAINING

if TYPE_CHECKING:
    from playground.state.pins import Pin
    from playground.state.task import Task


@dataclass(frozen=True, slots=True)
class Sampling:
    """How a separable set is drawn: see settings.py."""

    number: int = SAMPLING["number"].default
    margin: float = SAMPLING["margin"].default
    seed: int = SAMPLING["seed"].default
    spread: float = SAMPLING["spread"].default
    balance: float = SAMPLING["balance"].default
    direction: float | None = SAMPLING["direction"].default
    """In degrees, from the x1 axis to the normal of the true boundary; None: drawn as well."""
    noise: float = SAMPLING["noise"].default
    """Share of the labels that are turned over: above 0 a line may not part the set."""

    @lru_cache(maxsize=64)  # noqa: B019 - a setting is a value, and small; each link asks for it
    def draw(self) -> Points:
        """Draw the set: the same settings give the same points, to the last bit, on any machine.

        Sines and logarithms differ in the last digits from one processor to the next, so the
        points are rounded; the margin is drawn that much wider.
        """
        X, y = sample_separable(
            self.number,
            seed=self.seed,
            margin=self.margin + 10.0**-limits.SAMPLE_DECIMALS,
            spread=self.spread,
            balance=self.balance,
            direction=None if self.direction is None else math.radians(self.direction),
            noise=self.noise,
        )
        return Points(np.round(X, limits.SAMPLE_DECIMALS) + 0.0, y)  # + 0.0 turns -0.0 into 0.0


@dataclass(frozen=True, slots=True)
class Experiment:
    """One experiment.

    ``iteration`` is the one that should be shown, never past ``iterations``; a run that stops
    earlier shows its last. Nor is ``iterations`` more than can be trained on so many points.
    """

    points: Points = NO_POINTS
    sampling: Sampling = field(default_factory=Sampling)
    alpha: float = TRAINING["alpha"].default
    iterations: int = TRAINING["iterations"].default
    w1: float = TRAINING["w1"].default
    w2: float = TRAINING["w2"].default
    b: float = TRAINING["b"].default
    iteration: int = 0
    box: tuple[float, float, float, float] = limits.HOME_BOX
    options: Options = ()
    pins: tuple[Pin, ...] = ()
    """Runs that are kept for comparison, by their numbers: see pins.py."""
    task: Task | None = None
    """What a teacher asks for, while that is open: see task.py."""

    def __post_init__(self) -> None:
        """Train and show the last iteration that there can be where a later one was asked for."""
        most = limits.most_iterations(len(self.points))
        object.__setattr__(self, "iterations", min(self.iterations, most))
        object.__setattr__(self, "iteration", min(self.iteration, self.iterations))

    def option(self, name: str) -> Any:  # noqa: ANN401
        """Give an option's value: see options.py."""
        for key, value in self.options:  # few, and asked for all the time: no dict is made of them
            if key == name:
                return value
        return OPTIONS[name].default


@cache
def first_experiment() -> Experiment:
    """Give what a first visit shows: a line that is wrong, and that turns when one presses Play.

    From W = 0 the first step would already part the classes, and nothing more would be seen.
    """
    sampling = Sampling()
    options = with_option(with_option((), "start", words.A_WRONG_LINE), "speed", DOUBLING)
    return Experiment(
        points=sampling.draw(),
        sampling=sampling,
        alpha=0.05,
        w1=2.0,
        w2=2.0,
        b=1.5,
        options=options,
    )


def points_out_of_view(experiment: Experiment) -> int:
    """Count the points outside the view."""
    if _holds_all(experiment):
        return 0
    x1_from, x1_to, x2_from, x2_to = experiment.box
    x1, x2 = experiment.points.X.T
    return int(np.sum((x1 < x1_from) | (x1 > x1_to) | (x2 < x2_from) | (x2 > x2_to)))


def _holds_all(experiment: Experiment) -> bool:
    """Say whether the view holds every point; that of no points does."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    ends = experiment.points.ends
    return ends is None or (
        x1_from <= ends[0] and ends[1] <= x1_to and x2_from <= ends[2] and ends[3] <= x2_to
    )


def fitted(experiment: Experiment) -> Experiment:
    """Return the experiment with a view that holds every point: home where that suits them."""
    home = replace(experiment, box=limits.HOME_BOX)
    ends = experiment.points.ends
    if ends is None:
        return home
    shorter, longer = sorted((ends[1] - ends[0], ends[3] - ends[2]))
    large = len(experiment.points) < 3 or longer >= limits.LEAST_HOME  # noqa: PLR2004
    alike = not shorter or longer <= limits.OWN_SCALES * shorter
    if large and alike and _holds_all(home):
        return home
    return following(experiment)


def following(experiment: Experiment) -> Experiment:
    """Return the experiment with axes that follow its points: their ranges, and some room.

    Both axes have the same scale, or right angles would not look right; but where one feature
    ranges over ``limits.OWN_SCALES`` times as much as the other they would squash the points onto
    a line, and so each axis follows its own feature.
    """
    if experiment.points.ends is None:
        return replace(experiment, box=limits.HOME_BOX)
    low, high = np.array(experiment.points.ends).reshape(2, 2).T
    middle, ranges = (low + high) / 2, high - low
    if not ranges.min() or ranges.max() <= limits.OWN_SCALES * ranges.min():
        ranges = np.full(2, ranges.max())
    half = np.where(ranges > 0, ranges * (0.5 + limits.FIT_PADDING), 0.5)
    half = np.maximum(half, limits.NARROWEST_VIEW)
    half = np.maximum(half, 1e-9 * np.abs(middle))  # or float64 could not tell its ends apart
    (x1, x2), (h1, h2) = middle.tolist(), half.tolist()
    return replace(experiment, box=(x1 - h1, x1 + h1, x2 - h2, x2 + h2))


def has_equal_scales(experiment: Experiment) -> bool:
    """Say whether a unit is as long on one axis as on the other."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    return math.isclose(x1_to - x1_from, x2_to - x2_from, rel_tol=1e-9)


def click_decimals(experiment: Experiment) -> tuple[int, int]:
    """Give the decimals a click is rounded to along each axis, less than a pixel in any view.

    Two in the view to begin with, more in a smaller one and fewer in a wider one: -2 there means
    whole hundreds.

    Examples
    --------
    >>> click_decimals(Experiment()), click_decimals(Experiment(box=(0.0, 0.001, -1e5, 1e5)))
    ((2, 2), (7, -2))
    """
    x1_from, x1_to, x2_from, x2_to = experiment.box
    home = limits.HOME_BOX[1] - limits.HOME_BOX[0]
    of_x1, of_x2 = (
        limits.COORDINATE_DECIMALS + math.ceil(math.log10(home / width) - 1e-9)
        for width in (x1_to - x1_from, x2_to - x2_from)
    )
    return of_x1, of_x2
