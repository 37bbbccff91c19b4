"""The menu "Export": each file arrives, and the film plays with no server behind it."""

import csv
import json
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import expect


def download(board, name, folder):
    with board.page.expect_download() as arriving:
        board.button(name).click()
    path = folder / arriving.value.suggested_filename
    arriving.value.save_as(path)
    return path


def test_every_file_arrives_and_is_of_the_iteration_on_the_screen(board, tmp_path):
    board.page.keyboard.press("Shift+ArrowRight")
    board.expect("iteration", 10)
    loss, w1 = board.number("loss"), board.number("w1")
    board.page.keyboard.press("Shift+ArrowRight")
    board.page.keyboard.press("Shift+ArrowLeft")
    board.expect("loss", loss)
    with download(board, "Download trajectory (CSV)", tmp_path).open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1001
    assert (float(rows[10]["loss"]), float(rows[10]["w1"])) == (loss, w1)
    with download(board, "Download points (CSV)", tmp_path).open() as file:
        assert len(list(csv.DictReader(file))) == board.number("points")
    script = download(board, "Download Python script", tmp_path)
    assert script.suffix == ".py"
    compile(script.read_text(encoding="utf-8"), script.name, "exec")
    book = download(board, "Download notebook", tmp_path)
    assert book.suffix == ".ipynb"
    assert json.loads(book.read_text(encoding="utf-8"))["nbformat"] == 4
    drawing = download(board, "Download picture", tmp_path)
    assert drawing.suffix == ".svg"
    ET.parse(drawing)
    film = download(board, "Download animation (HTML)", tmp_path)
    assert film.stat().st_size < 6e6


@pytest.fixture
def film(board, tmp_path):
    path = download(board, "Download animation (HTML)", tmp_path)
    table = download(board, "Download trajectory (CSV)", tmp_path)
    context = board.page.context
    page = context.new_page()
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.set_offline(True)
    page.goto(path.as_uri())
    yield page, list(csv.DictReader(table.read_text().splitlines()))
    context.set_offline(False)
    assert not errors
    assert [url for url in requests if not url.startswith("file:")] == []


CHANGES = """() => new Promise((done) => {
  const changed = [];
  const began = performance.now();
  new MutationObserver(() => {
    changed.push(performance.now() - began);
    if (changed.length === 2) done(changed);
  }).observe(document.getElementById("iteration"), { childList: true });
  document.getElementById("play").click();
})"""
"""When the first two iterations came that are shown once it plays, in milliseconds."""


def test_the_film_plays_offline(film):
    page, rows = film
    line = page.locator("#boundary")
    slider = page.get_by_label("Iteration")
    slider.fill("1")
    before = line.evaluate("node => node.outerHTML")
    expect(page.locator("#loss")).to_have_attribute("data-value", str(float(rows[1]["loss"])))
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.getElementById('slider').value) > 30")
    page.get_by_role("button", name="Pause").click()
    k = int(slider.input_value())
    assert line.evaluate("node => node.outerHTML") != before
    for name in ("loss", "w1", "w2", "b", "accuracy"):
        shown = page.locator(f"#{name}").get_attribute("data-value")
        assert float(shown) == float(rows[k][name]), name
    page.emulate_media(reduced_motion="reduce")
    slider.fill("0")
    changed = page.evaluate(CHANGES)
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="Pause").click()
    first, second = changed
    assert min(first, second - first) >= 400  # half a second apart, so that steps can be seen
    slider.fill("999")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#iteration")).to_have_text("1000")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
