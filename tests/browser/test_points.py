"""Putting points on the board: clicks, tools, undo, and that none is lost."""

import numpy as np
import pytest
from playwright.sync_api import expect

from neuron import step_limit
from tests import textbook


def set_field(board, label, value):
    board.field(label).fill(str(value))
    board.field(label).press("Enter")


def test_a_click_adds_one_point_where_it_lands_also_on_a_marker_and_quickly(board):
    board.clear()
    pixel = 12 / board.region.evaluate("r => r.querySelector('.plot')._fullLayout.xaxis._length")
    for number, (tool, place) in enumerate((("Class 0", (2.5, -3.25)), ("Class 1", (-4, 1.75))), 1):
        board.tool(tool)
        board.click(*place)
        board.expect("points", number)
        board.settle()
        board.wait_for_points(number)
        x1, x2, y = board.points()[-1]
        assert [x1, x2] == pytest.approx(place, abs=pixel)
        assert (x1, x2) == (round(x1, 2), round(x2, 2))
        assert f"Class {y}" == tool
    board.page.keyboard.down("Shift")
    board.click(1, 1)
    board.page.keyboard.up("Shift")
    board.expect("points", 3)
    board.settle()
    board.wait_for_points(3)
    assert [y for _, _, y in board.points()] == [0, 0, 1]
    board.click(1, 1)
    board.expect("points", 4)
    ten_clicks_within_a_second_give_ten_points(board)
    hovering_a_point_shows_what_the_neuron_says_of_it(board, (3, 2))


def ten_clicks_within_a_second_give_ten_points(board):
    board.clear()
    places = [(-5 + i, (-1) ** i * 2.0) for i in range(10)]
    for place in places:
        board.click(*place)
    board.expect("points", 10)
    board.settle()
    assert len(board.points()) == 10
    assert sorted(round(x1) for x1, _, _ in board.points()) == sorted(x1 for x1, _ in places)
    board.page.keyboard.press("ArrowRight")  # the board is still the one that was opened
    board.expect("iteration", 1)


def hovering_a_point_shows_what_the_neuron_says_of_it(board, place):
    board.page.mouse.move(*board.pixel(-4.5, -4.5))
    board.page.mouse.move(*board.pixel(*place))
    tip = board.page.get_by_role("tooltip")
    expect(tip).to_contain_text("class = 1")
    w1, w2, b = (board.number(name) for name in ("w1", "w2", "b"))
    x1, x2, _ = min(board.points(), key=lambda row: np.hypot(row[0] - place[0], row[1] - place[1]))
    z = w1 * x1 + w2 * x2 + b
    expect(tip).to_contain_text(f"z = {z:.4f}".replace("-", "−"))
    expect(tip).to_contain_text(f"P(Y = 1 | x) = {textbook.sigmoid(z):.4f}")


def test_the_step_limit_in_the_sidebar_follows_the_points(board):
    """Wherever they come from, after the sidebar or the page around it was drawn anew, too."""

    def follows(points):
        board.expect("points", points)
        board.settle()
        board.wait_for_points(points)
        limit = step_limit(np.array(board.points())[:, :2])
        said = board.page.get_by_test_id("stSidebar").get_by_text("Step limit 2/β")
        expect(said).to_have_count(1)
        expect(said).to_contain_text(f"= {limit:.4g}. ")

    follows(60)
    board.click(5, 5)
    follows(61)
    board.button("Sample points").click()
    board.expect("points", 60)
    board.click(-5, 5)
    follows(61)
    board.page.get_by_role("link", name="Guide").click()
    expect(board.page.get_by_role("heading", name="Keys")).to_be_visible()
    board.page.get_by_role("link", name="Playground").click()
    board.wait()
    board.click(-5, -5)
    follows(62)
    board.button("Undo").click()
    follows(61)


