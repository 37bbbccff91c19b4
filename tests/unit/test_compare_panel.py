"""The panel "Compare": its numbers against NumPy, its sentences and its picture, at every edge."""

from dataclasses import replace

import numpy as np
import pytest

from playground.board.further import further_channels, pinned_lines
from playground.board.message import board_key, board_message, fixed
from playground.board.packet import decode
from playground.board.protocol import BrowserHas, Status
from playground.numbers.text import board_number, spoken
from playground.panels.compare import words
from playground.panels.compare.figures import FEW, kept_rows, losses_figure
from playground.panels.compare.numbers import comparison
from playground.state.events import AddPoint, SetOption, SetTraining
from playground.state.experiment import Experiment, first_experiment
from playground.state.options import SCALES
from playground.state.pin_events import PinRun, RenamePin
from playground.state.pinning import compared_runs
from playground.state.points import NO_POINTS, Points
from playground.state.update import update
from tests.panel_states import STATES, run_of, shown_of

FIRST = update(first_experiment(), SetOption("panel", "Compare"))
PINNABLE = {name: state for name, state in STATES.items() if len(state.points)}


def with_alphas(experiment, *alphas):
    for alpha in alphas:
        experiment = update(update(experiment, SetTraining((("alpha", alpha),))), PinRun())
    return experiment


def rows_of(experiment):
    looking = update(experiment, SetOption("panel", "Compare"))
    return comparison(looking, run_of(looking), compared_runs(looking))


def textbook(X, y, alpha, iterations, theta):
    """Losses, states and accuracies of a run, by the formulas of the article."""
    A = np.column_stack([X, np.ones(len(y))])
    theta = np.array(theta, dtype=float)
    states, losses, right = [], [], []
    for _ in range(iterations + 1):
        Z = A @ theta
        states.append(theta)
        losses.append(np.mean(np.logaddexp(0.0, Z) - y * Z))
        right.append(np.mean((Z >= 0) == (y == 1)))
        theta = theta - alpha * A.T @ (1 / (1 + np.exp(-Z)) - y) / len(y)
    return np.array(losses), np.array(states), np.array(right)


def test_the_numbers_are_those_of_the_textbook():
    pinned = with_alphas(replace(FIRST, iterations=400, iteration=150), 0.05, 0.3)
    for row, alpha in zip(rows_of(pinned)[1:], (0.05, 0.3), strict=True):
        X, y = FIRST.points.X, FIRST.points.y
        losses, states, right = textbook(X, y, alpha, 400, (2.0, 2.0, 1.5))
        assert row.losses == pytest.approx(losses, rel=1e-9)
        assert row.loss == pytest.approx(losses[150], rel=1e-9)
        assert row.accuracy == pytest.approx(right[150])
        assert row.right_at == int(np.argmax(right == 1))
        assert row.norm == pytest.approx(np.hypot(*states[150, :2]), rel=1e-9)
        assert row.rises == int(np.sum(np.diff(losses) > 1e-12 * losses[:-1]))
        assert (row.iteration, row.last) == (150, 400)


def test_the_angle_is_that_to_the_widest_margin_in_weights_and_bias():
    # By hand: one sample a class, at x = ±(2, 0), so that the direction is (1, 0, 0).
    two = Experiment(Points.of([(2, 0, 1), (-2, 0, 0)]), alpha=0.5, w1=1.0, w2=1.0, iteration=0)
    (row, _) = rows_of(update(two, PinRun()))
    assert row.angle == pytest.approx(45.0)
    tilted = replace(two, w2=0.0, b=1.0)
    assert rows_of(tilted)[0].angle == pytest.approx(45.0)
    assert rows_of(replace(two, iteration=1000))[0].angle < 20


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([(1, 1, 0), (1, 1, 1)], "not separable"),
        ([(0, 0, 1), (1, 0, 0), (2, 0, 1)], "not separable"),
        ([(5e-324, 0, 1), (0, 0, 0)], "too close to tell"),
        ([(1, 1, 1), (-1, -1, 0)], "W and b are 0"),
    ],
)
def test_where_there_is_no_angle_the_table_says_why(points, why):
    (row,) = rows_of(Experiment(Points.of(points)))
    assert row.angle is None
    assert words.table([row])["to the limit"] == [f"— {why}"]


