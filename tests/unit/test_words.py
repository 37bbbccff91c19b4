"""The teaching line says, at each iteration, what is true there."""

from dataclasses import replace

import numpy as np
import pytest

from neuron import (
    SET_NAMES,
    Trajectory,
    gradient_rounding,
    named_set,
    separability,
    step_limit,
)
from playground.board.aside import aside
from playground.board.teaching import (
    BALANCED,
    MOST_SENTENCES,
    SURELY_MOVES,
    _lately,
    call_to_play,
    teaching_lines,
)
from playground.board.words import AT_OPTIMUM, BALANCE
from playground.numbers.text import spoken
from playground.state.events import ClearPoints, SetOption
from playground.state.experiment import Experiment, first_experiment
from playground.state.points import Points
from playground.state.ready_made import with_set
from playground.state.run import Run, trained
from playground.state.update import update
from tests import textbook
from tests.experiments import from_zero

FIRST = from_zero()
CROSSED = Points.of([(1, 1, 1), (2, 0, 0), (-1, -1, 0), (-2, 0, 1), (0, 3, 1), (0.5, 2, 0)])


def lines_of(experiment, run=None):
    """The line of each iteration."""
    run = run or trained(experiment, experiment.iterations)
    lines, places = teaching_lines(experiment, run)
    assert len(places) == run.last + 1
    return [lines[place] for place in places]


def test_no_points():
    (line,) = lines_of(Experiment())
    assert line == "Click to add a point, or sample a set."


@pytest.mark.parametrize("label", [0, 1])
def test_one_class(label):
    lines = lines_of(Experiment(Points.of([(1, 1, label), (2, 2, label)]), iterations=5))
    assert all(f"Only class {label} so far" in line for line in lines)
    assert all(f"point of class {1 - label}" in line for line in lines)
    assert not any("own side" in line or "wrong side" in line for line in lines)


def test_zero_weights_have_no_line_to_draw():
    lines = lines_of(FIRST)
    assert "W = 0: the probability is σ(b) = 0.5 everywhere" in lines[0]
    assert not any("W = 0" in line for line in lines[1:])


def test_zero_weights_with_a_bias():
    line = lines_of(replace(FIRST, b=1.0))[0]
    assert f"σ(b) = {textbook.sigmoid(1):.4g}" in line


def test_while_w_stays_zero_and_b_moves_no_false_probability_is_told():
    """Points in balance about the origin give no slope in W, but one in b."""
    points = Points.of([(-1, 0, 1), (1, 0, 1), (0, 0, 0)])
    experiment = Experiment(points, alpha=1.0, iterations=20)
    run = trained(experiment, 20)
    assert not run.trajectory.W.any()
    lines = lines_of(experiment)
    assert "σ(b) = 0.5 everywhere" in lines[0]
    for k in (1, 10, 20):
        assert run.trajectory.b[k] > 0.1
        assert "W = 0" in lines[k]
        assert "0.5" not in lines[k]


def test_right_and_wrong_sides_follow_the_accuracy():
    experiment = replace(FIRST, w1=5.0, w2=-5.0, b=3.0, iterations=3000)
    run = trained(experiment, 3000)
    lines = lines_of(experiment)
    assert set(run.trajectory.accuracy == 1) == {True, False}
    for accuracy, line in zip(run.trajectory.accuracy, lines, strict=True):
        assert ("Every point is on its own side" in line) == (accuracy == 1)
        some = "Some points are on the wrong" in line or "One point is on the wrong" in line
        assert some == (0 < accuracy < 1)
        assert ("Every point is on the wrong side" in line) == (accuracy == 0)
        assert ("has no minimum" in line) == (accuracy == 1)


@pytest.mark.parametrize("name", ["one outlier", "tight margin"])
def test_one_point_on_the_wrong_side_is_spoken_of_as_one(name):
    experiment = with_set(first_experiment(), name)
    m = len(experiment.points)
    right = np.rint(trained(experiment, experiment.iterations).trajectory.accuracy * m)
    for count, line in zip(right, lines_of(experiment), strict=True):
        assert ("One point is on the wrong side. It pulls" in line) == (count == m - 1)
        assert ("Some points are on the wrong side. Each pulls" in line) == (0 < count < m - 1)
    assert (right == m - 1).any()


