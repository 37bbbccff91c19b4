"""Undo and redo: what they cover, what makes a step, and how far they reach."""

from dataclasses import replace

import numpy as np
import pytest

from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import (
    AddPoint,
    ClearPoints,
    ErasePoint,
    Extend,
    FitView,
    LoadPoints,
    LoadSet,
    MovePoint,
    Nudge,
    Redo,
    RestorePoints,
    SetOption,
    SetSampling,
    SetStart,
    SetTraining,
    ShowIteration,
    Undo,
)
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied
from playground.state.points import Points


def after(*events, history=None):
    history = history or History(Experiment())
    for event in events:
        history = applied(history, event)
    return history


def test_at_least_a_hundred_steps_can_be_taken_back():
    history = after(*(AddPoint((float(i), 0.0, 0)) for i in range(limits.UNDO_STEPS)))
    assert limits.UNDO_STEPS >= 100
    for left in reversed(range(limits.UNDO_STEPS)):
        history = applied(history, Undo())
        assert len(history.present.points) == left
    for count in range(limits.UNDO_STEPS):
        history = applied(history, Redo())
        assert len(history.present.points) == count + 1


def test_the_oldest_steps_are_forgotten_first():
    history = after(*(AddPoint((float(i), 0.0, 0)) for i in range(limits.UNDO_STEPS + 7)))
    assert len(after(*[Undo()] * 500, history=history).present.points) == 7