def test_a_run_that_overshoots_has_its_rises_counted():
    overlapping = Experiment(
        Points.of([(0, 0, 1), (1, 0, 0), (2, 0, 1), (3, 1, 0)]), alpha=30.0, iterations=60
    )
    losses, _, _ = textbook(overlapping.points.X, overlapping.points.y, 30.0, 60, (0, 0, 0))
    (row,) = rows_of(overlapping)
    assert row.rises == int(np.sum(np.diff(losses) > 0)) > 10
    assert row.right_at is None
    assert words.table([row])["all right at"] == ["—"]


def test_a_shorter_run_stays_at_its_end_and_a_longer_one_is_at_the_iteration_shown():
    short = update(replace(FIRST, iterations=20), PinRun())
    now = replace(update(short, SetTraining((("iterations", 500), ("alpha", 1.0)))), iteration=300)
    board, pin = rows_of(now)
    assert (board.iteration, pin.iteration, pin.last) == (300, 20, 20)
    table = words.table([board, pin])
    assert table["iteration"] == ["300 of 500", "20 of 20"]
    assert table["log-loss"] == [board_number(board.loss), board_number(pin.losses[20])]


def test_a_run_on_other_points_is_told_apart_and_not_ranked():
    pinned = update(FIRST, PinRun())
    moved = update(pinned, AddPoint((1.0, 1.0, 1)))
    rows = rows_of(moved)
    assert [row.other_points for row in rows] == [False, True]
    assert words.table(rows)["points"] == ["these", "other points"]
    assert words.sentence(rows, 0) == "The pinned runs are on other points than those on the board."


def test_a_standardised_run_says_so_and_is_compared():
    pinned = update(update(FIRST, SetOption("standardise", value=True)), PinRun())
    both = update(update(pinned, SetOption("standardise", value=False)), PinRun())
    assert words.table(rows_of(both))["points"][1:] == ["these, standardised", "these"]


def test_the_sentence_says_which_run_is_lowest():
    pinned = replace(with_alphas(FIRST, 0.05, 0.5, 5.0), iteration=30)
    board, *rows = rows_of(pinned)
    lowest = min(rows, key=lambda row: row.loss)
    said = words.sentence([board, *rows], 30)
    assert board.same_as == 3  # the run on the board is not counted twice
    assert said == (
        f"At iteration 30 run {lowest.number} is the lowest of 3: "
        f"log-loss {board_number(lowest.loss)}."
    )
    away = update(pinned, SetTraining((("alpha", 50.0),)))
    assert "of 4: " in words.sentence(rows_of(away), 30)
    elsewhere = with_alphas(update(pinned, AddPoint((1.0, 1.0, 1))), 1.0, 2.0)
    assert "the lowest of 2 on these points: " in words.sentence(rows_of(elsewhere), 30)
    level = replace(pinned, iteration=0)
    assert words.sentence(rows_of(level), 0).startswith("At iteration 0 all 3 runs are level: ")


def test_two_of_three_may_share_the_lowest_place():
    pinned = with_alphas(FIRST, 0.05, 0.5)
    third = update(update(pinned, SetTraining((("w1", 9.0),))), PinRun())
    said = words.sentence(rows_of(replace(third, iteration=0)), 0)
    assert said.startswith("At iteration 0 the lowest of 3 are run 1 and run 2: ")


def test_what_is_said_before_there_is_something_to_compare():
    assert words.sentence(rows_of(FIRST), 0) == words.NO_PINS
    assert words.sentence((), 0) == words.NO_RUN
    assert "is run 1. Change" in words.sentence(rows_of(update(FIRST, PinRun())), 0)


@pytest.mark.parametrize("name", PINNABLE)
@pytest.mark.parametrize("scale", SCALES)
def test_every_edge_has_a_table_and_a_picture_of_finite_numbers(name, scale):
    pinned = update(PINNABLE[name], PinRun())
    rows = rows_of(update(pinned, SetTraining((("alpha", 0.1), ("w1", 0.5)))))
    figure = losses_figure(rows, scale)
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        assert np.isfinite(axis.range).all()
        assert np.diff(axis.range) > 0
    for trace in figure.data:
        assert np.isfinite(np.asarray(trace.y, dtype=float)).all()
    said = [words.sentence(rows, 0), words.picture(rows, 0)]
    for text in [*said, *(cell for column in words.table(rows).values() for cell in column)]:
        assert not {"nan", "inf", "None"} & set(text.replace(":", " ").split()), text


