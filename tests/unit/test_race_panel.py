"""The panel "Race" without Streamlit: the perceptron by hand, its words, and every edge."""

import json
import math

import numpy as np
import pytest

from neuron import max_margin_with_bias, perceptron, wrong_counts
from playground.board.further import further_channels, racing_lines
from playground.page.plot import plot_message
from playground.panels.race import figures, numbers, words
from playground.state import race
from playground.state.experiment import Experiment, Sampling
from playground.state.options import with_option
from playground.state.points import Points
from playground.state.race import order_of, racer
from playground.state.run import trained
from playground.state.shown import what_is_shown
from tests.step_states import MIXED, STATES

LINE = Points.of([(-2.0, 0.0, 0), (1.0, 0.0, 1), (3.0, 0.0, 1)])
TOUCHING = Points.of([(0.0, 0.0, 0), (1.0, 0.0, 0), (1.0, 0.0, 1), (2.0, 0.0, 1)])
EDGES = {name: state for name, state in STATES.items() if len(state.points)} | {
    "touching": Experiment(TOUCHING, iteration=5)
}


def look(experiment):
    run = trained(experiment, experiment.iterations)
    shown = what_is_shown(experiment, run)
    return shown, racer(experiment), run.trajectory


def said(shown, found, whole):
    now = numbers.standing(shown, found, whole)
    return words.where(now) + " " + words.mistakes(found, never_stops=numbers.never_stops(shown))


@pytest.mark.parametrize("name", EDGES)
def test_every_edge_has_true_words_and_a_picture(name):
    shown, found, whole = look(EDGES[name])
    text = said(shown, found, whole)
    assert not any(word in text for word in ("nan", "inf ", "None", "  "))
    separable = found.run.bound is not None
    assert ("never stops" in text) == (not separable) == (not found.run.finished)
    figure = figures.errors_figure(*numbers.errors(shown, found, whole))
    message = plot_message(figure, alt="", iteration=shown.iteration, clickable=False)
    drawn = json.loads(message, parse_constant=pytest.fail)["figure"]["data"]
    assert [trace["name"] for trace in drawn].count("here") == 2


def test_the_first_mistakes_by_hand():
    """(0, 0, 0) is on no side: -2 is a mistake, and then (2, 0, -1) has all three right."""
    shown, found, whole = look(Experiment(LINE, iteration=4))
    assert found.run.states.tolist() == [[0.0, 0.0, 0.0], [2.0, 0.0, -1.0]]
    assert found.wrong.tolist() == [1, 0]  # at 0 everything is called class 1
    assert found.run.bound == pytest.approx(10.0 / max_margin_with_bias(LINE.X, LINE.y).margin ** 2)
    assert numbers.standing(shown, found, whole) == numbers.Standing(
        k=4, updates=1, wrong=0, descent_wrong=0, looks=1, descent_looks=12
    )
    text = said(shown, found, whole)
    assert "The perceptron needed only 1 update, has **0 errors**" in text
    assert "has looked at samples 1 time." in text
    assert "It makes **1 mistake**" in text


@pytest.mark.parametrize("seed", range(8))
def test_no_order_makes_more_mistakes_than_the_bound(seed):
    options = with_option(with_option((), "race_order", "shuffled"), "race_seed", seed)
    experiment = Experiment(Sampling(number=40, margin=0.3).draw(), options=options)
    found = racer(experiment)
    assert sorted(order_of(experiment).tolist()) == list(range(40))
    X, y = experiment.points.X, experiment.points.y
    assert found.run.finished
    assert found.run.mistakes <= found.run.bound
    radius = max(math.hypot(*x, 1.0) for x in X.tolist())
    gamma = max_margin_with_bias(X, y).margin
    assert found.run.bound == pytest.approx((radius / gamma) ** 2, rel=1e-12)
    again = perceptron(X, y, order=order_of(experiment).tolist())
    assert found.run.states.tobytes() == again.states.tobytes()


