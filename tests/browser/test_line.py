"""The line in the visitor's hands: by pointer, by touch and by keys; the edges; and by hand."""

import math

import numpy as np
import pytest
from playwright.sync_api import expect

from neuron import gradient_descent, measured_states, norm
from playground.state.experiment import first_experiment

STORY = "/?v=1&n=60&seed=7&w1=2&w2=2&b=1.5&alpha=0.05"


WEIGHTS = """
  const root = document.querySelector("[data-testid=stBidiComponentIsolated]").shadowRoot;
  const of = (name) => Number(root.querySelector(`[data-name=${name}]`).dataset.value);
  const [w1, w2, b] = ["w1", "w2", "b"].map(of);
"""


@pytest.fixture
def line(opened):
    """The board with a line in view."""
    return opened(at=STORY)


def state(board):
    """The weights on the board, all of one moment."""
    return board.page.evaluate(f"() => {{ {WEIGHTS} return [w1, w2, b]; }}")


def shown(board):
    """The weights, and what they come to: all of one moment."""
    return board.page.evaluate(
        f"""() => {{ {WEIGHTS}
          return [w1, w2, b, ...["loss", "accuracy", "gradient-norm"].map(of)];
        }}"""
    )


def grip(board, name):
    """Where a grip is, in pixels of the page."""
    node = board.page.locator(f'[data-grip="{name}"]')
    node.wait_for(state="attached")
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(board, name, to, steps=6):
    """Drag a grip to a place on the board."""
    board.page.mouse.move(*grip(board, name))
    board.page.mouse.down()
    board.page.mouse.move(*board.pixel(*to), steps=steps)
    board.page.mouse.up()


def wait_for_angle(board, degrees):
    """Wait until W points this way."""
    board.page.wait_for_function(
        f"""degrees => {{ {WEIGHTS}
          const angle = Math.atan2(w2, w1) * 180 / Math.PI - degrees;
          return Math.abs(angle - 360 * Math.round(angle / 360)) < 1e-6;
        }}""",
        arg=degrees,
    )


def wait_for_line_through(board, *places):
    """Wait until the line on the board passes through places, to a pixel."""
    board.page.wait_for_function(
        f"""places => {{ {WEIGHTS}
          const far = ([x1, x2]) => Math.abs(w1 * x1 + w2 * x2 + b) / Math.hypot(w1, w2);
          return places.every((place) => far(place) < 0.04);
        }}""",
        arg=[list(place) for place in places],
    )


def the_line_moves_and_all_follows(line):
    """To the last digit, frame by frame; and the run begins where the line is let go."""
    X, y = (points := first_experiment().points).X, points.y
    loss, curve = line.number("loss"), line.page.locator(".tracewhole .js-line")
    before = curve.get_attribute("d")
    line.page.mouse.move(*grip(line, "shift"))
    line.page.mouse.down()
    line.page.mouse.move(*line.pixel(3.0, 3.0), steps=5)
    line.expect_not("loss", loss)
    expect(line.page.locator('[data-slider="b"]')).not_to_have_attribute("aria-valuenow", "1.5")
    expect(curve).not_to_have_attribute("d", before)  # of the run from there
    # From here on the page knows what each place comes to, and shows it with the next frame.
    expect(line.page.locator(".line")).to_contain_text("The line is in your hand.")
    for place in ((1.0, 1.0), (-2.0, 0.5), (0.7, -3.0)):
        line.page.mouse.move(*line.pixel(*place))
        wait_for_line_through(line, place)
        w1, w2, b, loss, right, slope = shown(line)
        at = measured_states(X, y, [[w1, w2]], [b])
        assert (w1, w2, loss, right) == (2.0, 2.0, at.loss[0], at.accuracy[0])
        assert slope == norm([[*at.dW[0], at.db[0]]])[0]
        slider = line.page.locator('[data-slider="b"]').get_attribute("aria-valuenow")
        assert float(slider) == b
    last = shown(line)
    line.page.mouse.up()
    expect(line.page.locator(".line")).not_to_contain_text("The line is in your hand.")
    line.settle()
    assert shown(line) == last
    assert line.iteration == 0
    run = gradient_descent(X, y, alpha=0.05, iterations=10, W=last[:2], b=last[2])
    line.page.keyboard.press("Shift+ArrowRight")
    line.expect("iteration", 10)
    assert shown(line)[:4] == [*run.W[10], run.b[10], run.loss[10]]
    line.button("Undo").click()
    expect(line.button("Redo")).to_be_enabled()
    expect(line.button("Undo")).to_be_disabled()
    line.expect("iteration", 0)  # undo comes back to where the line was taken


