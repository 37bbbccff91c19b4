"""Lesson 10: where the direction of the line goes, and which points decide it."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

from neuron import angle_between
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready
from playground.lessons.predictions import Choose, PlaceLine, PlacePoint
from playground.state import theory, words
from playground.state.claims import always_falls, turned

if TYPE_CHECKING:
    from neuron import WidestMargin
    from playground.lessons.outcome import Outcome
    from playground.state.experiment import Experiment

FAR = ready("far from the origin", support_line=True, limit_line=False)
EASY = ready("easy", alpha=1.0, iterations=5000, log_scale=words.LOG_LOG)
SHOWN = changed(EASY, support_line=True, limit_line=True)
START = changed(EASY, iterations=2000, speed=words.DOUBLING)

FARTHEST = 38
NEAREST = 2
"""Places of a point of class 1 far from the line, and of one that decides the limit."""


def moved(experiment: Experiment, place: int, x1: float, x2: float) -> Experiment:
    """Return the experiment with a point moved to another place."""
    label = int(experiment.points.y[place])
    return changed(experiment, points=experiment.points.replaced(place, (x1, x2, label)))


BOARDS = (
    Board("A: as it is", START),
    Board("B: a far one moved", moved(START, FARTHEST, 5.1, 3.4)),
    Board("C: a near one moved", moved(START, NEAREST, -0.68, 1.65)),
)


def _limit(experiment: Experiment) -> WidestMargin:
    """Give the line that gradient descent tends to; every scene that asks can be parted."""
    limit = theory.limit_line(experiment)
    if limit is None:
        raise ValueError("No line separates these classes.")
    return limit


def _to_limit(outcome: Outcome, k: int) -> float:
    return float(angle_between(outcome.run.W[k], _limit(outcome.watched).W))


def _limit_turn(outcome: Outcome, place: int) -> float:
    """By how many degrees the limit of a board differs from the first one's."""
    first, other = (outcome.scene.boards[at].experiment for at in (0, place))
    return float(angle_between(_limit(first).W, _limit(other).W))


def _parted(outcome: Outcome) -> bool:
    return outcome.guess is not None and theory.is_separable(outcome.watched)


def _by_point(outcome: Outcome) -> float:
    """By how many degrees the guessed point turns the limit."""
    scene = outcome.scene.experiment
    return float(angle_between(_limit(outcome.watched).W, _limit(scene).W))


def _decides(outcome: Outcome) -> bool:
    return len(outcome.y) - 1 in _limit(outcome.watched).support


