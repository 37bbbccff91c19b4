"""What the board is told, against a recomputation of every channel with plain NumPy."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from neuron import Trajectory
from playground.board import packet
from playground.board.message import board_key, board_message, rows_wanted
from playground.board.protocol import BrowserHas, Status
from playground.state import limits
from playground.state.events import FitView, SamplePoints, SetOption
from playground.state.experiment import Experiment, Sampling
from playground.state.points import Points
from playground.state.run import run_key, run_of, trained
from playground.state.shown import what_is_shown
from playground.state.update import update
from tests import textbook
from tests.experiments import from_zero

FIRST = from_zero()


def message_of(experiment, run, has, status=None):
    return board_message(experiment, run, what_is_shown(experiment, run), has, status or Status())


def told(experiment, has=None, run=None):
    run = run or trained(experiment, experiment.iterations)
    return packet.decode(message_of(experiment, run, has or BrowserHas()))


def by_formulas(experiment):
    """Every state of the run with its loss, accuracy and gradient, from the formulas alone."""
    X, y = experiment.points.X, experiment.points.y
    W, b = np.array([experiment.w1, experiment.w2]), experiment.b
    states = []
    for _ in range(experiment.iterations + 1):
        Z = X @ W + b
        dW, db = textbook.gradient(X, y, W, b)
        states.append(
            {
                "w1": W[0],
                "w2": W[1],
                "b": b,
                "loss": textbook.log_loss(X, y, W, b),
                "accuracy": np.mean((Z >= 0) == (y == 1)),
                "gradient-norm": np.sqrt(dW @ dW + db * db),
                "norm": np.sqrt(W @ W),
            }
        )
        W, b = W - experiment.alpha * dW, b - experiment.alpha * db
    return {name: np.array([state[name] for state in states]) for name in states[0]}


def value(header, arrays, name):
    """The numbers of a channel, put back together as the board does it."""
    stored = arrays[name].astype(np.float64)
    description = header["channels"].get(name, {})
    if "over" in description:
        return stored / description["over"]
    if "step" in description:
        return np.array(description["offset"]) + stored * description["step"]
    return stored


STARTS = [FIRST, replace(FIRST, alpha=2.0, w1=-3.0, w2=1.5, b=0.7, iterations=300)]


@pytest.mark.parametrize("experiment", STARTS, ids=["first", "started elsewhere"])
def test_every_number_at_every_iteration_is_the_textbook_s(experiment):
    header, arrays = told(experiment)
    for name, expected in by_formulas(experiment).items():
        np.testing.assert_allclose(
            value(header, arrays, name), expected, rtol=1e-9, atol=1e-12, err_msg=name
        )
    assert header["rows"] == experiment.iterations + 1
    assert header["complete"]


@pytest.mark.parametrize("experiment", STARTS, ids=["first", "started elsewhere"])
def test_the_boundary_ends_on_the_line_and_on_the_edge_of_the_view(experiment):
    header, arrays = told(experiment)
    ends = value(header, arrays, "boundary").reshape(-1, 2, 2)
    drawn = (ends[:, 0] != ends[:, 1]).any(axis=1)
    assert drawn[1:].all()
    W = np.column_stack([arrays["w1"], arrays["w2"]])
    distance = (np.einsum("kei,ki->ke", ends, W) + arrays["b"][:, None])[drawn]
    distance /= np.linalg.norm(W, axis=1)[drawn, None]
    step = max(header["channels"]["boundary"]["step"])
    assert np.abs(distance).max() <= step  # rounded to steps of a 0.03rd of a pixel
    assert np.abs(np.abs(ends[drawn]).max(axis=2) - 6).max() <= step


def test_the_shading_runs_from_z_minus_8_to_plus_8_along_w():
    experiment = STARTS[1]
    header, arrays = told(experiment)
    ends = value(header, arrays, "gradient").reshape(-1, 2, 2)
    W = np.column_stack([arrays["w1"], arrays["w2"]])
    Z = np.einsum("kei,ki->ke", ends, W) + arrays["b"][:, None]
    np.testing.assert_allclose(Z, np.broadcast_to([-8.0, 8.0], Z.shape), atol=1e-5)
    along = ends[:, 1] - ends[:, 0]
    cross = along[:, 0] * W[:, 1] - along[:, 1] * W[:, 0]
    assert np.abs(cross / np.linalg.norm(along, axis=1)).max() < 1e-5


def test_the_shading_is_exact_far_from_the_origin_too():
    near_a_million = Points.of([(1e6 - 1, 1e6, 1), (1e6 - 1.5, 1e6 - 1, 0)])
    experiment = Experiment(near_a_million, w1=100.0, w2=-100.0, b=100.0, iterations=1)
    experiment = update(experiment, FitView())
    header, arrays = told(experiment)
    ends = value(header, arrays, "gradient")[0].reshape(2, 2)
    Z = ends @ [100.0, -100.0] + 100.0
    np.testing.assert_allclose(Z, [-8.0, 8.0], atol=1e-2)


def test_the_arrow_is_at_a_right_angle_to_the_line_with_one_length_everywhere():
    header, arrays = told(FIRST)
    tail, tip = np.moveaxis(value(header, arrays, "arrow").reshape(-1, 2, 2), 1, 0)
    shown = (tail != tip).any(axis=1)
    W = np.column_stack([arrays["w1"], arrays["w2"]])[shown]
    expected = 0.16 * 12 * W / np.linalg.norm(W, axis=1)[:, None]
    step = max(header["channels"]["arrow"]["step"])
    assert np.abs((tip - tail)[shown] - expected).max() <= step
    assert list(shown[:2]) == [False, True]  # W = 0 has no direction


def test_the_points_carry_score_and_probability_at_the_iteration_shown():
    experiment = replace(FIRST, iteration=137)
    _, arrays = told(experiment)
    W, b = np.array([arrays["w1"][137], arrays["w2"][137]]), arrays["b"][137]
    Z = FIRST.points.X @ W + b
    np.testing.assert_allclose(arrays["z"], Z, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(arrays["out"], textbook.sigmoid(Z), rtol=1e-12)
    assert np.array_equal(np.column_stack([arrays["x1"], arrays["x2"]]), FIRST.points.X)
    assert np.array_equal(arrays["label"], FIRST.points.y)


def test_the_chosen_sample_is_followed_through_the_run():
    check_followed(told(update(FIRST, SetOption("chosen", 5))), 5)


def test_the_sample_that_the_browser_points_at_is_followed_instead():
    chosen = update(FIRST, SetOption("chosen", 5))
    check_followed(told(chosen, BrowserHas(follow=8)), 8)
    check_followed(told(chosen, BrowserHas(follow=60)), 5)  # there are sixty points
    header, arrays = told(FIRST)
    assert header["sample"] is None
    assert "sample-z" not in arrays


def test_another_sample_costs_its_own_numbers_and_no_others():
    key = board_key(FIRST, run_key(FIRST))
    header, arrays = told(FIRST, BrowserHas(key, 1001, sample=-1, follow=8))
    assert (header["start"], header["sampleStart"], header["sample"]) == (1001, 0, 8)
    assert (len(arrays["w1"]), len(arrays["sample-z"])) == (0, 1001)
    header, arrays = told(FIRST, BrowserHas(key, 1001, sample=8, follow=8))
    assert header["sampleStart"] == 1001
    assert len(arrays["sample-z"]) == 0


def test_a_board_without_points_has_all_the_rows_there_are():
    empty = Experiment(iterations=20_000, iteration=5)
    header, _ = told(empty, run=trained(empty, 5))
    assert (header["rows"], header["complete"]) == (1, True)


def check_followed(answer, place):
    header, arrays = answer
    assert (header["sample"], header["sampleStart"]) == (place, 0)
    x1, x2 = FIRST.points.X[place]
    Z = arrays["w1"] * x1 + arrays["w2"] * x2 + arrays["b"]
    np.testing.assert_allclose(arrays["sample-z"], Z, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(arrays["sample-out"], textbook.sigmoid(Z), rtol=1e-12)


@pytest.mark.parametrize("options", [{}, {"activation": "Perceptron"}])
def test_two_hundred_points_and_a_thousand_iterations_stay_below_100_kb(options):
    experiment = update(replace(FIRST, sampling=Sampling(200, 0.3, 1)), SamplePoints())
    for name, entry in options.items():
        experiment = update(experiment, SetOption(name, entry))
    run = trained(experiment, experiment.iterations)
    answer = message_of(experiment, run, BrowserHas("other", 1001))
    assert packet.decode(answer)[0]["rows"] == 1001
    assert len(answer) <= 100_000


def test_rows_asked_for_in_parts_join_to_the_whole():
    experiment = replace(FIRST, iterations=15_000, iteration=200)
    run = trained(experiment, experiment.iterations)
    key = board_key(experiment, run.key)
    whole, lines, has = {}, [], BrowserHas()
    while True:
        header, arrays = told(experiment, has, run)
        assert header["start"] == has.rows
        for name, rows in arrays.items():
            if len(rows) == header["rows"] - header["start"]:
                rows = [header["lines"][at] for at in rows] if name == "line" else rows  # noqa: PLW2901
                whole.setdefault(name, []).extend(rows)
        lines.append(header["rows"])
        if header["complete"]:
            break
        has = BrowserHas(key, header["rows"])
    assert lines[0] == 200 + limits.FIRST_ANSWER + 1
    assert lines[-1] == 15_001
    assert np.array_equal(whole["w1"], run.trajectory.W[:, 0])
    assert np.array_equal(whole["loss"], run.trajectory.loss)
    assert len(whole["line"]) == 15_001


def test_a_run_that_got_shorter_sends_no_row_and_says_so():
    run = trained(FIRST, 1000)
    shorter = replace(FIRST, iterations=50, iteration=50)
    header, arrays = told(shorter, BrowserHas(board_key(FIRST, run.key), 1001), run)
    assert (header["start"], header["rows"], header["complete"]) == (51, 51, True)
    assert len(arrays["w1"]) == 0
    assert header["iterations"] == 50


def test_a_browser_that_has_another_run_gets_this_one_from_the_start():
    key = board_key(FIRST, run_key(FIRST))
    assert rows_wanted(FIRST, BrowserHas("other", 500), key) == (0, 1001)
    assert rows_wanted(FIRST, BrowserHas(key, 1001), key) == (1001, 1001)
    assert rows_wanted(FIRST, BrowserHas(key, 10**9), key) == (1001, 1001)


def test_what_stays_the_same_is_told_once():
    assert "figures" in told(FIRST)[0]
    assert "figures" not in told(FIRST, BrowserHas("other", 3))[0]


@pytest.mark.parametrize("activation", ["Sigmoid", "Perceptron"])
@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(1.0, 1.0, 1)],
        [(0.0, 0.0, 0)],
        [(1.0, 1.0, 0), (1.0, 1.0, 1)],
        [(1e12, -1e12, 1)] * 500,
    ],
    ids=["none", "one", "origin", "contradiction", "far"],
)
@pytest.mark.parametrize("alpha", [0.001, 1000.0])
@pytest.mark.parametrize("log_scale", ["linear", "log loss", "log–log"])
def test_at_the_edges_everything_is_finite(rows, alpha, log_scale, activation):
    experiment = Experiment(Points.of(rows), alpha=alpha, iterations=60, w1=100.0, b=-100.0)
    experiment = update(update(experiment, FitView()), SetOption("log_scale", log_scale))
    experiment = update(experiment, SetOption("activation", activation))
    header, arrays = told(experiment)
    assert all(np.isfinite(array).all() for array in arrays.values())
    assert header["lines"]
    assert ("loss" in arrays) == bool(rows)
    low, high = header["axes"]["loss"]["yaxis.range"]
    assert low < high


def test_no_points_have_their_words_and_no_loss():
    header, arrays = told(Experiment(w1=2.0))
    assert header["lines"] == ["Click to add a point, or sample a set."]
    assert not header["canExtend"]
    assert {name: array.tolist() for name, array in arrays.items() if name in ("w1", "b")} == {
        "w1": [2.0],
        "b": [0.0],
    }
    assert {"loss", "accuracy", "gradient-norm"}.isdisjoint(arrays)


def overflowing(losses):
    """A run that stops early, made by hand: within the screen's limits none does."""
    last = len(losses)
    W = np.column_stack([np.arange(last), np.ones(last)])
    trajectory = Trajectory(
        W=W,
        b=np.zeros(last),
        loss=np.array(losses),
        dW=W,
        db=np.zeros(last),
        accuracy=np.full(last, 0.5),
        alpha=FIRST.alpha,
        diverged_at=last - 1,
    )
    return run_of(run_key(FIRST), trajectory, FIRST.iterations, FIRST)


