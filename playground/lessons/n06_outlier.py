"""Lesson 6: the neuron does not count mistakes. One outlier, and what the perceptron would do."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import accuracy, angle_between, norm, perceptron, residuals, sample_losses, score
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose, PlacePoint
from playground.state import words
from playground.state.claims import first_all_right, turned
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from neuron import PerceptronRun
    from playground.lessons.outcome import Outcome

FIRST = starting(first_experiment(), -2.0, -1.5, -0.25)
OUTLIER = ready("one outlier")
WITHOUT = changed(OUTLIER, points=OUTLIER.points.without_last())


def _nearest(outcome: Outcome, W: np.ndarray, b: float) -> float:
    """Give the distance of a line from the point nearest to it."""
    return float(np.abs(score(outcome.X, W, b)).min() / norm([W])[0])


def _perceptron(outcome: Outcome) -> PerceptronRun:
    return perceptron(outcome.X, outcome.y)


def _of_perceptron(outcome: Outcome) -> float:
    state = _perceptron(outcome).states[-1]
    return _nearest(outcome, state[:2], float(state[2]))


def _of_neuron(outcome: Outcome) -> float:
    return _nearest(outcome, outcome.run.W[-1], float(outcome.run.b[-1]))


def _perceptron_stopped(outcome: Outcome) -> bool:
    state = _perceptron(outcome).states[-1]
    return bool(accuracy(outcome.X, outcome.y, state[:2], float(state[2])) == 1)


def _apart(outcome: Outcome) -> float:
    return float(angle_between(outcome.runs[0].W[-1], outcome.runs[1].W[-1]))


def _part_of_point(outcome: Outcome) -> dict[str, float]:
    """Give the new point's part in the loss at the start, and the whole."""
    start = np.array(outcome.start)
    losses = sample_losses(outcome.X, outcome.y, start[:2], float(start[2]))
    return {"own": float(losses[-1] / len(losses)), "all": float(losses.mean())}


def _is_dear(outcome: Outcome) -> bool:
    parts = _part_of_point(outcome)
    return outcome.guess is not None and 2 * parts["own"] > parts["all"]


def _pull(outcome: Outcome) -> float:
    """Say how hard the outlier, the last point, pulls at the start."""
    start = np.array(outcome.start)
    return float(abs(residuals(outcome.X, outcome.y, start[:2], float(start[2]))[-1]))


LESSON = Lesson(
    title="One point against sixty",
    misconception="The neuron counts its mistakes.",
    minutes=7,
    explains="what one outlier does to the log-loss, and how the perceptron differs",
    look="How far one point turns the line, and how much of the whole pull it has at the start "
    "and at the end.",
    five=(1, 3),
    article="Section 1: the perceptron only knows sides; the sigmoid knows how far.",
    scenes=(
        Scene(
            words="60 of 61 points are right. One circle is alone among the diamonds, far down at "
            "the right.",
            do="Decide whether one mistake is worth the trouble.",
            question="How far will the line turn for this one point?",
            prediction=Choose(
                ("Hardly: one in 61", "By more than 20°", "Right round"),
                lambda outcome: (
                    0 if turned(outcome.run) < 20 else 1 if turned(outcome.run) < 90 else 2
                ),
            ),
            experiment=OUTLIER,
            said=(
                Said(
                    "It turned by {turn}°, and from iteration {k} on the circle is on its own "
                    "side. At the start it pulled with {pull}, nearly as hard as a point can.",
                    lambda outcome: {
                        "turn": turned(outcome.run),
                        "k": first_all_right(outcome.run),
                        "pull": _pull(outcome),
                    },
                    lambda outcome: (
                        20 < turned(outcome.run) < 90
                        and outcome.run.accuracy[-1] == 1
                        and _pull(outcome) > 0.95
                    ),
                ),
            ),
            why="Points that are right and sure pull with almost nothing. One that is wrong and "
            "far pulls with almost 1, and its pull on W is (a − y) x: far out, x is long. So one "
            "point can outweigh sixty that are content.",
        ),
        Scene(
            words="The same start twice: A with the circle among the diamonds, B without it. Only "
            "this one point differs.",
            do="Guess the angle between the lines at the end.",
            question="How far apart will they end?",
            prediction=Choose(
                ("Less than 10°", "About 30°", "About 90°"),
                lambda outcome: 0 if _apart(outcome) < 10 else 1 if _apart(outcome) < 60 else 2,
            ),
            experiment=OUTLIER,
            boards=(Board("A: with it", OUTLIER), Board("B: without it", WITHOUT)),
            said=(
                Said(
                    "They end {apart}° apart. B's line hardly turned, by {b}°; A's by {a}°.",
                    lambda outcome: {
                        "apart": _apart(outcome),
                        "a": float(angle_between(outcome.runs[0].W[0], outcome.runs[0].W[-1])),
                        "b": float(angle_between(outcome.runs[1].W[0], outcome.runs[1].W[-1])),
                    },
                    lambda outcome: 25 < _apart(outcome) < 35,
                ),
            ),
            why="B's points are all right from the start; they only make the line surer. In A one "
            "pull is left that does not tire. Whether the circle is a truth or a slip of the pen, "
            "the loss cannot know: that is for you to decide.",
        ),
        Scene(
            words="The perceptron learns from mistakes alone: it corrects one, and stops when "
            "there are none. Its line is dashed.",
            do="Compare both when they are through.",
            question="Whose line leaves more room to the nearest point?",
            prediction=Choose(
                ("The perceptron's", "The neuron's"),
                lambda outcome: 1 if _of_neuron(outcome) > _of_perceptron(outcome) else 0,
            ),
            experiment=OUTLIER,
            then=changed(OUTLIER, panel=words.RACE),
            said=(
                Said(
                    "The perceptron stopped after {mistakes} mistakes, {its} from its nearest "
                    "point. The neuron went on for {steps} steps, and is {own} from its own.",
                    lambda outcome: {
                        "mistakes": _perceptron(outcome).mistakes,
                        "its": _of_perceptron(outcome),
                        "steps": len(outcome.run.loss) - 1,
                        "own": _of_neuron(outcome),
                    },
                    lambda outcome: (
                        _perceptron_stopped(outcome)
                        and _perceptron(outcome).mistakes < 10
                        and _of_neuron(outcome) > _of_perceptron(outcome)
                    ),
                ),
            ),
            why="The perceptron asks “wrong?”, and once the answer is no, it has nothing to learn "
            "from. The neuron asks “how sure?”. The points nearest to the line are the least sure, "
            "so they go on pushing it away.",
        ),
        Scene(
            words="The first set, with a line that has every point right.",
            do="Click where one more circle, class 0, costs the most.",
            question="Where is a circle dearest?",
            prediction=PlacePoint(0),
            experiment=FIRST,
            said=(
                Said(
                    "At the start your circle costs {own} of the whole loss, {all}: more than all "
                    "the others together.",
                    _part_of_point,
                    when=_is_dear,
                ),
                Said(
                    "At the start your circle costs {own} of the whole loss, {all}. Deep among the "
                    "diamonds, at the lower left, it would cost more than all others together.",
                    _part_of_point,
                    lambda outcome: outcome.start[0] < 0 and outcome.start[1] < 0,
                    lambda outcome: outcome.guess is not None and not _is_dear(outcome),
                ),
            ),
            why="A wrong point costs about as much as its score is large, |z|, without an upper "
            "limit: the deeper among the others, the dearer. As a mistake it would count 1, "
            "wherever it is.",
        ),
    ),
)
