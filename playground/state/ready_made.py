"""The ready-made sets: what each is called and says, and the experiment that makes its point.

One row a set. Initial weights stand here as numbers, so that a set starts alike for ever; those of
"a wrong line" are from ``neuron.wrong_line(X, y, alpha=alpha, turn=2.88)``. What the words of a set
say of its run stands beside a check, which a test runs.
"""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words above it

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from neuron import (
    activation,
    angle_between,
    gradient_descent,
    max_margin,
    max_margin_with_bias,
    named_set,
    predict,
    standardisation,
    step_limit,
)
from playground.state.checks import Refused
from playground.state.claims import Check, Claim, always_falls, first_all_right, rests, turned
from playground.state.experiment import Experiment, following
from playground.state.options import DOUBLING, with_option
from playground.state.points import Points
from playground.state.settings import TRAINING
from playground.state.start import OWN, WRONG, ZERO
from playground.state.words import LINEAR, LOG_LOG, no_such_set

if TYPE_CHECKING:
    from neuron import Trajectory


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMade:
    """One set, and how it is trained and shown."""

    title: str
    """What its button is called."""
    name: str
    """What it is called in neuron/."""
    words: str
    """What to watch."""
    holds: Check
    """Whether the run shows it: see claims.py."""
    alpha: float
    weights: tuple[float, float, float]
    """Initial w1, w2 and b, of the features as they are trained on."""
    start: str = WRONG
    iterations: int = 1000
    speed: str = DOUBLING
    log_scale: str = LINEAR
    standardise: bool = False
    separable: bool = True
    view: tuple[float, float, float, float] | None = None
    """The ends of the axes, where more than its points is to be seen."""
    shows: tuple[str, ...] = ()
    """What is drawn on the board beside the line: names of options."""

    @property
    def claim(self) -> Claim:
        """Its words, beside the check of what one sees after choosing it."""
        return Claim(self.words, with_set(Experiment(), self.name), self.holds)

    @property
    def fields(self) -> dict[str, Any]:
        """What it sets beside options: fields of ``Experiment``."""
        w1, w2, b = self.weights
        training = {"alpha": self.alpha, "iterations": self.iterations, "w1": w1, "w2": w2, "b": b}
        return {**training, "points": points_of(self.name)}

    @property
    def options(self) -> dict[str, Any]:
        """The options that it sets."""
        return {
            "start": self.start,
            "speed": self.speed,
            "log_scale": self.log_scale,
            "standardise": self.standardise,
            **dict.fromkeys(self.shows, True),
        }


def _unscaled_holds(run: Trajectory) -> bool:
    """Check what is said of the unscaled features, also once they are standardised."""
    X, y = named_set("unscaled features")
    scaled = standardisation(X).standardised(X)
    other = gradient_descent(scaled, y, alpha=run.alpha, iterations=1)
    smallest = run.alpha == TRAINING["alpha"].low and run.alpha > step_limit(X)
    never = run.iterations == 5000 and run.accuracy.max() < 1
    return bool(smallest and never and other.accuracy[1] == 1)


def _undecided(run: Trajectory) -> bool:
    """Check that P ends near one half at every point of the exclusive or."""
    A = activation(named_set("exclusive or")[0], run.W[-1], float(run.b[-1]))
    return bool(np.abs(A - 0.5).max() < 0.11)


def _leaves_the_widest_street(run: Trajectory) -> bool:
    """Check that the line turns from the support vector line to the limit, and to the origin."""
    X, y = named_set("far from the origin")
    street, limit = max_margin(X, y), max_margin_with_bias(X, y)
    if street is None or limit is None:
        return False
    away = np.abs(run.b) / run.weight_norm  # of the line from the origin
    return bool(
        run.alpha < step_limit(X)
        and (run.accuracy == 1).all()
        and 48.5 < angle_between(street.W, limit.W) < 49.5
        and 48.5 < turned(run) < 49.5
        and angle_between(run.W[0], street.W) < 0.5
        and angle_between(run.W[-1], limit.W) < 0.5
        and away[0] > 8
        and away[-1] < 1
    )


