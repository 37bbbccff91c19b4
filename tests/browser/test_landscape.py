"""The loss landscape: a click starts a run, playback moves the present, turning survives steps."""

import numpy as np
import pytest
from playwright.sync_api import expect

HEADLESS = ("GL Driver Message", "willReadFrequently")
"""What Chromium says about drawing in space without a graphics card."""


def panel(board, name):
    return board.page.get_by_role("img", name=name)


def inside(board, name, script, argument=None):
    """Run a script on the figure of that name."""
    return panel(board, name).evaluate(f"(plot, argument) => {{ {script} }}", argument)


def painted(board, k):
    """Wait until both figures show iteration k."""
    expect(board.page.locator(f'.plot-root[data-iteration="{k}"]:not(.moving)')).to_have_count(2)


@pytest.fixture
def landscape(board):
    board.settle()
    board.page.get_by_text("Loss landscape", exact=True).click()
    painted(board, 0)
    yield board
    board.complaints[:] = [
        line for line in board.complaints if not any(word in line for word in HEADLESS)
    ]


def pixel(board, w1, w2):
    """Where the map shows a pair of parameters, on the page; the panel is scrolled to that place."""
    panel(board, "contours").scroll_into_view_if_needed()
    return inside(
        board,
        "contours",
        """const place = () => {
             const { xaxis, yaxis } = plot._fullLayout;
             const corner = plot.getBoundingClientRect();
             return [corner.left + xaxis._offset + xaxis.d2p(argument[0]),
                     corner.top + yaxis._offset + yaxis.d2p(argument[1])];
           };
           const scrolled = plot.getRootNode().host.closest(".st-key-panels");
           const row = scrolled.querySelector(".st-key-option-panel").getBoundingClientRect();
           const middle = (row.bottom + scrolled.getBoundingClientRect().bottom) / 2;
           scrolled.scrollTop += place()[1] - middle;
           return place();""",
        [w1, w2],
    )


def marker(board, name):
    """Where the present state is drawn, in data coordinates."""
    return inside(
        board,
        name,
        """const { xaxis, yaxis } = plot._fullLayout;
           const { uid } = plot._fullData.find(({ name }) => name === "here");
           const [x, y] = plot.querySelector(`.trace${uid} .point`).getAttribute("transform")
             .match(/-?[\\d.]+/g).map(Number);
           return [xaxis.p2d(x), yaxis.p2d(y)];""",
    )


def camera(board):
    """Where the view of the surface stands, once it rests: the drawing follows the hand by frames."""
    return inside(
        board,
        "surface",
        """const eye = () => Object.values(plot._fullLayout.scene._scene.getCamera().eye);
           const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
           return (async () => {
             let [last, still] = [eye(), 0];
             while (still < 5) {
               await frame();
               const now = eye();
               still = now.every((value, at) => Math.abs(value - last[at]) < 1e-6) ? still + 1 : 0;
               last = now;
             }
             return last;
           })();""",
    )


def up_on_the_screen(board):
    """The direction in space that is up on the screen."""
    return inside(
        board,
        "surface",
        """const turned = plot._fullLayout.scene._scene.camera.view.computedMatrix;
           return [turned[1], turned[5], turned[9]];""",
    )


def turn(board, surface, across=15, down=2):
    """Turn the view by hand, in the middle of what is seen of it."""
    x, y = surface.evaluate(
        """plot => {
          const { left, right, top, bottom } = plot.getBoundingClientRect();
          const middle = (left + right) / 2;
          const seen = [];
          for (let y = Math.max(0, top); y < Math.min(bottom, innerHeight); y += 1) {
            let at = document.elementFromPoint(middle, y);
            while (at?.shadowRoot) at = at.shadowRoot.elementFromPoint(middle, y);
            if (plot.contains(at)) seen.push(y);
          }
          return [middle, seen[Math.floor(seen.length / 2)]];
        }"""
    )
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    for step in range(1, 6):
        board.page.mouse.move(x + across * step, y + down * step)
    board.page.mouse.up()