def test_a_line_out_of_view_is_said_to_be():
    away = replace(first_experiment(), w1=0.001, w2=0.0, b=-50.0)
    run = trained(away, away.iterations).trajectory
    corners = np.array([(x1, x2) for x1 in away.box[:2] for x2 in away.box[2:]])
    scores = run.W @ corners.T + run.b[:, np.newaxis]
    gone = ((scores > 0).all(axis=1) | (scores < 0).all(axis=1)).tolist()
    assert gone[0]
    assert not all(gone)
    assert ["The line is out of view. Some" in line for line in lines_of(away)] == gone


def test_a_rising_loss_names_alpha_and_the_step_limit():
    experiment = Experiment(CROSSED, alpha=30.0, iterations=50)
    run = trained(experiment, 50)
    rose = np.diff(run.trajectory.loss) > 0
    assert rose.any()
    assert not rose.all()
    assert experiment.alpha > step_limit(CROSSED.X)
    lines = lines_of(experiment)
    limit = spoken(step_limit(CROSSED.X))
    for k in range(1, 51):
        assert (f"α = 30 is above the step limit 2/β = {limit}" in lines[k]) == rose[k - 1], k
        lately = rose[max(k - 11, 0) : k].any()
        assert ("The loss fell at this step, but rose" in lines[k]) == (lately and not rose[k - 1])
    assert "The loss rose" not in lines[0]


@pytest.mark.parametrize("name", ["exclusive or", "overlapping", "two rings"])
@pytest.mark.parametrize("times", [10, 100, 1000])
def test_a_run_that_jumps_says_so_at_every_step_and_why(name, times):
    experiment = with_set(Experiment(), name)
    limit = step_limit(experiment.points.X)
    experiment = replace(experiment, alpha=min(times * limit, 1000.0))
    run = trained(experiment, experiment.iterations)
    loss = run.trajectory.loss
    lines = lines_of(experiment)
    assert (np.diff(loss) > 0).sum() > 100
    for k in range(1, len(lines)):
        assert lines[k].startswith("The loss rose: α = ") == (loss[k] > loss[k - 1])
        # The step went on past the lowest point on its way: there the slope points back already.
        if loss[k] > loss[k - 1]:
            dW, db = run.trajectory.dW, run.trajectory.db
            assert dW[k] @ dW[k - 1] + db[k] * db[k - 1] < 0
    jumping = sum("fell at this step, but rose within the ten before" in line for line in lines)
    assert jumping > 100


def test_a_run_that_jumped_long_ago_is_not_said_to_jump():
    rose = np.zeros(40, dtype=bool)
    rose[[3, 20]] = True
    lately = np.flatnonzero(_lately(rose)).tolist()
    assert lately == [*range(3, 14), *range(20, 31)]
    assert not _lately(np.zeros(1, dtype=bool)).any()
    assert _lately(np.array([False, True])).tolist() == [False, True]


def test_below_the_step_limit_no_step_is_said_to_raise_the_loss():
    for points in (FIRST.points, CROSSED):
        alpha = 0.999 * step_limit(points.X)
        lines = lines_of(Experiment(points, alpha=alpha, iterations=3000))
        assert not any("rose" in line for line in lines)


def by_hand(experiment, losses, diverged_at=None):
    states = len(losses)
    W = np.ones((states, 2))
    zeros = np.zeros(states)
    loss = np.array(losses, dtype=float)
    trajectory = Trajectory(
        W=W, b=zeros, loss=loss, dW=W, db=zeros, accuracy=np.ones(states), alpha=experiment.alpha,
        diverged_at=diverged_at,
    )  # fmt: skip
    return Run(f"by hand {losses}", trajectory, experiment.iterations)


def test_a_loss_of_zero_is_explained():
    lines = lines_of(FIRST, by_hand(FIRST, [1.0, 1e-300, 0.0, 0.0]))
    assert ["float64 calls it 0" in line for line in lines] == [False, False, True, True]
    assert not any("has no minimum" in line for line in lines[2:])


