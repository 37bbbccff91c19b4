"""The page as a whole: colours, sizes, focus, other pages, a lost connection, and the words."""

import io

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from neuron import sigmoid
from playground.drawing.palette import DARK, LIGHT, SHADE, channels, themes


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_light_and_dark_have_their_own_colours(opened, scheme, palette):
    board = opened(color_scheme=scheme)
    drawn = board.region.evaluate(
        """(region) => ({
          fills: region.querySelector(".plot").data.filter(({ name }) => name.startsWith("class"))
            .map(({ name }) => getComputedStyle(region.querySelector(`.trace${name} .point`)).fill),
          stops: [...region.querySelectorAll(".shade stop")].map((stop) => stop.getAttribute("stop-color")),
          page: getComputedStyle(document.querySelector(".stApp")).backgroundColor,
        })"""
    )
    fills = ["rgb({}, {}, {})".format(*channels(palette[name])) for name in ("class0", "class1")]
    assert drawn["fills"] == fills
    assert drawn["stops"] == [colour for _, colour in themes()[scheme]["stops"]["Sigmoid"]]
    assert drawn["page"] == "rgb({}, {}, {})".format(*channels(palette["background"]))


def test_a_phone_never_scrolls_sideways(opened):
    board = opened(viewport={"width": 390, "height": 844}, has_touch=True)
    wide = board.page.evaluate(
        """() => [document.scrollingElement, document.querySelector(".stMain")]
          .map((node) => node.scrollWidth - node.clientWidth)"""
    )
    assert wide == [0, 0]
    assert board.region.bounding_box()["width"] <= 390
    before = board.number("points")
    board.region.scroll_into_view_if_needed()
    board.page.touchscreen.tap(*board.pixel(0.5, -5.5))
    board.expect("points", int(before) + 1)


def test_everything_is_in_sight_at_1280_by_720(board):
    for control in (
        board.button("Play"),
        board.field("Iteration"),
        board.field("Speed"),
        board.node("loss"),
        board.node("gradient-norm"),
        board.page.locator(".line"),
        board.button("Clear points"),
        board.button("Sample points"),
        board.field("Learning rate α"),
        board.field("Iterations"),
    ):
        box = control.bounding_box()
        assert box["y"] >= 0, control
        assert box["y"] + box["height"] <= 720, control
        assert box["x"] + box["width"] <= 1280, control


def test_a_field_keeps_the_keys_that_are_typed_into_it(board):
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    field = board.field("Learning rate α")
    field.click()
    for key in ("Home", "ArrowRight", "ArrowLeft", "Space", "End"):
        board.page.keyboard.press(key)
    expect(board.button("Play")).to_be_visible()
    assert board.iteration == 1


def test_space_on_a_focused_button_acts_once(board):
    board.button("Step forward").focus()
    board.page.keyboard.press("Space")
    board.expect("iteration", 1)
    expect(board.button("Play")).to_be_visible()
    board.button("Play").focus()
    board.page.keyboard.press("Space")
    expect(board.button("Pause")).to_be_visible()


def test_after_a_click_on_a_button_space_plays(board):
    board.button("Step forward").click()
    board.expect("iteration", 1)
    board.page.keyboard.press("Space")
    expect(board.button("Pause")).to_be_visible()


def test_a_visit_to_the_guide_keeps_the_points_and_later_clicks_count(board):
    board.clear()
    board.click(1, 1)
    board.settle()
    for _ in range(2):
        board.page.get_by_role("link", name="Guide").first.click()
        expect(board.page.get_by_role("heading", name="One neuron, learning")).to_be_visible()
        board.page.get_by_role("link", name="Playground").first.click()
        board.wait()
    board.expect("points", 1)
    board.click(-2, -2)
    board.expect("points", 2)
    board.settle()
    assert len(board.points()) == 2


