"""Lesson 1: the line is not drawn somehow. W is its normal, b shifts it, ‖W‖ sharpens it."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import angle_between, norm
from playground.lessons.lesson import Lesson, Said, Scene
from playground.lessons.made import changed, starting
from playground.lessons.predictions import Choose, PlaceLine
from playground.state.claims import turned
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

FIRST = first_experiment()
STILL = changed(starting(FIRST, -2.0, -1.5, 0.0), iterations=100)
SOFT = starting(STILL, -2.0, -1.5, -0.25)
SLANTED = starting(STILL, -3.0, -1.0, 1.0)


def _points_to_class_1(outcome: Outcome) -> bool:
    X, y = outcome.X, outcome.y
    return bool(outcome.run.W[-1] @ (X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)) > 0)


def _shift(outcome: Outcome) -> float:
    """How far the line goes along W."""
    before, after = outcome.scene.experiment, outcome.watched
    return (before.b - after.b) / float(norm([[after.w1, after.w2]])[0])


def _same_direction(outcome: Outcome) -> bool:
    return bool(angle_between(outcome.before.W[0], outcome.run.W[0]) < 1e-6)


LESSON = Lesson(
    title="Where the line comes from",
    misconception="The line is drawn somehow.",
    minutes=7,
    explains="what W, b and ‖W‖ each do to the line",
    look="The arrow: it stays at right angles to the line, its length sets how sharp the edge "
    "is, and only b moves the line without turning it.",
    five=(1, 3),
    article="Section 1: the decision boundary is the set of points where z = w₁x₁ + w₂x₂ + b = 0.",
    scenes=(
        Scene(
            words="The arrow on the board is W = (w₁, w₂). At this start every point is on the "
            "wrong side of the line.",
            do="Look where the arrow points, and imagine the trained line.",
            question="Where will the arrow point in the end?",
            prediction=Choose(
                ("Where it does now", "To class 1, the diamonds", "Along the line"),
                lambda outcome: 1 if _points_to_class_1(outcome) else 0,
            ),
            experiment=FIRST,
            said=(
                Said(
                    "W turned by {turn}° and now points to class 1. All the way the line stayed at "
                    "right angles to it, because W is what the line is made of.",
                    lambda outcome: {"turn": turned(outcome.run)},
                    lambda outcome: _points_to_class_1(outcome) and outcome.run.accuracy[-1] == 1,
                ),
            ),
            why="The score is z = w₁x₁ + w₂x₂ + b. It grows fastest along W, and at right angles "
            "to W it does not change. The line is where z = 0, so it has to stand at right angles "
            "to W; on the side that W points to, z is above 0 and the neuron says 1.",
        ),
        Scene(
            words="Your turn. The ends of the line turn it, its middle shifts it, and the tip of "
            "the arrow sharpens it.",
            do="Put every point on its own side.",
            question="Where will the neuron's line end?",
            prediction=PlaceLine(),
            experiment=FIRST,
            said=(
                Said(
                    "The length of W tells them apart, too: yours is {mine}, the neuron's {its}.",
                    lambda outcome: {
                        "mine": float(norm([outcome.line[0]])[0]),
                        "its": float(outcome.run.weight_norm[-1]),
                    },
                    when=lambda outcome: outcome.guess is not None,
                ),
            ),
            why="Many lines have every point right. The log-loss asks for more: it counts how "
            "probable the neuron finds each label. So it matters where the line stands between the "
            "classes, and how sharp it is.",
        ),
        Scene(
            words="This line is right already. In a moment b alone will grow, from 0 to 4, and W "
            "stays as it is.",
            do="Think of a point just beside the line: what happens to its z?",
            question="What will the line do?",
            prediction=Choose(
                ("Turn", "Shift along the arrow", "Shift against the arrow"),
                lambda outcome: 1 if _shift(outcome) > 0 else 2,
            ),
            experiment=STILL,
            then=starting(STILL, -2.0, -1.5, 4.0),
            plays=False,
            said=(
                Said(
                    "The line went {shift} against the arrow, and did not turn at all: the change "
                    "of b, {change}, divided by ‖W‖ = {norm}.",
                    lambda outcome: {
                        "shift": abs(_shift(outcome)),
                        "change": outcome.watched.b - outcome.scene.experiment.b,
                        "norm": float(outcome.run.weight_norm[0]),
                    },
                    lambda outcome: _shift(outcome) < 0 and _same_direction(outcome),
                ),
            ),
            why="A larger b raises the score of every point by as much. Points that had z a little "
            "below 0 now have it above: the side of class 1 grows, and the line gives way. Only W "
            "can turn it.",
        ),
        Scene(
            words="Now W and b will both become five times as large.",
            do="Write down where 5z = 0, or just picture it.",
            question="What will be different?",
            prediction=Choose(
                ("The line moves", "Only the edge, which gets sharper", "Nothing"),
                lambda outcome: (
                    1 if outcome.run.weight_norm[0] > outcome.before.weight_norm[0] else 2
                ),
            ),
            experiment=SOFT,
            then=starting(SOFT, -10.0, -7.5, -1.25),
            plays=False,
            said=(
                Said(
                    "The line is where it was. ‖W‖ went from {soft} to {sharp}, and the log-loss "
                    "from {before} to {after}: where every point is right, being surer costs less.",
                    lambda outcome: {
                        "soft": float(outcome.before.weight_norm[0]),
                        "sharp": float(outcome.run.weight_norm[0]),
                        "before": float(outcome.before.loss[0]),
                        "after": float(outcome.run.loss[0]),
                    },
                    lambda outcome: (
                        _same_direction(outcome)
                        and outcome.run.loss[0] < outcome.before.loss[0]
                        and outcome.run.accuracy[0] == 1
                    ),
                ),
            ),
            why="z = 0 and 5z = 0 say the same, so the line stays. But the sigmoid of 5z climbs "
            "five times as steeply: the neuron goes from a sure 0 to a sure 1 within a fifth of "
            "the distance. ‖W‖ is how sharp the edge is.",
        ),
        Scene(
            words="A last one, to test what you know of W: w₁ and w₂ change places, and b stays.",
            do="Look at the arrow's two parts, along x₁ and along x₂.",
            question="What will become of the line?",
            prediction=Choose(
                ("It is mirrored at the diagonal x₁ = x₂", "It turns by 90°", "It stays"),
                lambda outcome: (
                    0
                    if np.array_equal(outcome.run.W[0], outcome.before.W[0][::-1])
                    and outcome.run.b[0] == outcome.before.b[0]
                    else 2
                ),
            ),
            experiment=SLANTED,
            then=starting(SLANTED, -1.0, -3.0, 1.0),
            plays=False,
            said=(
                Said(
                    "The arrow turned by {angle}°, to its mirror image at the diagonal, and took "
                    "the line with it.",
                    lambda outcome: {
                        "angle": float(angle_between(outcome.before.W[0], outcome.run.W[0]))
                    },
                ),
            ),
            why="To exchange w₁ and w₂ is to exchange the roles of x₁ and x₂, that is, to look at "
            "the board in a mirror along x₁ = x₂. Its distance from the origin, |b| / ‖W‖, stays.",
            why_holds=lambda outcome: (
                outcome.run.weight_norm[0] == outcome.before.weight_norm[0]
                and outcome.run.b[0] == outcome.before.b[0]
            ),
        ),
    ),
)