def test_the_grips_shift_turn_and_sharpen_the_line_and_a_drag_is_one_undo_step(line):
    the_line_moves_and_all_follows(line)
    line.expect("b", 1.5)

    x, y = grip(line, "sharpen")  # the tip of the arrow
    line.page.mouse.move(x, y)
    line.page.mouse.down()
    line.page.mouse.move(x + 40, y - 40, steps=4)
    line.page.mouse.up()
    line.page.wait_for_function(f"() => {{ {WEIGHTS} return w1 > 2.5; }}")
    w1, w2, b = state(line)
    assert (w2 / w1, b / w1) == pytest.approx((1.0, 0.75))
    line.button("Undo").click()
    line.expect("w1", 2)

    for _ in range(3):
        line.page.keyboard.press("Shift+ArrowRight")
    line.expect("iteration", 30)
    w1, w2, b = state(line)
    pivot = -b / (w1 * w1 + w2 * w2) * np.array([w1, w2])
    drag(line, "right", (-4.0, 4.0))  # an end turns the line as it is at the iteration shown
    line.expect("iteration", 0)
    wait_for_line_through(line, (-4.0, 4.0), pivot.tolist())
    assert math.hypot(*state(line)[:2]) == pytest.approx(math.hypot(w1, w2), rel=1e-6)
    line.button("Undo").click()
    line.expect("iteration", 30)
    assert state(line) == [w1, w2, b]


def test_a_click_on_the_line_adds_a_point_that_move_takes_first_and_a_drag_takes_it_anywhere(line):
    line.tool("Class 0")
    line.page.mouse.click(*grip(line, "shift"))
    line.expect("points", 61)
    line.settle()
    assert state(line) == [2.0, 2.0, 1.5]
    line.tool("Move")
    line.page.mouse.move(*grip(line, "shift"))  # where the new point is
    line.page.mouse.down()
    line.page.mouse.move(*line.pixel(5.0, 5.0), steps=4)
    line.page.mouse.up()
    line.settle()
    assert state(line) == [2.0, 2.0, 1.5]
    assert any(np.hypot(x1 - 5, x2 - 5) < 0.3 for x1, x2, _ in line.points())
    line.page.mouse.move(*line.pixel(-3.0, 2.25))  # between two grips
    line.page.mouse.down()
    line.page.mouse.move(*line.pixel(-3.0, 5.0), steps=4)
    line.page.mouse.up()
    wait_for_line_through(line, (-3.0, 5.0))
    line.tool("Class 1")
    line.settle()
    w1, w2, _ = state(line)
    (x1, y1), (x2, y2) = grip(line, "left"), grip(line, "right")
    x, y = x2 + 0.13 * (x2 - x1), y2 + 0.13 * (y2 - y1)  # beyond its grip, near the end in view
    line.page.mouse.move(x, y)
    line.page.mouse.down()
    line.page.mouse.move(x - 40, y - 40, steps=4)
    line.page.mouse.up()
    line.page.wait_for_function(
        f"w => {{ {WEIGHTS} return Math.abs(w1 * w[1] - w2 * w[0]) > 0.1 * (w1 * w1 + w2 * w2); }}",
        arg=[w1, w2],
    )
    line.settle()
    assert math.hypot(*state(line)[:2]) == pytest.approx(math.hypot(w1, w2), rel=1e-6)
    line.expect("points", 61)


def test_a_click_on_the_line_while_it_plays_adds_a_point_and_stops_nothing(opened):
    board = opened(at=f"{STORY}&iteration=500")  # where it hardly turns any more
    board.expect("iteration", 500)
    (x1, y1), (x2, y2) = grip(board, "left"), grip(board, "shift")
    board.page.keyboard.press("Space")
    expect(board.button("Pause")).to_be_visible()
    board.page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    board.expect("points", 61)
    expect(board.button("Pause")).to_be_visible()


