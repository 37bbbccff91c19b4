"""Lesson 4: a larger α is not simply a faster one."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from typing import TYPE_CHECKING

from neuron import norm, step_limit
from playground.lessons.lesson import Board, Lesson, Said, Scene
from playground.lessons.made import changed, ready, starting
from playground.lessons.predictions import Choose
from playground.state.claims import rests, rises
from playground.state.experiment import first_experiment

if TYPE_CHECKING:
    from playground.lessons.outcome import Outcome

FIRST = changed(first_experiment(), iterations=60, speed="5")
OVERLAP = starting(ready("overlapping", iterations=60, speed="5", alpha=0.5), 0.0, 0.0, 0.0)
RINGS = ready("two rings", iterations=200, speed="20", alpha=20.0)
HUGE = changed(FIRST, alpha=1000.0)
TOO_LARGE = changed(OVERLAP, alpha=30.0)
SUM = changed(OVERLAP, alpha=0.2, iterations=60)

APART = tuple(
    Board(f"α = {name}", changed(FIRST, alpha=float(name))) for name in ("0.05", "1", "1000")
)
MIXED = tuple(
    Board(f"α = {name}", changed(OVERLAP, alpha=float(name))) for name in ("0.5", "2", "30")
)


def _right_from(outcome: Outcome, place: int) -> int:
    """Give the first iteration at which a board has the most points right."""
    right = outcome.runs[place].right
    return -1 if right is None else int((right == right.max()).argmax())


def _lowest(outcome: Outcome) -> int:
    return min(range(len(outcome.runs)), key=lambda place: outcome.runs[place].loss[-1])


def _moves(outcome: Outcome, place: int) -> float:
    """How much the loss of a board changes over its last ten iterations."""
    last = outcome.runs[place].loss[-10:]
    return float(last.max() - last.min())


def _first_steps(outcome: Outcome) -> float:
    """How many times as long the second board's first step is as the first one's."""
    one, other = (float(norm(run.W[1:2] - run.W[:1])[0]) for run in outcome.runs)
    return other / one


def _wild(outcome: Outcome) -> bool:
    return rises(outcome.run) > 50 and not rests(outcome.run)


LESSON = Lesson(
    title="How long a step may be",
    misconception="A larger α is a faster α.",
    minutes=8,
    explains="when a long step helps, when it ends well anyway, and when nothing ever rests",
    look="The three curves: each α ends well where a line can part the classes; on the "
    "overlapping points only those below the limit come to rest.",
    five=(1, 2),
    article="Section 3: W and b go against the gradient by α times it; α is how long the step is.",
    scenes=(
        Scene(
            words="Three boards, one set, one wrong line to start from. Only α differs. A line can "
            "part these classes.",
            do="Give each a chance before you choose.",
            question="Which has the least loss after 60 steps?",
            prediction=Choose(("α = 0.05", "α = 1", "α = 1000"), _lowest),
            experiment=FIRST,
            boards=APART,
            said=(
                Said(
                    "α = 1000 had every point right after {huge} step, and a loss so small that "
                    "float64 has no number for it but 0. α = 1 needed {one} steps; α = 0.05 is at "
                    "a loss of {slow} still.",
                    lambda outcome: {
                        "huge": _right_from(outcome, 2),
                        "one": _right_from(outcome, 1),
                        "slow": float(outcome.runs[0].loss[-1]),
                    },
                    lambda outcome: (
                        _right_from(outcome, 2) == 1
                        and outcome.runs[2].loss[-1] == 0.0
                        and outcome.runs[0].loss[-1] > outcome.runs[1].loss[-1]
                    ),
                ),
            ),
            why="From this start all points pull the same way, so even a huge step lands right; "
            "and a long W makes every right point sure. Where all are right the pulls vanish, and "
            "the next steps are tiny, α = 1000 or not.",
        ),
        Scene(
            words="The same idea on classes that overlap; all start from W = 0. The step limit "
            "here is a little above 2.",
            do="Remember how well α = 1000 did.",
            question="Which of them come to rest?",
            prediction=Choose(
                ("All three", "0.5 and 2", "Only 0.5", "None"),
                lambda outcome: 1 if _moves(outcome, 1) < 1e-3 < _moves(outcome, 2) else 0,
            ),
            experiment=OVERLAP,
            boards=MIXED,
            said=(
                Said(
                    "0.5 and 2 end at {slow} and {fast}. With 30 the loss still went between {low} "
                    "and {high} in its last ten steps.",
                    lambda outcome: {
                        "slow": float(outcome.runs[0].loss[-1]),
                        "fast": float(outcome.runs[1].loss[-1]),
                        "low": float(outcome.runs[2].loss[-10:].min()),
                        "high": float(outcome.runs[2].loss[-10:].max()),
                    },
                    lambda outcome: (
                        _moves(outcome, 0) < 1e-2
                        and _moves(outcome, 1) < 1e-3
                        and _moves(outcome, 2) > 0.1
                        and 2 < step_limit(outcome.X) < 2.1
                    ),
                ),
            ),
            why="Here the loss has a lowest point, with slopes up on all sides. A step that is too "
            "long lands on the other slope, higher than before, and the next one comes back. Below "
            "the step limit 2/β no step can do that.",
        ),
        Scene(
            words="Two boards again: α = 1000 on the first set, α = 30 on the overlapping one.",
            do="State one rule that fits all the boards that you have seen.",
            question="Which rule?",
            prediction=Choose(
                (
                    "The larger α, the faster",
                    "Above the limit every run goes wild",
                    "Too long a step ends well only where a line parts the classes",
                ),
                lambda outcome: (
                    2 if outcome.runs[0].loss[-1] < 1e-9 and _moves(outcome, 1) > 0.1 else 0
                ),
            ),
            experiment=HUGE,
            boards=(Board("first set, α = 1000", HUGE), Board("overlapping, α = 30", TOO_LARGE)),
            said=(
                Said(
                    "Both steps are far above their limits, {first} and {second}. One ended at a "
                    "loss of 0, the other goes on between {low} and {high}.",
                    lambda outcome: {
                        "first": step_limit(outcome.scene.boards[0].experiment.points.X),
                        "second": step_limit(outcome.scene.boards[1].experiment.points.X),
                        "low": float(outcome.runs[1].loss[-10:].min()),
                        "high": float(outcome.runs[1].loss[-10:].max()),
                    },
                    lambda outcome: outcome.runs[0].loss[-1] == 0.0 and _moves(outcome, 1) > 0.1,
                ),
            ),
            why="Where a line parts the classes, far out there is always a place where every pull "
            "is nearly 0, and a run that lands there stays. Where they overlap, some point is "
            "always wrong and always pulls. A rule that may fail: on separable sets a long step "
            "can still jump about for a while.",
        ),
        Scene(
            words="A last set to test your rule: one class in a ring around the other, and α = 20.",
            do="Ask first whether a line can part them.",
            question="What will the loss do?",
            prediction=Choose(
                ("Fall to 0 at once", "Jump about and never rest", "Fall slowly, then rest"),
                lambda outcome: 1 if _wild(outcome) else 2,
            ),
            experiment=RINGS,
            said=(
                Said(
                    "{rises} of {steps} steps raised the loss, and it is nowhere near rest. The "
                    "step limit is {limit}.",
                    lambda outcome: {
                        "rises": rises(outcome.run),
                        "steps": len(outcome.run.loss) - 1,
                        "limit": step_limit(outcome.X),
                    },
                    _wild,
                ),
            ),
            why="No line parts a ring from its middle, so whatever the line, points on both sides "
            "pull hard, and α = 20 makes too much of it each time.",
        ),
        Scene(
            words="Which bug? Both boards say α = 0.2, and start from W = 0.",
            do="Compare how far the first step goes.",
            question="What is wrong with wrong neuron A?",
            prediction=Choose(
                (
                    "The sign of its step",
                    "It adds the pulls up, in place of their mean",
                    "It has no bias",
                ),
                lambda outcome: ("sign", "sum", "no bias").index(outcome.scene.boards[1].bug),
            ),
            experiment=SUM,
            boards=(Board("the neuron", SUM), Board("wrong neuron A", SUM, "sum")),
            said=(
                Said(
                    "Wrong neuron A's first step is {times} times as long as the neuron's: as many "
                    "as there are points. Then it jumps about, like α = 30 before.",
                    lambda outcome: {"times": round(_first_steps(outcome))},
                    lambda outcome: (
                        round(_first_steps(outcome)) == len(outcome.y) and _moves(outcome, 1) > 0.02
                    ),
                ),
            ),
            why="Without the division by m, the step grows with the number of points: α = 0.2 acts "
            "like α = 0.2 m. That is why the article divides by m: the same α then means the same "
            "for 10 points and for 10,000.",
        ),
    ),
)
