"""By hand: what is kept, when the neuron is parked, and who is ahead, against NumPy."""

from dataclasses import replace

import numpy as np
import pytest

from playground.board import packet
from playground.board.duel import duel_lines, overtaken_at
from playground.board.message import board_message
from playground.board.protocol import BrowserHas, Status
from playground.board.teaching import teaching_lines
from playground.link.codec import decode, encode
from playground.numbers.text import spoken
from playground.state import by_hand
from playground.state.events import (
    AddPoint,
    ClearPoints,
    HoldLine,
    LoadSet,
    NeuronsTurn,
    Nudge,
    PutLine,
    Redo,
    SetOption,
    SetStart,
    SetTraining,
    Undo,
)
from playground.state.experiment import first_experiment
from playground.state.history import History, applied
from playground.state.ready_made import points_of
from playground.state.run import trained
from playground.state.shown import what_is_shown
from playground.state.update import update

FIRST = first_experiment()
ON = update(FIRST, SetOption("by_hand", value=True))
START = (FIRST.w1, FIRST.w2, FIRST.b)


def placed(experiment, *weights):
    """Let go of the line where it has these weights: a press on an edge and no step more."""
    moved = replace(experiment, w1=weights[0], w2=weights[1], b=weights[2])
    return update(moved, Nudge("b", 0, 0.0))


def loss(experiment, weights):
    """The log-loss from the formula."""
    X, y = experiment.points.X, experiment.points.y
    M = (2 * y - 1) * (X @ np.array(weights[:2]) + weights[2])
    return np.mean(np.logaddexp(0, -M))


def descent(experiment):
    """The neuron's losses from the start, step by step."""
    X, y = experiment.points.X, experiment.points.y
    W, b = np.array(START[:2]), START[2]
    losses = []
    for _ in range(experiment.iterations + 1):
        losses.append(loss(experiment, (*W, b)))
        A = 1 / (1 + np.exp(-(X @ W + b)))
        W, b = W - experiment.alpha * X.T @ (A - y) / len(y), b - experiment.alpha * np.mean(A - y)
    return np.array(losses)


def said(experiment, k=0):
    lines_of = duel_lines if by_hand.is_on(experiment) else teaching_lines
    lines, places = lines_of(experiment, trained(experiment, experiment.iterations))
    return lines[places[k]]


def told(experiment, has=None):
    run = trained(experiment, experiment.iterations)
    shown = what_is_shown(experiment, run)
    return packet.decode(board_message(experiment, run, shown, has or BrowserHas(), Status()))


RIGHT_AND_SOFT = (-0.6, -0.42, -0.05)
RIGHT_AND_SHARP = (-24.0, -17.0, -2.0)


@pytest.mark.parametrize(("before", "after"), [(FIRST, ON), (ON, FIRST)])
def test_a_board_that_has_the_run_is_told_what_to_say_of_it_now(before, after):
    """By hand leaves the run as it is, and what is said of each iteration becomes another."""
    has = BrowserHas(told(before)[0]["run"], 1001)
    header, arrays = told(after, has)
    assert header["lines"][arrays["line"][0]] == said(after)
    assert (header["start"], len(arrays["line"])) == (0, 1001)


def test_both_start_where_the_visitor_was_when_it_began():
    assert by_hand.start(ON) == by_hand.best(ON) == START
    assert not by_hand.is_parked(ON)
    assert said(ON).startswith("The neuron is parked.")


def test_switched_on_in_the_middle_of_a_run_both_begin_at_its_start():
    begun = update(replace(FIRST, iteration=40), SetOption("by_hand", value=True))
    assert begun == ON
    later = replace(begun, iteration=40)
    assert update(later, SetOption("slowly", value=True)).iteration == 40


