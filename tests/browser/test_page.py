"""The page as a whole: colours, sizes, focus, a lost connection, and the words."""

import io

import numpy as np
from PIL import Image
from playwright.sync_api import expect

from neuron import sigmoid
from playground.drawing.palette import DARK, LIGHT, SHADE, channels, themes


def rgb(colour):
    return "rgb({}, {}, {})".format(*channels(colour))


def test_light_and_dark_have_their_own_colours_as_soon_as_they_are_chosen(opened):
    board = opened(color_scheme="light")
    board.clear()
    board.click(-1, -1)
    board.tool("Class 0")
    board.click(2, 1)
    board.settle()
    board.field("Iteration").fill("100")
    board.expect("iteration", 100)
    board.page.mouse.move(5, 5)
    for scheme, palette in (("dark", DARK), ("light", LIGHT)):
        board.page.emulate_media(color_scheme=scheme)
        has_the_colours_of(board, palette, themes()[scheme]["stops"]["Sigmoid"])
        the_shading_s_pixels_are_the_mix_that_the_probability_asks_for(board, palette)


def has_the_colours_of(board, palette, stops):
    page = board.page.locator(".stApp")
    expect(page).to_have_css("background-color", rgb(palette["background"]))
    for name in ("class0", "class1"):
        point = board.region.locator(f".trace{name} .point").first
        expect(point).to_have_css("fill", rgb(palette[name]))
    shade = board.region.locator(".shade stop")
    expect(shade.first).to_have_attribute("stop-color", stops[0][1])
    drawn = shade.evaluate_all("stops => stops.map((stop) => stop.getAttribute('stop-color'))")
    assert drawn == [colour for _, colour in stops]


def the_shading_s_pixels_are_the_mix_that_the_probability_asks_for(board, palette):
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


def test_every_control_is_in_sight_at_1280_by_720_and_keys_go_where_the_focus_is(board):
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

    press = board.page.keyboard.press
    press("ArrowRight")
    board.expect("iteration", 1)
    board.field("Learning rate α").click()  # a field keeps the keys that are typed into it
    for key in ("Home", "ArrowRight", "ArrowLeft", "Space", "End"):
        press(key)
    expect(board.button("Play")).to_be_visible()
    assert board.iteration == 1

    board.button("Step forward").focus()  # Space on a focused button acts once
    press("Space")
    board.expect("iteration", 2)
    expect(board.button("Play")).to_be_visible()
    board.button("Play").focus()
    press("Space")
    expect(board.button("Pause")).to_be_visible()
    press("Space")
    expect(board.button("Play")).to_be_visible()

    board.button("Reset").click()
    board.expect("iteration", 0)
    board.button("Step forward").click()  # after a click on a button Space plays
    board.expect("iteration", 1)
    press("Space")
    expect(board.button("Pause")).to_be_visible()


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


def test_the_line_speaks_of_zero_weights_a_rising_loss_one_class_and_no_points(board):
    line = board.page.locator(".line")
    expect(line).to_contain_text("W = 0")
    for tool in ("Class 0", "Class 1"):  # a contradiction: no step can suit both
        board.tool(tool)
        board.click(5.5, -5.5)
        board.click(-5.5, 5.5)
    board.settle()
    field = board.field("Learning rate α")
    field.fill("1000")
    field.press("Enter")
    expect(board.page.get_by_text("α is above it.")).to_be_visible()
    expect(line).not_to_contain_text("The loss rose")
    field.blur()
    board.page.keyboard.press("ArrowRight")
    board.expect("iteration", 1)
    expect(line).to_contain_text("The loss rose: α = 1,000 is above the step limit")

    assert board.number("loss") is not None
    board.clear()
    expect(line).to_contain_text("Click to add a point")
    assert board.number("loss") is None
    board.tool("Class 0")
    board.click(1, 1)
    expect(line).to_contain_text("Only class 0 so far")
