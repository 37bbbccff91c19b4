"""Where α is very large: the batch perceptron, as numbers next to those of the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import batch_perceptron, norm, residuals, score, threshold_step, wrong_sides

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from neuron import Trajectory
    from playground.state.shown import Shown

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

FROM: Final = 100.0
"""From this learning rate on the rule is shown next to the run."""

MOST_STEPS: Final = 1000
"""Steps of the rule."""

MOST_MARGINS: Final = 2_000_000
"""Margins of all samples at all of these steps together, of which there are two sets."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """The step at the iteration shown by gradient descent and by the rule, and both runs."""

    wrong: int
    on_line: int
    samples: int
    weakest_wrong: float | None
    """The least pull of a wrong sample; None where none is wrong."""
    strongest_right: float | None
    """The greatest of one that is right."""
    step: FloatArray  # (3,) of w1, w2 and b
    rule_step: FloatArray  # (3,)
    apart: float | None
    """How far the two differ, as a part of the rule's; None where that is no step at all."""
    run_wrong: IntArray  # (T,) samples that are wrong in the run, from iteration 1 on
    rule_wrong: IntArray  # (T,) and by the rule, which goes on from the run's iteration 1
    alike: int
    """The last iteration up to which the same samples are wrong in both; 0 without a step."""

    @property
    def stopped(self) -> int | None:
        """The iteration at which the rule has nothing left to do, if there is one."""
        done = np.flatnonzero(self.rule_wrong == 0)
        return int(done[0]) + 1 if len(done) else None


def rule_of(shown: Shown, whole: Trajectory) -> Rule | None:
    """Compare run and rule; None where α is not large, or there was no step."""
    if shown.alpha < FROM or whole.iterations == 0:
        return None
    Z, rate = score(shown.X, shown.W, shown.b), shown.alpha / len(shown.y)
    pulls = np.abs(residuals(shown.X, shown.y, shown.W, shown.b))
    is_wrong = wrong_sides(shown.X, shown.y, [shown.W], [shown.b])[0]
    is_right = ~is_wrong & (Z != 0.0)
    step = -shown.alpha * np.append(shown.dW, shown.db) + 0.0
    rule_step = np.append(*threshold_step(*shown.here, rate=rate))
    length = float(norm(rule_step[np.newaxis])[0])
    run_wrong, rule_wrong, alike = _side_by_side(shown, whole, rate)
    return Rule(
        wrong=int(is_wrong.sum()),
        on_line=int((Z == 0.0).sum()),
        samples=len(Z),
        weakest_wrong=float(pulls[is_wrong].min()) if is_wrong.any() else None,
        strongest_right=float(pulls[is_right].max()) if is_right.any() else None,
        step=step,
        rule_step=rule_step,
        apart=float(norm((step - rule_step)[np.newaxis])[0]) / length if length else None,
        run_wrong=run_wrong,
        rule_wrong=rule_wrong,
        alike=alike,
    )


def _side_by_side(shown: Shown, whole: Trajectory, rate: float) -> tuple[IntArray, IntArray, int]:
    """Let the rule go on from the run's first step, and count the wrong samples of both."""
    m = len(shown.y)
    steps = min(whole.iterations, MOST_STEPS, max(1, MOST_MARGINS // m))
    rule = batch_perceptron(
        shown.X, shown.y, rate=rate, iterations=steps - 1, W=whole.W[1], b=float(whole.b[1])
    )
    steps = len(rule.b)
    states = whole.W[1 : steps + 1], whole.b[1 : steps + 1]
    ours = wrong_sides(shown.X, shown.y, *states)  # (T, m)
    theirs = wrong_sides(shown.X, shown.y, rule.W, rule.b)
    differ = np.flatnonzero((ours != theirs).any(axis=1))
    alike = int(differ[0]) if len(differ) else steps
    return ours.sum(axis=1), rule.wrong, alike
