"""The guide's text: prose, and claims that a test runs.

Each step of "First steps" either begins where the step before ended or has its own link, and says
what is seen there.
"""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words above it

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import step_limit
from playground.board.words_keys import KEYS
from playground.link.codec import encode
from playground.state import by_hand
from playground.state.claims import Claim, always_falls, first_all_right, rests, rises, turned
from playground.state.events import AddPoint, HoldLine, NeuronsTurn, Nudge, SetOption
from playground.state.experiment import Experiment, first_experiment
from playground.state.options import with_option
from playground.state.ready_made import points_of
from playground.state.settings import MOST_ITERATIONS
from playground.state.update import update

if TYPE_CHECKING:
    from neuron import Trajectory

FIRST: Final = first_experiment()

PLAYED: Final = replace(FIRST, iterations=MOST_ITERATIONS, iteration=MOST_ITERATIONS)
"""Where Play comes to its end: a run is made longer as it nears its last iteration."""

ONE_MORE: Final = update(PLAYED, AddPoint((-4.0, -4.0, 1)))

AMONG_THE_OTHERS: Final = update(ONE_MORE, AddPoint((-2.0, -1.6, 0)))
"""A point of class 0 in the midst of class 1, and so between points of it on every side."""

IN_HAND: Final = update(
    FIRST, HoldLine("shift", 0, (-0.375, -0.375), (1.0, 1.0), (0.0, 0.0), released=True)
)

BY_HAND: Final = update(FIRST, SetOption("by_hand", value=True))

MY_LINE: Final = update(BY_HAND, Nudge("turn", 0, 180.0))
"""The first line, turned round by hand."""

ITS_TURN: Final = update(MY_LINE, NeuronsTurn())

TOO_FAR: Final = Experiment(
    points=points_of("overlapping"), alpha=30.0, options=with_option((), "speed", "5")
)
"""Points that overlap, and a step that is too long for them."""


def _the_story(run: Trajectory) -> bool:
    seconds = float(np.log2(1 + first_all_right(run) * np.log(2) / 8))  # at the pace that doubles
    in_time = 1 < seconds < 5
    return bool(run.accuracy[0] == 0 and turned(run) > 120 and in_time and always_falls(run))


def _the_same_start(run: Trajectory) -> bool:
    same = run.W[0].tolist() == [FIRST.w1, FIRST.w2] and float(run.b[0]) == FIRST.b
    kept = ONE_MORE.iteration == PLAYED.iteration and ONE_MORE.alpha == PLAYED.alpha
    return same and kept and len(ONE_MORE.points) == len(PLAYED.points) + 1


def _from_that_line(run: Trajectory) -> bool:
    moved = bool(run.W[0].tolist() == [2.0, 2.0] and run.b[0] < FIRST.b)  # towards class 1
    there = abs(run.W[0] @ np.ones(2) + run.b[0]) < 1e-9  # the line goes through (1, 1)
    return moved and there and IN_HAND.iteration == 0


def _starts_where_you_did(run: Trajectory) -> bool:
    same = run.W[0].tolist() == [BY_HAND.w1, BY_HAND.w2] and float(run.b[0]) == BY_HAND.b
    return same and by_hand.is_parked(MY_LINE) and not by_hand.is_parked(ITS_TURN)


def _never_all_right(run: Trajectory) -> bool:
    return bool(run.accuracy.max() < 1 and rests(run) and run.loss[-1] > 0.05)


def _overshoots(run: Trajectory) -> bool:
    above = run.alpha > step_limit(points_of("overlapping").X)
    return bool(above and run.loss[1] > 3 * run.loss[0])


def _never_rests(run: Trajectory) -> bool:
    after = np.diff(run.loss)
    until_the_eighth = bool((after[1:8] < 0).all() and after[8] > 0)
    thrown = bool(run.loss[10] > run.loss[1] > run.loss[9])
    return rises(run) > 200 and not rests(run) and until_the_eighth and thrown


def _link(words: str, experiment: Experiment) -> str:
    return f"[{words}](./?{encode(experiment).query})"