def test_the_best_line_is_the_best_that_was_put_down():
    better = placed(ON, *RIGHT_AND_SOFT)
    worse = placed(better, 3.0, 3.0, 0.0)
    assert by_hand.best(better) == by_hand.best(worse) == RIGHT_AND_SOFT
    assert by_hand.start(worse) == START
    held = update(ON, HoldLine("shift", 0, (0.0, 0.0), (-4.0, -4.0), (0.0, 0.0)))
    assert by_hand.best(held) == START  # not let go of yet


def test_a_parked_neuron_has_one_row_and_the_marks_have_their_losses():
    parked = placed(placed(ON, *RIGHT_AND_SOFT), 2.0, 1.0, 0.0)
    assert by_hand.is_parked(parked)
    header, arrays = told(parked)
    assert (header["rows"], header["complete"], header["canExtend"]) == (1, True, False)
    assert arrays["loss"][0] == pytest.approx(loss(parked, (2.0, 1.0, 0.0)))
    assert header["hand"]["best"] == pytest.approx(loss(parked, RIGHT_AND_SOFT))
    (level,) = header["levels"]
    assert level["height"] == header["hand"]["best"]
    low, high = header["axes"]["loss"]["yaxis.range"]
    assert low <= level["height"] <= high
    assert low <= loss(parked, START) <= high  # so that the marks stay while the line moves
    assert "your best so far cost" in said(parked)
    assert "your best so far." in said(placed(ON, *RIGHT_AND_SOFT))


def test_the_neuron_starts_where_the_visitor_did_and_is_ahead_when_numpy_says_so():
    played = update(placed(ON, *RIGHT_AND_SOFT), NeuronsTurn())
    assert (played.w1, played.w2, played.b) == START
    assert not by_hand.is_parked(played)
    mine, its = loss(played, RIGHT_AND_SOFT), descent(played)
    first = overtaken_at(its, mine)
    assert first > 10
    assert its[first] < mine <= its[:first].min()
    for k in (0, first - 1):
        assert said(played, k).endswith("You are ahead.")
    for k in (first, len(its) - 1):
        assert said(played, k).startswith(f"The neuron overtook you at iteration {first}.")


SHARP_AND_WRONG = (-2.0, 2.0, 10.0)
"""Near the end of the run the neuron is the sharper one."""


def test_why_the_neuron_is_ahead_is_said_of_where_it_overtook_and_at_the_end_of_there():
    played = update(placed(ON, *SHARP_AND_WRONG), NeuronsTurn())
    trajectory = trained(played, played.iterations).trajectory
    own, mine = np.hypot(*SHARP_AND_WRONG[:2]), loss(played, SHARP_AND_WRONG)
    first = overtaken_at(descent(played), mine)
    its = np.linalg.norm(trajectory.W, axis=1)
    assert its[first] < own < its[-1]
    for k in (first, first + 1, len(its) - 2):
        assert f"‖W‖ = {own:.4g} against its {its[first]:.4g} there" in said(played, k)
    cost = loss(played, tuple(its[-1] / own * w for w in SHARP_AND_WRONG))
    assert cost > trajectory.loss[-1]
    assert said(played, len(its) - 1) == (
        f"The neuron overtook you at iteration {first}. Its line lies better here: as sharp as "
        f"that one, yours would cost {cost:.4g}."
    )
    begun, places = duel_lines(played, trained(played, first + 5))
    assert "there" in begun[places[-1]]  # which is not the end of the run


@pytest.mark.parametrize("tried", [(), (3.0, 3.0, 5.0)])
def test_who_found_no_better_line_was_not_overtaken(tried):
    mine = placed(ON, *tried) if tried else ON
    if tried:
        assert said(mine).endswith(f"the one you began with cost {spoken(loss(ON, START))}.")
    assert said(update(mine, NeuronsTurn()), 1).startswith(
        "No line of yours beat the first one; the neuron is ahead since iteration 1."
    )
    assert "Yours" not in said(update(mine, NeuronsTurn()), 1)