def test_a_loss_of_zero_is_reached_in_earnest():
    points = Points.of([(-1.0, 0.0, 0), (1.0, 0.0, 1)])
    experiment = Experiment(points, alpha=1000.0, w1=100.0, iterations=3)
    far = replace(experiment, points=Points.of([(-100.0, 0.0, 0), (100.0, 0.0, 1)]))
    assert trained(far, 3).trajectory.loss[0] == 0
    assert "float64 calls it 0" in lines_of(far)[0]


def test_a_run_that_stops_says_why_at_its_last_iteration_only():
    lines = lines_of(FIRST, by_hand(FIRST, [1.0, 1e200, 1.7e308], diverged_at=2))
    assert ["The run stops here" in line for line in lines] == [False, False, True]
    assert lines[2].startswith("The run stops here")


@pytest.mark.parametrize(
    "experiment",
    [
        FIRST,
        first_experiment(),
        replace(first_experiment(), iterations=20_000),
        Experiment(CROSSED, alpha=500.0),
        Experiment(Points.of([(0, 0, 1)]), alpha=1000.0),
        update(Experiment(CROSSED, alpha=500.0), SetOption("activation", "Perceptron")),
        *(Experiment(Points(*named_set(name)), alpha=0.3, iterations=3000) for name in SET_NAMES),
    ],
)
def test_there_is_always_a_line_and_it_fits_two_rows(experiment):
    for line in set(lines_of(experiment)):
        assert line
        assert len(line) <= 240
    assert MOST_SENTENCES == 2


def call_of(experiment):
    return call_to_play(experiment, trained(experiment, experiment.iterations))


def test_a_first_visit_is_told_which_key_to_press():
    assert call_of(first_experiment()) == "Press Play, or the space bar."
    assert lines_of(first_experiment())[0].startswith("Every point is on the wrong side.")
    assert not call_of(FIRST)
    assert not call_of(replace(first_experiment(), alpha=0.06))
    assert not call_of(replace(first_experiment(), iterations=0))
    assert not call_of(update(first_experiment(), ClearPoints()))
    assert not call_of(update(first_experiment(), SetOption("by_hand", True)))


@pytest.mark.parametrize("name", SET_NAMES[-3:])
def test_at_the_minimum_the_pulls_balance(name):
    points = Points(*named_set(name))
    experiment = Experiment(points, alpha=1.0, w1=-2.0, w2=1.0, iterations=5000)
    lines, run = lines_of(experiment), trained(experiment, 5000)
    assert run.trajectory.accuracy.max() < 1
    steepness = run.trajectory.gradient_norm
    assert "Each pulls the line its way, and the harder" in lines[0]
    for line, slope in zip(lines, steepness, strict=True):
        if slope < 1e-16:
            assert line == AT_OPTIMUM
        elif slope > 1e-11:
            assert line != AT_OPTIMUM
            assert line.startswith("Some points are on the wrong side. Each pulls the line its way")
    assert lines[-1] == AT_OPTIMUM
    assert "nearly cancel" in lines[int(np.argmax(steepness < 1e-6))]


def test_pulls_of_all_points_balance_at_zero_too():
    points = Points.of([(1, 1, 0), (-1, -1, 0), (1, -1, 1), (-1, 1, 1)])
    for line in lines_of(Experiment(points, iterations=5)):
        assert line.startswith("W = 0: the probability is σ(b) = 0.5 everywhere")
        assert line.endswith(AT_OPTIMUM)
    assert AT_OPTIMUM not in " ".join(lines_of(Experiment(points, b=0.1, iterations=5)))


