"""Playing, stepping, scrubbing; and that every number shown is the one NumPy computes."""

import csv
import math
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from neuron import gradient_descent
from tests import textbook
from tests.browser.address import expect_address


def recomputed(path, alpha, k):
    """W, b, loss, accuracy and gradient norm after k steps, from the downloaded points."""
    with path.open() as file:
        rows = [[float(row[name]) for name in ("x1", "x2", "y")] for row in csv.DictReader(file)]
    table = np.array(rows)
    X, y = table[:, :2], table[:, 2]
    W, b = textbook.weights_after(k, X, y, alpha)
    dW, db = textbook.gradient(X, y, W, b)
    return {
        "w1": W[0],
        "w2": W[1],
        "b": b,
        "loss": textbook.log_loss(X, y, W, b),
        "accuracy": np.mean((X @ W + b >= 0) == y),
        "gradient-norm": np.linalg.norm([*dW, db]),
    }


def download_points(board, path):
    with board.page.expect_download() as download:
        board.button("Download points (CSV)").click()
    download.value.save_as(path)
    return path


def set_field(board, label, value):
    board.field(label).fill(str(value))
    board.field(label).press("Enter")


def wait_for_iterations_above(board, k):
    board.page.wait_for_function(
        "([n, k]) => Number(n.dataset.value) > k",
        arg=[board.node("iteration").element_handle(), k],
    )


def test_the_readouts_are_those_of_numpy_at_any_iteration_of_any_run(board, tmp_path):
    """A new α keeps the iteration, new points restart."""

    def agree(alpha, k):
        path = download_points(board, tmp_path / "points.csv")
        for name, value in recomputed(path, alpha, k).items():
            assert board.number(name) == pytest.approx(value, rel=1e-9, abs=1e-12), (k, name)

    alpha = board.field("Learning rate α")
    expect(alpha).to_have_value("0.3")  # it is drawn empty at first
    for k in (137, 1000, 1, 0, 10):
        board.field("Iteration").fill(str(k))
        board.expect("iteration", k)
        agree(0.3, k)
    loss = board.number("loss")
    set_field(board, "Learning rate α", 0.9)
    board.expect_not("loss", loss)
    board.expect("iteration", 10)
    agree(0.9, 10)
    board.button("Sample points").click()
    board.expect("iteration", 0)
    agree(0.9, 0)


def test_keys_and_buttons_move_through_the_run(board):
    press = board.page.keyboard.press
    press("End")
    board.expect("iteration", 1000)
    press("Home")
    board.expect("iteration", 0)
    press("Shift+ArrowRight")
    board.expect("iteration", 10)
    press("ArrowLeft")
    board.expect("iteration", 9)
    press("Space")
    expect(board.button("Pause")).to_be_visible()
    press("Space")
    expect(board.button("Play")).to_be_visible()
    for name, iteration in (
        ("End", 1000),
        ("Step back", 999),
        ("Step forward", 1000),
        ("Reset", 0),
    ):
        board.button(name).click()
        board.expect("iteration", iteration)


def test_play_runs_without_a_word_to_the_server_and_pause_stops(board):
    """While it plays nothing is sent, so that a slow network cannot slow a frame."""
    sent = []
    client = board.page.context.new_cdp_session(board.page)
    client.send("Network.enable")
    client.on("Network.webSocketFrameSent", lambda frame: sent.append(frame))  # noqa: PLW0108
    board.button("Play").click()
    wait_for_iterations_above(board, 60)
    assert sent == []
    board.button("Pause").click()
    expect(board.button("Play")).to_be_visible()
    here = board.iteration
    loss = board.number("loss")
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", here + 1)
    assert board.number("loss") < loss
    board.page.keyboard.press("ArrowLeft")
    board.expect("loss", loss if loss != int(loss) else int(loss))


