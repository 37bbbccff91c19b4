"""What can happen to an experiment, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuron import accuracy
from playground.state import limits
from playground.state.checks import Refused
from playground.state.events import (
    AddPoint,
    ClearPoints,
    ErasePoint,
    Extend,
    FitView,
    MovePoint,
    Redo,
    SamplePoints,
    SetOption,
    SetSampling,
    SetStart,
    SetTraining,
    ShowIteration,
    TakeRun,
    Undo,
)
from playground.state.experiment import (
    Experiment,
    Sampling,
    fitted,
    points_out_of_view,
)
from playground.state.history import UNDONE_FIELDS, History, applied
from playground.state.options import OPTIONS
from playground.state.points import Points
from playground.state.settings import TRAINING
from playground.state.update import update
from tests.experiments import from_zero

FIRST = from_zero()
THREE = Experiment(Points.of([(1.0, 2.0, 1), (0.0, 0.0, 0), (-1.0, 3.0, 0)]), iteration=7)


def test_the_first_experiment_has_both_classes_and_a_run_to_play():
    assert set(FIRST.points.y) == {0.0, 1.0}
    assert FIRST.iterations > FIRST.iteration == 0


def test_points_come_move_and_go():
    added = update(THREE, AddPoint((5.0, 5.0, 1)))
    assert added.points.rows() == [*THREE.points.rows(), (5.0, 5.0, 1)]
    moved = update(added, MovePoint((0.0, 0.0, 0), (0.5, 0.5, 0)))
    assert moved.points.rows()[1] == (0.5, 0.5, 0)
    erased = update(moved, ErasePoint((1.0, 2.0, 1)))
    assert erased.points.rows() == moved.points.rows()[1:]
    assert {added.iteration, moved.iteration, erased.iteration} == {7}
    cleared = update(erased, ClearPoints())
    assert (len(cleared.points), cleared.iteration) == (0, 0)


@pytest.mark.parametrize("event", [MovePoint((9.0, 9.0, 1), (0.0, 0.0, 1)), ErasePoint((1, 2, 0))])
def test_a_point_that_is_not_there_is_neither_moved_nor_erased(event):
    with pytest.raises(Refused, match="no longer on the board"):
        update(THREE, event)


def test_the_board_holds_five_hundred_points():
    full = replace(THREE, points=Points(np.ones((limits.POINTS.most, 2)), np.ones(500)))
    with pytest.raises(Refused, match="at most 500 points"):
        update(full, AddPoint((0.0, 0.0, 0)))
    update(update(full, ErasePoint((1.0, 1.0, 1))), AddPoint((0.0, 0.0, 0)))


def test_a_new_sample_follows_the_settings_and_starts_at_iteration_0():
    changed = update(THREE, SetSampling.of(number=40, margin=1.5, seed=3))
    assert changed.points == THREE.points  # until the button is pressed
    sampled = update(changed, SamplePoints())
    assert len(sampled.points) == 40
    assert set(sampled.points.y) == {0.0, 1.0}
    assert sampled.iteration == 0
    assert sampled == update(changed, SamplePoints())
    assert points_out_of_view(sampled) == 0


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (
            SetSampling.of(number=1),
            "Number of points must lie between 2 and 500",
        ),
        (
            SetSampling.of(number=501),
            "Number of points must lie between 2 and 500",
        ),
        (SetSampling.of(number=2.5), "Number of points must be a whole number"),
        (
            SetSampling.of(number=None),
            "Number of points is empty; it must be a number",
        ),
        (SetSampling.of(margin=-0.1), "Margin must lie between 0 and 3"),
        (SetSampling.of(seed=-1), "Seed must lie between 0 and"),
        (SetSampling.of(speed=1), "There is no setting called 'speed'"),
        (SetTraining((("alpha", 0.0),)), "The learning rate α must lie between 0.001 and 1,000"),
        (SetTraining((("alpha", float("nan")),)), "The learning rate α must be a number"),
        (SetTraining((("alpha", "0.1"),)), "The learning rate α must be a number"),
        (SetTraining((("alpha", True),)), "The learning rate α must be a number"),
        (SetTraining((("iterations", 0),)), "Iterations must lie between 1 and 20,000"),
        (SetTraining((("iterations", 20_001),)), "Iterations must lie between 1 and 20,000"),
        (SetTraining((("iterations", 1.5),)), "Iterations must be a whole number"),
        (SetTraining((("w1", 100.5),)), "Initial w₁ must lie between −100 and 100"),
        (SetTraining((("w2", float("inf")),)), "Initial w₂ must be a number"),
        (SetTraining((("b", -101),)), "Initial b must lie between"),
        (SetTraining((("points", ()),)), "no setting called 'points'"),
        (SetTraining((("alpha", 1.0), ("w1", 1000))), "Initial w₁"),
        (ShowIteration(-1), "The iteration must lie between"),
        (ShowIteration("3"), "The iteration must be a number"),
        (Extend(20_001), "Iterations must lie between"),
        (Extend(None), "Iterations is empty; it must be a number"),
        (SetOption("alpha", 1.0), "no option called 'alpha'"),
        (SetOption("log_scale", 1), "must be one of linear"),
        (SetOption("panel", "Sideways"), "must be one of"),
        (SetOption("chosen", -2), "must lie between"),
        (AddPoint((1e13, 0.0, 0)), "x₁ must lie between"),
        (MovePoint((1.0, 2.0, 1), (0.0, float("nan"), 1)), "x₂ must be a number"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(event, reason):
    with pytest.raises(Refused, match=reason):
        update(THREE, event)


def test_training_settings_keep_the_iteration_or_the_last_there_is():
    assert update(THREE, SetTraining((("alpha", 2.0),))).iteration == 7
    shorter = update(THREE, SetTraining((("iterations", 5),)))
    assert (shorter.iterations, shorter.iteration) == (5, 5)
    start = update(THREE, SetTraining((("w1", -1), ("w2", 2.5), ("b", 100))))
    assert (start.w1, start.w2, start.b, start.iteration) == (-1.0, 2.5, 100.0, 7)


def test_an_extension_only_makes_longer():
    assert update(THREE, Extend(2000)).iterations == 2000
    assert update(THREE, Extend(10)).iterations == THREE.iterations


def weights(experiment):
    return experiment.w1, experiment.w2, experiment.b


def test_a_random_start_is_drawn_rounded_and_repeatable():
    one, again, other = (update(THREE, SetStart("random", luck)) for luck in (0.1, 0.1, 0.2))
    assert one == again
    assert weights(one) != weights(other)
    assert all(value == round(value, 2) for value in weights(one))
    assert (one.iteration, one.option("start")) == (0, "random")


def test_a_wrong_line_is_wrong_and_zero_is_zero():
    wrong = update(FIRST, SetStart("a wrong line", 0.3))
    assert accuracy(FIRST.points.X, FIRST.points.y, [wrong.w1, wrong.w2], wrong.b) <= 0.2
    assert weights(update(wrong, SetStart("zero"))) == (0.0, 0.0, 0.0)
    assert weights(update(wrong, SetStart("my own"))) == weights(wrong)


def test_a_sample_starts_from_what_was_chosen_and_leaves_ones_own_weights_alone():
    wrong = update(FIRST, SetStart("a wrong line", 0.3))
    sampled = update(wrong, SamplePoints(0.8))
    assert weights(sampled) != weights(wrong)
    assert weights(update(wrong, SamplePoints(0.3))) == weights(wrong)  # the same set and luck
    own = update(wrong, SetTraining((("w1", 1.5),)))
    assert own.option("start") == "my own"
    assert weights(update(own, SamplePoints(0.8))) == weights(own)


def test_undo_brings_back_where_the_run_started_from():
    history = applied(applied(History(FIRST), SetStart("random", 0.5)), Undo())
    assert (weights(history.present), history.present.option("start")) == (
        (0.0, 0.0, 0.0),
        "my own",
    )


@pytest.mark.parametrize(("kind", "luck"), [("best", 0.5), (3, 0.5), ("random", -1), ("zero", "x")])
def test_a_start_that_there_is_not_is_refused(kind, luck):
    with pytest.raises(Refused):
        update(FIRST, SetStart(kind, luck))


def test_the_chosen_sample_stays_chosen_while_it_is_there():
    chosen = update(THREE, SetOption("chosen", 2))
    assert update(chosen, ErasePoint((0.0, 0.0, 0))).option("chosen") == 1
    assert update(chosen, ErasePoint((-1.0, 3.0, 0))).option("chosen") == -1
    assert update(chosen, AddPoint((0.0, 0.0, 0))).option("chosen") == 2
    assert update(chosen, ClearPoints()).option("chosen") == -1


def test_fit_view_shows_every_point_in_a_square():
    far = replace(THREE, points=THREE.points.added((40.0, -3.0, 1)))
    assert points_out_of_view(far) == 1
    box = update(far, FitView()).box
    assert points_out_of_view(update(far, FitView())) == 0
    assert box[1] - box[0] == pytest.approx(box[3] - box[2])
    assert update(update(far, ErasePoint((40.0, -3.0, 1))), FitView()).box == limits.HOME_BOX
    assert fitted(Experiment()).box == limits.HOME_BOX


# ---- whatever happens, in whatever order ---------------------------------------------------------

few = st.sampled_from([-1e12, -6.5, 0.0, 0.25, 6.0, 1e12])
wild = st.one_of(few, st.floats(), st.integers(), st.none(), st.booleans(), st.text(max_size=3))
row = st.tuples(few, few, st.integers(0, 1))
gesture = st.sampled_from(["", "", "g-1", "g-2"])
edits = st.one_of(
    st.builds(AddPoint, row, gesture),
    st.builds(AddPoint, st.tuples(wild, wild, wild), gesture),
    st.builds(MovePoint, row, row, gesture),
    st.builds(ErasePoint, row, gesture),
    st.builds(ClearPoints),
    st.builds(SamplePoints),
    st.builds(
        lambda name, value, gesture: SetTraining(((name, value),), gesture),
        st.sampled_from(["alpha", "iterations", "w1", "w2", "b"]),
        st.one_of(st.integers(1, 2000), st.floats(0.001, 100), wild),
        gesture,
    ),
)
others = st.one_of(
    st.builds(ShowIteration, st.one_of(st.integers(0, 20_000), wild)),
    st.builds(SetSampling.of, number=st.one_of(st.integers(2, 9), wild), seed=st.integers(0, 9)),
    st.builds(SetOption, st.sampled_from(sorted(OPTIONS)), st.one_of(st.integers(-1, 9), wild)),
)
carried = st.one_of(  # changes the past as well
    st.builds(Extend, st.one_of(st.integers(1, 20_000), wild)), st.builds(FitView)
)
walks = st.one_of(st.builds(Undo), st.builds(Redo))


def after(history, events):
    for event in events:
        try:
            history = applied(history, event)
        except Refused as refusal:
            assert str(refusal)  # noqa: PT017  (most of what is tried here does not fit)
    return history


def undone_part(experiment, but=()):
    return {name: getattr(experiment, name) for name in UNDONE_FIELDS if name not in but}


@settings(deadline=None)
@given(st.lists(st.one_of(edits, others, carried, walks), max_size=25))
def test_any_sequence_of_events_keeps_every_limit(events):
    history = after(History(FIRST), events)
    steps = (*history.past, *history.future)
    for experiment in (history.present, *(step.experiment for step in steps)):
        assert len(experiment.points) <= limits.POINTS.most
        assert np.abs(experiment.points.X).max(initial=0) <= limits.COORDINATE
        assert set(experiment.points.y) <= {0.0, 1.0}
        for name, setting in TRAINING.items():
            assert setting.low <= getattr(experiment, name) <= setting.high, name
        assert isinstance(experiment.sampling, Sampling)
        assert 2 <= experiment.sampling.number <= limits.POINTS.most
        assert np.isfinite(experiment.box).all()
        assert experiment.box[0] < experiment.box[1]
        for name, value in experiment.options:
            assert OPTIONS[name].check(name, value) == value != OPTIONS[name].default
    assert 0 <= history.present.iteration <= history.present.iterations
    assert len(history.past) <= limits.UNDO_STEPS


@settings(deadline=None)
@given(st.lists(st.one_of(edits, others), max_size=25))
def test_undo_of_everything_is_the_start_and_redo_of_everything_the_end(events):
    end = after(History(FIRST), events)
    steps = len(end.past)
    start = after(end, [Undo()] * steps)
    assert undone_part(start.present) == undone_part(FIRST)
    assert start.past == ()
    assert undone_part(after(start, [Redo()] * steps).present) == undone_part(end.present)


@settings(deadline=None)
@given(st.lists(st.one_of(edits, others, st.builds(FitView)), max_size=25))
def test_fit_view_among_them_changes_nothing_but_the_view_that_undo_brings_back(events):
    end = after(History(FIRST), events)
    steps = len(end.past)
    start = after(end, [Undo()] * steps)
    assert undone_part(start.present, but=["box"]) == undone_part(FIRST, but=["box"])
    assert start.past == ()
    assert undone_part(after(start, [Redo()] * steps).present) == undone_part(end.present)


def test_a_click_on_the_map_takes_alpha_and_the_iteration_and_can_be_undone():
    before = Experiment(iterations=500, iteration=7)
    after = update(before, TakeRun(12.5, 300))
    assert (after.alpha, after.iteration) == (12.5, 300)
    history = applied(applied(History(before), TakeRun(12.5, 300)), Undo())
    assert history.present.alpha == before.alpha
    for alpha, k in ((5000.0, 3), (0.5, 501), (0.5, 2.5), (0.5, -1), ("x", 3), (None, 3)):
        with pytest.raises(Refused):
            update(before, TakeRun(alpha, k))
