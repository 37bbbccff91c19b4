"""Lesson 7: the gradient does not point somewhere on the board. It lives among w₁, w₂ and b."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose
from playground.state import words
from playground.state.claims import turned
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

FIRST = first_experiment()
ONE_STEP = changed(FIRST, iterations=1, speed="1", alpha=1.0)
BUGGY = changed(FIRST, iterations=200, speed="60")
OVERLAP = ready("overlapping", alpha=1.0, iterations=200, speed="20")
STARTS = ((2.0, 2.0, 1.5), (-2.0, 2.0, 0.0), (0.0, -4.0, -3.0))


def _changes(outcome: Outcome) -> np.ndarray:
    """Give what one step adds to w1, w2 and b."""
    run = outcome.run
    return np.append(run.W[1] - run.W[0], run.b[1] - run.b[0])


def _step(outcome: Outcome, k: int) -> float:
    """Give the length of a step in w1, w2 and b together."""
    run = outcome.run
    return float(run.alpha * run.gradient_norm[k])


def _ends(outcome: Outcome) -> np.ndarray:
    """Give w1, w2 and b of all boards at their ends."""
    return np.array([[*run.W[-1], run.b[-1]] for run in outcome.runs])


def _ends_agree(outcome: Outcome) -> bool:
    return bool(np.ptp(_ends(outcome), axis=0).max() < 1e-3)


def _uphill(outcome: Outcome) -> bool:
    """Check that A's loss rises with every step, and that B's bias stays."""
    climbs, turns = outcome.runs[1], outcome.runs[2]
    return bool((np.diff(climbs.loss) > 0).all() and np.ptp(turns.b) == 0)


LESSON = Lesson(
    title="Where the gradient lives",
    misconception="The gradient points somewhere on the picture.",
    minutes=7,
    explains="what one step does to w₁, w₂ and b, and what of that one sees on the board",
    look="The map of the loss beside the board: one place there is a whole line here, and a "
    "step there turns and shifts the line here.",
    five=(1, 3),
    article="Section 3: the gradient is the vector of the partial derivatives of L, by w₁, w₂ and "
    "b.",
    scenes=(
        Scene(
            words="One step of gradient descent, no more, with α = 1.",
            do="Press Watch, or step with →, and look at w₁, w₂ and b under the board.",
            question="Which of the three numbers will change?",
            prediction=Choose(
                (
                    "The one that is most wrong",
                    "All three at once",
                    "Only w₁ and w₂: the line turns",
                ),
                lambda outcome: 1 if (_changes(outcome) != 0).all() else 2,
            ),
            experiment=ONE_STEP,
            said=(
                Said(
                    "w₁ changed by {w1}, w₂ by {w2}, b by {b}: one arrow with three parts, and on "
                    "the board one sees a line that has turned by {turn}°.",
                    lambda outcome: {
                        **dict(zip(("w1", "w2", "b"), map(float, _changes(outcome)), strict=True)),
                        "turn": turned(outcome.run),
                    },
                    lambda outcome: bool((_changes(outcome) != 0).all()),
                ),
            ),
            why="The loss depends on w₁, w₂ and b. Each has its own slope, and the step takes α "
            "times each slope away, all at the same moment. The board shows x₁ and x₂: there is no "
            "place on it where this arrow could be drawn. What you see is its consequence.",
        ),
        Scene(
            words="Soon a panel will show the loss over w₁ and w₂: every place on that map is a "
            "whole line on the board. All steps use the same α.",
            do="Watch the dot walk.",
            question="The first step is long. How long is the last, the 1,000th?",
            prediction=Choose(
                ("As long: α is the same", "About a hundredth", "Longer: it speeds up"),
                lambda outcome: 1 if _step(outcome, 999) < 0.05 * _step(outcome, 0) else 0,
            ),
            experiment=FIRST,
            then=changed(FIRST, panel=words.LANDSCAPE),
            said=(
                Said(
                    "The first step was {first} long in w₁, w₂ and b, the last {last}: {times} "
                    "times as short, with the same α.",
                    lambda outcome: {
                        "first": _step(outcome, 0),
                        "last": _step(outcome, len(outcome.run.loss) - 2),
                        "times": _step(outcome, 0) / _step(outcome, len(outcome.run.loss) - 2),
                    },
                    lambda outcome: 80 < _step(outcome, 0) / _step(outcome, 999) < 140,
                ),
            ),
            why="A step is α times the slope. On the steep hillside it is long, in the flat valley "
            "short. Nobody slows the run down: the ground does. And it is no sign of having "
            "arrived.",
        ),
        Scene(
            words="Three starts on the same overlapping points, with the same α. Only the start "
            "differs.",
            do="Follow the three arrows.",
            question="Where will the three runs end?",
            prediction=Choose(
                ("On three different lines", "On the same line", "Two alike, one not"),
                lambda outcome: 1 if _ends_agree(outcome) else 0,
            ),
            experiment=starting(OVERLAP, *STARTS[0]),
            boards=tuple(
                Board(f"start {name}", starting(OVERLAP, *start))
                for name, start in zip("ABC", STARTS, strict=True)
            ),
            said=(
                Said(
                    "All three end at w₁ = {w1}, w₂ = {w2}, b = {b}: the same place, from three "
                    "sides.",
                    lambda outcome: dict(
                        zip(("w1", "w2", "b"), map(float, _ends(outcome)[0]), strict=True)
                    ),
                    _ends_agree,
                ),
            ),
            why="Over w₁, w₂ and b the log-loss is one valley, without a second one to get caught "
            "in. Where the classes overlap it has one lowest place, and from every start the way "
            "down ends there.",
        ),
        Scene(
            words="Which bug? Beside the neuron there are two wrong ones, from the same start.",
            do="Watch the arrows of W, and the three curves.",
            question="What is wrong with wrong neuron A?",
            prediction=Choose(
                (
                    "It has no bias",
                    "The sign of its step",
                    "0 and 1 are swapped",
                    "It adds up, no mean",
                ),
                lambda outcome: ("no bias", "sign", "labels", "sum").index(
                    outcome.scene.boards[1].bug
                ),
            ),
            experiment=BUGGY,
            boards=(
                Board("the neuron", BUGGY),
                Board("wrong neuron A", BUGGY, "sign"),
                Board("wrong neuron B", BUGGY, "no bias"),
            ),
            said=(
                Said(
                    "Wrong neuron A goes uphill: its curve rises with every step, and its line "
                    "gets sharper the wrong way round. Wrong neuron B lacks the bias: its line "
                    "turns, but its b never changes.",
                    holds=_uphill,
                ),
            ),
            why="W + α ∂L/∂W is the steepest way up, with the same arrow as the way down: a single "
            "sign. Without ∂L/∂b there are two parts instead of three, and the line can turn and "
            "sharpen but never shift by itself.",
        ),
    ),
)