def test_a_run_that_stopped_ends_where_it_stopped():
    header, _ = told(replace(FIRST, iteration=500), run=overflowing([0.7, 3.0, 1e300, 1.7e308]))
    assert (header["rows"], header["complete"], header["canExtend"]) == (4, True, False)
    assert header["iteration"] == 3
    assert header["axes"]["loss"]["xaxis.range"] == [0, 3]
    assert np.isfinite(header["axes"]["loss"]["yaxis.range"]).all()


def test_losses_of_zero_have_no_place_on_a_log_scale_and_do_no_harm():
    experiment = update(FIRST, SetOption("log_scale", "log loss"))
    low, high = told(experiment, run=overflowing([1.0, 0.01, 0.0]))[0]["axes"]["loss"][
        "yaxis.range"
    ]
    assert (low < -2, high > 0) == (True, True)
    axes = told(experiment, run=overflowing([0.0, 0.0]))[0]["axes"]["loss"]
    assert axes["yaxis.range"] == [0, 1]


def test_the_status_is_passed_on():
    status = Status(
        acknowledged=5, mount="m", said=3, seek=2, can_undo=True, can_redo=False, refusal="no"
    )
    header, _ = packet.decode(message_of(FIRST, trained(FIRST, 1000), BrowserHas(), status))
    assert SimpleNamespace(**header["status"]) == SimpleNamespace(
        acknowledged=5,
        mount="m",
        said=3,
        seek=2,
        plays=0,
        canUndo=True,
        canRedo=False,
        refusal="no",
        lacksPoints=False,
        waiting=False,
        share=None,
    )


@pytest.mark.parametrize("high", [5e-324, 1e-310, 0.69, 0.999, 1.0, 6.17, 9.9, 9e307, 1.7e308])
def test_the_axis_of_the_loss_ends_above_the_highest_at_a_round_number(high):
    run = overflowing([high, high / 2])
    low, end = told(FIRST, run=run)[0]["axes"]["loss"]["yaxis.range"]
    assert low == 0
    assert high < end <= 2 * high or end == np.finfo(float).max


def test_the_axis_of_the_loss_stays_from_one_line_to_the_next():
    """While the line is dragged: what changes is drawn anew, at each of its places."""
    lines = [replace(FIRST, b=1.5 + step / 50) for step in range(50)]
    losses = {experiment.b: told(experiment)[1]["loss"][0] for experiment in lines}
    ends = [told(experiment)[0]["axes"]["loss"]["yaxis.range"][1] for experiment in lines]
    assert len(set(losses.values())) == 50
    assert len(set(ends)) <= 3