GUIDE: Final[tuple[str | Claim, ...]] = (
    """
# One neuron, learning

A neuron weighs two features and adds a bias: $z = w_1 x_1 + w_2 x_2 + b$. The sigmoid makes a
probability of this score, $P(Y = 1 \\mid x) = \\sigma(z)$. Training looks for the weights that make
the labels you see as likely as they can be.

## First steps

1. """
    + _link("Open the first set", FIRST)
    + " in a new tab, and press **Play**, or the space bar. ",
    Claim(
        "The line has every point on the wrong side. Within five seconds it turns round, until "
        "the two classes lie on either side of it, and the log-loss falls all the time.",
        FIRST,
        _the_story,
    ),
    """
2. Pause with the same button or key. Press **Home**, then **→** a few times, or **Reset** and
   **Step forward**, the buttons beside Play: one step each. """,
    Claim("Every step lowers the loss.", FIRST, always_falls),
    """ Switch on **Slowly**: **Next** takes the coming step apart, from the pull of each sample to
   their mean, to the step, to the line where it stands then. Switch it off, and press **End**.
3. Choose **Class 1** and click on the board, at the lower left. """,
    Claim(
        "The neuron is trained again at once, from the same first weights, and the iteration on "
        "the screen stays.",
        ONE_MORE,
        _the_same_start,
    ),
    """
4. Choose **Class 0** and click into the midst of class 1. """,
    Claim(
        "No line separates them now: press **Reset** and **Play**, and the accuracy never reaches "
        "100 %, while the loss comes to rest above 0.",
        AMONG_THE_OTHERS,
        _never_all_right,
    ),
    """
5. """
    + _link("Open a step that is too long", TOO_FAR)
    + ": in the sidebar, the **learning rate** is far above the step limit that stands below it. "
    "Press **→** once, or **Step forward**. ",
    Claim("The step overshoots, and the loss more than triples.", TOO_FAR, _overshoots),
    " Then do so ten times more, or **Play**. ",
    Claim(
        "The loss falls until iteration 8; iteration 10 throws it higher than the first step did, "
        "and it never comes to rest.",
        TOO_FAR,
        _never_rests,
    ),
    """
6. """
    + _link("Open the first set again", FIRST)
    + " and take the **line** itself: drag its middle, or one of its ends. ",
    Claim("Where you let go, a new run begins from that line.", IN_HAND, _from_that_line),
    """
7. Switch on **By hand**: now the neuron waits while you look for the least loss, grip by grip.
   Press **Now the neuron**. """,
    Claim("It starts where you did.", ITS_TURN, _starts_where_you_did),
    """ The sentence under the board says who is ahead, and why.

## What you see

- The **line** is where $z = 0$: there the neuron cannot decide. The **shading** is the probability,
  white (or the dark background) where it is exactly one half.
- The **arrow** is the direction of $W = (w_1, w_2)$, at right angles to the line, towards class 1.
  Its length on the screen is always the same; the number beside it is the true one, $\\lVert W
  \\rVert$. A longer $W$ means a sharper edge between the classes.
- The **curve** is the log-loss at each iteration: strong as far as you have come, faint where the
  run goes on. Click on it to go there. Its axes are linear, or logarithmic one or both.
- **Speed** is in iterations a second. "×2 each second" begins with 8 and doubles, since what is
  learned late is learned slowly.
- **Slowly** shows one step in four beats. An arrow at a point is what that sample asks of $W$, as
  long as it pulls hard; the arrow at the tip of $W$ is the step.
- The **sentence** below the numbers says what is going on at the iteration shown.
- The **verdict**, such as "Separable, margin 0.89", says whether a line can have every point on its
  own side. Open it for the proof, and for what gradient descent will come to.
- **Show** draws more on the board: the hulls of the classes, the widest margin, where gradient
  descent goes, the optimum, and the trail of the line.
- The **numbers** are exact: what `neuron/` computes for this iteration.

## Look inside

Panels stand beside the board, or below it in a narrow window, and follow the iteration you stop at.
The first is the **neuron** itself: its edges are as wide as their weights. Point at a sample, and
it flows through. With **Perceptron** the sigmoid becomes a step; training goes on with the sigmoid.

- **This step**: each sample's part in the gradient, the chain rule with its numbers, and the
  update.
- **Sigmoid and probability**: where every sample is on the curve, and what a small change does.
- **Likelihood**: one product, one sum, and why the sum is what a computer can hold.
- **Loss landscape**: the hills and the valley your run walks through. Click on it to start from
  there.
- **Step size**: how long a step may be, on these points and along this run, and what longer ones
  do.
- **Where it is going**: what a run tends to in the end, how far it has come, and a million
  iterations more.
- **Race**: the perceptron, gradient descent's older relative, beside it on the same board.
- **From loops to matrices**: the same sums without a loop, and a race between the two.
- **Compare**: pin a run, change something, and see both: their losses, their lines on the board,
  and a table.

*The maths* tells the whole story from the beginning.

## Lessons

Ten short *lessons* ask you to guess first: an answer, a line, a point, or a sketch of the loss.
Then the run plays, and you read how far your guess and the run are apart. Nothing is locked: play
with the board whenever you like. A link to a lesson opens the very scene.

## Your points

- **Ready-made sets** are small lessons: a tight margin, one outlier, two rings. Each brings the
  start and the learning rate that make its point.
- **Sample points** draws a set that a line can part; *More sampling* has spread, balance,
  direction and label noise.
- **Start from** says where a run begins: from a wrong line, from zero, at random, or from weights
  of your own.
- **Your own points** takes a CSV file or pasted text: two columns of numbers and a label.
  Names for axes and classes come from its header, or from you: words about the points take them,
  and formulas keep their letters.
- **Points**, at the very bottom, is a table in which every cell can be edited.

## Take it with you

- The **address bar** holds all that you see. *Share* gives the link, and a code for phones to scan.
- **Take away**, in the sidebar, gives the points and the run as tables, a Python script or a
  notebook that computes the same numbers, a film, and a picture.
- **Make a task**, below that, gives others a goal to reach from what you have on the board. *Teach
  with it* says how, and *Check answers* what became of it.
- **Present** fills the screen with the board, for a room.

## Keys
""",
)


def written() -> str:
    """Write the guide as Markdown."""
    rows = [
        f"| {key} | {does} |\n" for key, does in (("Key", "What it does"), ("---", "---"), *KEYS)
    ]
    return "".join(part.words if isinstance(part, Claim) else part for part in (*GUIDE, *rows))
