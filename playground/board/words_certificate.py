"""Can a line separate the classes? The badge at the board, and what it says when it is opened.

What is said of a run to come holds for every learning rate below the step limit, from every start.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import distances_to_optimum, loss_above_optimum, norm
from playground.board.written_line import proving_line, rounded_line, written_score
from playground.numbers.rounding import significant
from playground.numbers.text import latex, spoken
from playground.state import theory
from playground.state.names import STANDARDISED, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from neuron import Separability
    from playground.state.experiment import Experiment
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]

NO_POINTS: Final = "No points"
ONE_CLASS: Final = "One class only"
SEPARABLE: Final = "Separable"
TOUCHING: Final = "Separable but for touching points"
OVERLAPPING: Final = "Not separable"
UNKNOWN: Final = "Too wide for float64"
MARGIN_DIGITS: Final = 3
ROUNDING: Final = 2.0**-50
"""A difference of losses below this share of them is their own rounding."""


ALBERT: Final = "[Albert & Anderson 1984](https://doi.org/10.1093/biomet/71.1.1)"
SOUDRY: Final = "[Soudry et al. 2018](https://jmlr.org/papers/v19/18-188.html)"
JI: Final = "[Ji & Telgarsky 2019](https://proceedings.mlr.press/v99/ji19a.html)"
"""Where the theorems are from."""

VERDICTS: Final = {"separable": SEPARABLE, "touching": TOUCHING, "overlapping": OVERLAPPING}

NONE_YET: Final = (
    "**No points yet.** There is nothing to separate, and nothing to learn from: the neuron keeps "
    "its first weights."
)
UNDECIDED: Final = (
    "**No verdict.** The coordinates differ so much in size that the line which would decide it "
    "has no numbers in float64."
)


def badge(experiment: Experiment) -> str:
    """Give the verdict in a few words."""
    if not len(experiment.points):
        return NO_POINTS
    if not theory.has_both_classes(experiment):
        return ONE_CLASS
    kind = theory.kind(experiment)
    if kind is None:
        return UNKNOWN
    proof = theory.proof(experiment) if kind == "separable" else None
    if proof is None or proof.margin is None:
        return VERDICTS[kind]
    return f"{SEPARABLE}, margin {_so_wide(proof.margin, MARGIN_DIGITS)}"


def _so_wide(margin: float, digits: int) -> str:
    """Write a margin, which is above 0 even where float64 has no number for it."""
    return spoken(margin, digits) if margin else f"below {spoken(math.ulp(0.0))}"


def explained(experiment: Experiment, shown: Shown | None) -> list[str]:
    """Explain the verdict: paragraphs in Markdown, each with what proves it or follows from it."""
    if shown is None:
        return [NONE_YET]
    if not theory.has_both_classes(experiment):
        return _one_class(int(shown.y[0]))
    found = theory.verdict(experiment)
    if found is None:
        return [UNDECIDED]
    parts = {"separable": _separable, "touching": _touching, "overlapping": _overlapping}
    return list(parts[found.verdict](experiment, shown, found))


def _one_class(label: int) -> list[str]:
    says = (
        f"**Only class {label}.** There is nothing to separate it from: W = 0 and "
        f"b = {spoken(2.0 * label - 1.0)} say {label} everywhere."
    )
    goes = (
        "**Gradient descent** has no minimum to come to: (W, b) grows without end, and the loss "
        f"falls towards 0 and never gets there. Add a point of class {1 - label}."
    )
    return [says, goes, f"*Source:* {SOUDRY}."]


def _separable(experiment: Experiment, shown: Shown, _: Separability) -> Iterator[str]:
    yield (
        "**Separable.** A line can have every point on its own side: the convex hulls of the two "
        "classes have no point in common."
    )
    proof = theory.proof(experiment)
    if proof is None or proof.W is None or proof.b is None or proof.margin is None:
        yield (
            "Standardised features are rounded, and the gap is so small that rounding closes it: "
            "on them no line separates the classes."
        )
        return
    line = proving_line(shown.X, shown.y, proof.W, proof.b)
    if line is None:
        yield (
            "*Proof:* calculated without rounding. Such a line is there, but so narrow is the gap "
            "that none whose W and b are float64 numbers has all points on their sides."
        )
    else:
        yield (
            "*Proof:* this score is above 0 at every point of class 1, and below 0 at every point "
            f"of class 0:\n\n$$\\small {written_score(line, names_of(experiment))}$$"
        )
    yield _margin(experiment, proof.margin)
    limit = theory.limit_line(experiment)
    drawn = "which can be drawn under *Show*" if limit else "whose numbers leave float64 here"
    speed = ""
    if limit is not None and limit.margin is not None:
        speed = (
            " The loss falls about like $1/(\\gamma^2 \\alpha k)$, where "
            f"$\\gamma = {latex(significant(limit.margin, 4))}$ is the widest margin in (W, b) "
            "together."
        )
    yield (
        "**Gradient descent** has no minimum to come to. A longer W on such a line always costs "
        "less, so that ‖W‖ grows without end, about like the logarithm of k, and "
        f"the loss falls towards 0 and never gets there.{speed} With every α below the step limit, "
        f"its line turns towards the *limit of gradient descent*, {drawn}."
    )
    yield f"*Sources:* {ALBERT}, {SOUDRY}."


def _margin(experiment: Experiment, margin: float) -> str:
    """Say what the margin is, and in which units."""
    words = (
        f"*Margin:* {_so_wide(margin, 6)}. So far the nearest points are from the line in the "
        "middle of the gap, half the distance of the two hulls; from no other line are they "
        "farther."
    )
    if names_of(experiment) != STANDARDISED:
        return words
    own = theory.verdict(experiment)
    wide = "" if own is None or own.margin is None else _so_wide(own.margin, 6)
    there = f" There it is {wide}." if wide else ""
    return (
        f"{words} It is measured on the standardised features, on which the neuron is trained, not "
        f"in the units of the axes.{there}"
    )


def _touching(experiment: Experiment, shown: Shown, found: Separability) -> Iterator[str]:
    on_line = 0 if found.on_line is None else len(found.on_line)
    yield (
        "**Separable but for touching points.** The convex hulls of the two classes touch and do "
        "not overlap. A line can have no point on its wrong side, but each such line runs through "
        f"the same {on_line} points of both classes."
    )
    yield _common_point(experiment, found)
    if found.W is not None and found.b is not None and names_of(experiment) != STANDARDISED:
        score = written_score(rounded_line(found.W, found.b, 6), names_of(experiment))
        yield (
            "*And this line* (its numbers are rounded) has every other point on its own side:\n\n"
            f"$$\\small {score} = 0$$"
        )
    least = theory.least_loss(experiment)
    number = "" if least is None else f" {spoken(least)},"
    yield (
        "**Gradient descent** has no minimum to come to. With every α below the step limit ‖W‖ "
        "grows without end, as all points off such a line cost less and less. But the loss does "
        f"not fall to 0. It tends to{number} what the points on the line cost at least, and never "
        "gets there."
    )
    if least is not None:
        yield (
            f"*The run*, at iteration {shown.iteration}: the loss is {spoken(shown.loss)}, and "
            f"‖(W, b)‖ = {spoken(float(norm([[*shown.W, shown.b]])[0]))}."
        )
    yield f"*Sources:* {ALBERT}, {JI}."


def _overlapping(experiment: Experiment, shown: Shown, found: Separability) -> Iterator[str]:
    yield (
        "**Not separable.** No line has each class on its own side, not even with points on the "
        "line itself: the convex hulls of the two classes overlap."
    )
    yield _common_point(experiment, found)
    best = theory.best(experiment)
    if best is None:
        yield (
            "The loss has a minimum. But the classes overlap by so little that Newton's method "
            "finds no numbers for it in float64."
        )
        return
    line = written_score(rounded_line(best.W, best.b, 6), names_of(experiment))
    yield (
        f"**The optimum**, by Newton's method ({best.newton_steps} steps): loss* = "
        f"{spoken(best.loss, 6)} at\n\n$$\\small z = {line}$$"
    )
    yield _many_optima(theory.free(experiment))
    distance = float(distances_to_optimum(shown.X, [shown.W], [shown.b], best)[0])
    above = loss_above_optimum(*shown.here, best)
    is_rounding = abs(above) <= ROUNDING * best.loss
    yield (
        f"*The run*, at iteration {shown.iteration}: ‖(W, b) − (W*, b*)‖ = {spoken(distance)}, and "
        f"loss − loss* {'is 0 to rounding' if is_rounding else f'= {spoken(above)}'}."
    )
    yield f"*Source:* {ALBERT}."


def _many_optima(free: int) -> str:
    """Say how many optima there are, and to which gradient descent goes."""
    if not free:
        return (
            "**Gradient descent** goes there from every start, with every α below the step limit: "
            "there is no other minimum."
        )
    where = "on one line" if free == 1 else "at one place"
    shape = "a line" if free == 1 else "a plane"
    return (
        f"All points lie {where}, so that W and b can change together without changing any score: "
        f"there are many optima, {shape} of them among all (W, b). This is the one with the least "
        "‖(W, b)‖. **Gradient descent** goes to the one nearest to its start, with every α below "
        "the step limit; distances are measured to that one."
    )


def _common_point(experiment: Experiment, found: Separability) -> str:
    """List the points of which the point that lies in both hulls is a mean, with their weights."""
    if found.weights is None:
        return ""
    X, y = experiment.points.X, experiment.points.y
    common = (found.weights[y == 1] @ X[y == 1]).tolist()
    rows = ["| sample | class | x₁ | x₂ | λ |", "| --: | --: | --: | --: | --: |"]
    for place in sorted(np.flatnonzero(found.weights), key=lambda place: (y[place], place)):
        numbers = " | ".join(spoken(value) for value in (*X[place].tolist(), found.weights[place]))
        rows.append(f"| {place + 1} | {int(y[place])} | {numbers} |")
    table = "\n".join(rows)
    return (
        f"*Proof:* the point ({spoken(common[0])}, {spoken(common[1])}) lies in both hulls. With "
        "the weights λ, all at least 0 and adding up to 1 in each class, it is the mean of these "
        f"points of class 0, and of these of class 1.\n\n{table}"
    )
