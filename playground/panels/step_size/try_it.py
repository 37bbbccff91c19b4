"""States to try in "Step size": each a claim, which a test runs."""

# ruff: noqa: PLR2004 - the numbers that a check compares with are those of the words beside it

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import (
    cycle_length,
    gradient_rounding,
    loss_infimum,
    optimum,
    sample_separable,
    sharpness,
    step_limit,
)
from playground.link.codec import encode
from playground.panels.step_size import words
from playground.state.claims import Claim, always_falls, rests, rises
from playground.state.experiment import Experiment, following
from playground.state.options import DOUBLING, with_option
from playground.state.points import Points
from playground.state.ready_made import points_of
from playground.state.words import LOG_LOG, STEP_SIZE

if TYPE_CHECKING:
    from neuron import Trajectory


def _columns() -> Points:
    """Give two classes in upright columns, each the mirror image of the other."""
    rows = []
    for x1, number, label in ((55.0, 4, 1), (2.0, 10, 0), (5.0, 7, 1)):
        for x2 in np.linspace(-2.0, 2.0, number).round(2).tolist():
            rows += [(x1, x2, label), (-x1, -x2, 1 - label)]
    return Points.of(rows)


def _far_out() -> Points:
    """Give two classes far from the origin, with a street that lies across the way there."""
    middle = np.array([8.0, 6.0])
    direction = float(np.arctan2(middle[1], middle[0]))
    X, y = sample_separable(60, seed=5, margin=0.5, direction=direction)
    return Points((X + middle).round(3), y)


def _touching() -> Points:
    """Give two classes whose hulls share a part of an edge, with samples of both on it."""
    zeros = [(-2.0, 1.0), (-2.5, -0.5), (-1.5, -1.0), (0.0, -1.5), (0.0, 1.5)]
    ones = [(0.0, -0.5), (0.0, 2.5), (1.5, 1.0), (2.0, -1.0), (2.5, 0.5)]
    return Points.of([(*x, 0) for x in zeros] + [(*x, 1) for x in ones])


OVERLAPPING: Final = points_of("overlapping")
FAR: Final = _far_out()
COLUMNS: Final = _columns()
TOUCHING: Final = _touching()


def _state(points: Points, alpha: float, w1: float = 0.0) -> Experiment:
    """Give an experiment with this panel open, at a pace that shows each step at first."""
    experiment = Experiment(points=points, alpha=alpha, w1=w1)
    chosen = {"panel": STEP_SIZE, "speed": DOUBLING, "log_scale": LOG_LOG}
    for name, value in chosen.items():
        options = with_option(experiment.options, name, value)
        experiment = replace(experiment, options=options)
    return following(experiment)


def critical_step(points: Points) -> float:
    """Give 2/λmax at the minimum, which these points have."""
    best = optimum(points.X, points.y)
    if best is None:
        raise ValueError("these points have no minimum")
    return 2.0 / sharpness(points.X, best.W, best.b)


def _at_rest(run: Trajectory, points: Points) -> bool:
    rounding = gradient_rounding(points.X, points.y, run.W[-1], float(run.b[-1]))
    return bool((np.abs([*run.dW[-1], run.db[-1]]) <= 500 * rounding).all())


def _is_safe(run: Trajectory) -> bool:
    return run.alpha < step_limit(OVERLAPPING.X) and always_falls(run) and rests(run)


def _is_stable(run: Trajectory) -> bool:
    between = step_limit(OVERLAPPING.X) < run.alpha < critical_step(OVERLAPPING)
    return between and rises(run) == 0 and _at_rest(run, OVERLAPPING)


def _cycle(run: Trajectory) -> int | None:
    return cycle_length(run.W, run.b)


def _is_just_above(run: Trajectory) -> bool:
    critical = critical_step(OVERLAPPING)
    return critical < run.alpha < 1.05 * critical and _cycle(run) == 2


def _is_lost(run: Trajectory) -> bool:
    return run.alpha > critical_step(OVERLAPPING) and _cycle(run) is None and rises(run) > 300


def _is_below_and_cycles(run: Trajectory) -> bool:
    return run.alpha < critical_step(COLUMNS) and _cycle(run) == 2


