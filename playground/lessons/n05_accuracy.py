"""Lesson 5: accuracy and loss do not say the same."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import label_probabilities
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose, PlaceLine
from playground.numbers.text import percent
from playground.state import words
from playground.state.claims import always_falls, first_all_right

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

OVERLAP = ready("overlapping", iterations=600, speed=words.DOUBLING)
SOFT = starting(changed(OVERLAP, iterations=100), 1.4, 0.87, -0.38)
SHARP = starting(SOFT, 28.0, 17.4, -7.6)
RARE = ready("unbalanced")
TIGHT = ready("tight margin")


def _times(outcome: Outcome) -> float:
    return float(outcome.run.loss[0] / outcome.before.loss[0])


def _same_points_right(outcome: Outcome) -> bool:
    return bool(outcome.run.accuracy[0] == outcome.before.accuracy[0])


def _trust(outcome: Outcome, place: int) -> float:
    """Give the mean probability that a board's neuron gives the labels it has wrong."""
    run = outcome.runs[place]
    P = label_probabilities(outcome.X, outcome.y, run.W[0], float(run.b[0]))
    return float(P[P < 0.5].mean())


def _flat(outcome: Outcome) -> bool:
    """Check that the accuracy stays from iteration 100 to 3,000, and that the loss falls."""
    run = outcome.run
    return bool(np.ptp(run.accuracy[100:3001]) == 0 and (np.diff(run.loss[100:3001]) < 0).all())


LESSON = Lesson(
    title="Right is not the same as sure",
    misconception="Accuracy and loss say the same.",
    minutes=7,
    explains="how two lines can be right equally often, one at ten times the loss",
    look="Accuracy and log-loss side by side: the first stands still while the second grows or "
    "falls tenfold.",
    five=(1, 4),
    article="Section 2.1: the likelihood is the product of the probabilities given to the labels.",
    scenes=(
        Scene(
            words="The classes overlap; this line has 69 of 80 points right. In a moment W and b "
            "will be twenty times as large.",
            do="Think of the eleven points that are wrong.",
            question="What happens to the log-loss?",
            prediction=Choose(
                (
                    "It stays: as many are right",
                    "It falls: the neuron is surer",
                    "It grows about tenfold",
                ),
                lambda outcome: 2 if _times(outcome) > 5 else 0,
            ),
            experiment=SOFT,
            then=SHARP,
            plays=False,
            said=(
                Said(
                    "As many points are right as before, {right} of {all}. The loss went from "
                    "{soft} to {sharp}, {times} times as much.",
                    lambda outcome: {
                        "right": round(outcome.run.accuracy[0] * len(outcome.y)),
                        "all": len(outcome.y),
                        "soft": float(outcome.before.loss[0]),
                        "sharp": float(outcome.run.loss[0]),
                        "times": _times(outcome),
                    },
                    lambda outcome: _same_points_right(outcome) and 9 < _times(outcome) < 11,
                ),
            ),
            why="Accuracy only asks on which side a point is, and the line has not moved. The loss "
            "asks how probable the neuron found each label. To be sure and wrong is dear: the cost "
            "of a wrong point grows with its distance from the line, times ‖W‖.",
        ),
        Scene(
            words="Both lines at once. A is soft, B is sharp; they are wrong about the same eleven "
            "points.",
            do="Imagine that a new point comes, close to the line.",
            question="Whose probability would you trust?",
            prediction=Choose(
                ("A's", "B's", "Both alike"),
                lambda outcome: 0 if outcome.runs[0].loss[0] < outcome.runs[1].loss[0] else 1,
            ),
            experiment=SOFT,
            boards=(Board("A", SOFT), Board("B", SHARP)),
            plays=False,
            said=(
                Said(
                    "To the labels it has wrong A gives a probability of {soft} on average, B "
                    "{sharp}. Both have {right} of {all} right, at a loss of {a} and of {b}.",
                    lambda outcome: {
                        "soft": _trust(outcome, 0),
                        "sharp": _trust(outcome, 1),
                        "right": round(outcome.run.accuracy[0] * len(outcome.y)),
                        "all": len(outcome.y),
                        "a": float(outcome.runs[0].loss[0]),
                        "b": float(outcome.runs[1].loss[0]),
                    },
                    lambda outcome: _trust(outcome, 1) < 0.1 < _trust(outcome, 0),
                ),
            ),
            why="B says “almost certainly” even where it is wrong. A says “probably”, and the "
            "points bear that out: some are on the other side. A lower loss means that the "
            "probabilities fit the labels better, not that more labels are right.",
        ),
        Scene(
            words="Six of these eighty points are class 1. At this start the neuron says 0 to all "
            "of them.",
            do="Work it out before you watch.",
            question="How accurate is a neuron that always says 0?",
            prediction=Choose(
                ("7.5 %", "50 %", "92.5 %"),
                lambda outcome: (0.075, 0.5, 0.925).index(round(outcome.run.accuracy[0], 3)),
            ),
            experiment=RARE,
            said=(
                Said(
                    "{start}, without having learned anything. The loss was not content: it fell "
                    "with every step, and at iteration {k} all six were found.",
                    lambda outcome: {
                        "start": percent(float(outcome.run.accuracy[0])),
                        "k": first_all_right(outcome.run),
                    },
                    lambda outcome: (
                        always_falls(outcome.run)
                        and first_all_right(outcome.run) < len(outcome.run.loss)
                    ),
                ),
            ),
            why="Where one class is rare, a high accuracy says little. The loss of the six is "
            "large as long as the neuron finds them improbable, and their pulls go on until it "
            "does not.",
        ),
        Scene(
            words="A tight margin. From iteration 100 to 3,000 the accuracy will not change at "
            "all.",
            do="Keep an eye on both numbers.",
            question="And the loss, in that time?",
            prediction=Choose(
                ("It does not change either", "It falls all the time", "It goes up and down"),
                lambda outcome: 1 if _flat(outcome) else 2,
            ),
            experiment=TIGHT,
            said=(
                Said(
                    "79 of 80 right all along, while the loss fell from {a} to {b}. At iteration "
                    "{k} the last point came over to its side.",
                    lambda outcome: {
                        "a": float(outcome.run.loss[100]),
                        "b": float(outcome.run.loss[3000]),
                        "k": first_all_right(outcome.run),
                    },
                    lambda outcome: _flat(outcome) and outcome.run.accuracy[100] == 79 / 80,
                ),
            ),
            why="The accuracy moves in steps of one point; the loss is smooth in w₁, w₂ and b. "
            "That is why gradient descent goes by the loss: the accuracy has no slope to go down.",
        ),
        Scene(
            words="The overlapping points once more, from a line that is wrong.",
            do="Place the line, and its sharpness, for the least loss that you can get.",
            question="Can you come near the neuron's loss?",
            prediction=PlaceLine(),
            experiment=OVERLAP,
            said=(
                Said(
                    "Your line has {mine} of the points right, the neuron's {its}: compare that "
                    "with the two losses.",
                    lambda outcome: {
                        "mine": percent(outcome.right_of_line / len(outcome.y)),
                        "its": percent(float(outcome.run.accuracy[-1])),
                    },
                    when=lambda outcome: outcome.guess is not None,
                ),
            ),
            why="Two things count: where the line stands, and how sharp it is. By the eye one "
            "finds the place; ‖W‖ is found by the loss. The neuron gets both from the same "
            "gradient.",
        ),
    ),
)
