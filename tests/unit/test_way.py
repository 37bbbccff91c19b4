"""The way of a grip: each row is what NumPy makes of its line, and the grip stands on it."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuron import (
    gradient_descent,
    line_within,
    lines_within,
    measured_states,
    sharpened_line,
    sharpened_lines,
    shifted_line,
    shifted_lines,
    turned_line,
    turned_lines,
)
from playground.board import packet
from playground.board.message import board_message
from playground.board.protocol import BrowserHas, Status
from playground.board.way_rows import way_rows
from playground.drawing.places import boundaries
from playground.state.by_hand import loss_of
from playground.state.checks import Refused
from playground.state.events import LoadPoints, PutLine, SetOption, Undo
from playground.state.experiment import Experiment, first_experiment
from playground.state.history import History, applied
from playground.state.points import Points
from playground.state.run import original_states, trained, trained_features
from playground.state.settings import LARGEST_WEIGHT
from playground.state.shown import what_is_shown
from playground.state.update import update
from playground.state.way import FEWER_STEPS, Grasp, way

FIRST = replace(first_experiment(), w1=3.0, w2=4.0, b=-5.0)
LINE = (3.0, 4.0, -5.0)
NEAREST = (0.6, 0.8)
GRASPS = {
    "shift": Grasp("shift", LINE, NEAREST, NEAREST),
    "right": Grasp("right", LINE, (3.0, -1.0), NEAREST),
    "left": Grasp("left", LINE, (-3.4, 3.8), NEAREST),
    "sharpen": Grasp("sharpen", LINE, (1.752, 2.336), NEAREST),
}
OTHER_SCALES = Points.of([(0.1, 2000.0, 0), (0.4, 3500.0, 0), (0.6, 2500.0, 1), (0.9, 4000.0, 1)])
FAR = Points.of([(-9e11, 1e12, 0), (1e12, -8e11, 1), (5e11, 5e11, 1)])


def of(points, standardise=False, **training):
    base = update(update(FIRST, LoadPoints(points)), SetOption("standardise", standardise))
    return replace(base, **training)


def view(experiment):
    """The middle of the view, and its size."""
    x1_from, x1_to, x2_from, x2_to = experiment.box
    return np.array([x1_from + x1_to, x2_from + x2_to]) / 2, np.array(
        [x1_to - x1_from, x2_to - x2_from]
    )


def rows_of(experiment, grasp, sample=None):
    found = way_rows(experiment, grasp, sample)
    return found.header, {name.removeprefix("way-"): rows for name, rows in found.arrays.items()}


@pytest.mark.parametrize("name", GRASPS)
def test_each_row_is_to_the_last_bit_what_the_run_from_its_weights_begins_with(name):
    header, rows = rows_of(FIRST, GRASPS[name], sample=4)
    assert {len(one) for one in rows.values()} == {header["rows"]}
    X, y = FIRST.points.X, FIRST.points.y
    for k in range(0, header["rows"], 31):
        start = tuple(float(rows[one][k]) for one in ("w1", "w2", "b"))
        put = update(FIRST, PutLine(start))
        assert (put.w1, put.w2, put.b) == start
        run = trained(put, 3).trajectory
        assert rows["loss"][k] == run.loss[0]
        assert rows["accuracy"][k] == np.count_nonzero((X @ start[:2] + start[2] >= 0) == y)
        assert rows["gradient-norm"][k] == run.gradient_norm[0]
        assert rows["norm"][k] == run.weight_norm[0]
        assert rows["sample-z"][k] == X[4, 0] * start[0] + X[4, 1] * start[1] + start[2]
        margins = (2 * y - 1) * (X @ start[:2] + start[2])
        assert rows["loss"][k] == pytest.approx(np.mean(np.logaddexp(0, -margins)), rel=1e-12)


@pytest.mark.parametrize("name", GRASPS)
def test_what_is_drawn_of_a_row_is_what_is_drawn_of_the_run_that_begins_there(name):
    _, rows = rows_of(FIRST, GRASPS[name])
    k = 100
    put = update(FIRST, PutLine(tuple(float(rows[one][k]) for one in ("w1", "w2", "b"))))
    run = trained(put, 3)
    _, arrays = packet.decode(
        board_message(put, run, what_is_shown(put, run), BrowserHas(), Status())
    )
    for drawn in ("boundary", "arrow", "gradient", "edges"):
        assert rows[drawn][k].tolist() == arrays[drawn][0].tolist()


@pytest.mark.parametrize("grasp", GRASPS.values(), ids=GRASPS)
def test_the_line_as_it_is_taken_is_on_its_way(grasp):
    found = way(FIRST, grasp)
    k = int(np.hypot(*(found.places - grasp.old).T).argmin())
    assert found.places[k] == pytest.approx(grasp.old)
    assert [*found.W[k], found.b[k]] == pytest.approx(LINE)


def test_a_shifted_line_passes_where_its_grip_is_and_reaches_across_the_view():
    found = way(FIRST, GRASPS["shift"])
    assert (found.W == [3.0, 4.0]).all()
    np.testing.assert_allclose((found.W * found.places).sum(axis=1) + found.b, 0, atol=1e-12)
    ends = boundaries(found.W, found.b, FIRST.box)
    assert (np.ptp(ends, axis=1).max(axis=1) > 0).all()  # never out of reach of the hand
    beyond = [
        np.sign(np.array([3.0, 4.0]) @ corner + found.b[[0, -1]]) for corner in ((-6, -6), (6, 6))
    ]
    assert np.abs(np.diff(found.places, axis=0)).max() < 0.03  # about a pixel
    assert [sign.tolist() for sign in beyond] == [[-1, -1], [1, 1]]
    assert (-found.b / 5).min() == pytest.approx(-8.4 + 0.1, abs=0.1)  # a corner lies 8.4 away
    assert (-found.b / 5).max() == pytest.approx(8.4 - 0.1, abs=0.1)


@pytest.mark.parametrize("end", ["right", "left"])
def test_a_turned_line_goes_once_round_and_keeps_its_length(end):
    grasp = GRASPS[end]
    found = way(FIRST, grasp)
    assert len(found.b) == 720
    for places in (found.places, np.broadcast_to(NEAREST, found.places.shape)):
        np.testing.assert_allclose((found.W * places).sum(axis=1) + found.b, 0, atol=1e-9)
    np.testing.assert_allclose(np.hypot(*found.W.T), 5.0)
    radius = np.hypot(*(found.places - NEAREST).T)
    np.testing.assert_allclose(radius, math.dist(grasp.old, NEAREST))
    (x, y), (u, v) = found.W.T, (found.places - NEAREST).T
    side = x * v - y * u
    assert (side < 0).all() if end == "right" else (side > 0).all()


def test_a_sharper_line_stays_where_it_is():
    found = way(FIRST, GRASPS["sharpen"])
    factors = found.W[:, 0] / 3
    np.testing.assert_allclose(np.column_stack([found.W, found.b]), np.outer(factors, LINE))
    assert (np.diff(factors) > 0).all()
    along = (found.places - GRASPS["sharpen"].old) @ [0.6, 0.8]
    np.testing.assert_allclose(np.log2(factors), along / (0.16 * 12), atol=1e-9)
    steep = way(FIRST, replace(GRASPS["sharpen"], line=(60.0, 80.0, -100.0)))
    assert max(np.abs(steep.W).max(), np.abs(steep.b).max()) <= LARGEST_WEIGHT
    assert steep.b[-1] == pytest.approx(-100.0)  # the sharpest, from there the grip goes back alone


@pytest.mark.parametrize("standardise", [False, True])
def test_with_features_of_any_scale_the_line_passes_where_its_grip_is(standardise):
    experiment = of(OTHER_SCALES, standardise, w1=2.0, w2=-1.0, b=0.3)
    for grip in ("shift", "right"):
        W, b = original_states(experiment, trained(experiment, 0))
        middle, size = view(experiment)
        old, about = middle + 0.2 * size, middle
        line = (experiment.w1, experiment.w2, experiment.b)
        found = way(experiment, Grasp(grip, line, tuple(old.tolist()), tuple(about.tolist())))
        for k in (0, 50, 300, 600):
            put = update(experiment, PutLine((*found.W[k].tolist(), float(found.b[k]))))
            W, b = original_states(put, trained(put, 0))
            z = W[0] @ found.places[k] + b[0]
            assert z / (np.abs(W[0]) @ size) == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    "points",
    [
        Points.of([]),
        Points.of([(1.0, 1.0, 1), (2.0, 0.5, 1)]),
        FAR,
        Points.of([(0.0, 0.0, 0), (0.0, 0.0, 1)]),
    ],
    ids=["none", "one class", "far", "one place"],
)
@pytest.mark.parametrize("standardise", [False, True])
@pytest.mark.parametrize("grip", GRASPS)
def test_all_is_finite_whatever_the_points_are(points, standardise, grip):
    experiment = of(points, standardise)
    middle, size = view(experiment)
    old, about = (tuple((middle + share * size).tolist()) for share in (0.3, 0.1))
    header, rows = rows_of(
        experiment, Grasp(grip, LINE, old, about), sample=0 if len(points) else None
    )
    assert header["rows"] > 100
    assert all(np.isfinite(one).all() for one in rows.values())
    assert ("loss" in rows) == (len(points) > 0)
    lengths = [len(one) for one in rows.values()]
    assert lengths == [header["rows"]] * len(lengths)


def test_a_line_at_the_edge_of_the_view_comes_in_and_does_not_leave():
    corner = replace(GRASPS["shift"], line=(3.0, 4.0, -41.9), old=(5.98, 5.99))
    found = way(FIRST, corner)
    ends = boundaries(found.W, found.b, FIRST.box)
    assert np.ptp(ends[:-1], axis=1).max(axis=1).min() > 0


def test_many_points_have_a_way_of_fewer_steps_and_a_message_stays_small():
    rng = np.random.default_rng(1)
    many = Points.of([(*rng.normal(size=2).tolist(), int(k % 2)) for k in range(2000)])
    assert len(way(of(many), GRASPS["right"]).b) == FEWER_STEPS
    found = way_rows(FIRST, GRASPS["shift"], 3)
    assert sum(rows.nbytes for rows in found.arrays.values()) < 100_000


def test_by_hand_each_row_says_what_its_line_costs():
    experiment = update(FIRST, SetOption("by_hand", True))
    header, rows = rows_of(experiment, GRASPS["right"])
    for k in (0, 250, 500):
        start = tuple(float(rows[one][k]) for one in ("w1", "w2", "b"))
        text = header["lines"][rows["line"][k]]
        cost = loss_of(experiment, start)
        assert text.startswith("Your line costs ")
        assert ("your best so far." in text.lower()) == (cost <= loss_of(experiment, LINE))
        assert float(text.split()[3].rstrip(".:;").replace("\u2212", "-")) == pytest.approx(
            cost, rel=1e-3
        )


@pytest.mark.parametrize(
    ("grasp", "reason"),
    [
        (replace(GRASPS["shift"], grip="middle"), "no grip called"),
        (replace(GRASPS["shift"], line=(0.0, 0.0, 1.0)), "W = 0"),
        (replace(GRASPS["shift"], line=(math.nan, 0.0, 1.0)), "must be a number"),
        (replace(GRASPS["shift"], line=(5e-324, 0.0, 1e300)), "W = 0"),
        (replace(GRASPS["shift"], old=(1e13, 0.0)), "must lie between"),
        (replace(GRASPS["right"], old=(40.0, 0.0)), "not in view"),
        (replace(GRASPS["right"], old=NEAREST), "cannot be turned"),
    ],
)
def test_where_there_is_no_way_it_is_refused_and_the_message_has_none(grasp, reason):
    with pytest.raises(Refused, match=reason):
        way(FIRST, grasp)
    assert way_rows(FIRST, grasp, None).header is None


anything = st.floats(-1e12, 1e12)


@settings(deadline=None, max_examples=50)
@given(
    st.sampled_from(list(GRASPS)),
    st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 3),
    st.tuples(anything, anything),
    st.tuples(anything, anything),
    st.booleans(),
)
def test_whatever_is_asked_for_all_is_finite_and_within_its_limits(grip, line, old, about, own):
    experiment = update(FIRST, SetOption("standardise", own))
    header, rows = rows_of(experiment, Grasp(grip, line, old, about))
    if header is None:
        return
    assert header["rows"] > 0
    assert all(np.isfinite(one).all() for one in rows.values())
    assert max(np.abs(rows[one]).max() for one in ("w1", "w2", "b")) <= LARGEST_WEIGHT


def test_a_line_that_is_put_is_one_undo_step_and_never_w_zero():
    history = History(FIRST)
    for b in (1.0, 2.0, 3.0):
        history = applied(history, PutLine((1.0, 2.0, b), gesture="g"))
    history = applied(history, PutLine((1.0, 2.0, 3.0), gesture="g", released=True))
    assert (history.present.b, history.present.iteration) == (3.0, 0)
    assert history.present.option("start") == "my own"
    assert applied(history, Undo()).present == FIRST
    with pytest.raises(Refused, match="W = 0"):
        update(FIRST, PutLine((0.0, 0.0, 1.0)))
    with pytest.raises(Refused, match="must lie between"):
        update(FIRST, PutLine((101.0, 0.0, 1.0)))


near = st.floats(-50.0, 50.0)


@settings(deadline=None, max_examples=50)
@given(
    st.tuples(near, near).filter(lambda W: math.hypot(*W) > 1e-3),
    near,
    st.lists(st.tuples(near, near), min_size=1, max_size=5),
)
def test_many_lines_are_as_each_of_them_alone(W, b, places):
    shifted = shifted_lines(W, places)
    sharpened = sharpened_lines(W, b, [0.5, 3.0])
    turned = turned_lines(W, (60.0, 60.0), places, left=True)
    within = lines_within([W, (200.0, 1.0)], [b, -400.0], 30.0)
    alone = [
        (shifted, [shifted_line(W, place) for place in places]),
        (sharpened, [sharpened_line(W, b, factor) for factor in (0.5, 3.0)]),
        (turned, [turned_line(W, (60.0, 60.0), place, left=True) for place in places]),
        (within, [line_within(W, b, 30.0), line_within((200.0, 1.0), -400.0, 30.0)]),
    ]
    for many, each in alone:
        np.testing.assert_allclose(many[0], [one[0] for one in each], rtol=1e-14, atol=1e-14)
        np.testing.assert_allclose(many[1], [one[1] for one in each], rtol=1e-13, atol=1e-12)


@pytest.mark.parametrize("m", [1, 200, 9000])
def test_measured_states_are_the_first_rows_of_their_runs_to_the_bit(m):
    rng = np.random.default_rng(m)
    X, y = 4 * rng.normal(size=(m, 2)), rng.integers(0, 2, m)
    W, b = 300 * rng.normal(size=(7, 2)), rng.normal(size=7)
    found = measured_states(X, y, W, b)
    for k in range(7):
        run = gradient_descent(X, y, alpha=0.1, iterations=2, W=W[k], b=b[k])
        for name in ("W", "b", "loss", "dW", "db", "accuracy"):
            assert np.array_equal(getattr(found, name)[k], getattr(run, name)[0])
    with pytest.raises(ValueError, match="too large"):
        measured_states([[1e300, 0.0]], [1], [[1e300, 0.0]], [0.0])


def test_the_features_are_those_that_the_neuron_is_trained_on():
    experiment = of(OTHER_SCALES, standardise=True)
    _, rows = rows_of(experiment, Grasp("sharpen", LINE, (0.5, 3000.0), (0.5, 3000.0)))
    W, b = np.column_stack([rows["w1"], rows["w2"]]), rows["b"]
    expected = measured_states(trained_features(experiment), experiment.points.y, W, b)
    assert rows["loss"].tolist() == expected.loss.tolist()


def test_without_points_the_line_has_a_way_as_well():
    header, rows = rows_of(
        Experiment(w1=1.0, w2=0.0), Grasp("shift", (1.0, 0.0, 0.0), (0, 0), (0, 0))
    )
    assert header["rows"] == len(rows["b"]) == 721
    assert header["lines"] == ["The line is in your hand."]  # no run will begin
