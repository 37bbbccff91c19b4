"""Pinned runs in the browser: curves and lines that follow the playback, and the link that has them."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations


def line(board, name):
    """Both ends of a line on the board, in pixels."""
    return board.region.locator(f'[data-line="{name}"]').get_attribute("d")


def figure(board):
    return board.page.get_by_role("img", name="Log-loss of each run")


def shown(board, k):
    """Wait until the figure shows iteration k at rest."""
    expect(board.page.locator(f'.plot-root[data-iteration="{k}"]:not(.moving)')).to_have_count(1)


def marks(board):
    """Where each run's mark is, in data coordinates."""
    return figure(board).evaluate(
        """(plot) => {
          const { xaxis, yaxis } = plot._fullLayout;
          return plot._fullData.filter(({ meta }) => meta?.along).map(({ uid }) => {
            const [x, y] = plot.querySelector(`.trace${uid} .point`).getAttribute("transform")
              .match(/-?[\\d.]+/g).map(Number);
            return [xaxis.p2d(x), yaxis.p2d(y)];
          });
        }"""
    )


def pin_another(board, alpha, number):
    field = board.field("Learning rate α")
    field.fill(alpha)
    field.press("Enter")
    expect(board.page.get_by_text(f"of {number}: log-loss")).to_be_visible()
    board.button("Pin run").click()
    expect(board.field(f"Name of run {number}")).to_be_visible()


def test_two_runs_side_by_side_while_it_plays_and_in_another_browser(opened, server):
    board = opened(at="/")
    board.button("Pin run").click()
    expect(board.page.get_by_text("1 of 8 pinned.")).to_be_visible()
    board.look_inside("Compare")
    expect(board.button("Pin run")).to_have_count(1)  # its own, not that of the sidebar
    expect(board.field("Name of run 1")).to_have_value("α = 0.05")
    board.field("Iteration").fill("20")
    pin_another(board, "0.5", 2)
    board.field("Name of run 1").fill("<b>small</b> *steps*")
    board.field("Name of run 1").press("Enter")
    expect(board.page.get_by_text("At iteration 20 run 2 is the lowest of 2")).to_be_visible()
    shown(board, 20)

    # The run on the board is run 2, and its line lies on the board's own.
    own = board.region.locator(".traceboundary .js-line").get_attribute("d")
    numbers = [
        [float(v) for v in path.replace("M", "").replace("L", ",").split(",")]
        for path in (own, line(board, "pin-2"))
    ]
    assert numbers[0] == pytest.approx(numbers[1], abs=0.01)
    styles = [
        board.region.locator(f'[data-line="pin-{n}"]').evaluate(
            "path => [path.getAttribute('stroke'), path.getAttribute('stroke-dasharray')]"
        )
        for n in (1, 2)
    ]
    assert styles[0][0] != styles[1][0]
    assert styles[0][1] != styles[1][1]

    # Both follow the playback.
    before, at_rest = line(board, "pin-1"), marks(board)
    assert [x for x, _ in at_rest] == pytest.approx([20, 20, 20], abs=0.5)
    board.button("Play").click()
    board.page.wait_for_function(
        "plot => Number(plot.parentElement.dataset.iteration) > 60",
        arg=figure(board).element_handle(),
    )
    moving = marks(board)
    assert moving[1][0] > 60
    assert moving[1][1] < at_rest[1][1]
    assert line(board, "pin-1") != before
    board.button("Pause").click()
    shown(board, board.iteration)
    assert not violations(board.page, ".st-key-panels")

    # The link shows the same to whoever opens it, by keys alone as well.
    seen = [line(board, name) for name in ("pin-1", "pin-2")]
    board.page.wait_for_function("() => location.search.includes('pins=')")
    board.page.wait_for_function(
        "k => location.search.includes(`iteration=${k}`)", arg=board.iteration
    )
    other = opened(at=board.page.url.removeprefix(server.url))
    shown(other, board.iteration)
    expect(other.field("Name of run 1")).to_have_value("<b>small</b> *steps*")
    assert [line(other, name) for name in ("pin-1", "pin-2")] == seen
    other.button("Show run 1 on the board").focus()
    other.page.keyboard.press("Enter")
    expect(other.field("Learning rate α")).to_have_value("0.05")
    other.button("Undo").click()
    expect(other.field("Learning rate α")).to_have_value("0.5")
    other.look_inside("Neuron")
    expect(other.region.locator("[data-line]")).to_have_count(0)