def test_a_right_line_that_is_not_sharp_still_costs():
    played = update(placed(ON, *RIGHT_AND_SOFT), NeuronsTurn())
    assert "a right line that is not sharp still costs" in said(played, played.iterations)
    own = np.hypot(*RIGHT_AND_SOFT[:2])
    assert f"‖W‖ = {own:.4g}" in said(played, played.iterations)
    trajectory = trained(played, played.iterations).trajectory
    its, mine = trajectory.loss[-1], loss(played, RIGHT_AND_SOFT)
    times = np.linalg.norm(trajectory.W[-1]) / own
    as_sharp = loss(played, tuple(times * w for w in RIGHT_AND_SOFT))
    assert 0 < as_sharp - its < 0.1 * (mine - as_sharp)  # that it lies better matters little


def test_a_line_that_lies_worse_is_told_what_it_would_cost_as_sharp():
    wrong = (0.5, -2.0, 1.0)
    played = update(placed(ON, *wrong), NeuronsTurn())
    first = overtaken_at(descent(played), loss(played, wrong))
    trajectory = trained(played, played.iterations).trajectory
    times = np.hypot(*trajectory.W[first]) / np.hypot(*wrong[:2])
    cost = loss(played, tuple(times * w for w in wrong))
    assert cost >= trajectory.loss[first]
    assert f"yours would cost {cost:.4g}" in said(played, first)


def test_a_line_sharper_than_the_run_ever_gets_stays_ahead():
    played = update(placed(ON, *RIGHT_AND_SHARP), NeuronsTurn())
    assert overtaken_at(descent(played), loss(played, RIGHT_AND_SHARP)) is None
    assert said(played, 5).endswith("You are ahead.")
    assert said(played, 1000).endswith("You stay ahead: the neuron did not pass you in 1000 steps.")


def test_a_step_that_goes_too_far_puts_the_visitor_ahead_again():
    soft = (-0.1, -0.1, 0.0)
    crowd = ON
    for x1 in (-3.0, -2.0, -1.0):  # no line parts the classes
        crowd = update(crowd, AddPoint((x1, -2.0, 0)))
    wild = update(placed(replace(crowd, alpha=30.0, iterations=60), *soft), NeuronsTurn())
    its, mine = trained(wild, 60).trajectory.loss, loss(wild, by_hand.best(wild))
    first = overtaken_at(its, mine)
    again = np.flatnonzero(its[first:] >= mine) + first
    assert len(again)
    assert said(wild, int(again[0])).endswith("you are ahead again.")


def test_the_start_keeps_its_name_through_a_duel():
    assert FIRST.option("start") == "a wrong line"
    mine = placed(ON, *RIGHT_AND_SOFT)
    assert mine.option("start") == "my own"
    assert update(mine, NeuronsTurn()).option("start") == "a wrong line"
    zero = update(mine, SetStart("zero", 0.5))
    both = update(update(zero, Nudge("b", 0, 1.0)), NeuronsTurn())
    assert (both.w1, both.w2, both.b, both.option("start")) == (0, 0, 0, "zero")
    off = update(both, SetOption("by_hand", value=False))
    assert decode(encode(off).query)[0] == off


def test_undo_takes_back_what_the_hand_did_and_the_neurons_turn():
    history = applied(History(ON), Nudge("b", 0, 5.0))
    turned = applied(history, NeuronsTurn())
    assert not by_hand.is_parked(turned.present)
    back = applied(turned, Undo())
    assert by_hand.is_parked(back.present)
    assert back.present.b == FIRST.b + 0.5
    start = applied(back, Undo())
    assert (start.present.w1, start.present.w2, start.present.b) == START


def test_undo_brings_back_the_game_that_was_played():
    mine = placed(ON, *RIGHT_AND_SOFT)
    worse = placed(mine, 3.0, 3.0, 5.0)
    for event in (LoadSet("easy"), AddPoint((0.0, 0.0, 1)), SetStart("random", 0.3), ClearPoints()):
        history = applied(History(worse), event)
        back = applied(history, Undo())
        assert by_hand.start(back.present) == START, event
        assert by_hand.best(back.present) == RIGHT_AND_SOFT, event
        assert by_hand.placed(back.present) == (3.0, 3.0, 5.0), event
        again = applied(back, Redo()).present
        assert by_hand.start(again) == by_hand.start(history.present), event
        assert by_hand.best(again) == by_hand.best(history.present), event


