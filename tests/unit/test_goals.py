"""The goals of tasks: each against what is known of its points, and at every edge."""

from dataclasses import replace

import numpy as np
import pytest

from neuron import angle_between, gradient_descent, log_loss, max_margin_with_bias
from playground.state.checks import Refused
from playground.state.events import AddPoint, ErasePoint, HoldLine, MovePoint, SetTraining
from playground.state.experiment import Experiment, first_experiment
from playground.state.options import with_option
from playground.state.points import NO_POINTS, Points
from playground.state.task import Task, begun
from playground.state.update import update
from playground.state.words import MAY
from playground.tasks.goals import GOALS, check_goal, goal_words, judged
from tests.experiments import from_zero

FIRST = first_experiment()
FOUR = Points.of([(-2.0, 1.0, 0), (-2.0, -1.0, 0), (2.0, 1.0, 1), (2.0, -1.0, 1)])
SQUARE = Experiment(points=FOUR)


def task(goal, *parameters, begin=FIRST):
    return Task(goal, parameters, begin, may=tuple(MAY))


def verdict(goal, *parameters, begin=FIRST, answer=None):
    asked = task(goal, *parameters, begin=begin)
    return judged(asked, answer or begun(asked))


def test_a_loss_is_below_from_the_iteration_on_that_is_named():
    run = gradient_descent(
        FIRST.points.X, FIRST.points.y, alpha=0.05, iterations=100, W=[2.0, 2.0], b=1.5
    )
    found = verdict("loss", 0.2, 100)
    assert found.reached
    assert run.loss[found.at - 1] >= 0.2 > run.loss[found.at] == found.figure
    missed = verdict("loss", 0.2, found.at - 1)
    assert not missed.reached
    assert (missed.at, missed.figure) == (found.at - 1, run.loss[found.at - 1])


def test_a_goal_does_not_ask_how_many_iterations_are_played():
    short = replace(FIRST, iterations=1)
    assert verdict("loss", 0.2, 100, begin=short) == verdict("loss", 0.2, 100)


def test_a_loss_just_below_the_number_does_not_look_like_it():
    loss = verdict("loss", 1e-9, 20).figure
    above = float(np.nextafter(loss, 9))
    found = verdict("loss", above, 20)
    assert found.reached
    assert goal_words(task("loss", above, 20)).split()[4] not in found.words


def test_all_are_right_from_the_iteration_on_that_is_named():
    found = verdict("right", 1000)
    run = gradient_descent(
        FIRST.points.X, FIRST.points.y, alpha=0.05, iterations=1000, W=[2.0, 2.0], b=1.5
    )
    assert found.reached
    assert found.at == int((run.accuracy == 1).argmax()) > 0
    assert not verdict("right", found.at - 1).reached


def test_a_loss_that_rises_is_told_from_one_that_falls():
    assert not verdict("rises", 200).reached
    large = update(FIRST, SetTraining((("alpha", 500.0),)))
    mixed = replace(large, points=FOUR.added((0.0, 0.0, 0)).added((-1.0, 0.0, 1)))
    found = verdict("rises", 200, answer=replace(mixed, task=task("rises", 200)))
    assert found.reached
    run = gradient_descent(
        mixed.points.X, mixed.points.y, alpha=500.0, iterations=200, W=[2.0, 2.0], b=1.5
    )
    first = int((np.diff(run.loss) > 1e-9).argmax()) + 1
    assert found.at == first
    assert found.figure == run.loss[first] - run.loss[first - 1] > 0


def test_a_line_by_hand_counts_by_its_own_loss():
    asked = task("line", 0.1, begin=SQUARE)
    start = begun(asked)
    assert not judged(asked, start).reached  # W = 0: log 2
    placed = update(start, SetTraining((("w1", 5.0),)))
    found = judged(asked, placed)
    assert found.reached
    assert found.figure == log_loss(FOUR.X, FOUR.y, [5.0, 0.0], 0.0)


