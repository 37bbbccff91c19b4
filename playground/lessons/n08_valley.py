"""Lesson 8: the steepest way is not the straight way. Unscaled features make a narrow valley."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from neuron import angle_between, norm, step_limit
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose, Sketch
from playground.state import theory, words
from playground.state.claims import first_all_right, rises
from playground.state.experiment import Experiment, following
from playground.state.points import Points

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome


def stretched(factor: float, alpha: float, iterations: int) -> Experiment:
    """Give the overlapping set with x2 so many times as large, from W = 0."""
    base = starting(ready("overlapping", alpha=alpha, iterations=iterations), 0.0, 0.0, 0.0)
    points = Points(base.points.X * [1.0, factor], base.points.y)
    return following(replace(base, points=points))


BOARDS = tuple(
    Board(f"x₂ × {factor}", changed(stretched(factor, 0.3, 60), speed="5")) for factor in (1, 3, 8)
)
VALLEY = changed(stretched(5, 0.3, 200), speed="20")
JUMPS = changed(stretched(5, 0.5, 20), speed="5")
UNSCALED = ready("unscaled features")
SCALED = changed(UNSCALED, standardise=True, alpha=0.5, iterations=100, log_scale=words.LINEAR)


def _moves(outcome: Outcome, place: int) -> float:
    return float(np.ptp(outcome.runs[place].loss[-10:]))


def _off_course(outcome: Outcome) -> float:
    """Give the angle between the first step and the way to the minimum, over w1 and w2."""
    best = theory.best(outcome.watched)
    run = outcome.run
    return 0.0 if best is None else float(angle_between(run.W[1] - run.W[0], best.W - run.W[0]))


def _detour(outcome: Outcome) -> float:
    """How many times as long as the straight way the walk over w1 and w2 is."""
    W = outcome.run.W
    return float(norm(np.diff(W, axis=0)).sum() / norm(W[-1:] - W[:1])[0])


def _turns_back(outcome: Outcome) -> int:
    """Count the steps of w2 that go against the one before."""
    steps = np.sign(np.diff(outcome.run.W[:, 1]))
    return int((steps[1:] * steps[:-1] < 0).sum())


LESSON = Lesson(
    title="The steepest way is not the straight way",
    misconception="Against the gradient is straight towards the goal.",
    minutes=7,
    explains="why features of unlike size make the run zigzag, and what standardising does",
    look="The way across the map: to and fro over the valley, and hardly along it. Then what "
    "standardising does.",
    five=(1, 4),
    article="Section 3.2: ∂L/∂w_j is the mean of (a − y) x_j, so a large feature has a large "
    "slope.",
    scenes=(
        Scene(
            words="The same points three times, with x₂ as it is, three times and eight times as "
            "large. All else is alike: α = 0.3, from W = 0.",
            do="Look at the numbers at the axes.",
            question="Which of them come to rest?",
            prediction=Choose(
                ("All: the points are the same", "× 1 and × 3", "Only × 1"),
                lambda outcome: 1 if _moves(outcome, 1) < 0.01 < _moves(outcome, 2) else 0,
            ),
            experiment=BOARDS[0].experiment,
            boards=BOARDS,
            said=(
                Said(
                    "× 1 and × 3 end at {one} and {three}; × 8 still jumped by {jump} in its last "
                    "ten steps. The step limits are {a}, {b} and {c}.",
                    lambda outcome: {
                        "one": float(outcome.runs[0].loss[-1]),
                        "three": float(outcome.runs[1].loss[-1]),
                        "jump": _moves(outcome, 2),
                        **{
                            name: step_limit(board.experiment.points.X)
                            for name, board in zip("abc", outcome.scene.boards, strict=True)
                        },
                    },
                    lambda outcome: _moves(outcome, 1) < 0.01 and _moves(outcome, 2) > 0.1,
                ),
            ),
            why="∂L/∂w₂ has x₂ as a factor: eight times the feature, eight times the slope, and "
            "sixty-four times the curvature. One α has to serve w₁ and w₂ alike. What is right for "
            "one is too long for the other.",
        ),
        Scene(
            words="x₂ is five times as large. The run starts at w₁ = w₂ = 0 and ends near the "
            "lowest place; a map of the loss over w₁ and w₂ will show it.",
            do="Guess the first step's direction.",
            question="How far off the straight way does it point?",
            prediction=Choose(
                ("Straight at the lowest place", "Off by some 20°", "Off by more than 45°"),
                lambda outcome: (
                    2 if _off_course(outcome) > 45 else 1 if _off_course(outcome) > 10 else 0
                ),
            ),
            experiment=VALLEY,
            then=changed(VALLEY, panel=words.LANDSCAPE),
            said=(
                Said(
                    "Off by {angle}°. Then w₂ turned back {turns} times, and the whole walk was "
                    "{detour} times as long as the straight way.",
                    lambda outcome: {
                        "angle": _off_course(outcome),
                        "turns": _turns_back(outcome),
                        "detour": _detour(outcome),
                    },
                    lambda outcome: _off_course(outcome) > 45 and _turns_back(outcome) > 5,
                ),
            ),
            why="The gradient is at right angles to the contour it stands on. Contours that are "
            "long and narrow send it across the valley, not along it. So the run goes from wall to "
            "wall, and only slowly down.",
        ),
        Scene(
            words="The same valley with α = 0.5, twenty steps. The step limit is 0.117.",
            do="Sketch the loss.",
            question="How will the loss go?",
            prediction=Sketch(),
            experiment=JUMPS,
            said=(
                Said(
                    "{rises} of the {steps} steps raised it, the first to {first}; and yet it came "
                    "down to {last}.",
                    lambda outcome: {
                        "rises": rises(outcome.run),
                        "steps": len(outcome.run.loss) - 1,
                        "first": float(outcome.run.loss[1]),
                        "last": float(outcome.run.loss[-1]),
                    },
                    lambda outcome: (
                        rises(outcome.run) >= 8
                        and outcome.run.loss[1] > outcome.run.loss[0]
                        and outcome.run.loss[-1] < 0.4
                        and abs(step_limit(outcome.X) - 0.117) < 0.0005
                    ),
                ),
            ),
            why="Across the valley every step is too long and lands higher up the other wall. "
            "Along the valley it is still a step forward. So the loss goes up and down while the "
            "run gets somewhere.",
        ),
        Scene(
            words="x₂ is a hundred times x₁, and even the smallest α is above the limit. After "
            "5,000 steps one point is still wrong.",
            do="Choose a remedy; you will see the third one.",
            question="What helps most?",
            prediction=Choose(
                ("Ten times as many steps", "A larger α", "Standardise both features"),
                lambda outcome: 2 if first_all_right(outcome.run) < 10 else 0,
            ),
            experiment=UNSCALED,
            then=SCALED,
            said=(
                Said(
                    "Standardised, with α = 0.5, all {all} are right after {k} step. Unscaled it "
                    "was {before} after {steps}.",
                    lambda outcome: {
                        "all": len(outcome.y),
                        "k": first_all_right(outcome.run),
                        "before": round(outcome.before.accuracy[-1] * len(outcome.y)),
                        "steps": len(outcome.before.loss) - 1,
                    },
                    lambda outcome: (
                        first_all_right(outcome.run) == 1
                        and outcome.before.accuracy[-1] == 59 / 60
                        and outcome.before.alpha > step_limit(UNSCALED.points.X)
                    ),
                ),
            ),
            why="(x − mean) / standard deviation gives both features the same size, so the valley "
            "is round, the gradient points nearly at its middle, and one α suits both. The line is "
            "the same kind of line; only the units have changed.",
        ),
    ),
)