def test_without_points_on_the_board_the_pinned_runs_remain():
    empty = replace(update(FIRST, PinRun()), points=NO_POINTS)
    (row,) = rows_of(empty)
    assert (row.number, row.other_points) == (1, True)
    assert "other points" in words.sentence([row], 0)
    losses_figure([row], "linear")


@pytest.mark.parametrize("scale", SCALES)
def test_the_marks_are_on_their_curves_and_name_them(scale):
    rows = rows_of(replace(with_alphas(FIRST, 0.05, 0.5), iteration=37))
    traces = {trace.name: trace for trace in losses_figure(rows, scale).data}
    for row in rows:
        here = traces[f"here-{row.number}"]
        assert (here.x[0], here.y[0]) == (37, row.losses[37])
        assert here.meta["along"] in traces
    dashes = [traces[f"run-{n}"].line.dash for n in (1, 2)]
    assert dashes[0] != dashes[1]


@pytest.mark.parametrize("scale", SCALES)
def test_a_long_curve_is_drawn_from_its_ends_and_extremes(scale):
    losses = 1 + np.random.default_rng(0).random(20_001)
    losses[[0, 5000, 12_345]] = 3.0, 9.0, 0.1
    kept = kept_rows(losses, scale)
    assert len(kept) <= FEW
    assert {0, 5000, 12_345, 20_000} <= set(kept.tolist())
    assert (np.diff(kept) > 0).all()


def test_the_lines_on_the_board_are_those_of_the_runs_and_stay_at_their_ends():
    short = update(replace(FIRST, iterations=20), PinRun())
    now = update(short, SetTraining((("iterations", 100), ("alpha", 1.0))))
    lines = pinned_lines(compared_runs(now))
    alone = replace(now, pins=(), alpha=0.05, iterations=20)
    own = board_message(alone, run_of(alone), shown_of(alone), BrowserHas(), Status())
    boundary = decode(own)[1]["boundary"]
    rows = further_channels(now, lines, 0, 101)["pin-1"]
    assert (rows[:21] == boundary).all()
    assert (rows[21:] == boundary[20]).all()
    assert (further_channels(now, lines, 15, 30)["pin-1"] == rows[15:30]).all()


def test_a_standardised_run_has_its_line_where_the_board_would_draw_it():
    scaled = replace(update(FIRST, SetOption("standardise", value=True)), iterations=30)
    pinned = update(scaled, PinRun())
    own = board_message(scaled, run_of(scaled), shown_of(scaled), BrowserHas(), Status())
    rows = further_channels(pinned, pinned_lines(compared_runs(pinned)), 0, 31)["pin-1"]
    assert (rows == decode(own)[1]["boundary"]).all()


def test_the_message_brings_the_lines_with_the_rows_and_only_while_they_are_compared():
    now = update(replace(FIRST, iterations=100), PinRun())
    run = run_of(now)

    def told(experiment, has):
        lines = pinned_lines(compared_runs(experiment))
        message = board_message(experiment, run, shown_of(now), has, Status(), lines=lines)
        return decode(message)

    header, arrays = told(now, BrowserHas())
    assert arrays["pin-1"].shape == (101, 4)
    assert header["channels"]["pin-1"] == header["channels"]["boundary"]
    (line,) = header["further"]
    assert (line["path"], line["mark"], line["colour"]) == ("pin-1", "1", "pin1")
    assert line["colour"] in fixed().themes["light"]
    key = header["run"]
    assert told(now, BrowserHas(run=key, rows=101))[1]["pin-1"].shape == (0, 4)
    renamed = update(now, RenamePin(1, "x"))
    assert told(renamed, BrowserHas(run=key, rows=101))[0]["run"] == key
    closed = update(now, SetOption("panel", "Neuron"))
    header, arrays = told(closed, BrowserHas())
    assert header["further"] == []
    assert "pin-1" not in arrays
    assert header["run"] == board_key(closed, run.key) != key


def test_the_table_writes_numbers_as_the_rest_of_the_screen_does():
    (_, row) = rows_of(replace(update(FIRST, PinRun()), iteration=10))
    table = words.table([row])
    assert table["α"] == ["0.05"]
    assert table["start"] == ["(2, 2, 1.5)"]
    assert table["to the limit"] == [f"{spoken(row.angle, 3)}°"]