def test_a_lost_connection_loses_no_click(opened):
    links = []

    def connect(link):
        links.append(link)
        link.connect_to_server()

    board = opened(prepare=lambda page: page.route_web_socket("**/_stcore/stream", connect))
    board.clear()
    board.click(1, 1)
    board.settle()
    links[-1].close()
    board.click(-2, -2)
    board.click(3, 3)
    board.expect("points", 3)  # painted at once
    board.settle()  # and taken in by Python, over a new connection
    assert len(links) > 1
    assert len(board.points()) == 3
    told = ("WebSocket onclose", "when disconnected from server")  # by Streamlit, of the cut itself
    board.complaints[:] = [
        text for text in board.complaints if not any(words in text for words in told)
    ]


def line(board):
    return board.page.locator(".line")


def test_the_line_speaks_of_no_points_and_of_one_class(board):
    board.clear()
    expect(line(board)).to_contain_text("Click to add a point")
    assert board.number("loss") is None
    board.tool("Class 0")
    board.click(1, 1)
    expect(line(board)).to_contain_text("Only class 0 so far")


def test_the_line_speaks_of_zero_weights_and_of_a_rising_loss(board):
    expect(line(board)).to_contain_text("W = 0")
    for tool in ("Class 0", "Class 1"):  # a contradiction: no step can suit both
        board.tool(tool)
        board.click(5.5, -5.5)
        board.click(-5.5, 5.5)
    board.settle()
    field = board.field("Learning rate α")
    field.fill("1000")
    field.press("Enter")
    expect(board.page.get_by_text("α is above it.")).to_be_visible()
    expect(line(board)).not_to_contain_text("The loss rose")
    field.blur()
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    expect(line(board)).to_contain_text("The loss rose: α = 1,000 is above the step limit")


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_shading_s_pixels_are_the_mix_that_the_probability_asks_for(opened, scheme, palette):
    board = opened(color_scheme=scheme)
    board.clear()
    board.click(-1, -1)
    board.tool("Class 0")
    board.click(2, 1)
    board.settle()
    board.field("Iteration").fill("100")
    board.expect("iteration", 100)
    board.page.mouse.move(5, 5)
    W = np.array([board.number("w1"), board.number("w2")])
    b = board.number("b")
    places = [(x1, x2) for x1 in (-4.7, -2.3, 0.37, 3.3, 4.7) for x2 in (-4.7, -3.3, 2.7, 4.7)]
    pixels = board.region.evaluate(
        """(region, places) => {
          const { xaxis, yaxis } = region.querySelector(".plot")._fullLayout;
          const corner = region.querySelector(".plot").getBoundingClientRect();
          return places.map(([x1, x2]) => [
            Math.round(corner.left + xaxis._offset + xaxis.d2p(x1)),
            Math.round(corner.top + yaxis._offset + yaxis.d2p(x2))])
            .map(([x, y]) => [x, y,
              xaxis.p2d(x + 0.5 - corner.left - xaxis._offset),
              yaxis.p2d(y + 0.5 - corner.top - yaxis._offset)]);
        }""",
        places,
    )
    shot = np.asarray(Image.open(io.BytesIO(board.page.screenshot())).convert("RGB")).astype(int)
    background = np.array(channels(palette["background"]))
    grid = np.array(channels(palette["grid"]))
    compared = 0
    for x, y, x1, x2 in pixels:
        z = W @ [x1, x2] + b
        if abs(z) / np.linalg.norm(W) < 0.5 or np.hypot(x1, x2) < 2.5:
            continue  # the line and the arrow lie there
        P = float(sigmoid(z))
        hue = np.array(channels(palette["class1" if P > 0.5 else "class0"]))
        wanted = background + SHADE * abs(2 * P - 1) * (hue - background)
        seen = shot[y, x]
        assert np.abs(seen - wanted).max() <= 2, (x1, x2, P, seen, wanted, grid)
        compared += 1
    assert compared >= 5
