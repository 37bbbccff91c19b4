"""Experiments at the edges, for the tests of panels."""

from dataclasses import replace

import numpy as np

from playground.state.experiment import Experiment, Sampling
from playground.state.options import with_option
from playground.state.points import NO_POINTS, Points
from playground.state.run import trained
from playground.state.shown import what_is_shown

RNG = np.random.default_rng(5)
OVERLAPPING = Points(RNG.normal(size=(500, 2)), (RNG.random(500) > 0.5).astype(float))

STATES = {
    "no points": Experiment(points=NO_POINTS),
    "one sample": Experiment(points=Points.of([(1.0, 2.0, 1)]), iteration=3),
    "one class": Experiment(points=Points.of([(1, 2, 1), (2, 1, 1), (0, 1, 1)]), iteration=12),
    "W = 0": Experiment(points=Sampling().draw()),
    "all at the origin": Experiment(points=Points.of([(0, 0, 1), (0, 0, 0), (0, 0, 0)])),
    "saturated and right": Experiment(points=Points.of([(1e4, 0, 1), (-1e4, 0, 0)]), w1=1.0),
    "saturated and wrong": Experiment(
        points=Points.of([(1e4, 0, 1), (-1e4, 0, 0), (1e4, 1, 0)]), w1=1.0
    ),
    "500 that no line separates": Experiment(points=OVERLAPPING, iteration=300),
    "200 separable": Experiment(points=Sampling(200).draw(), iteration=37),
    "far out": Experiment(
        points=Points.of([(1e12, 1e12, 1), (-1e12, 3.0, 0), (1e12, 1e12, 0)]),
        alpha=1000.0,
        iteration=9,
    ),
    "next to nothing": Experiment(
        points=Points.of([(5e-324, 0, 1), (-5e-324, 1e-310, 0), (5e-324, 0, 0), (0, 1e-310, 1)]),
        iteration=5,
    ),
    "two scales": Experiment(
        points=Points.of([(1e12, 1e-300, 1), (-1e12, 1e-300, 0), (1e12, 2e-300, 0)]), iteration=5
    ),
    "every loss is 0": Experiment(points=Sampling(60, 1.5).draw(), alpha=500.0, iteration=1000),
}


def run_of(experiment):
    return trained(experiment, experiment.iterations)


def shown_of(experiment):
    return what_is_shown(experiment, run_of(experiment))


def state_of(experiment):
    """X, y, W, b at the iteration shown, computed anew."""
    run = run_of(experiment)
    k = min(experiment.iteration, run.last)
    points = experiment.points
    return points.X, points.y, run.trajectory.W[k], float(run.trajectory.b[k])


def opened(experiment, panel, **options):
    """The experiment with a panel open and its options set."""
    for name, value in {"panel": panel, **options}.items():
        experiment = replace(experiment, options=with_option(experiment.options, name, value))
    return experiment
