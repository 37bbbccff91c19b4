"""Where a run starts from: the initial weights, by what they are called on the screen."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from neuron import wrong_line
from playground.state import words
from playground.state.options import with_option
from playground.state.run import trained_features
from playground.state.settings import TRAINING

if TYPE_CHECKING:
    from playground.state.experiment import Experiment

WRONG, ZERO, RANDOM, OWN = words.A_WRONG_LINE, words.ZERO, words.RANDOM, words.MY_OWN

TURNS: Final = (math.radians(158), math.radians(170))
"""By how much a wrong line points away from where training leads, to either side."""

SPREAD: Final = 2.0
"""Standard deviation of random initial weights."""

DECIMALS: Final = 2
"""Random weights are rounded to so many, so that they can be read."""


def started(experiment: Experiment, kind: str, luck: float) -> Experiment:
    """Return the experiment at iteration 0 with initial weights of a kind; one's own stay.

    ``luck``, from 0 up to 1, decides what is left to chance: which way a wrong line turns, or the
    random weights.

    Examples
    --------
    >>> from playground.state.experiment import Experiment
    >>> started(Experiment(w1=3.0), ZERO, 0.5).w1
    0.0
    """
    options = with_option(experiment.options, "start", kind)
    at_zero = replace(experiment, options=options, iteration=0)
    if kind == OWN:
        return at_zero
    w1, w2, b = _weights(experiment, kind, luck)
    return replace(at_zero, w1=w1, w2=w2, b=b)


def start_of(experiment: Experiment) -> str:
    """Say where the run starts from: weights of 0 are "zero", wherever they came from.

    Examples
    --------
    >>> from playground.state.experiment import Experiment
    >>> start_of(Experiment()), start_of(Experiment(b=1.0))
    ('zero', 'my own')
    """
    chosen: str = experiment.option("start")
    at_zero = experiment.w1 == experiment.w2 == experiment.b == 0
    return ZERO if at_zero else chosen


def _weights(experiment: Experiment, kind: str, luck: float) -> tuple[float, float, float]:
    if kind == ZERO:
        return 0.0, 0.0, 0.0
    if kind == RANDOM or not len(experiment.points):
        generator = np.random.default_rng(int(luck * 2**53))
        draw = generator.normal(scale=SPREAD, size=3).round(DECIMALS) + 0.0
        w1, w2, b = draw.clip(TRAINING["w1"].low, TRAINING["w1"].high).tolist()
        return w1, w2, b
    side = 2.0 * luck
    turn = TURNS[0] + (side % 1.0) * (TURNS[1] - TURNS[0])
    W, bias = wrong_line(
        trained_features(experiment),
        experiment.points.y,
        alpha=experiment.alpha,
        turn=turn if side < 1.0 else -turn,
    )
    return float(W[0]), float(W[1]), bias
