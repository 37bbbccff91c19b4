"""What every panel gets: the neuron at the iteration on the screen, each value computed again."""

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from neuron import gradient, log_loss, sample_losses
from playground.state.experiment import Experiment, Sampling
from playground.state.names import AS_THEY_ARE, STANDARDISED
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.run import trained
from playground.state.shown import iteration_shown, last_iteration, what_is_shown
from tests.textbook import textbook_descent

ORDINARY = Experiment(points=Sampling().draw(), alpha=0.5, w1=1.0, w2=-2.0, b=0.5, iterations=200)


def option(experiment, name, value):
    return replace(experiment, options=with_option(experiment.options, name, value))


def shown_at(experiment, iteration):
    experiment = replace(experiment, iteration=iteration)
    return what_is_shown(experiment, trained(experiment, experiment.iterations))


@pytest.mark.parametrize("iteration", [0, 1, 37, 200])
@pytest.mark.parametrize("standardise", [False, True])
def test_it_is_the_neuron_after_so_many_updates(iteration, standardise):
    experiment = option(ORDINARY, "standardise", standardise)
    shown = shown_at(experiment, iteration)
    X, y = ORDINARY.points.X, ORDINARY.points.y
    if standardise:
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    W, b, loss, dW, db, _ = (
        rows[iteration] for rows in textbook_descent(X, y, 0.5, 200, [1.0, -2.0], 0.5)
    )
    assert shown.iteration == iteration
    assert pytest.approx(X) == shown.X
    assert shown.y.tolist() == y.tolist()
    assert pytest.approx(W) == shown.W
    assert shown.b == pytest.approx(b)
    assert shown.dW == pytest.approx(dW)
    assert shown.db == pytest.approx(db)
    assert shown.loss == pytest.approx(loss)
    assert shown.alpha == 0.5


@pytest.mark.parametrize("standardise", [False, True])
def test_its_parts_belong_together(standardise):
    """Standardised or not: the gradient and the loss are those of its own X, y, W and b."""
    shown = shown_at(option(ORDINARY, "standardise", standardise), 12)
    dW, db = gradient(*shown.here)
    assert shown.dW == pytest.approx(dW, rel=1e-12)
    assert shown.db == pytest.approx(db, rel=1e-12)
    assert shown.loss == pytest.approx(log_loss(*shown.here), rel=1e-12)


def test_it_says_what_its_features_are():
    plain, scaled = shown_at(ORDINARY, 3), shown_at(option(ORDINARY, "standardise", True), 3)
    assert (plain.names, plain.scale) == (AS_THEY_ARE, None)
    assert plain.X.tolist() == ORDINARY.points.X.tolist()
    assert scaled.names == STANDARDISED
    assert scaled.scale.standardised(ORDINARY.points.X).tolist() == scaled.X.tolist()
    # and what the visitor placed stays what it was
    assert scaled.experiment.points == ORDINARY.points


def test_a_feature_that_never_varies_has_no_negative_zero():
    points = Points.of([(0.1, 1.0, 1), (0.1, -1.0, 0), (0.1, 3.0, 1)])
    X = shown_at(option(Experiment(points), "standardise", True), 0).X
    assert not np.signbit(X[X == 0]).any()


def test_beyond_the_end_of_a_run_that_left_float64_its_last_iteration_is_shown():
    experiment = replace(ORDINARY, alpha=1e308, iterations=50, iteration=40)
    run = trained(experiment, 50)
    assert run.stopped
    assert run.last < 40
    shown = what_is_shown(experiment, run)
    assert shown.iteration == run.last
    assert shown.W.tolist() == run.trajectory.W[-1].tolist()
    assert shown.b == run.trajectory.b[-1]
    assert shown.loss == run.trajectory.loss[-1]
    assert shown.dW.tolist() == run.trajectory.dW[-1].tolist()
    assert shown.db == run.trajectory.db[-1]


def test_a_run_that_was_longer_before_is_shown_as_far_as_it_is_wanted():
    run = trained(ORDINARY, 200)
    shorter = replace(ORDINARY, iterations=20, iteration=20)
    assert trained(shorter, 20, run) is run
    assert last_iteration(shorter, run) == iteration_shown(shorter, run) == 20
    assert what_is_shown(shorter, run).loss == run.trajectory.loss[20]


def test_without_points_there_is_nothing_to_show():
    empty = Experiment(iteration=5)
    run = trained(empty, 100)
    assert what_is_shown(empty, run) is None
    assert iteration_shown(empty, run) == 0


def test_the_sample_in_focus_is_the_chosen_one_or_that_with_the_greatest_loss():
    shown = shown_at(ORDINARY, 5)
    losses = sample_losses(*shown.here)
    assert (shown.sample.place, shown.sample.chosen) == (int(np.argmax(losses)), False)
    chosen = shown_at(option(ORDINARY, "chosen", 4), 5).sample
    assert (chosen.place, chosen.number, chosen.chosen) == (4, 5, True)
    outlived = shown_at(option(ORDINARY, "chosen", len(losses)), 5).sample
    assert outlived == shown.sample


@pytest.mark.parametrize("standardise", [False, True])
def test_nobody_can_change_it(standardise):
    shown = shown_at(option(ORDINARY, "standardise", standardise), 5)
    with pytest.raises(FrozenInstanceError):
        shown.iteration = 6
    for name in ("X", "y", "W", "dW"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(shown, name)[:] = 0.0