def test_a_run_grows_by_a_step_at_its_end_and_shows_its_last_iteration_when_made_shorter(board):
    def step_beyond_the_end():
        board.page.keyboard.press("ArrowRight")
        board.expect("iteration", 1001)
        expect(board.field("Iterations")).to_have_value("2000")

    board.page.keyboard.press("End")
    board.expect("iteration", 1000)
    step_beyond_the_end()
    set_field(board, "Iterations", 1000)
    board.expect("iteration", 1000)
    board.region.focus()
    step_beyond_the_end()
    set_field(board, "Iterations", 50)
    board.expect("iteration", 50)


def test_play_asks_for_a_longer_run_ahead_of_need_and_stops_at_twenty_thousand(board):
    board.field("Speed").select_option("1200")
    board.button("Play").click()
    wait_for_iterations_above(board, 2500)
    board.button("Pause").click()
    expect(board.field("Iterations")).not_to_have_value("1000")
    assert float(board.field("Iterations").input_value()) >= board.iteration
    expect_address(board, "Number(p.get('iteration')) > 2500")  # it rests: all is answered
    set_field(board, "Iterations", 20000)
    board.page.wait_for_function(
        "n => Number(n.max) === 20000", arg=board.field("Iteration").element_handle()
    )
    another_alpha_while_it_plays_keeps_the_iteration(board)
    board.button("End").click()
    board.expect("iteration", 20000)
    board.region.focus()
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 20000)
    board.button("Step back").click()
    board.expect("iteration", 19999)
    board.button("Play").click()
    expect(board.button("Play")).to_be_visible()
    board.expect("iteration", 20000)


def another_alpha_while_it_plays_keeps_the_iteration(board):
    board.field("Speed").select_option("300")  # the end is a minute away
    board.button("Play").click()
    wait_for_iterations_above(board, board.iteration + 100)
    board.page.evaluate(
        """node => {
          window.seen = [];
          new MutationObserver(() => window.seen.push(node.dataset.value))
            .observe(node, { attributes: true });
        }""",
        board.node("iteration").element_handle(),
    )
    run = board.page.locator(".board-root").get_attribute("data-run")
    set_field(board, "Learning rate α", 0.5)
    expect(board.page.locator(".board-root")).not_to_have_attribute("data-run", run)
    board.button("Pause").click()
    seen = [int(value) for value in board.page.evaluate("window.seen")]
    assert seen == sorted(seen)
    k = board.iteration
    board.settle()
    X, y = np.array(board.points())[:, :2], np.array(board.points())[:, 2]
    run = gradient_descent(X, y, alpha=0.5, iterations=k)
    assert board.number("w1") == pytest.approx(run.W[k, 0], rel=1e-9)


def marker_and_axis(board):
    """Where the playhead is on the loss curve, the axis says it should be, and the ticks are."""
    curve = board.page.get_by_role("region", name="Log-loss curve")
    return curve.evaluate(
        """(region) => {
          const plot = region.querySelector(".plot");
          const { xaxis, yaxis } = plot._fullLayout;
          const corner = plot.getBoundingClientRect();
          const middle = (node) => {
            const { left, right, top, bottom } = node.getBoundingClientRect();
            return [(left + right) / 2, (top + bottom) / 2];
          };
          const ticks = [...plot.querySelectorAll(".xtick text")];
          return {
            here: middle(plot.querySelector(".tracehere .point")),
            soFar: corner.left + xaxis._offset - 20
              + Number(region.querySelector("#so-far rect").getAttribute("width")),
            ticks: Object.fromEntries(ticks.map((node) => [node.textContent, middle(node)[0]])),
            top: corner.top + yaxis._offset,
            height: yaxis._length,
            range: yaxis.range,
          };
        }"""
    )


def choose_scale(board, scale, kind):
    """Choose a scale of the loss curve, and wait until Plotly has drawn it with these axes."""
    board.field("Log scale").select_option(scale)
    across = "log" if scale == "log–log" else "linear"
    board.page.wait_for_function(
        """([plot, across, up]) =>
          plot._fullLayout.xaxis.type === across && plot._fullLayout.yaxis.type === up""",
        arg=[board.page.locator('[data-figure="loss"] .plot').element_handle(), across, kind],
    )
    board.settle()


