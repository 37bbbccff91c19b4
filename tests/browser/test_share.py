"""Sharing: the dialog shows the link and its code, and the link opens the same experiment."""

import io
from dataclasses import replace
from urllib.parse import urlsplit

import numpy as np
import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from playground.link.codec import decode, encode
from playground.state.points import Points
from tests.experiments import from_zero


def test_a_shared_link_shows_the_same_in_another_browser(board, opened):
    board.click(4, -4)
    board.expect("points", 61)
    board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 10)
    board.button("Share").click()
    link = board.page.get_by_role("dialog", name="Share").get_by_label("Link")
    board.page.wait_for_function(
        "field => field.value.includes('iteration=10')", arg=link.element_handle()
    )
    expect(board.page.get_by_role("img", name="QR code of the link")).to_be_visible()
    numbers = {name: board.number(name) for name in ("loss", "w1", "w2", "b", "points")}
    path = urlsplit(link.input_value())._replace(scheme="", netloc="").geturl()
    other = opened(viewport={"width": 390, "height": 844}, at=path)
    other.expect("iteration", 10)
    assert {name: other.number(name) for name in numbers} == numbers
    assert sorted(other.points()) == sorted(board.points())


def open_share(board):
    board.button("Share").click()
    dialog = board.page.get_by_role("dialog", name="Share")
    board.page.wait_for_function(
        "field => field.value.startsWith('http')", arg=dialog.get_by_label("Link").element_handle()
    )
    return dialog


def by_hand(number):
    generator = np.random.default_rng(number)
    X = np.round(generator.uniform(-6, 6, (number, 2)), 2)
    return Points(X, generator.integers(0, 2, number))


@pytest.mark.parametrize(("number", "scheme"), [(60, "dark"), (200, "light"), (500, "dark")])
def test_the_code_on_the_screen_is_the_link(opened, number, scheme):
    experiment = replace(from_zero(), points=by_hand(number), alpha=0.45, iteration=123)
    board = opened(color_scheme=scheme, at=f"/?{encode(experiment).query}")
    dialog = open_share(board)
    link = dialog.get_by_label("Link").input_value()
    assert decode(link.partition("?")[2]) == (experiment, [])
    code = board.page.get_by_role("img", name="QR code of the link")
    expect(code).to_be_in_viewport(ratio=1)
    image = Image.open(io.BytesIO(code.screenshot())).convert("L")
    found = zxingcpp.read_barcodes(image)
    assert [barcode.text for barcode in found] == [link]
    # Module for module: each is a square of whole pixels, of one colour, and three or more wide.
    modules = np.array(list(segno.make(link, error="l", micro=False, boost_error=False).matrix))
    side = len(modules) + 8
    assert image.width == image.height
    assert image.width % side == 0
    assert image.width // side >= 3
    expected = np.pad(255 * (1 - modules.astype(int)), 4, constant_values=255)
    grain = np.ones((image.width // side,) * 2, dtype=int)
    assert (np.asarray(image) == np.kron(expected, grain)).all()


def test_the_dialog_fits_the_window(opened):
    link = encode(replace(from_zero(), points=by_hand(500))).query
    board = opened(at=f"/?{link}")
    dialog = open_share(board)
    for width, height in ((1280, 720), (390, 844), (800, 600)):
        board.page.set_viewport_size({"width": width, "height": height})
        for part in (
            dialog.get_by_label("Link"),
            board.page.get_by_role("img", name="QR code of the link"),
            board.button("Copy link"),
            dialog.get_by_role("button", name="Close"),
        ):
            expect(part).to_be_in_viewport(ratio=1)


def test_the_clipboard_holds_the_link(board):
    board.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 10)
    dialog = open_share(board)
    board.page.evaluate("navigator.clipboard.writeText('something else')")
    board.button("Copy link").click()
    expect(dialog.locator(".note")).to_have_text("The link is on the clipboard.")
    link = dialog.get_by_label("Link").input_value()
    assert "iteration=10" in link
    assert board.page.evaluate("navigator.clipboard.readText()") == link


def test_where_the_clipboard_is_refused_the_link_can_be_selected(board):
    board.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
    )
    dialog = open_share(board)
    expect(dialog.locator(".note")).to_contain_text("Select it to copy it")
    board.button("Copy link").click()
    field = dialog.get_by_label("Link")
    selected = field.evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)")
    assert selected == field.input_value()