def expect_points(board, places):
    board.page.wait_for_function(
        """([plot, places]) => {
          const rows = plot.data.filter(({ name }) => name.startsWith("class"))
            .flatMap(({ x, y }) => Array.from(x ?? [], (x1, i) => [x1, y[i]]));
          return rows.length === places.length
            && rows.every((row, i) => row.every((v, j) => Math.abs(v - places[i][j]) < 0.06));
        }""",
        arg=[board.region.locator(".plot").element_handle(), places],
    )


def test_points_are_moved_erased_and_brought_back_by_button_and_by_key(board):
    board.clear()
    board.click(1, 1)
    board.settle()
    board.tool("Move")
    board.page.mouse.move(*board.pixel(1, 1))
    board.page.mouse.down()
    for step in range(1, 6):
        board.page.mouse.move(*board.pixel(1 - step * 0.5, 1 + step * 0.5))
    board.page.mouse.up()
    board.settle()
    ((x1, x2, _),) = board.points()
    assert [x1, x2] == pytest.approx([-1.5, 3.5], abs=0.06)
    board.button("Undo").click()  # the drag is one step
    expect_points(board, [[1, 1]])
    board.button("Undo").click()
    board.expect("points", 0)

    board.tool("Class 1")
    board.click(-2, -2)
    board.click(2, 2)
    board.expect("points", 2)
    board.settle()
    board.page.keyboard.press("Control+z")
    board.expect("points", 1)
    board.page.keyboard.press("Control+Shift+z")
    board.expect("points", 2)
    board.button("Undo").click()
    board.expect("points", 1)
    board.button("Redo").click()
    board.expect("points", 2)
    expect(board.button("Redo")).to_be_disabled()

    board.tool("Erase")  # what is under the pointer and nothing else
    board.click(0, 0)
    board.click(2, 2)
    board.expect("points", 1)
    board.settle()
    expect_points(board, [[-2, -2]])


def test_a_field_counts_however_it_is_left_and_undo_brings_it_back(board):
    before = board.page.url
    set_field(board, "Margin", 2)
    board.field("Number of points").fill("77")
    board.page.wait_for_url(lambda url: url != before)  # the answer to the first has arrived
    board.field("Number of points").press("Enter")  # and left alone what was being typed
    board.button("Sample points").click()
    board.expect("points", 77)

    field = board.field("Learning rate α")
    field.fill("0.9")
    board.click(4.5, -4.5)  # leaves the field, and counts as well
    board.expect("points", 78)
    expect(
        board.page.get_by_text("α is below it").or_(board.page.get_by_text("α is above it"))
    ).to_be_visible()
    expect(field).to_have_value("0.9")
    board.settle()
    assert [4.5, -4.5, 1] in board.points()

    set_field(board, "Learning rate α", 1000)
    expect(board.page.get_by_text("α is above it.")).to_be_visible()
    board.region.focus()
    board.page.keyboard.press("Control+z")
    expect(field).to_have_value("0.9")


def test_five_hundred_points_are_all_in_view_and_not_one_more_is_ever_shown(board):
    for label, value in (("Margin", 3), ("Seed", 5), ("Number of points", 500)):
        set_field(board, label, value)
    board.button("Sample points").click()
    board.expect("points", 500)
    board.page.evaluate(
        """node => {
          window.seen = [];
          new MutationObserver(() => window.seen.push(node.dataset.value))
            .observe(node, { attributes: true });
        }""",
        board.node("points").element_handle(),
    )
    board.click(5.5, -5.5)
    expect(board.page.locator(".line.refused")).to_contain_text("full: it holds at most 500 points")
    expect(board.page.locator(".said")).to_contain_text("full: it holds at most 500 points")
    board.settle()
    assert set(board.page.evaluate("window.seen")) <= {"500"}
    board.expect("points", 500)
    board.wait_for_points(500)
    rows = np.array(board.points())
    box = board.region.evaluate("r => r.querySelector('.plot')._fullLayout.xaxis.range")
    assert box[0] <= rows[:, 0].min()
    assert rows[:, 0].max() <= box[1]
