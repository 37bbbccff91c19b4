"""The line in the visitor's hands: what each grip and each step makes of the experiment."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuron import boundary_segment, standardisation
from playground.state.checks import Refused
from playground.state.events import HoldLine, LoadPoints, Nudge, Redo, Undo
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied
from playground.state.line import STEPS
from playground.state.points import Points
from playground.state.run import original_states, trained
from playground.state.settings import LARGEST_WEIGHT
from playground.state.update import update

FIRST = first_experiment()
SLANTED = replace(FIRST, w1=3.0, w2=4.0, b=-5.0, alpha=0.05)
"""Its line passes through (3, -1), and nearest to the middle through (0.6, 0.8)."""
AT_ZERO = replace(FIRST, w1=0.0, w2=0.0, b=0.0)
HERE = (0.0, 0.0)


def hold(grip, place, old=HERE, about=HERE, iteration=0, **more):
    return HoldLine(grip, iteration, old, place, about, **more)


def own(experiment):
    """W and b of the line on the board, in the units of the axes."""
    W, b = original_states(experiment, trained(experiment, 0))
    return W[0], b[0]


def z(experiment, place):
    W, b = own(experiment)
    return W @ np.array(place) + b


def weights(experiment):
    return np.array([experiment.w1, experiment.w2])


def test_the_middle_shifts_the_line_and_w_stays():
    held = update(SLANTED, hold("shift", (2.0, 1.5)))
    assert weights(held).tolist() == [3.0, 4.0]
    assert z(held, (2.0, 1.5)) == 0.0
    assert held.iteration == 0


@pytest.mark.parametrize("place", [(3.0, -1.0), (5.0, 4.0), (-2.0, 5.0), (-3.0, -3.0)])
def test_an_end_turns_the_line_about_a_place_and_its_length_stays(place):
    held = update(SLANTED, hold("right", place, about=(0.6, 0.8)))
    assert z(held, place) == pytest.approx(0.0, abs=1e-12)
    assert z(held, (0.6, 0.8)) == pytest.approx(0.0, abs=1e-12)
    assert math.hypot(*weights(held)) == pytest.approx(5.0)
    # looking along W, what was taken is still the right end
    right = np.array([weights(held)[1], -weights(held)[0]])
    assert right @ np.subtract(place, (0.6, 0.8)) > 0


def test_the_left_end_lies_on_the_other_side():
    held = update(SLANTED, hold("left", (-3.0, 3.5), about=(0.6, 0.8)))
    assert weights(held) == pytest.approx([3.0, 4.0])


def test_the_tip_of_the_arrow_makes_the_line_sharper_by_how_far_it_is_pulled_along_w():
    unit = np.array([0.6, 0.8])
    length = 0.16 * 12
    for pulled, factor in ((length, 2.0), (-length, 0.5), (2 * length, 4.0)):
        tip = tuple(HERE + pulled * unit)
        held = update(SLANTED, hold("sharpen", tip))
        assert (*weights(held), held.b) == pytest.approx((3 * factor, 4 * factor, -5 * factor))
    aside = update(SLANTED, hold("sharpen", (0.8, -0.6)))
    assert (*weights(aside), aside.b) == pytest.approx((3, 4, -5))


def test_the_line_is_taken_as_it_is_at_the_iteration_shown():
    shown = replace(SLANTED, iteration=37)
    run = trained(shown, 37)
    held = update(shown, hold("shift", (1.0, 1.0), iteration=37))
    assert weights(held).tolist() == run.trajectory.W[37].tolist()
    assert held.iteration == 0
    assert z(held, (1.0, 1.0)) == pytest.approx(0.0, abs=1e-12)
    nudged = update(shown, Nudge("w1", 37, 1.0))
    assert nudged.w1 == pytest.approx(run.trajectory.W[37, 0] + 0.1)
    assert nudged.b == run.trajectory.b[37]


@pytest.mark.parametrize("standardise", [False, True])
@pytest.mark.parametrize("iteration", [0, 25])
def test_with_features_of_any_scale_the_line_passes_where_it_was_put(standardise, iteration):
    rows = [(0.1, 2000.0, 0), (0.4, 3500.0, 0), (0.6, 2500.0, 1), (0.9, 4000.0, 1)]
    base = update(Experiment(w1=2.0, w2=-1.0, b=0.3), LoadPoints(Points.of(rows)))
    base = replace(base, options=(("standardise", standardise),), alpha=0.001)
    about, place = (0.5, 3000.0), (0.8, 3900.0)
    held = update(base, hold("left", place, about=about, iteration=iteration))
    assert (np.abs([*weights(held), held.b]) <= LARGEST_WEIGHT).all()
    scale = np.abs(own(held)[0]) @ [0.4, 1000.0]
    for through in (place, about):
        assert z(held, through) / scale == pytest.approx(0.0, abs=1e-9)
    if standardise:
        before = trained(base, iteration).trajectory.W[iteration]
        assert math.hypot(*weights(held)) == pytest.approx(math.hypot(*before))
        mean, deviation = (
            standardisation(base.points.X).mean,
            standardisation(base.points.X).deviation,
        )
        seen = (np.array(place) - mean) / deviation
        assert weights(held) @ seen + held.b == pytest.approx(0.0, abs=1e-9)


def test_a_line_that_would_need_larger_weights_is_the_same_line_and_softer():
    steep = replace(FIRST, w1=60.0, w2=80.0, b=0.0)
    held = update(steep, hold("shift", (5.0, 5.0)))
    assert held.b == -100.0
    assert z(held, (5.0, 5.0)) == pytest.approx(0.0, abs=1e-12)
    assert held.w2 / held.w1 == pytest.approx(4 / 3)
    grown = replace(FIRST, alpha=1000.0, iterations=500)
    run = trained(grown, 500)
    assert np.abs(run.trajectory.W[500]).max() > 100
    taken = update(grown, Nudge("sharpen", 500, 0.0))
    assert max(np.abs([*weights(taken), taken.b])) == pytest.approx(100.0)


def test_an_end_that_meets_the_pivot_changes_nothing():
    held = update(SLANTED, hold("right", (0.6, 0.8), about=(0.6, 0.8)))
    assert (*weights(held), held.b) == (3.0, 4.0, -5.0)


def test_keys_shift_turn_and_sharpen_by_steps_that_undo_one_another():
    for what in ("shift", "turn", "sharpen"):
        there = update(SLANTED, Nudge(what, 0, 1.0))
        assert there != SLANTED
        back = update(there, Nudge(what, 0, -1.0))
        assert (*weights(back), back.b) == pytest.approx((3.0, 4.0, -5.0), rel=1e-3)


def test_a_step_of_each_kind_is_as_large_as_it_says():
    shifted = update(SLANTED, Nudge("shift", 0, 1.0))
    assert -shifted.b / 5 == pytest.approx(1.0 + 0.1)  # the distance from the origin, along W
    turned = update(SLANTED, Nudge("turn", 0, 90.0))
    assert weights(turned) == pytest.approx([-4.0, 3.0])
    assert z(turned, (0.6, 0.8)) == pytest.approx(0.0, abs=1e-12)
    sharper = update(SLANTED, Nudge("sharpen", 0, 10.0))
    assert (*weights(sharper), sharper.b) == pytest.approx((6.0, 8.0, -10.0))


def test_an_edge_of_the_diagram_moves_its_weight_alone():
    moved = SLANTED
    for _ in range(3):
        moved = update(moved, Nudge("b", 0, 1.0))
    assert (moved.w1, moved.w2, moved.b) == (3.0, 4.0, -4.7)
    assert update(SLANTED, Nudge("w1", 0, -10.0)).w1 == 2.0
    assert update(SLANTED, Nudge("w2", 0, 1000.0)).w2 == 100.0


def test_the_line_neither_leaves_the_view_nor_fades_away():
    with pytest.raises(Refused, match="not in view"):
        update(SLANTED, Nudge("shift", 0, 100.0))
    line = update(SLANTED, Nudge("shift", 0, 30.0))
    assert boundary_segment(weights(line), line.b, line.box) is not None
    for _ in range(500):
        line = update(line, Nudge("sharpen", 0, -10.0))
    assert boundary_segment(weights(line), line.b, line.box) is not None


@pytest.mark.parametrize(
    ("experiment", "event", "reason"),
    [
        (AT_ZERO, hold("shift", HERE), "W = 0"),
        (AT_ZERO, Nudge("turn", 0, 1.0), "W = 0"),
        (SLANTED, hold("middle", HERE), "no grip called 'middle'"),
        (SLANTED, hold("shift", (math.nan, 0.0)), "x₁ must be a number"),
        (SLANTED, hold("shift", (0.0, 1e13)), "x₂ must lie between"),
        (SLANTED, hold("shift", HERE, iteration=-1), "The iteration must lie between"),
        (SLANTED, Nudge("colour", 0, 1.0), "Nothing called 'colour'"),
        (SLANTED, Nudge("w1", 0, math.inf), "Steps must be a number"),
        (SLANTED, Nudge("turn", 0, 1e9), "Steps must lie between"),
        (replace(SLANTED, b=90.0), Nudge("turn", 0, 1.0), "not in view"),
    ],
)
def test_what_cannot_be_done_is_refused(experiment, event, reason):
    with pytest.raises(Refused, match=reason):
        update(experiment, event)


def test_without_points_the_line_can_be_taken_as_well():
    empty = Experiment(w1=1.0, w2=0.0)
    assert update(empty, hold("shift", (2.0, 0.0), iteration=5)).b == -2.0


def test_a_drag_is_one_undo_step():
    history = History(SLANTED)
    for x1 in (0.5, 1.0, 1.5):
        history = applied(history, hold("shift", (x1, 0.0), gesture="g"))
    history = applied(history, hold("shift", (1.5, 0.0), gesture="g", released=True))
    assert history.present.b == -4.5
    back = applied(history, Undo())
    assert back.present == SLANTED
    assert applied(back, Redo()).present.b == -4.5


number = st.floats(-1e12, 1e12)


@settings(deadline=None)
@given(
    st.sampled_from(["shift", "right", "left", "sharpen"]),
    st.tuples(number, number),
    st.tuples(number, number),
    st.tuples(number, number),
    st.booleans(),
)
def test_whatever_is_held_the_start_stays_within_its_limits(grip, old, place, about, standardise):
    experiment = replace(SLANTED, options=(("standardise", True),) if standardise else ())
    held = update(experiment, HoldLine(grip, 0, old, place, about))
    assert (np.abs([held.w1, held.w2, held.b]) <= LARGEST_WEIGHT).all()


@settings(deadline=None)
@given(st.sampled_from(STEPS), st.floats(-1000, 1000))
def test_whatever_is_nudged_the_start_stays_within_its_limits(what, steps):
    try:
        nudged = update(SLANTED, Nudge(what, 0, steps))
    except Refused:
        assert what == "shift"
        return
    assert (np.abs([nudged.w1, nudged.w2, nudged.b]) <= LARGEST_WEIGHT).all()