def test_of_many_points_undo_keeps_what_it_has_room_for():
    X = np.arange(2 * limits.FILE_POINTS.most).reshape(-1, 2) / limits.FILE_POINTS.most
    loaded = after(LoadPoints(Points(X, X[:, 0] % 2 // 1)))
    moved = after(
        *(MovePoint(row, (-1.0, 0.0, 0)) for row in loaded.present.points.rows()[:99]),
        history=loaded,
    )
    kept = {id(one): len(one) for one in (step.experiment.points for step in moved.past)}
    assert limits.UNDO_POINTS - limits.FILE_POINTS.most <= sum(kept.values()) <= limits.UNDO_POINTS
    assert applied(moved, Undo()).present.points == moved.past[-1].experiment.points

    alphas = (SetTraining((("alpha", 1 + k / 100),)) for k in range(limits.UNDO_STEPS))
    assert len(after(*alphas, history=loaded).past) == limits.UNDO_STEPS  # the points are the same


@pytest.mark.parametrize(
    "change", [("alpha", 2.0), ("iterations", 50), ("w1", 1.0), ("w2", 1.0), ("b", 1.0)]
)
def test_undo_covers_alpha_iterations_and_initial_weights(change):
    history = after(SetTraining((change,)))
    assert getattr(history.present, change[0]) == change[1]
    assert applied(history, Undo()).present == Experiment()


def test_undo_covers_neither_the_iteration_nor_how_things_are_shown():
    history = after(
        AddPoint((1.0, 1.0, 0)),
        ShowIteration(42),
        SetOption("log_scale", "log loss"),
        SetSampling.of(number=30, margin=1.0, seed=2),
        FitView(),
        Undo(),
    )
    present = history.present
    assert len(present.points) == 0
    assert (present.iteration, present.option("log_scale"), present.sampling.number) == (
        42,
        "log loss",
        30,
    )
    assert history.past == ()


def test_undo_of_another_start_comes_back_to_where_one_was():
    there = replace(first_experiment(), iteration=700)
    events = (Nudge("b", 700, 5.0), SetStart("random", 0.3), LoadSet("easy"), ClearPoints())
    for event in events:
        history = after(event, ShowIteration(20), history=History(there))
        back = applied(history, Undo())
        assert back.present == there, event
        assert applied(back, Redo()).present == history.present, event


@pytest.mark.parametrize("event", [SetTraining((("w1", 1.0),)), AddPoint((1.0, 1.0, 0))])
def test_undo_of_what_restarts_nothing_stays_at_the_iteration(event):
    history = after(ShowIteration(700), event, ShowIteration(900))
    back = applied(history, Undo())
    assert back.present.iteration == 900
    assert applied(back, Redo()).present == history.present


FAR = Points.of([(100.0, 200.0, 0), (140.0, 230.0, 1)])


def test_undo_of_loaded_points_brings_the_view_back():
    history = after(AddPoint((1.0, 2.0, 1)), LoadPoints(FAR))
    loaded = history.present.box
    assert loaded != limits.HOME_BOX
    history = applied(history, Undo())
    assert history.present.box == limits.HOME_BOX
    assert applied(history, Redo()).present.box == loaded


def test_undo_of_a_point_keeps_the_view_that_was_asked_for():
    history = after(AddPoint((40.0, -3.0, 1)), FitView())
    fitted = history.present.box
    assert fitted != limits.HOME_BOX
    assert applied(history, Undo()).present.box == fitted


def test_undo_of_a_longer_run_shows_the_last_iteration_there_is():
    history = after(SetTraining((("iterations", 5000),)), ShowIteration(4000), Undo())
    assert (history.present.iterations, history.present.iteration) == (1000, 1000)


def test_one_drag_is_one_step_and_the_next_drag_another():
    start = after(AddPoint((0.0, 0.0, 0)))
    drag = after(
        *(MovePoint((i, 0.0, 0), (i + 1.0, 0.0, 0), "g-1") for i in (0.0, 1.0, 2.0)),
        MovePoint((3.0, 0.0, 0), (4.0, 0.0, 0), "g-2"),
        history=start,
    )
    assert drag.present.points.rows() == [(4.0, 0.0, 0)]
    once = applied(drag, Undo())
    assert once.present.points.rows() == [(3.0, 0.0, 0)]
    assert applied(once, Undo()).present.points.rows() == [(0.0, 0.0, 0)]


def test_a_report_of_the_iteration_does_not_cut_a_drag_in_two():
    history = after(
        AddPoint((0.0, 0.0, 0), "g-1"), ShowIteration(3), AddPoint((1.0, 0.0, 0), "g-1"), Undo()
    )
    assert len(history.present.points) == 0


def test_a_gesture_that_goes_on_after_an_undo_is_a_step_of_its_own():
    history = after(AddPoint((0.0, 0.0, 0), "g-1"), Undo(), AddPoint((1.0, 0.0, 0), "g-1"))
    assert len(history.past) == 1
    assert len(applied(history, Undo()).present.points) == 0


def test_what_changes_nothing_is_no_step_and_keeps_the_future():
    history = after(AddPoint((0.0, 0.0, 0)), Undo(), ClearPoints(), SetTraining((("alpha", 0.3),)))
    assert len(applied(history, Redo()).present.points) == 1


def test_an_edit_forgets_the_future():
    history = after(AddPoint((0.0, 0.0, 0)), Undo(), AddPoint((1.0, 1.0, 1)))
    assert history.future == ()
    assert applied(history, Redo()) == history


def test_an_extension_is_no_step_and_undo_does_not_cut_the_run():
    history = after(
        AddPoint((0.0, 0.0, 0)),
        AddPoint((1.0, 0.0, 1)),
        Undo(),
        ShowIteration(1000),
        Extend(2000),
        ShowIteration(1500),
    )
    for event in (Undo(), Redo(), Redo()):
        history = applied(history, event)
        assert (history.present.iterations, history.present.iteration) == (2000, 1500)


def test_an_extension_keeps_a_length_that_was_chosen_before():
    history = after(SetTraining((("iterations", 50),)), Extend(100))
    assert applied(history, Undo()).present.iterations == 1000


def test_without_a_past_or_future_nothing_happens():
    history = History(Experiment())
    assert after(Undo(), Redo(), history=history) == history


def test_what_is_refused_leaves_everything_as_it_was():
    history = after(AddPoint((0.0, 0.0, 0)))
    with pytest.raises(Refused):
        applied(history, ErasePoint((5.0, 5.0, 0)))
    assert replace(history) == after(AddPoint((0.0, 0.0, 0)))


def test_restored_points_begin_a_history_of_their_own():
    before = applied(History(Experiment()), AddPoint((1.0, 1.0, 1)))
    points = Points.of([(5, 5, 0), (6, 6, 1)])
    restored = applied(before, RestorePoints(points))
    assert restored.present.points == points
    assert applied(restored, Undo()).present.points == points