@pytest.mark.parametrize("alpha", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("factor", [1, 1e-3, 1e3])
@pytest.mark.parametrize("name", SET_NAMES[-3:])
def test_the_balance_is_seen_in_any_unit_and_does_not_flicker(name, factor, alpha):
    X, y = named_set(name)
    experiment = Experiment(Points(X * factor, y), alpha=alpha, iterations=20_000)
    if factor != 1:
        experiment = update(experiment, SetOption("standardise", True))
    lines = lines_of(experiment)
    assert lines[-1] == AT_OPTIMUM
    assert set(lines[lines.index(AT_OPTIMUM) :]) == {AT_OPTIMUM}


def test_on_separable_points_nothing_balances_and_no_minimum_is_claimed():
    for name in SET_NAMES[:-3]:
        experiment = Experiment(Points(*named_set(name)), alpha=0.3, iterations=20_000)
        assert not any("balance" in line for line in lines_of(experiment)), name


THIN = Points.of([(-1, -1 / 3, 0), (3, 1 + 1e-13, 0), (-3, -1, 1), (1, 1 / 3 - 1e-13, 1)])
"""A line separates these by a hair, and float64 hardly feels it."""


@pytest.mark.parametrize("points", [THIN, Points.of([(0, 0, 0), (1, 0, 0), (1, 0, 1), (2, 0, 1)])])
@pytest.mark.parametrize("alpha", [0.3, 50.0])
def test_without_an_optimum_no_run_is_said_to_rest_at_it(points, alpha):
    experiment = Experiment(points, alpha=alpha, w1=0.1, iterations=20_000)
    assert separability(points.X, points.y).verdict != "overlapping"
    run = trained(experiment, 20_000)
    close = run.trajectory.gradient_norm.argmin()
    assert (run.trajectory.gradient_norm[close] < 1e-3) or alpha > 1
    said = " ".join(set(lines_of(experiment)))
    assert "optimum" not in said
    assert "balance" not in said


def test_where_the_step_is_too_long_to_stay_no_rest_is_claimed():
    """By symmetry these pulls balance at W = 0 but for rounding; with this α it would not last."""
    points = Points.of([(0.1, 0.3, 0), (-0.1, -0.3, 0), (0.3, -0.1, 1), (-0.3, 0.1, 1)])
    scaled = Points(points.X * 7, points.y)
    still = Experiment(scaled, alpha=1.0, b=1e-14, iterations=3)
    assert lines_of(still)[0].endswith(AT_OPTIMUM)
    line = lines_of(replace(still, alpha=1000.0))[0]
    assert line.endswith(BALANCE)
    assert "rest" not in line


def test_no_slope_of_the_bias_that_counts_as_rounding_is_passed_over():
    alike = gradient_rounding(np.zeros((7, 2)), np.zeros(7), [0.0, 0.0], 800.0)  # each pull is 1
    assert BALANCED * alike[-1] < SURELY_MOVES


def test_a_wrong_line_that_is_sure_of_itself_is_not_at_rest():
    """Pulls of exactly 1 on either side of the line, and a gradient that is far from 0."""
    points = Points.of([(1, 0, 0), (-1, 0, 1), (2, 0, 0), (-2, 0, 1)])
    line = lines_of(Experiment(points, alpha=0.1, w1=1000.0, iterations=1))[0]
    assert "the harder the farther" in line


def test_with_the_perceptron_the_rule_is_told():
    line = lines_of(update(FIRST, SetOption("activation", "Perceptron")))[0]
    assert "z ≥ 0" in line


def test_the_step_limit_is_written_with_as_many_digits_as_tell_it_from_alpha():
    limit = step_limit(FIRST.points.X)
    for share in 10 ** np.linspace(-15, -1, 150):
        for alpha in (limit * (1 - share), limit * (1 + share)):
            text = aside(replace(FIRST, alpha=alpha))["text"]
            apart = (n for n in range(4, 18) if spoken(limit, n) != spoken(alpha, n))
            assert f"2/β = {spoken(limit, next(apart))}. α" in text, share


def test_the_step_limit_is_described_beside_alpha():
    assert "add points" in aside(Experiment())["text"]
    beside = replace(first_experiment(), alpha=1.393)  # to four digits, the limit
    assert "2/β = 1.3929. α is above it" in aside(beside)["text"]
    points = Points.of([(-1, 0, 0), (1, 0, 1)])  # second moments 1, 0, 1
    for alpha, side in ((0.3, "below"), (8.0, "exactly at"), (9.0, "above")):
        line = aside(Experiment(points=points, alpha=alpha))["text"]
        assert line == f"Step limit 2/β = 8. α is {side} it."