def test_against_the_neuron_the_best_line_by_hand_counts():
    begin = replace(SQUARE, w1=1.0, options=with_option((), "by_hand", True))
    asked = task("line", 0.5, begin=begin)
    hold = HoldLine("sharpen", 0, (1.0, 0.0), (3.0, 0.0), (0.0, 0.0), released=True)
    better = update(begun(asked), hold)
    worse = update(better, replace(hold, place=(-4.0, 0.0)))
    assert judged(asked, worse).figure == judged(asked, better).figure
    assert "best" in judged(asked, worse).words


def test_one_point_in_the_midst_of_the_others_leaves_no_line():
    asked = task("mixed", 1, begin=SQUARE)
    mixed = update(begun(asked), AddPoint((2.0, 0.0, 0)))
    assert judged(asked, mixed).reached
    assert judged(asked, mixed).figure == 1
    twice = update(mixed, AddPoint((2.0, 0.5, 0)))
    assert not judged(asked, twice).reached  # two points, and one was allowed
    assert not judged(asked, begun(asked)).reached


def test_a_moved_point_counts_once_wherever_it_went_and_an_erased_one_does_not_count():
    asked = task("mixed", 1, begin=SQUARE)
    moved = update(begun(asked), MovePoint((-2.0, 1.0, 0), (2.0, 0.0, 0)))
    moved = update(moved, MovePoint((2.0, 0.0, 0), (2.5, 0.0, 0)))
    moved = update(moved, MovePoint((2.5, 0.0, 0), (2.0, 0.0, 0)))
    assert judged(asked, moved).figure == 1
    erased = update(moved, ErasePoint((2.0, 1.0, 1)))
    assert not judged(asked, erased).reached
    assert "erased" in judged(asked, erased).words


def test_the_limit_turns_by_the_angle_between_the_two_widest_margins():
    asked = task("turned", 10.0, begin=SQUARE)
    answer = update(begun(asked), MovePoint((2.0, 1.0, 1), (0.0, 3.0, 1)))
    lines = [max_margin_with_bias(one.points.X, one.points.y) for one in (SQUARE, answer)]
    found = judged(asked, answer)
    assert found.figure == angle_between(lines[0].W, lines[1].W) > 10
    assert found.reached
    two = update(answer, MovePoint((-2.0, 1.0, 0), (-2.0, 1.1, 0)))
    assert not judged(asked, two).reached
    mixed = update(begun(asked), MovePoint((2.0, 1.0, 1), (-2.0, 0.0, 1)))
    assert judged(asked, mixed).figure is None
    nothing = judged(task("turned", 0.1, begin=SQUARE), begun(asked))
    assert (nothing.reached, nothing.figure) == (False, 0.0)


@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize(
    "points",
    [
        NO_POINTS,
        Points.of([(1.0, 1.0, 1)]),
        Points.of([(1.0, 1.0, 0), (1.0, 1.0, 1)]),
        Points.of([(-1e12, 1e12, 0), (1e12, 1e12, 1), (0.0, 0.0, 0)]),
        Points.of([(0.0, 0.0, 0), (1.0, 1.0, 1), (2.0, 2.0, 0), (1e-12, 0.0, 1)]),
    ],
    ids=["none", "one", "equal", "far", "line"],
)
@pytest.mark.parametrize("standardise", [False, True])
def test_at_every_edge_there_is_a_sentence(goal, points, standardise):
    options = with_option((), "standardise", standardise)
    begin = replace(from_zero(), points=points, alpha=1000.0, options=options)
    asked = task(goal, *(one.default for one in GOALS[goal].parameters), begin=begin)
    for answer in (begun(asked), replace(FIRST, task=asked)):
        found = judged(asked, answer)
        assert found.words.endswith(".")
        assert found.figure is None or np.isfinite(found.figure)


def test_a_goal_from_elsewhere_is_checked():
    assert check_goal("loss", [1, 20.0]) == ("loss", (1.0, 20))
    for name, numbers in [
        ("nothing", []),
        (3, []),
        ("loss", [0.1]),
        ("loss", [0.1, 1e9]),
        ("loss", [float("nan"), 3]),
        ("loss", [0.1, 1.5]),
        ("loss", "ab"),
        ("mixed", [None]),
    ]:
        with pytest.raises(Refused):
            check_goal(name, numbers)