def drawn_in_space(board):
    """What stands on the surface: the present, the path at its row, and how much is drawn so far."""
    return inside(
        board,
        "surface",
        """const row = Number(plot.parentElement.dataset.iteration);
           const [whole, soFar, here] = ["whole", "so-far", "here"].map(
             (name) => plot._fullData.find((trace) => trace.name === name));
           const at = (trace, place) => [trace.x[place], trace.y[place], trace.z[place]];
           return { row, here: at(here, 0), whole: at(whole, row), soFar: soFar.x.length,
                    loss: here.customdata[0] };""",
    )


def test_a_click_anywhere_sets_the_initial_weights_and_trains_from_there(landscape):
    board = landscape
    for place in ((2.0, 1.5), (-3.0, 0.77), (1.13, -2.9)):
        board.field("Iteration").fill("40")
        painted(board, 40)
        board.page.mouse.click(*pixel(board, *place))
        board.expect("iteration", 0)
        board.expect_not("w1", 0)
        grain = 12 / 380  # the window's width over the map's, in pixels
        assert board.number("w1") == pytest.approx(place[0], abs=grain)
        assert board.number("w2") == pytest.approx(place[1], abs=grain)
        assert board.number("w1") == round(board.number("w1"), 2)
        assert board.number("b") == 0
        painted(board, 0)
        start = [board.number("w1"), board.number("w2")]
        assert marker(board, "contours") == pytest.approx(start, abs=0.01)
        expect(board.field("Initial w₁")).to_have_value(f"{start[0]:g}")
        expect(board.field("Initial w₂")).to_have_value(f"{start[1]:g}")
        board.button("Undo").click()
        painted(board, 40)  # where one was
        expect(board.field("Initial w₁")).to_have_value("0")


def test_a_drag_across_the_map_is_no_click(landscape):
    board = landscape
    x, y = pixel(board, 2.0, 2.0)
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x + 40, y + 10)
    board.page.mouse.up()
    board.page.mouse.click(*pixel(board, 1.0, -1.0))
    board.expect_not("w1", 0)
    assert board.number("w1") == pytest.approx(1.0, abs=0.05)
    assert board.number("w2") == pytest.approx(-1.0, abs=0.05)


def test_the_present_state_follows_a_step_and_moves_with_playback(landscape):
    board = landscape
    board.button("Step forward").click()
    painted(board, 1)
    here = [board.number("w1"), board.number("w2")]
    assert marker(board, "contours") == pytest.approx(here, abs=0.02)
    cut = marker(board, "Loss along")
    assert cut == pytest.approx([board.number("w1"), board.number("loss")], abs=0.02)
    board.button("Play").click()
    board.page.wait_for_function(
        "plot => Number(plot.parentElement.dataset.iteration) > 20 && "
        "plot.parentElement.classList.contains('moving')",
        arg=panel(board, "contours").element_handle(),
    )
    moved = marker(board, "contours")
    assert moved[0] < here[0]
    board.button("Pause").click()
    expect(board.button("Play")).to_be_visible()
    painted(board, board.iteration)
    expect(board.page.locator(".plot-root.moving")).to_have_count(0)
    here = [board.number("w1"), board.number("w2")]
    assert marker(board, "contours") == pytest.approx(here, abs=0.02)


def test_hovering_shows_the_loss_of_the_place_under_the_pointer(landscape):
    board = landscape
    board.page.mouse.move(*pixel(board, 3.0, 3.0))
    label = panel(board, "contours").locator(".hoverlayer .hovertext")
    expect(label).to_contain_text("log-loss")
    shown = inside(
        board,
        "contours",
        """const { x, y, z } = plot._hoverdata[0];
           return [x, y, z, plot.querySelector(".hovertext").textContent];""",
    )
    assert shown[:2] == pytest.approx([3.0, 3.0], abs=0.2)
    assert float(shown[3].split("log-loss = ")[1]) == pytest.approx(10 ** shown[2], rel=1e-3)