def the_playhead_reads(board, k, kind):
    seen = marker_and_axis(board)
    x, y = seen["here"]
    assert x == pytest.approx(seen["ticks"][str(k)], abs=1.5), k
    assert seen["soFar"] == pytest.approx(x, abs=1.5), k
    low, high = seen["range"]
    loss = board.number("loss") if kind == "linear" else np.log10(board.number("loss"))
    wanted = seen["top"] + seen["height"] * (high - loss) / (high - low)
    assert y == pytest.approx(wanted, abs=1), k


def the_curve_takes_one_to(board, k, off):
    """Where the axis says k, to a few iterations; the click shows what the hover told."""
    tick = board.page.locator('[data-figure="loss"] .xtick text', has_text=re.compile(f"^{k}$"))
    expect(tick).to_be_visible()
    box, seen = tick.bounding_box(), marker_and_axis(board)
    x, y = box["x"] + box["width"] / 2, seen["top"] + 20
    board.page.mouse.move(5, 5)
    tip = board.page.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    board.page.mouse.move(x, y)
    expect(tip).to_contain_text("log-loss 0.")
    iteration = int(tip.inner_text().split()[1])
    assert abs(iteration - k) <= off
    loss = float(tip.inner_text().split()[-1])
    board.page.mouse.click(x, y)
    board.expect("iteration", iteration)
    assert board.number("loss") == loss


def test_the_playhead_reads_on_every_scale_and_the_curve_takes_one_where_its_axis_says(board):
    for scale, iterations in (
        ("log loss", (500, 1000, 0)),
        ("log–log", (1, 10, 100, 1000, 0)),
        ("linear", (500, 1000, 0)),
    ):
        kind = "linear" if scale == "linear" else "log"
        choose_scale(board, scale, kind)
        for k in iterations:
            board.field("Iteration").fill(str(k))
            board.expect("iteration", k)
            the_playhead_reads(board, k, kind)
        expect(board.field("Log scale")).to_have_value(scale)  # it is kept
    the_curve_takes_one_to(board, 500, off=5)
    choose_scale(board, "log–log", "log")
    the_curve_takes_one_to(board, 100, off=3)


PLAYED = """([play, iteration, accuracy]) => new Promise((done) => {
  const before = performance.now();
  play.click();
  const after = performance.now();
  const frames = [];
  const look = (now) => {
    frames.push([now, Number(iteration.dataset.value), Number(accuracy.dataset.value)]);
    if (frames.at(-1)[2] < 1) return requestAnimationFrame(look);
    play.click();
    done({ before, after, frames });
  };
  requestAnimationFrame(look);
})"""


def test_the_first_visit_is_right_within_seconds_at_a_pace_that_doubles(opened):
    """By the page's own clock: each frame shows the iteration of its time, or of the one before."""
    board = opened(at="/")
    board.settle()
    expect(board.field("Speed")).to_have_value("×2 each second")
    nodes = [board.button("Play"), board.node("iteration"), board.node("accuracy")]
    played = board.page.evaluate(PLAYED, [node.element_handle() for node in nodes])
    expect(board.button("Play")).to_be_visible()

    def iteration_at(milliseconds):
        return int(8 / math.log(2) * (2 ** (max(milliseconds, 0) / 1000) - 1))

    earlier = played["before"]
    for now, iteration, _ in played["frames"]:
        slowest, fastest = (
            iteration_at(earlier - played["after"]),
            iteration_at(now - played["before"]),
        )
        assert slowest <= iteration <= fastest + 1
        earlier = now
    assert played["frames"][-1][0] - played["after"] >= 1000
    assert played["frames"][-2][0] - played["before"] <= 5000
