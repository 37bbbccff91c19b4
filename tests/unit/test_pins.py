"""Pinned runs: what an event does to them, and how they are trained again."""

from dataclasses import replace

import numpy as np
import pytest

from neuron import gradient_descent
from playground.board.further import pinned_lines
from playground.drawing.pins import DASHES
from playground.state.checks import Refused
from playground.state.events import AddPoint, ClearPoints, SetOption, SetTraining, Undo
from playground.state.experiment import Experiment, Sampling, first_experiment
from playground.state.history import History, applied
from playground.state.options import COMPARE, with_option
from playground.state.pin_events import PinRun, RemovePin, RenamePin, ShowPin
from playground.state.pinning import compared_runs
from playground.state.pins import LONGEST_NAME, MOST_PINS, MOST_WORK
from playground.state.points import Points
from playground.state.update import update

FIRST = first_experiment()
LOOKING = replace(FIRST, options=with_option(FIRST.options, "panel", COMPARE))


def after(experiment, *events):
    for event in events:
        experiment = update(experiment, event)
    return experiment


def with_alphas(*alphas, experiment=FIRST):
    """Pin a run for each of these learning rates."""
    for alpha in alphas:
        experiment = after(experiment, SetTraining((("alpha", alpha),)), PinRun())
    return experiment


def refusal(experiment, event):
    with pytest.raises(Refused) as refused:
        update(experiment, event)
    return str(refused.value)


def test_a_pin_keeps_what_determines_the_run():
    standardised = after(FIRST, SetOption("standardise", value=True))
    (pin,) = after(standardised, PinRun()).pins
    assert (pin.number, pin.name) == (1, "α = 0.05")
    assert pin.points == FIRST.points
    assert (pin.alpha, pin.iterations, pin.start) == (0.05, 1000, (2.0, 2.0, 1.5))
    assert pin.standardise


def test_what_comes_later_does_not_touch_it():
    pinned = after(FIRST, PinRun())
    later = after(pinned, AddPoint((1.0, 1.0, 1)), SetTraining((("alpha", 3.0), ("w1", -1.0))))
    assert later.pins == pinned.pins


def test_the_same_run_is_pinned_once_but_may_become_longer():
    pinned = after(FIRST, PinRun(), RenamePin(1, "mine"))
    assert refusal(pinned, PinRun()) == "This run is pinned already, as run 1."
    elsewhere = replace(pinned, iteration=40, box=(-9.0, 9.0, -9.0, 9.0))
    assert "already" in refusal(elsewhere, PinRun())
    shorter = after(pinned, SetTraining((("iterations", 10),)))
    assert "already" in refusal(shorter, PinRun())
    (longer,) = after(pinned, SetTraining((("iterations", 5000),)), PinRun()).pins
    assert (longer.number, longer.name, longer.iterations) == (1, "mine", 5000)


def test_there_is_room_for_eight():
    full = with_alphas(*range(1, MOST_PINS + 1))
    assert [pin.number for pin in full.pins] == list(range(1, 9))
    assert len({pin.name for pin in full.pins}) == MOST_PINS == len(set(DASHES))
    more = after(full, SetTraining((("alpha", 99.0),)))
    assert refusal(more, PinRun()) == (
        "8 runs are pinned, which is all there is room for: remove one first."
    )
    again = after(more, RemovePin(3), PinRun())
    assert [pin.number for pin in again.pins] == list(range(1, 9))
    assert again.pins[2].alpha == 99.0
    assert "already" in refusal(full, PinRun())  # not that it is full


def test_without_points_there_is_nothing_to_pin():
    assert refusal(after(FIRST, ClearPoints()), PinRun()) == (
        "There is nothing to pin: without points there is no run."
    )


def test_one_class_and_a_run_that_diverges_can_be_pinned():
    one_class = Experiment(points=Points.of([(1, 2, 1), (3, 1, 1)]))
    assert len(after(one_class, PinRun()).pins) == 1
    far = Experiment(points=Points.of([(1e12, 0, 1), (-1e12, 3, 0), (1e12, 0, 0)]), alpha=1000.0)
    assert len(after(far, PinRun()).pins) == 1


def test_more_than_can_be_trained_again_soon_is_not_pinned():
    X = np.random.default_rng(0).normal(size=(10_000, 2))
    many = Experiment(points=Points(X, (X[:, 0] > 0).astype(float)), iterations=1001)
    assert "at most 1,000 iterations" in refusal(many, PinRun())
    assert len(after(many, SetTraining((("iterations", 1000),)), PinRun()).pins) == 1
    assert MOST_WORK >= 500 * 20_000  # whatever is placed or sampled can be


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a small step", "a small step"),
        ("  <b>bold</b> \n **or not** ", "<b>bold</b> **or not**"),
        ("", "α = 0.05"),
        ("   ", "α = 0.05"),
        ("小さな一歩", "小さな一歩"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    ],
)
def test_a_name_is_any_text_that_can_be_seen(typed, kept):
    (pin,) = after(FIRST, PinRun(), RenamePin(1, "before"), RenamePin(1, typed)).pins
    assert pin.name == kept


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("x" * (LONGEST_NAME + 1), "at most 40 characters, not 41"),
        ("a\u202eb", "cannot be seen"),
        ("a\x00b", "cannot be seen"),
        ("\ud800", "cannot be seen"),
        (7, "must be a text"),
        (None, "must be a text"),
    ],
)
def test_a_bad_name_is_refused(name, message):
    assert message in refusal(after(FIRST, PinRun()), RenamePin(1, name))