def test_the_line_and_the_edges_of_the_diagram_are_moved_by_keys(line):
    edge = line.page.get_by_role("slider", name="w₁", exact=True)
    box = edge.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    line.page.mouse.move(x, y)
    line.page.mouse.down()
    line.page.mouse.move(x, y - 40, steps=5)
    line.page.mouse.up()
    line.expect("w1", 2.5)
    line.button("Undo").click()
    line.expect("w1", 2)
    edge = line.page.get_by_role("slider", name="b", exact=True)
    edge.focus()
    line.page.keyboard.press("ArrowDown")
    line.expect("b", 1.4)
    expect(edge).to_have_attribute("aria-valuenow", "1.4")
    assert state(line)[:2] == [2.0, 2.0]
    line.button("Undo").click()
    line.expect("b", 1.5)
    the_line_is_moved_by_keys(line)


def the_line_is_moved_by_keys(line):
    control = line.page.get_by_role("application", name="The line")
    control.focus()
    press = line.page.keyboard.press
    press("ArrowUp")
    line.expect_not("b", 1.5)
    w1, w2, b = state(line)
    assert (w1, w2) == (2.0, 2.0)
    assert (1.5 - b) / math.hypot(2, 2) == pytest.approx(0.1)  # along the arrow
    for _ in range(12):  # faster than Python answers
        press("Shift+ArrowLeft")
    wait_for_angle(line, 45 + 120)
    press("-")
    line.page.wait_for_function(f"() => {{ {WEIGHTS} return Math.hypot(w1, w2) < 2.7; }}")
    assert math.hypot(*state(line)[:2]) == pytest.approx(math.hypot(2, 2) * 2**-0.1)
    line.expect("iteration", 0)  # the arrows did not step


def test_on_a_phone_a_finger_drags_the_line_a_tap_adds_a_point_and_nothing_scrolls(opened):
    phone = opened(viewport={"width": 390, "height": 844}, has_touch=True, at=STORY)
    x, y = grip(phone, "shift")
    to = phone.pixel(2.0, 3.0)
    phone.draw_finger(
        *((x + k / 5 * (to[0] - x), y + k / 5 * (to[1] - y)) for k in range(6)),
    )
    wait_for_line_through(phone, (2.0, 3.0))
    phone.expect("points", 60)
    assert phone.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert phone.region.bounding_box()["width"] <= 390
    phone.button("Clear points").tap()
    phone.expect("points", 0)
    phone.settle()
    phone.page.touchscreen.tap(*phone.pixel(1, 2))
    phone.expect("points", 1)
    phone.settle()
    phone.wait_for_points(1)
    ((x1, x2, _),) = phone.points()
    assert [x1, x2] == pytest.approx([1, 2], abs=0.05)
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def textbook_losses(iterations):
    experiment = first_experiment()
    X, y = experiment.points.X, experiment.points.y
    W, b = np.array([2.0, 2.0]), 1.5
    losses = []
    for _ in range(iterations + 1):
        losses.append(np.mean(np.logaddexp(0, -(2 * y - 1) * (X @ W + b))))
        A = 1 / (1 + np.exp(-(X @ W + b)))
        W, b = W - 0.05 * X.T @ (A - y) / len(y), b - 0.05 * np.mean(A - y)
    return np.array(losses)


def test_by_hand_the_neuron_waits_and_then_says_when_it_overtook(line):
    line.page.keyboard.press("Shift+ArrowRight")
    line.expect("iteration", 10)
    line.page.get_by_role("switch", name="By hand").check(force=True)
    expect(line.button("Now the neuron")).to_be_visible()
    line.expect("iteration", 0)
    line.page.mouse.move(1, 1)
    for name in ("shift", "left", "right", "sharpen"):  # seen without a pointer on the board
        expect(line.page.locator(f'[data-grip="{name}"]')).to_have_css("opacity", "0.9")
    line.page.get_by_role("application", name="The line").focus()
    for _ in range(18):
        line.page.keyboard.press("Shift+ArrowLeft")
    wait_for_angle(line, 45 + 180)
    best = line.number("best")
    assert best <= line.number("loss") < 0.1
    losses = textbook_losses(1000)
    first = int(np.argmax(losses < best))
    line.button("Now the neuron").click()
    line.expect_not("iteration", 0)
    line.page.keyboard.press("Space")
    line.page.keyboard.press("End")
    line.expect("iteration", 1000)
    expect(line.page.locator(".line")).to_contain_text(f"overtook you at iteration {first}.")
    assert line.number("loss") == pytest.approx(losses[1000], rel=1e-9)
