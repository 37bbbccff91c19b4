"""The sections of the page "The maths": each with its text, its figure, and a state to try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import logit, predict, sigmoid
from playground.maths import text as first
from playground.maths import text_training as second
from playground.maths.numbers import ALPHA, CHANGES, CORNERS, EXAMPLE, SURE, WRONG, B, W
from playground.state.claims import Check, Claim, always_falls, rests
from playground.state.experiment import Experiment, first_experiment
from playground.state.options import with_option
from playground.state.points import Points

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.state.options import Options


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its text, a figure's name or none, and a state of the playground to try."""

    title: str
    text: str
    figure: str
    try_it: str
    """What the link says after "Try it: "."""
    experiment: Experiment
    holds: Check
    """Whether one sees there what the link says: see state/claims.py."""
    alt: str = ""
    """What the figure shows, in words."""
    footnote: str = ""
    """What stands below the figure."""

    @property
    def claim(self) -> Claim:
        """What the link says, beside its check."""
        return Claim(self.try_it, self.experiment, self.holds)


def _options(*pairs: tuple[str, object]) -> Options:
    options: Options = ()
    for name, value in pairs:
        options = with_option(options, name, value)
    return options


CLOSE: Final = 1e-14
"""Rounding of a factor of the long product."""

FIRST: Final = first_experiment()
OURS: Final = Experiment(
    points=EXAMPLE, alpha=ALPHA, iterations=200, w1=float(W[0]), w2=float(W[1]), b=B
)
CHOSEN = ("chosen", WRONG)
THIRD = ("chosen", 2)
CHANGED: Final = tuple(zip(("dw1", "dw2", "db"), CHANGES, strict=True))

FADING: Final = Experiment(
    points=Points.of((x1, x2, 1) for x1, x2 in EXAMPLE.X[EXAMPLE.y == 1].tolist()), b=logit(SURE)
)
"""Our class 1 alone, each label with the same probability: the factors of the long product."""


def _ours(panel: str, *pairs: tuple[str, object], iteration: int = 0) -> Experiment:
    return replace(OURS, iteration=iteration, options=_options(("panel", panel), CHOSEN, *pairs))


def _shown(experiment: Experiment, panel: str) -> Experiment:
    return replace(experiment, options=_options(("panel", panel)))


def _was_found(run: Trajectory) -> bool:
    """Check that the line was wrong, and parts the classes in the end."""
    return bool(run.accuracy[0] < 1 and run.accuracy[-1] == 1)


def _starts_from_ours(run: Trajectory) -> bool:
    """Check that the state is the text's: four samples, of which the last one is wrong."""
    right = predict(EXAMPLE.X, run.W[0], float(run.b[0])) == EXAMPLE.y
    return bool((run.W[0] == W).all() and run.b[0] == B and right.tolist() == [True] * 3 + [False])


def _fades(run: Trajectory) -> bool:
    """Check the factors, and that a product of them sticks above 0 instead of reaching it."""
    factors = sigmoid(FADING.points.X @ run.W[0] + run.b[0])
    product = SURE
    while product * SURE != product:
        product *= SURE
    return bool(np.abs(factors - SURE).max() < CLOSE and product > 0)


def _walks_down(run: Trajectory) -> bool:
    """Check that each step goes down, and that the steps get shorter."""
    first_steps = run.gradient_norm[: OURS.iterations // 10]
    return always_falls(run) and bool((np.diff(first_steps) < 0).all())


def _cannot_part(run: Trajectory) -> bool:
    """Check that the best line is not right, though the loss has come to rest."""
    return bool(run.accuracy.max() < 1) and rests(run)


SECTIONS: Final = (
    Section("The problem", first.PROBLEM, "problem", "the line that was found",
            replace(FIRST, iteration=FIRST.iterations), _was_found,
            "Two clouds of points, blue circles and vermilion diamonds, with a line between them."),
    Section("Score and boundary", first.SCORE, "boundary", "these weights", OURS, _starts_from_ours,
            "The four samples, the line z = 0, and the arrow W at a right angle to it. Sample 4, a "
            "diamond, lies on the side of the circles."),
    Section("The perceptron", first.PERCEPTRON, "", "a hard threshold",
            replace(OURS, options=_options(("activation", "Perceptron"))), _starts_from_ours),
    Section("The sigmoid, a probability", first.SIGMOID, "activations", "the sigmoid",
            _ours("Sigmoid and probability"), _starts_from_ours,
            "The threshold jumps from 0 to 1 at z = 0; the sigmoid rises smoothly through a half.",
            first.SOFTMAX),
    Section("Small changes", first.SMOOTHNESS, "tangent", "this change of sample 4, and your own",
            _ours("Sigmoid and probability", *CHANGED), _starts_from_ours,
            "The sigmoid near z = −1 and its tangent there: close by they are almost the same."),
    Section("The log-loss", first.LOG_LOSS, "losses", "the loss as it falls",
            replace(OURS, iteration=20, options=_options(("log_scale", "log loss"))), always_falls,
            "The loss over the score for either label, each rising where the neuron is wrong."),
    Section("The likelihood", first.LIKELIHOOD, "probabilities", "the product of the four",
            _ours("Likelihood"), _starts_from_ours,
            "Four bars: what the neuron gives to each sample's own label."),
    Section("The logarithm", first.LOGARITHM, "long_product",
            "factors of 0.6, until the product sticks", _shown(FADING, "Likelihood"), _fades,
            "The exponent of the product falls in a line, until float64 runs out and it sticks."),
    Section("Gradient descent", second.DESCENT, "descent", "the loss landscape",
            _ours("Loss landscape", iteration=5), _walks_down,
            "The loss along one weight falls from left to right and flattens; each step goes down, "
            "and the steps get shorter."),
    Section("Notation", second.NOTATION, "", "the score of sample 3, written out",
            _ours("This step", THIRD), _starts_from_ours),
    Section("The gradient, step by step", second.DERIVATION, "", "sample 4's chain of factors",
            _ours("This step"), _starts_from_ours),
    Section("More features", second.FEATURES, "",
            "training with 2, 5 and 20 features, at the end of the panel",
            _shown(FIRST, "From loops to matrices"), _was_found),
    Section("All samples at once", second.VECTORS, "",
            "these matrices, and a race of loops against them", _ours("From loops to matrices"),
            _starts_from_ours),
    Section("What comes next", second.NEXT, "corners", "what no line can part",
            replace(FIRST, points=CORNERS, iteration=FIRST.iterations), _cannot_part,
            "Two clouds of either class in opposite corners."),
)  # fmt: skip