def test_the_slider_shows_a_step_that_overshoots(landscape):
    board = landscape
    expect(board.page.get_by_text("This step lowers the loss")).to_be_visible()
    slider = board.page.get_by_role("slider", name="α of this step")
    expect(slider).to_have_attribute("aria-valuetext", "0.3")
    slider.press("End")
    expect(board.page.get_by_text("This step overshoots")).to_be_visible()
    slider.press("Home")
    expect(board.page.get_by_text("This step lowers the loss")).to_be_visible()


FETCHED = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.name.includes("PlotlyChart")).length"""


def stays_turned(board, turned, steps):
    for k in steps:
        board.button("Step forward").click()
        painted(board, k)
    assert camera(board) == pytest.approx(turned, abs=1e-3)


def plays_on_the_surface(board, surface):
    """The present moves along the path while it plays, and rests where the board does."""
    start = drawn_in_space(board)
    assert start["soFar"] == start["row"] + 1
    board.button("Play").click()
    board.page.wait_for_function(
        "plot => Number(plot.parentElement.dataset.iteration) > 20", arg=surface.element_handle()
    )
    moving = drawn_in_space(board)
    assert moving["row"] > 20
    assert moving["soFar"] == moving["row"] + 1
    assert moving["here"] == moving["whole"] != start["here"]
    assert moving["loss"] == pytest.approx(10 ** moving["here"][2], rel=1e-9)
    yield
    board.button("Pause").click()
    expect(board.button("Play")).to_be_visible()
    painted(board, board.iteration)
    rest = drawn_in_space(board)
    assert rest["here"] == rest["whole"]
    assert rest["here"][:2] == pytest.approx([board.number("w1"), board.number("w2")], abs=1e-9)
    assert rest["loss"] == pytest.approx(board.number("loss"), rel=1e-9)
    yield


def test_the_surface_stays_turned_through_steps_playback_and_another_run(landscape):
    board = landscape
    assert board.page.evaluate(FETCHED) == 0
    board.page.get_by_text("3-D surface", exact=True).click()
    surface = panel(board, "surface")
    expect(surface.locator("canvas").first).to_be_visible()
    painted(board, 0)  # nothing moves any more
    surface.scroll_into_view_if_needed()
    before = camera(board)
    turn(board, surface)
    turned = camera(board)
    assert turned != pytest.approx(before, abs=0.05)
    stays_turned(board, turned, steps=(1, 2))
    for _ in plays_on_the_surface(board, surface):
        assert camera(board) == pytest.approx(turned, abs=1e-3)
    before = drawn_in_space(board)["whole"]
    board.field("Learning rate α").fill("9.5")
    board.field("Learning rate α").press("Enter")
    board.page.wait_for_function(
        """([plot, row, before]) => Math.abs(
             plot._fullData.find(({ name }) => name === "whole").x[row] - before) > 1e-9""",
        arg=[surface.element_handle(), board.iteration, before[0]],
    )
    assert camera(board) == pytest.approx(turned, abs=1e-3)


def test_from_straight_above_the_surface_stays_turned_as_it_is(landscape):
    """And the whole drawing library is fetched once, for the surface alone."""
    board = landscape
    board.page.get_by_text("3-D surface", exact=True).click()
    surface = panel(board, "surface")
    expect(surface.locator("canvas").first).to_be_visible()
    painted(board, 0)  # nothing moves any more
    surface.scroll_into_view_if_needed()
    turn(board, surface, across=8, down=40)
    above = camera(board)
    assert np.hypot(*above[:2]) < 0.1 * above[2]
    before = up_on_the_screen(board)
    for k in (1, 2):
        board.button("Step forward").click()
        painted(board, k)
    assert up_on_the_screen(board) == pytest.approx(before, abs=0.02)
    board.page.get_by_text("Contours", exact=True).click()
    expect(board.page.locator(".plot-root .contourlayer path").first).to_be_visible()
    expect(board.page.locator(".plot-root canvas")).to_have_count(0)
    board.page.get_by_text("3-D surface", exact=True).click()
    expect(board.page.locator(".plot-root canvas").first).to_be_visible()
    assert board.page.evaluate(FETCHED) == 1
    board.button("Step forward").click()  # the board's own figures stay as they are
    board.expect("iteration", 3)