def test_undo_of_a_line_leaves_a_better_one_the_best():
    history = History(placed(ON, *RIGHT_AND_SOFT))
    better = applied(history, PutLine((-3.0, -2.0, 0.0), gesture="1", released=True))
    assert by_hand.best(better.present) == (-3.0, -2.0, 0.0)
    back = applied(better, Undo()).present
    assert by_hand.placed(back) == RIGHT_AND_SOFT
    assert by_hand.best(back) == (-3.0, -2.0, 0.0)


def test_switched_on_later_the_game_begins_from_what_undo_brings_back():
    moved = applied(History(replace(FIRST, iteration=700)), Nudge("b", 700, 5.0))
    on = applied(moved, SetOption("by_hand", value=True))
    back = applied(on, Undo()).present
    assert by_hand.start(back) == by_hand.best(back) == START
    assert not by_hand.is_parked(back)
    assert back.iteration == 0  # nobody has moved yet


def test_a_line_that_is_worse_than_the_first_is_not_the_best_on_other_points_either():
    worse = update(placed(ON, 3.0, 3.0, 5.0), AddPoint((0.0, 0.0, 1)))
    assert by_hand.best(worse) == by_hand.start(worse) == START
    assert "the one you began with cost" in said(worse)


def test_where_nobody_finds_a_better_line_than_the_first_it_says_so():
    over = replace(FIRST, points=points_of("overlapping"), alpha=30.0, iterations=100)
    near = replace(over, w1=1.0, w2=0.5, b=0.0)
    game = update(near, SetOption("by_hand", value=True))
    losses = trained(game, 100).trajectory.loss
    assert losses[1:].min() > losses[0]
    assert said(game, 1).startswith(
        f"The line you both began with cost {spoken(losses[0])}: neither"
    )

    farther = replace(over, w1=0.9, w2=0.3, b=-0.1)
    game = update(farther, SetOption("by_hand", value=True))
    losses = trained(game, 100).trajectory.loss
    first = int(np.argmax(losses < losses[0]))
    assert losses[first + 1] > losses[0]
    assert said(game, first - 1).startswith("The line you both began with cost")
    assert said(game, first).startswith("No line of yours beat the first one; the neuron is ahead")
    assert f"did at iteration {first}, but then" in said(game, first + 1)


def test_other_points_and_another_start_begin_anew():
    better = placed(ON, *RIGHT_AND_SOFT)
    added = update(better, AddPoint((0.0, 0.0, 1)))
    assert by_hand.best(added) == RIGHT_AND_SOFT  # the line on the board
    assert by_hand.start(added) == START
    elsewhere = update(better, SetTraining((("w1", 1.0),)))
    assert by_hand.start(elsewhere) == by_hand.best(elsewhere) == (1.0, *RIGHT_AND_SOFT[1:])
    assert by_hand.is_on(update(better, ClearPoints())) is False
    told(update(better, ClearPoints()))


def test_without_a_line_in_view_it_says_what_to_do():
    nothing = update(replace(FIRST, w1=0.0, w2=0.0, b=0.0), SetOption("by_hand", value=True))
    assert said(nothing).startswith("There is no line in view")


def test_a_link_carries_the_game_and_switching_off_ends_it():
    parked = placed(ON, *RIGHT_AND_SOFT)
    assert decode(encode(parked).query) == (parked, [])
    off = update(parked, SetOption("by_hand", value=False))
    assert by_hand.start(off) == by_hand.best(off) == (0.0, 0.0, 0.0)
    assert told(off)[0]["hand"] is None