@pytest.mark.parametrize("event", [RemovePin, ShowPin, lambda number: RenamePin(number, "x")])
@pytest.mark.parametrize("number", [0, 9, 2.5, None, "1", True, float("nan"), 10**400])
def test_a_number_that_is_none_is_refused(event, number):
    assert "number of a pinned run" in refusal(after(FIRST, PinRun()), event(number))


def test_a_run_that_is_not_pinned_cannot_be_asked_for():
    assert refusal(after(FIRST, PinRun()), ShowPin(2)) == "That run is no longer pinned."


def test_names_by_default_tell_runs_apart():
    pinned = after(FIRST, PinRun(), SetTraining((("w1", 1.0),)), PinRun())
    assert [pin.name for pin in pinned.pins] == ["α = 0.05", "α = 0.05 (2)"]


def test_a_pinned_run_comes_back_onto_the_board_whole():
    start = replace(FIRST, iteration=25)
    pinned = after(start, PinRun())
    changed = after(
        pinned,
        AddPoint((40.0, 1.0, 1)),
        SetTraining((("alpha", 2.0), ("iterations", 50), ("w1", -3.0))),
        SetOption("standardise", value=True),
        SetOption("chosen", 60),
    )
    back = after(changed, ShowPin(1))
    assert back.points == FIRST.points
    assert (back.alpha, back.iterations, back.w1) == (0.05, 1000, 2.0)
    assert not back.option("standardise")
    assert back.option("chosen") == -1
    assert (back.iteration, back.pins, back.box) == (25, pinned.pins, FIRST.box)
    assert "already" in refusal(back, PinRun())


def test_a_view_that_the_points_do_not_fit_changes_with_them():
    far = after(FIRST, AddPoint((40.0, 1.0, 1)), PinRun())
    home = replace(far, points=FIRST.points)
    assert after(home, ShowPin(1)).box[1] > 40
    wide = replace(home, box=(-50.0, 50.0, -50.0, 50.0))
    assert after(wide, ShowPin(1)).box == wide.box


def test_the_start_that_is_chosen_stays_where_the_weights_do():
    same = after(with_alphas(2.0), SetTraining((("alpha", 0.1),)), ShowPin(1))
    assert same.option("start") == "a wrong line"
    other = after(with_alphas(2.0), SetTraining((("w1", 1.0),)), ShowPin(1))
    assert other.option("start") == "my own"


@pytest.mark.parametrize("event", [PinRun(), RenamePin(1, "x"), RemovePin(1), ShowPin(1)])
def test_each_is_one_step_that_undo_takes_back(event):
    before = History(after(with_alphas(2.0), SetTraining((("alpha", 9.0),))))
    done = applied(before, event)
    assert done.present != before.present
    undone = applied(done, Undo())
    assert undone.present == before.present
    assert not undone.past


def test_undo_of_an_edit_keeps_what_was_pinned_before_it():
    pinned = applied(History(FIRST), PinRun())
    edited = applied(pinned, AddPoint((1.0, 1.0, 1)))
    assert applied(edited, Undo()).present == pinned.present


def test_nothing_is_trained_while_the_panel_is_closed():
    pinned = with_alphas(1.0, 2.0)
    assert compared_runs(pinned) == ()
    assert compared_runs(LOOKING) == ()
    assert len(compared_runs(after(pinned, SetOption("panel", COMPARE)))) == 2


def test_the_runs_are_those_of_their_own_experiments():
    scaled = after(LOOKING, SetOption("standardise", value=True))
    pinned = after(with_alphas(1.0, 7.0, experiment=scaled), AddPoint((1.0, 1.0, 1)))
    for one, alpha in zip(compared_runs(pinned), (1.0, 7.0), strict=True):
        X = FIRST.points.X
        own = gradient_descent(
            (X - X.mean(axis=0)) / X.std(axis=0),
            FIRST.points.y,
            alpha=alpha,
            iterations=1000,
            W=[2.0, 2.0],
            b=1.5,
        )
        assert one.run.trajectory.loss == pytest.approx(own.loss, rel=1e-9)


def test_what_is_known_is_not_trained_anew():
    two = with_alphas(1.0, 2.0, experiment=LOOKING)
    before = compared_runs(two)
    after_three = compared_runs(after(with_alphas(3.0, experiment=two)), before)
    assert [one.run for one in after_three[:2]] == [one.run for one in before]
    assert all(a is b for a, b in zip(before, after_three, strict=False))
    renamed = compared_runs(after(two, RenamePin(1, "x")), before)
    assert renamed[0].pin.name == "x"
    assert renamed[0].run is before[0].run


def test_the_board_need_not_wait_for_the_ends_of_the_runs():
    pinned = with_alphas(1.0, 2.0, experiment=LOOKING)
    soon = compared_runs(pinned, iterations=20)
    assert [one.run.last for one in soon] == [20, 20]
    again = compared_runs(pinned, soon, iterations=10)
    assert all(a is b for a, b in zip(soon, again, strict=True))
    whole = compared_runs(pinned, again)
    assert [one.run.last for one in whole] == [1000, 1000]
    assert (whole[0].run.trajectory.W[:21] == soon[0].run.trajectory.W).all()
    keys = [[line.key for line in pinned_lines(runs)] for runs in (soon, whole)]
    assert keys[0] == keys[1]  # what the browser has of them stays


def test_a_set_of_two_hundred_points_is_pinned_by_value():
    points = Sampling(200).draw()
    (pin,) = after(Experiment(points=points), PinRun()).pins
    assert hash(pin) == hash(replace(pin, points=Points(points.X.copy(), points.y.copy())))
