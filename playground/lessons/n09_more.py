"""Lesson 9: more iterations do not always help; and why a product of likelihoods is no number."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import accuracy, activation, likelihood, log_likelihood
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose, PlaceLine, Sketch
from playground.numbers.text import percent
from playground.state import theory, words
from playground.state.claims import rests
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

EXCLUSIVE = ready("exclusive or", speed=words.DOUBLING)
LONG = changed(EXCLUSIVE, iterations=6000, log_scale=words.LOG_LOG)
BOARDS = (
    Board("easy", ready("easy", iterations=600)),
    Board("overlapping", ready("overlapping", iterations=600)),
    Board("two rings", ready("two rings", iterations=600)),
)
COINS = changed(starting(first_experiment(), 0.0, 0.0, 0.0), panel=words.LIKELIHOOD)

ACROSS: Final = ((-0.73, 0.683), -2.0)
"""W and b of a line across one corner of the exclusive or."""

LOST: Final = 1075
"""Labels with a probability of one half each whose product float64 rounds to 0."""


def _undecided(outcome: Outcome) -> float:
    """Give the largest distance of P from one half, over all points, at the end."""
    A = activation(outcome.X, outcome.run.W[-1], float(outcome.run.b[-1]))
    return float(np.abs(A - 0.5).max())


def _late_gain(outcome: Outcome) -> float:
    return float(outcome.run.loss[600] - outcome.run.loss[-1])


def _late_falls(outcome: Outcome) -> list[float]:
    """By how many per cent the loss of each board fell over its last 100 iterations."""
    return [float(100 * (1 - run.loss[-1] / run.loss[-101])) for run in outcome.runs]


def _product(outcome: Outcome) -> float:
    run = outcome.run
    return float(likelihood(outcome.X, outcome.y, run.W[0], float(run.b[0])))


LESSON = Lesson(
    title="When more does not help",
    misconception="More iterations always help.",
    minutes=8,
    explains="what no line can do, however long it trains, and why one adds logarithms",
    look="The accuracy of the exclusive or, which ends at one half, and the loss near log 2. Then "
    "the likelihood, a product that rounding loses, and its logarithm.",
    five=(1, 5),
    article="Section 2.2: the likelihood is a product that tends to 0, so one takes its logarithm.",
    scenes=(
        Scene(
            words="Exclusive or: each class sits in two opposite corners.",
            do="Try to see a line that parts them, before you watch.",
            question="How will it stand after 600 iterations?",
            prediction=Choose(
                (
                    "All points right",
                    "Three of four right, and sure",
                    "Half of them right, and unsure of all",
                ),
                lambda outcome: (
                    2 if outcome.run.accuracy[-1] < 0.6 and _undecided(outcome) < 0.11 else 1
                ),
            ),
            experiment=EXCLUSIVE,
            said=(
                Said(
                    "{right} are right. Every probability is within {far} of one half, and ‖W‖ "
                    "shrank from {start} to {end}: the neuron has learned to say “I cannot tell”.",
                    lambda outcome: {
                        "right": percent(float(outcome.run.accuracy[-1])),
                        "far": _undecided(outcome),
                        "start": float(outcome.run.weight_norm[0]),
                        "end": float(outcome.run.weight_norm[-1]),
                    },
                    lambda outcome: outcome.run.accuracy[-1] == 0.5 and _undecided(outcome) < 0.11,
                ),
            ),
            why="Whatever line one draws, each of its sides has points of both classes. To be sure "
            "would be dear, so the cheapest is P near ½ everywhere: a short W, and hardly any "
            "edge.",
        ),
        Scene(
            words="Ten times as many iterations, on logarithmic axes. At iteration 600 the loss is "
            "0.686.",
            do="Think of what a longer run could still find.",
            question="What do 5,400 more iterations bring?",
            prediction=Choose(
                ("They halve the loss", "A few per cent", "Less than a millionth"),
                lambda outcome: 2 if 0 <= _late_gain(outcome) < 1e-6 else 1,
            ),
            experiment=LONG,
            said=(
                Said(
                    "They lowered the loss by {gain}, to {loss}. It was at rest long before.",
                    lambda outcome: {
                        "gain": _late_gain(outcome),
                        "loss": float(outcome.run.loss[-1]),
                    },
                    lambda outcome: (
                        0 < _late_gain(outcome) < 1e-6
                        and round(float(outcome.run.loss[600]), 3) == 0.686
                    ),
                ),
            ),
            why="The gradient is 0 up to rounding: every pull has its counterpart. An arrival, "
            "this time. What is missing is not time but shape: a neuron can only draw a line.",
        ),
        Scene(
            words="Your turn: no rule says that the neuron is best at this.",
            do="Place a line with as many points right as you can.",
            question="Can a line do better than the neuron's?",
            prediction=PlaceLine(),
            experiment=EXCLUSIVE,
            said=(
                Said(
                    "The least loss that any line can have here is {least}. More points right is "
                    "possible, but each sure mistake is paid for.",
                    lambda outcome: {"least": float(theory.least_loss(outcome.watched) or 0.0)},
                    lambda outcome: (
                        outcome.loss_of_line >= (theory.least_loss(outcome.watched) or 0.0) - 1e-9
                        and accuracy(outcome.X, outcome.y, *ACROSS) == 0.75
                    ),
                ),
            ),
            why="The neuron minimises the loss, not the mistakes. A line across one corner gets "
            "three of four right, and is sure and wrong about the rest, unless it is very soft.",
        ),
        Scene(
            words="Three sets, 600 iterations each: easy, overlapping, two rings.",
            do="State one rule for all three.",
            question="When do more iterations go on helping?",
            prediction=Choose(
                ("Always", "While some point is wrong", "Only where a line parts the classes"),
                lambda outcome: (
                    2
                    if [theory.is_separable(one.experiment) for one in outcome.scene.boards]
                    == [True, False, False]
                    else 0
                ),
            ),
            experiment=BOARDS[0].experiment,
            boards=BOARDS,
            said=(
                Said(
                    "In the last 100 iterations the loss fell by {easy} % on the easy set, by "
                    "{over} % and {rings} % on the others, which still have points wrong.",
                    lambda outcome: dict(
                        zip(("easy", "over", "rings"), _late_falls(outcome), strict=True)
                    ),
                    lambda outcome: (
                        _late_falls(outcome)[0] > 10
                        and max(_late_falls(outcome)[1:]) < 0.1
                        and all(
                            run.right is not None and run.right[-1] < 80 for run in outcome.runs[1:]
                        )
                    ),
                ),
            ),
            why="Where a line parts the classes the loss has no lowest place, and each step finds "
            "a lower one. Where none does, there is a lowest place, and after arriving there is "
            "nothing to gain.",
        ),
        Scene(
            words="At W = 0 the neuron says ½ to each of the 60 labels. The likelihood is the "
            "product of these probabilities.",
            do="Estimate it before you look.",
            question="About how large is the product?",
            prediction=Choose(
                ("About ½", "About 1/60", "About 10⁻¹⁸"),
                lambda outcome: 2 if _product(outcome) < 1e-17 else 1,
            ),
            experiment=COINS,
            plays=False,
            said=(
                Said(
                    "It is {product}. With {lost} such labels float64 has no number for it any "
                    "more and says 0. The sum of the logarithms is {sum} here, and would be {more} "
                    "there.",
                    lambda outcome: {
                        "product": _product(outcome),
                        "lost": LOST,
                        "sum": float(
                            log_likelihood(
                                outcome.X, outcome.y, outcome.run.W[0], float(outcome.run.b[0])
                            )
                        ),
                        "more": LOST * float(np.log(0.5)),
                    },
                    lambda outcome: (
                        abs(_product(outcome) / 0.5**60 - 1) < 1e-12
                        and 0.5**LOST == 0.0 < 0.5 ** (LOST - 1)
                    ),
                ),
            ),
            why="A product of many numbers below 1 shrinks by a factor with every sample; a sum "
            "only grows by a term. The logarithm turns one into the other, and its maximum is in "
            "the same place. So the loss is a mean of −log P.",
        ),
        Scene(
            words="The two rings once more, 300 iterations, from a sharp wrong line.",
            do="Sketch how the loss goes, and where it ends.",
            question="How will the loss go?",
            prediction=Sketch(),
            experiment=ready("two rings"),
            said=(
                Said(
                    "It ends at {loss}, near log 2 = 0.693, which is what “½ to all” costs.",
                    lambda outcome: {"loss": float(outcome.run.loss[-1])},
                    lambda outcome: 0.6 < outcome.run.loss[-1] < np.log(2) and rests(outcome.run),
                ),
            ),
            why="No line helps, so the neuron gives up its sharpness, and then there is nothing "
            "left to learn. To part rings one needs more than one neuron, or another feature, such "
            "as the distance from the middle.",
        ),
    ),
)
