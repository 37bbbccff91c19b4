"""Lesson 3: the points do not pull alike. A sample's pull is a − y."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from neuron import angle_between, residuals
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, starting
from playground.lessons.predictions import Choose, PlacePoint
from playground.state.claims import first_all_right
from playground.state.experiment import Experiment, first_experiment
from playground.state.points import Points

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

FIRST = first_experiment()

FEW = starting(
    Experiment(
        points=Points.of(
            [
                (-3.0, 1.2, 0),
                (-2.4, -1.0, 0),
                (-2.0, 0.4, 0),
                (-3.6, -0.6, 0),
                (4.6, 1.0, 1),
                (0.4, -0.6, 1),
                (-4.2, -2.6, 1),
            ]
        ),
        alpha=0.2,
        iterations=100,
    ),
    1.5,
    0.0,
    0.0,
)
"""Four circles and three diamonds: one far and right, one beside the line, one far and wrong."""

DIAMONDS = slice(4, 7)

ALONE = changed(FIRST, iterations=300, speed="60")


def _pulls(outcome: Outcome) -> np.ndarray:
    """How hard each sample pulls at the start."""
    start = np.array(outcome.start)
    return np.abs(residuals(outcome.X, outcome.y, start[:2], float(start[2])))


def _strongest(outcome: Outcome) -> int:
    return int(_pulls(outcome)[DIAMONDS].argmax())


def _has_the_only_arrow(outcome: Outcome) -> bool:
    """Check that the last diamond's pull on W is ten times as long as any other sample's."""
    *others, last = _pulls(outcome) * np.hypot(*outcome.X.T)
    return bool(last > 10 * max(others))


def _has_point(outcome: Outcome) -> bool:
    return outcome.guess is not None


def _weak(outcome: Outcome) -> bool:
    return _has_point(outcome) and bool(_pulls(outcome)[-1] < 0.1)


def _strong(outcome: Outcome) -> bool:
    return _has_point(outcome) and bool(_pulls(outcome)[-1] > 0.9)


def _share(outcome: Outcome) -> dict[str, float | str]:
    pulls = _pulls(outcome)
    return {"pull": float(pulls[-1]), "all": float(pulls.sum())}


def _turned_by_it(outcome: Outcome) -> float:
    """Give the angle in degrees between the last W with the new point and without it."""
    return float(angle_between(outcome.before.W[-1], outcome.run.W[-1]))


def _wrong_crawls(outcome: Outcome) -> bool:
    """Check that the wrong neuron has no point right at its end, though its loss has fallen."""
    run, y = outcome.runs[1], outcome.y
    Z = outcome.X @ run.W[-1] + run.b[-1]
    return bool(((Z >= 0) != (y == 1)).all() and run.loss[-1] < run.loss[0])


LESSON = Lesson(
    title="Who pulls on the line",
    misconception="Every point pulls alike.",
    minutes=7,
    explains="why a sample's pull is a − y, and why far points may hardly count",
    look="The arrows on the points, with Slowly: long where a point is wrong and far, next to "
    "nothing where it is right and far.",
    five=(1, 3),
    article="Section 3.2: the gradient is the mean of (a − y) x, and b gets the mean of a − y.",
    scenes=(
        Scene(
            words="Three diamonds: one far on the right side, one just beside the line, one far on "
            "the wrong side.",
            do="Ask each how far its a is from its y = 1.",
            question="Which pulls hardest?",
            prediction=Choose(
                ("Far and right", "Just beside the line", "Far and wrong"), _strongest
            ),
            experiment=FEW,
            then=changed(FEW, slowly=True),
            plays=False,
            said=(
                Said(
                    "Far and right pulls with {far}, beside the line with {near}, far and wrong "
                    "with {wrong}. The arrow at that one is its pull on W, (a − y) x; those of the "
                    "others are next to nothing.",
                    lambda outcome: dict(
                        zip(
                            ("far", "near", "wrong"),
                            map(float, _pulls(outcome)[DIAMONDS]),
                            strict=True,
                        )
                    ),
                    lambda outcome: _strongest(outcome) == 2 and _has_the_only_arrow(outcome),
                ),
            ),
            why="A sample's part in the gradient is (a − y) x. Far and right, a is nearly y "
            "already: nothing to ask for. Beside the line a is near ½: it asks for half. Far and "
            "wrong, a − y is nearly −1: it asks for all it can.",
        ),
        Scene(
            words="The same four circles and three diamonds.",
            do="Click where one more diamond, class 1, will hardly pull at the start.",
            question="Where does a diamond hardly pull?",
            prediction=PlacePoint(1),
            experiment=FEW,
            said=(
                Said(
                    "It pulls with {pull}, of {all} by all points together: it is content already.",
                    _share,
                    when=_weak,
                ),
                Said(
                    "It pulls with {pull}, of {all} by all points together. A diamond farther to "
                    "the right would ask for less.",
                    _share,
                    lambda outcome: outcome.start[0] > 0,
                    lambda outcome: _has_point(outcome) and not _weak(outcome),
                ),
            ),
            why="Far on its own side the sigmoid is flat at 1, and a − y all but vanishes. Not "
            "that the point is forgotten: let the line come near it, and it pulls again.",
        ),
        Scene(
            words="And now the opposite.",
            do="Click where one more diamond will pull as hard as a point can.",
            question="Where does a diamond pull hardest?",
            prediction=PlacePoint(1),
            experiment=FEW,
            said=(
                Said(
                    "It pulls with {pull}; no point ever pulls with more than 1. The arrow of W "
                    "ends {turn}° from where it ends without it.",
                    lambda outcome: {
                        "pull": float(_pulls(outcome)[-1]),
                        "turn": _turned_by_it(outcome),
                    },
                    lambda outcome: bool((_pulls(outcome) < 1).all()),
                    _strong,
                ),
                Said(
                    "It pulls with {pull}, and could with nearly 1: far on the side of the "
                    "circles.",
                    _share,
                    lambda outcome: bool((_pulls(outcome) < 1).all()),
                    lambda outcome: _has_point(outcome) and not _strong(outcome),
                ),
            ),
            why="a lies between 0 and 1, so a − y never exceeds 1 in size: however wrong a point "
            "is, its pull on b is bounded. Its pull on W is (a − y) x, though, and that has the "
            "distance in it.",
        ),
        Scene(
            words="Which bug? One of these neurons has a mistake in it. Both start from the line "
            "with every point wrong.",
            do="Watch how hard the far and wrong points pull on each.",
            question="What is wrong with wrong neuron A?",
            prediction=Choose(
                (
                    "The sign of its step",
                    "It squares a − y, in place of the log-loss",
                    "It has no bias",
                    "0 and 1 are swapped",
                ),
                lambda outcome: ("sign", "squared", "no bias", "labels").index(
                    outcome.scene.boards[1].bug
                ),
            ),
            experiment=ALONE,
            boards=(Board("the neuron", ALONE), Board("wrong neuron A", ALONE, "squared")),
            said=(
                Said(
                    "The neuron had every point right at iteration {k}. Wrong neuron A goes the "
                    "right way, but after {last} steps its line still has every point on the wrong "
                    "side.",
                    lambda outcome: {
                        "k": first_all_right(outcome.run),
                        "last": len(outcome.run.loss) - 1,
                    },
                    _wrong_crawls,
                ),
            ),
            why="Of (a − y)² the slope has a factor a(1 − a) beside a − y. For a point that is far "
            "and wrong that is nearly 0: the worst points hardly pull. The log-loss cancels just "
            "this factor. What is left is a − y.",
        ),
    ),
)
