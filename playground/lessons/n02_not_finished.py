"""Lesson 2: a right line is not a finished line, and a small step is not an arrival."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import norm
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready
from playground.lessons.predictions import Choose, PlacePoint, Sketch
from playground.state import theory, words
from playground.state.claims import always_falls, first_all_right, rests
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from neuron import Trajectory
    from playground.lessons.outcome import Outcome

FIRST = first_experiment()
SHORT = changed(FIRST, iterations=300, speed="60")
PACED = changed(FIRST, iterations=300, speed="60", log_scale=words.LOG_LOSS)
OVERLAP = ready("overlapping", speed=words.DOUBLING)


def _half_way(run: Trajectory) -> int:
    """Give the first iteration at which half of the fall is behind."""
    half = (run.loss[0] + run.loss[-1]) / 2
    return int(np.argmax(run.loss <= half))


def _last_step(outcome: Outcome, place: int) -> float:
    run = outcome.runs[place]
    step = np.append(run.W[-1] - run.W[-2], run.b[-1] - run.b[-2])
    return float(norm([step])[0])


def _parted(outcome: Outcome) -> bool:
    return theory.is_separable(outcome.watched)


LESSON = Lesson(
    title="A right line is not a finished line",
    misconception="When every point is right, there is nothing left to learn.",
    minutes=8,
    explains="why the loss falls on for ever, or comes to rest above 0",
    look="The loss curve after the last point is right: it falls on, more slowly with every "
    "step. Then the same on points that overlap, where it comes to rest.",
    five=(1, 4),
    article="Section 2: the log-loss is what is minimised, not the number of mistakes.",
    scenes=(
        Scene(
            words="Soon every point will be on its own side. The run goes on until iteration "
            "1,000.",
            do="Watch the accuracy and the log-loss.",
            question="Once every point is right, what does the loss do?",
            prediction=Choose(
                ("It stays: nothing is wrong", "It goes on falling", "It rises again"),
                lambda outcome: 1 if always_falls(outcome.run) else 2,
            ),
            experiment=FIRST,
            said=(
                Said(
                    "Every point was right from iteration {k} on, at a loss of {then}. At "
                    "iteration {last} it was {now}, and it had fallen with every step.",
                    lambda outcome: {
                        "k": first_all_right(outcome.run),
                        "then": float(outcome.run.loss[first_all_right(outcome.run)]),
                        "last": len(outcome.run.loss) - 1,
                        "now": float(outcome.run.loss[-1]),
                    },
                    lambda outcome: always_falls(outcome.run),
                ),
            ),
            why="A point is right as soon as it is on its own side. Its loss asks for more: it is "
            "−log of the probability that the neuron gives its label, and 0 only for a probability "
            "of 1. No finite W gives that. So W grows, and the loss falls, for as long as you "
            "like.",
        ),
        Scene(
            words="The same run, its first 300 iterations. You know where the loss begins.",
            do="Sketch how it falls.",
            question="How does the loss go on?",
            prediction=Sketch(),
            experiment=SHORT,
            said=(
                Said(
                    "Half of the fall was over at iteration {half}. The last hundred iterations "
                    "lowered the loss by {rest} only.",
                    lambda outcome: {
                        "half": _half_way(outcome.run),
                        "rest": float(outcome.run.loss[-101] - outcome.run.loss[-1]),
                    },
                    lambda outcome: (
                        _half_way(outcome.run) < 30
                        and outcome.run.loss[-101] - outcome.run.loss[-1] < 0.1
                    ),
                ),
            ),
            why="At first every point is wrong and pulls with all its might. The better the line, "
            "the weaker the pulls, the smaller the gradient, the shorter the step: the run slows "
            "itself down.",
        ),
        Scene(
            words="Three boards that differ in α alone. After 300 steps the first one seems to "
            "stand still.",
            do="Compare how far each moves in its last steps.",
            question="Which has arrived?",
            prediction=Choose(
                ("α = 0.001", "α = 0.05", "α = 1", "None of them"),
                lambda outcome: 3 if theory.is_separable(outcome.watched) else 0,
            ),
            experiment=PACED,
            boards=tuple(
                Board(f"α = {name}", changed(PACED, alpha=float(name)))
                for name in ("0.001", "0.05", "1")
            ),
            said=(
                Said(
                    "The last step with α = 0.001 was {step} long, in W and b: that looks like "
                    "rest, and yet its loss is {loss}. The other two stand at {middle} and {low}, "
                    "and fall on.",
                    lambda outcome: {
                        "step": _last_step(outcome, 0),
                        "loss": float(outcome.runs[0].loss[-1]),
                        "middle": float(outcome.runs[1].loss[-1]),
                        "low": float(outcome.runs[2].loss[-1]),
                    },
                    lambda outcome: (
                        _last_step(outcome, 0) < 0.01
                        and outcome.runs[0].loss[-1] > 1
                        and all(run.loss[-1] < run.loss[-2] for run in outcome.runs)
                    ),
                ),
            ),
            why="A step is α times the gradient. It is short where α is small, wherever one is. "
            "Only a gradient of 0 is an arrival; and while a line separates the classes, the "
            "gradient gets small but never 0.",
        ),
        Scene(
            words="On these points the classes overlap: no line has them all right.",
            do="Watch where the loss goes.",
            question="What will the loss do?",
            prediction=Choose(
                ("Fall towards 0, more slowly", "Come to rest above 0", "Never rest"),
                lambda outcome: 1 if rests(outcome.run) else 2,
            ),
            experiment=OVERLAP,
            said=(
                Said(
                    "It rests at {loss}. ‖W‖ stopped growing at {norm}, and the gradient is down "
                    "to {slope}: this is an arrival.",
                    lambda outcome: {
                        "loss": float(outcome.run.loss[-1]),
                        "norm": float(outcome.run.weight_norm[-1]),
                        "slope": float(outcome.run.gradient_norm[-1]),
                    },
                    lambda outcome: rests(outcome.run) and outcome.run.gradient_norm[-1] < 1e-4,
                ),
            ),
            why="Here a sharper edge makes the wrong points dearer. At some ‖W‖ what the right "
            "ones gain and the wrong ones lose is even: there the gradient is 0, and the loss has "
            "its minimum.",
        ),
        Scene(
            words="On the first set the loss can fall for ever. One more point of class 0 can put "
            "an end to that.",
            do="Click where it has to go.",
            question="Where does a class 0 point stop the endless fall?",
            prediction=PlacePoint(0),
            experiment=FIRST,
            said=(
                Said(
                    "A line still separates the classes, so the loss goes on falling: it is {loss} "
                    "now. Try it in the midst of the diamonds.",
                    lambda outcome: {"loss": float(outcome.run.loss[-1])},
                    _parted,
                    _parted,
                ),
                Said(
                    "No line separates the classes now. The loss cannot go below {least}, and "
                    "stands at {loss}.",
                    lambda outcome: {
                        "least": float(theory.least_loss(outcome.watched) or 0.0),
                        "loss": float(outcome.run.loss[-1]),
                    },
                    lambda outcome: outcome.run.accuracy.max() < 1,
                    lambda outcome: not _parted(outcome),
                ),
            ),
            why="While a line has every point right, a larger W makes each of them surer: the loss "
            "has no minimum. One point among those of the other class is wrong for every line that "
            "has the rest right, and the surer that is, the more it costs.",
        ),
    ),
)
