"""The sections of the page "The maths": each with its text, its figure, and a state to try."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import logit, predict, sigmoid
from playground.maths import text as first
from playground.maths import text_training as second
from playground.maths import words
from playground.maths.numbers import ALPHA, CHANGES, CORNERS, EXAMPLE, SURE, WRONG, B, W
from playground.state import words as names
from playground.state.claims import Check, Claim, always_falls
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
    """What the figure shows, in names."""
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

THOUSAND: Final = 1000
"""Steps that the last section speaks of."""

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


def _stays_at_zero(run: Trajectory) -> bool:
    """Check that the weights stay at zero and the loss at log 2, while points are wrong."""
    at_zero = not run.W.any() and not run.b.any() and (run.loss == run.loss[0]).all()
    return bool(at_zero and run.iterations == THOUSAND and run.accuracy.max() < 1)


SECTIONS: Final = (
    Section(words.PROBLEM, first.PROBLEM, "problem", words.PROBLEM_TRY,
            replace(FIRST, iteration=FIRST.iterations), _was_found,
            words.PROBLEM_ALT),
    Section(words.SCORE, first.SCORE, "boundary", words.SCORE_TRY, OURS, _starts_from_ours,
            words.SCORE_ALT),
    Section(words.PERCEPTRON, first.PERCEPTRON, "", words.PERCEPTRON_TRY,
            replace(OURS, options=_options(("activation", names.PERCEPTRON))), _starts_from_ours),
    Section(words.PROBABILITY, first.SIGMOID, "activations", words.PROBABILITY_TRY,
            _ours(names.PROBABILITY), _starts_from_ours,
            words.PROBABILITY_ALT,
            first.SOFTMAX),
    Section(words.SMALL_CHANGES, first.SMOOTHNESS, "tangent", words.SMALL_CHANGES_TRY,
            _ours(names.PROBABILITY, *CHANGED), _starts_from_ours,
            words.SMALL_CHANGES_ALT),
    Section(words.LOG_LOSS, first.LOG_LOSS, "losses", words.LOG_LOSS_TRY,
            replace(OURS, iteration=20, options=_options(("log_scale", names.LOG_LOSS))),
            always_falls,
            words.LOG_LOSS_ALT),
    Section(words.LIKELIHOOD, first.LIKELIHOOD, "probabilities", words.LIKELIHOOD_TRY,
            _ours(names.LIKELIHOOD), _starts_from_ours,
            words.LIKELIHOOD_ALT),
    Section(words.LOGARITHM, first.LOGARITHM, "long_product",
            words.LOGARITHM_TRY, _shown(FADING, names.LIKELIHOOD), _fades,
            words.LOGARITHM_ALT),
    Section(words.DESCENT, second.DESCENT, "descent", words.DESCENT_TRY,
            _ours(names.LANDSCAPE, iteration=5), _walks_down,
            words.DESCENT_ALT),
    Section(words.NOTATION, second.NOTATION, "", words.NOTATION_TRY,
            _ours(names.THIS_STEP, THIRD), _starts_from_ours),
    Section(words.DERIVATION, second.DERIVATION, "", words.DERIVATION_TRY,
            _ours(names.THIS_STEP), _starts_from_ours),
    Section(words.FEATURES, second.FEATURES, "",
            words.FEATURES_TRY,
            _shown(FIRST, names.MATRICES), _was_found),
    Section(words.ALL_AT_ONCE, second.VECTORS, "",
            words.ALL_AT_ONCE_TRY, _ours(names.MATRICES),
            _starts_from_ours),
    Section(words.NEXT, second.NEXT, "corners", words.NEXT_TRY,
            Experiment(points=CORNERS, iterations=THOUSAND, iteration=THOUSAND), _stays_at_zero,
            words.NEXT_ALT),
)  # fmt: skip