def test_the_order_is_that_of_the_points_until_it_is_shuffled_and_a_seed_gives_one_order():
    experiment = Experiment(Sampling().draw())
    assert order_of(experiment).tolist() == list(range(60))
    shuffled = Experiment(experiment.points, options=with_option((), "race_order", "shuffled"))
    assert order_of(shuffled).tolist() == order_of(shuffled).tolist() != list(range(60))
    other = Experiment(experiment.points, options=with_option(shuffled.options, "race_seed", 1))
    assert order_of(other).tolist() != order_of(shuffled).tolist()
    assert racer(shuffled).key != racer(other).key != racer(experiment).key


@pytest.mark.parametrize("points", [TOUCHING, MIXED, Points.of([(1, 1, 0), (1, 1, 1)])])
def test_it_never_stops_where_no_line_separates(points):
    shown, found, whole = look(Experiment(points))
    assert (found.run.mistakes, found.run.finished) == (race.MOST, False)
    assert "**never stops**" in said(shown, found, whole)
    assert "stopped at 2,000 mistakes" in said(shown, found, whole)
    farther = perceptron(shown.X, shown.y, most=2 * race.MOST)  # each round has another mistake
    assert not farther.finished
    assert np.diff(farther.looks).max() <= len(points)


def test_a_narrow_margin_is_stopped_too_but_would_end():
    points = Points.of([(0.0, 0.0, 0), (0.01, 0.0, 1)])
    shown, found, whole = look(Experiment(points))
    assert not found.run.finished
    text = said(shown, found, whole)
    assert "stopped at 2,000 mistakes" in text
    assert "so it would stop some day" in text
    assert perceptron(points.X, points.y, most=100_000).finished


def test_the_curves_are_the_errors_of_both():
    shown, found, whole = look(Experiment(Sampling(number=40, margin=0.1).draw(), iteration=37))
    own, descent = numbers.errors(shown, found, whole)
    for k, wrong in zip(own.iterations.tolist(), own.values.tolist(), strict=True):
        state = found.run.states[min(k, found.run.mistakes)]
        assert wrong == np.count_nonzero((shown.X @ state[:2] + state[2] >= 0) != shown.y)
    rows = descent.iterations
    assert (
        descent.values.tolist()
        == wrong_counts(shown.X, shown.y, whole.W[rows], whole.b[rows]).tolist()
    )
    assert own.now == found.wrong[found.updates(37)]
    assert descent.now == descent.values[descent.place]


def test_standardised_features_are_what_it_learns():
    options = with_option((), "standardise", value=True)
    shown, found, _ = look(Experiment(LINE, options=options))
    assert found.run.states.tobytes() == perceptron(shown.X, shown.y).states.tobytes()
    assert found.key != look(Experiment(LINE))[1].key


@pytest.mark.parametrize("standardised", [False, True])
def test_its_line_moves_with_the_iterations_in_the_points_own_units(standardised):
    options = with_option(with_option((), "panel", "Race"), "standardise", value=standardised)
    experiment = Experiment(Sampling(number=40, margin=0.1).draw(), options=options)
    [line] = racing_lines(experiment)
    shown, found, _ = look(experiment)
    X = experiment.points.X
    for k in range(found.run.mistakes + 1):
        W, b = found.run.states[k, :2], found.run.states[k, 2]
        assert line.W[k] @ X[3] + line.b[k] == pytest.approx(W @ shown.X[3] + b, rel=1e-9, abs=1e-9)
    channel = further_channels(experiment, [line], 0, 500)[line.name]
    assert len(np.unique(channel, axis=0)) > 1
    assert (channel[0] == channel[0][0]).all() or (channel[0][:2] == channel[0][2:]).all()
    assert (channel[found.run.mistakes :] == channel[-1]).all()  # it stays where it ended


def test_it_has_a_line_only_while_it_races():
    experiment = Experiment(Sampling().draw())
    assert racing_lines(experiment) == ()
    assert racing_lines(Experiment(options=with_option((), "panel", "Race"))) == ()
