"""The page "The maths": every "Try it" opens the playground in the state that it promises."""

import math
import re
import zlib

import pytest
from playwright.sync_api import expect

from playground.drawing.palette import DARK, LIGHT
from playground.maths.figures import FIGURES
from playground.maths.numbers import DISPLAYED
from playground.maths.sections import SECTIONS
from tests import textbook
from tests.browser.driver import PATIENCE, Board, watched

CUT = """() => [...document.querySelectorAll(".st-key-maths .katex-display")]
  .filter((node) => node.scrollWidth > node.clientWidth)
  .map((node) => `${node.scrollWidth}: ${node.querySelector("annotation").textContent}`)"""
TOO_WIDE = """(width) => [...document.querySelectorAll(".st-key-maths *")]
  .filter((node) => !node.closest(".katex-mathml, input[type=range]")
    && node.getBoundingClientRect().right > width + 1)
  .map((node) => node.outerHTML.slice(0, 120))"""
DISPLAYS = sum(len(DISPLAYED.findall(part.text + part.footnote)) for part in SECTIONS)


@pytest.fixture
def maths(opened):
    board = opened(at="/")
    board.page.get_by_role("link", name="The maths").click()
    expect(board.page.get_by_role("heading", name=SECTIONS[-1].title)).to_be_visible()
    yield board.page
    board.page.emulate_media(media="null")


def state(experiment):
    """W, b and loss at the iteration shown, calculated by hand."""
    X, y = experiment.points.X, experiment.points.y
    start = (experiment.w1, experiment.w2), experiment.b
    W, b = textbook.weights_after(experiment.iteration, X, y, experiment.alpha, *start)
    return {"w1": W[0], "w2": W[1], "b": b, "loss": textbook.log_loss(X, y, W, b)}


def shows_what_is_promised(board, section):
    experiment = section.experiment
    board.expect("iteration", experiment.iteration)
    board.expect("points", len(experiment.points))
    for name, value in state(experiment).items():
        assert math.isclose(board.number(name), value, rel_tol=1e-9, abs_tol=1e-12), name
    panel = experiment.option("panel")
    expect(board.page.get_by_role("radio", name=panel, exact=True)).to_be_checked()
    expect(board.page.locator(".line.refused")).to_have_count(0)
    expect(board.field("Log scale")).to_have_value(experiment.option("log_scale"))


UNSPOKEN = """() => [...document.querySelectorAll(".katex")]
  .filter((node) => !node.querySelector("math")?.textContent.trim()
    || node.querySelector(".katex-html").getAttribute("aria-hidden") !== "true")
  .map((node) => node.textContent)"""
"""Formulas that a screen reader does not get as MathML, and as that alone."""


def formulas(page):
    expect(page.locator(".st-key-maths .katex-display")).to_have_count(DISPLAYS)
    return page.locator(".katex-error").count()


def test_every_formula_is_set_fits_a_phone_and_is_on_paper_with_nothing_to_click(maths):
    assert formulas(maths) == 0
    assert maths.evaluate(UNSPOKEN) == []
    assert "$$" not in maths.get_by_test_id("stMainBlockContainer").inner_text()
    for width in (390, 360):
        maths.set_viewport_size({"width": width, "height": 844})
        fits(maths, width)
    maths.set_viewport_size({"width": 1280, "height": 720})

    maths.emulate_media(media="print")
    for node in maths.get_by_test_id("stLinkButton").all():
        expect(node).to_be_hidden()
    expect(maths.get_by_test_id("stSlider")).to_be_hidden()
    expect(maths.get_by_role("heading", name="What comes next")).to_be_visible()
    pages = maths.pdf(format="A4").count(b"/Type /Page\n")
    assert pages >= 5, pages
    maths.emulate_media(media="null")
    try_it_opens_the_playground_beside_the_text(maths)


def fits(page, width):
    """Once the figures, which are drawn anew for another width, have taken theirs."""
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_function(f"(width) => !({TOO_WIDE})(width).length", arg=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


def try_it_opens_the_playground_beside_the_text(page):
    link = page.get_by_role("link", name=f"Try it: {SECTIONS[0].try_it}", exact=True)
    with page.context.expect_page() as there:
        link.click()
    board = Board(there.value)
    board.page.set_default_timeout(PATIENCE)
    board.wait()
    shows_what_is_promised(board, SECTIONS[0])


def colours(pdf):
    """Every colour that fills or draws in a PDF, as #rrggbb."""
    found = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            drawing = zlib.decompress(stream)
        except zlib.error:  # a font, or an image
            continue
        for triple in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", drawing):
            found.add("#" + "".join(f"{round(255 * float(part)):02x}" for part in triple))
    return found


def filled(page):
    """Where the page has a background, and which."""
    return page.evaluate(
        """() => [...document.querySelectorAll("html, body, body *")]
          .filter((node) => node.getClientRects().length && !node.closest(".katex-mathml"))
          .map((node) => [node.tagName, getComputedStyle(node).backgroundColor])
          .filter(([, colour]) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(colour))"""
    )


def rgb(colour):
    return "rgb({}, {}, {})".format(*(int(colour[place : place + 2], 16) for place in (1, 3, 5)))


def test_on_paper_a_dark_page_is_dark_on_white_and_so_are_its_figures(browser, server):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="dark")
    page = watched(context).page
    page.goto(f"{server.url}/maths")
    expect(page.get_by_role("heading", name=SECTIONS[-1].title)).to_be_visible()
    formulas(page)
    expect(page.locator(".st-key-maths .xtitle")).to_have_count(len(FIGURES) + 1)
    title = page.locator(".st-key-maths-problem .xtitle")
    expect(title).to_have_css("fill", rgb(DARK["text"]))
    assert filled(page), "the page on the screen is dark"

    printed = colours(page.pdf(format="A4"))
    assert not printed & set(DARK.values()), printed
    assert {LIGHT["text"], LIGHT["class0"], LIGHT["class1"]} <= printed

    page.emulate_media(media="print", color_scheme="dark")
    expect(title).to_have_css("fill", rgb(LIGHT["text"]))
    assert filled(page) == []
    page.emulate_media(media="screen", color_scheme="dark")
    expect(title).to_have_css("fill", rgb(DARK["text"]))
    context.close()