LESSON = Lesson(
    title="Where the line goes in the end",
    misconception="The neuron finds the widest gap.",
    minutes=8,
    explains="which line gradient descent tends to, how slowly, and which points decide it",
    look="The two limits on the board, and the points with rings: only they decide. And the "
    "angle to the limit, which shrinks ever more slowly.",
    five=(1, 3),
    article="Section 3: gradient descent goes on and on; here is where that leads.",
    scenes=(
        Scene(
            words="All points are far from the origin. The line starts in the middle of the widest "
            "street between the classes, which is drawn.",
            do="Decide whether the neuron will like it there.",
            question="What will it do in 5,000 steps?",
            prediction=Choose(
                (
                    "Stay: this is the best place",
                    "Stay, and get sharper",
                    "Turn away by tens of degrees",
                ),
                lambda outcome: 2 if turned(outcome.run) > 20 else 1,
            ),
            experiment=FAR,
            then=changed(FAR, limit_line=True),
            said=(
                Said(
                    "It turned by {turn}°, with every point right all along and the loss falling "
                    "with every step. It is {rest}° from the line marked as the limit.",
                    lambda outcome: {
                        "turn": turned(outcome.run),
                        "rest": _to_limit(outcome, -1),
                    },
                    lambda outcome: (
                        48 < turned(outcome.run) < 50
                        and (outcome.run.accuracy == 1).all()
                        and always_falls(outcome.run)
                        and _to_limit(outcome, -1) < 0.5
                    ),
                ),
            ),
            why="Gradient descent treats b like a weight: it tends to the least ‖W‖² + b² that "
            "gives every point its margin. Far from the origin a large b is dear, so it prefers a "
            "line that passes nearer to the origin to the widest street.",
        ),
        Scene(
            words="Another set, around the origin. Not every point matters equally for where the "
            "line will go.",
            do="Place the line where you think that the limit is.",
            question="Where does the direction go?",
            prediction=PlaceLine(),
            experiment=EASY,
            then=SHOWN,
            said=(
                Said(
                    "Your arrow is {mine}° from the limit's, the run's {its}°.",
                    lambda outcome: {
                        "mine": float(angle_between(outcome.line[0], _limit(outcome.watched).W)),
                        "its": _to_limit(outcome, -1),
                    },
                    when=lambda outcome: outcome.guess is not None,
                ),
                Said(
                    "The limit is decided by {support} points out of {all}, those at the edge of "
                    "the street.",
                    lambda outcome: {
                        "support": len(_limit(outcome.watched).support),
                        "all": len(outcome.y),
                    },
                ),
            ),
            why="As W grows, the pull of a point dies out like e^(−margin): the nearest points "
            "outlive all others by far. In the end only they are left to say where the line goes.",
        ),
        Scene(
            words="A is the set as it is. In B a point far from the line has moved by a step or "
            "two; in C one at the edge, by less than one.",
            do="Find the points that moved.",
            question="Which change turns the limit?",
            prediction=Choose(
                ("B's: it moved farther", "C's: it is at the edge", "Both alike"),
                lambda outcome: 1 if _limit_turn(outcome, 2) > _limit_turn(outcome, 1) else 0,
            ),
            experiment=START,
            boards=BOARDS,
            said=(
                Said(
                    "C's turned the limit by {near}°, B's by {far}°. After {steps} steps the lines "
                    "of A and C are {apart}° apart, those of A and B {little}°.",
                    lambda outcome: {
                        "near": _limit_turn(outcome, 2),
                        "far": float(round(_limit_turn(outcome, 1), 6)),
                        "steps": len(outcome.run.loss) - 1,
                        "apart": float(angle_between(outcome.runs[0].W[-1], outcome.runs[2].W[-1])),
                        "little": float(
                            angle_between(outcome.runs[0].W[-1], outcome.runs[1].W[-1])
                        ),
                    },
                    lambda outcome: (
                        _limit_turn(outcome, 2) > 10
                        and _limit_turn(outcome, 1) < 1e-6
                        and angle_between(outcome.runs[0].W[-1], outcome.runs[2].W[-1])
                        > 5 * angle_between(outcome.runs[0].W[-1], outcome.runs[1].W[-1])
                    ),
                ),
            ),
            why="B's point is far on its own side. Its pull had died out long before it could "
            "matter, and no margin depends on it. C's point is one of the few that the street "
            "touches.",
        ),
        Scene(
            words="The same set, 5,000 steps, both limits drawn. At iteration 100 the arrow is 5° "
            "from where it is going.",
            do="Guess how the rest of the way goes.",
            question="How near is it at iteration 5,000?",
            prediction=Choose(
                ("There, to the last digit", "Within a degree", "Still 5° away"),
                lambda outcome: (
                    0 if _to_limit(outcome, -1) < 1e-9 else 1 if _to_limit(outcome, -1) < 1 else 2
                ),
            ),
            experiment=SHOWN,
            said=(
                Said(
                    "{ten}° at iteration 10, {hundred}° at 100, {thousand}° at 1,000, {last}° at "
                    "5,000: near, and never there.",
                    lambda outcome: {
                        "ten": _to_limit(outcome, 10),
                        "hundred": _to_limit(outcome, 100),
                        "thousand": _to_limit(outcome, 1000),
                        "last": _to_limit(outcome, 5000),
                    },
                    lambda outcome: (
                        4.5 < _to_limit(outcome, 100) < 5.5
                        and 0 < _to_limit(outcome, 5000) < _to_limit(outcome, 1000)
                    ),
                ),
            ),
            why="‖W‖ grows only like the logarithm of the iterations, and what remains of the "
            "start fades as slowly. That is why one stops a run when it is good enough, and does "
            "not wait for it to arrive.",
        ),
        Scene(
            words="You know now which points decide.",
            do="Click where one more diamond, class 1, turns the limit as far as it can, while a "
            "line still parts the classes.",
            question="Which new diamond turns the limit?",
            prediction=PlacePoint(1),
            experiment=START,
            said=(
                Said(
                    "It is at the edge now: it turned the limit by {turn}°.",
                    lambda outcome: {"turn": _by_point(outcome)},
                    _decides,
                    lambda outcome: _parted(outcome) and _decides(outcome),
                ),
                Said(
                    "The limit does not care: your diamond is farther off than those at the edge. "
                    "Try one nearer to the line.",
                    holds=lambda outcome: _by_point(outcome) < 1e-4,
                    when=lambda outcome: _parted(outcome) and not _decides(outcome),
                ),
                Said(
                    "No line parts the classes any more, so there is no such limit: the loss has a "
                    "lowest place instead, above 0.",
                    holds=lambda outcome: outcome.run.accuracy.max() < 1,
                    when=lambda outcome: outcome.guess is not None and not _parted(outcome),
                ),
            ),
            why="Only the points that the street touches hold it. One more point inside the street "
            "takes the place of those; one outside of it never gets a say.",
        ),
    ),
)
