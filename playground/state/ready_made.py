"""The ready-made sets: what each is called and says, and the experiment that makes its point.

One row a set. Initial weights stand here as numbers, so that a set starts alike for ever; those of
"a wrong line" are from ``neuron.wrong_line(X, y, alpha=alpha, turn=2.88)``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from neuron import named_set
from playground.state.checks import Refused
from playground.state.experiment import following
from playground.state.options import DOUBLING, with_option
from playground.state.points import Points
from playground.state.start import WRONG, ZERO

if TYPE_CHECKING:
    from playground.state.experiment import Experiment


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMade:
    """One set, and how it is trained and shown."""

    title: str
    """What its button is called."""
    name: str
    """What it is called in neuron/."""
    words: str
    """What to watch, which the run shows."""
    alpha: float
    weights: tuple[float, float, float]
    """Initial w1, w2 and b, of the features as they are trained on."""
    start: str = WRONG
    iterations: int = 1000
    speed: str = DOUBLING
    log_scale: str = "linear"
    standardise: bool = False
    separable: bool = True

    @property
    def fields(self) -> dict[str, Any]:
        """What it sets beside options: fields of ``Experiment``."""
        w1, w2, b = self.weights
        training = {"alpha": self.alpha, "iterations": self.iterations, "w1": w1, "w2": w2, "b": b}
        return {"points": points_of(self.name), **training}

    @property
    def options(self) -> dict[str, Any]:
        """The options that it sets."""
        return {
            "start": self.start,
            "speed": self.speed,
            "log_scale": self.log_scale,
            "standardise": self.standardise,
        }


READY_MADE: Final = (
    ReadyMade(
        title="Easy",
        name="easy",
        words="Plenty of room between the classes: the line turns round, and all points are right.",
        alpha=0.05,
        weights=(-5.19, -1.75, -1.66),
    ),
    ReadyMade(
        title="Tight margin",
        name="tight margin",
        words="Hardly a gap: nine in ten are right soon, the last points take long to turn.",
        alpha=1.0,
        weights=(3.81, -0.62, 0.81),
        iterations=5000,
        log_scale="log–log",
    ),
    ReadyMade(
        title="Unbalanced",
        name="unbalanced",
        words="Six of eighty are class 1: saying 0 everywhere is 92.5 % right.",
        alpha=0.05,
        weights=(0.56, -2.17, 1.38),
    ),
    ReadyMade(
        title="Far from the origin",
        name="far from the origin",
        words="The line must leave the origin, so the bias matters: watch how long b takes.",
        alpha=0.05,
        weights=(-3.72, 5.03, 0.55),
        iterations=5000,
        log_scale="log–log",
    ),
    ReadyMade(
        title="Unscaled features",
        name="unscaled features",
        words="x₂ is a hundred times x₁, and only a tiny α is safe. Standardise, and all is well.",
        alpha=0.05,
        weights=(0.0, 0.0, 0.0),
        start=ZERO,
        speed="20",
        log_scale="log loss",
    ),
    ReadyMade(
        title="One outlier",
        name="one outlier",
        words="One point of class 0 alone makes the line turn.",
        alpha=0.2,
        weights=(-2.67, -1.03, 0.09),
    ),
    ReadyMade(
        title="Overlapping",
        name="overlapping",
        words="No line separates them. Watch the loss come to rest above 0, and W stop growing.",
        alpha=0.05,
        weights=(-1.22, -0.37, 0.22),
        iterations=600,
        speed="60",
        separable=False,
    ),
    ReadyMade(
        title="Exclusive or",
        name="exclusive or",
        words="No line separates them. Watch W stay small, and P near one half everywhere.",
        alpha=0.05,
        weights=(-4.56, 0.45, 0.54),
        iterations=600,
        speed="60",
        separable=False,
    ),
    ReadyMade(
        title="Two rings",
        name="two rings",
        words="No line separates them. Watch the accuracy stay near one half: the class depends on "
        "the distance from the middle.",
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
        raise Refused(f"There is no set called {name!r:.40}.")
    options = experiment.options
    for option, value in ready.options.items():
        options = with_option(options, option, value)
    return following(replace(experiment, **ready.fields, options=options, iteration=0))


def set_on_board(experiment: Experiment) -> ReadyMade | None:
    """Say which set this is, if it is one of them and trained as its words have it."""

    def fits(ready: ReadyMade) -> bool:
        fields = {name: value for name, value in ready.fields.items() if name != "iterations"}
        return experiment.option("standardise") == ready.standardise and all(
            getattr(experiment, name) == value for name, value in fields.items()
        )

    return next((ready for ready in READY_MADE if fits(ready)), None)