def _is_below_and_rests(run: Trajectory) -> bool:
    return run.alpha < critical_step(COLUMNS) and _at_rest(run, COLUMNS)


def _grows_on(run: Trajectory) -> bool:
    least = loss_infimum(TOUCHING.X, TOUCHING.y)
    small = run.alpha < step_limit(TOUCHING.X) and always_falls(run)
    grows = bool((np.diff(run.weight_norm[10:]) > 0).all())
    return small and grows and round(least, 3) == 0.257 and 0 < run.loss[-1] - least < 0.001


def _passes_over(run: Trajectory) -> bool:
    large = run.alpha > step_limit(TOUCHING.X) and _cycle(run) == 3
    return large and rises(run) > 600 and run.loss[10:].min() > 0.257 + 0.05


def _ends_well(run: Trajectory) -> bool:
    # How often and until when hangs on the rounding of the processor: such a run is chaotic.
    falls = (np.diff(run.loss[-50:]) < 0).all()
    large = run.alpha > 100 * step_limit(FAR.X)
    return bool(large and rises(run) > 200 and falls and run.accuracy[-1] == 1)


def _goes_on(run: Trajectory) -> bool:
    return run.alpha == 1000 and run.accuracy.max() < 1 and rises(run) > 200


BELOW: Final = Claim(
    "α = 1.5 is below 2/β: every step lowers the loss, and it comes to rest",
    _state(OVERLAPPING, 1.5),
    _is_safe,
)
STABLE: Final = Claim(
    "α = 5 is between 2/β and the critical step: this run is stable, and the loss never rises",
    _state(OVERLAPPING, 5.0),
    _is_stable,
)
TWO: Final = Claim(
    "α = 10 is just above the critical step: a cycle of 2",
    _state(OVERLAPPING, 10.0),
    _is_just_above,
)
SIX: Final = Claim("α = 16: a cycle of 6", _state(OVERLAPPING, 16.0), lambda run: _cycle(run) == 6)
FIFTEEN: Final = Claim(
    "α = 24: a cycle of 15", _state(OVERLAPPING, 24.0), lambda run: _cycle(run) == 15
)
NONE_FOUND: Final = Claim(
    "α = 38: no cycle is found, and the loss never settles", _state(OVERLAPPING, 38.0), _is_lost
)
CYCLE_BELOW: Final = Claim(
    "Below the critical step, and yet a cycle of 2",
    _state(COLUMNS, 0.725, w1=-3.0),
    _is_below_and_cycles,
)
REST_BELOW: Final = Claim(
    "The same α from W = 0: this run comes to rest", _state(COLUMNS, 0.725), _is_below_and_rests
)
ENDS_WELL: Final = Claim(
    "A line separates these: with α = 10, over a hundred times 2/β, the loss rises hundreds of "
    "times, and in the end it only falls",
    _state(FAR, 10.0),
    _ends_well,
)
GROWS_ON: Final = Claim(
    "The classes touch: below 2/β the loss falls towards 0.257, and W grows on",
    _state(TOUCHING, 1.0),
    _grows_on,
)
PASSES_OVER: Final = Claim(
    "The same with α = 20: a cycle of 3, far above that loss", _state(TOUCHING, 20.0), _passes_over
)
PERCEPTRON: Final = Claim(
    "α = 1,000 on points that no line separates: a batch perceptron, which never stops",
    _state(OVERLAPPING, 1000.0),
    _goes_on,
)

TRY_IT: Final = (
    BELOW,
    STABLE,
    TWO,
    SIX,
    FIFTEEN,
    NONE_FOUND,
    CYCLE_BELOW,
    REST_BELOW,
    GROWS_ON,
    PASSES_OVER,
    ENDS_WELL,
    PERCEPTRON,
)


@cache  # twelve addresses, which stay: to write them takes 10 ms
def links() -> str:
    """Write the states as a list of links."""
    lines = [f"- [{claim.words}](./?{encode(claim.experiment).query})" for claim in TRY_IT]
    return "\n".join([words.TRY_IT, "", *lines])