READY_MADE: Final = (
    ReadyMade(
        title="Easy",
        name="easy",
        words="Plenty of room between the classes: a line with every point wrong turns round in "
        "some hundred steps.",
        holds=lambda run: (
            run.accuracy[0] == 0
            and 90 < first_all_right(run) < 130
            and turned(run) > 120
            and always_falls(run)
        ),
        alpha=0.05,
        weights=(-5.19, -1.75, -1.66),
    ),
    ReadyMade(
        title="Tight margin",
        name="tight margin",
        words="Hardly a gap: after 100 steps 79 of 80 points are right; the last one takes over "
        "3,000.",
        holds=lambda run: (
            run.accuracy[100] == 79 / 80
            and (run.accuracy[100:3000] == 79 / 80).all()
            and 3000 < first_all_right(run) < 3500
        ),
        alpha=1.0,
        weights=(3.81, -0.62, 0.81),
        iterations=5000,
        log_scale=LOG_LOG,
    ),
    ReadyMade(
        title="Unbalanced",
        name="unbalanced",
        words="Six of eighty are class 1: saying 0 everywhere is 92.5 % right. The loss goes on "
        "falling, and finds the six.",
        holds=lambda run: (
            run.accuracy[0] == 74 / 80
            and not predict(named_set("unbalanced")[0], run.W[0], float(run.b[0])).any()
            and always_falls(run)
            and first_all_right(run) <= run.iterations
        ),
        alpha=0.05,
        weights=(0.5, 0.5, -6.0),
        start=OWN,
    ),
    ReadyMade(
        title="Far from the origin",
        name="far from the origin",
        words="A large bias is dear: from the widest street the line turns by 49°, until it passes "
        "near the origin.",
        holds=_leaves_the_widest_street,
        alpha=0.05,
        weights=(0.075, 0.29, -2.49),
        start=OWN,
        iterations=5000,
        log_scale=LOG_LOG,
        view=(-0.5, 12.5, -1.0, 12.0),
        shows=("support_line", "limit_line"),
    ),
    ReadyMade(
        title="Unscaled features",
        name="unscaled features",
        words="x₂ is a hundred times x₁: the smallest α is above the limit, and 5,000 steps are "
        "not enough. Standardised, one is.",
        holds=_unscaled_holds,
        alpha=0.001,
        weights=(0.0, 0.0, 0.0),
        start=ZERO,
        iterations=5000,
        log_scale=LOG_LOG,
    ),
    ReadyMade(
        title="One outlier",
        name="one outlier",
        words="One point alone is on the wrong side at first. To win it, the line turns by some "
        "35°.",
        holds=lambda run: (
            run.accuracy[0] == 60 / 61 and 33 < turned(run) < 37 and run.accuracy[-1] == 1
        ),
        alpha=0.05,
        weights=(1.0, 0.0, 0.0),
        start=OWN,
    ),
    ReadyMade(
        title="Overlapping",
        name="overlapping",
        words="No line separates them. The loss comes to rest at 0.325, and W stops growing at a "
        "length of 1.65.",
        holds=lambda run: (
            rests(run)
            and run.accuracy.max() < 1
            and abs(run.loss[-1] - 0.325) < 0.0005
            and np.abs(run.weight_norm[400:] - 1.645).max() < 0.005
        ),
        alpha=0.2,
        weights=(-9.49, -2.89, 1.71),
        iterations=600,
        speed="60",
        separable=False,
    ),
    ReadyMade(
        title="Exclusive or",
        name="exclusive or",
        words="No line separates them. W shrinks to a fiftieth of its length, and P ends near one "
        "half everywhere.",
        holds=lambda run: (
            40 < run.weight_norm[0] / run.weight_norm[-1] < 60
            and run.accuracy.max() < 1
            and _undecided(run)
        ),
        alpha=0.05,
        weights=(-4.56, 0.45, 0.54),
        iterations=600,
        speed="60",
        separable=False,
    ),
    ReadyMade(
        title="Two rings",
        name="two rings",
        words="No line separates them. The accuracy stays below 60 %: the class depends on the "
        "distance from the middle.",
        holds=lambda run: run.accuracy.max() < 0.6,
        alpha=0.2,
        weights=(-1.17, 6.78, 1.18),
        iterations=300,
        speed="60",
        separable=False,
    ),
)


@cache
def points_of(name: str) -> Points:
    """Give the points of a ready-made set."""
    return Points(*named_set(name))


def with_set(experiment: Experiment, name: object) -> Experiment:
    """Return the experiment with a set, and all that makes its point; the rest stays."""
    ready = next((ready for ready in READY_MADE if ready.name == name), None)
    if ready is None:
        raise Refused(no_such_set(name))
    options = experiment.options
    for before in READY_MADE:
        if before.shows and points_of(before.name) == experiment.points:
            for option in before.shows:  # it made that set's point, not this one's
                options = with_option(options, option, value=False)
    for option, value in ready.options.items():
        options = with_option(options, option, value)
    loaded = following(replace(experiment, **ready.fields, options=options, iteration=0))
    return replace(loaded, box=ready.view or loaded.box)


def set_on_board(experiment: Experiment) -> ReadyMade | None:
    """Say which set this is, if it is one of them and trained as its words have it."""
    ready = _by_points().get(experiment.points)
    if ready is None or experiment.option("standardise") != ready.standardise:
        return None
    fields = {name: value for name, value in ready.fields.items() if name != "iterations"}
    fits = all(getattr(experiment, name) == value for name, value in fields.items())
    return ready if fits else None


@cache
def _by_points() -> dict[Points, ReadyMade]:
    return {points_of(ready.name): ready for ready in READY_MADE}
