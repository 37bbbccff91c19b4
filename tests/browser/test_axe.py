"""What axe-core finds wrong with the pages, in light and in dark, and where the focus is lost: for
everyone who does not see or point.
"""

import re

from playwright.sync_api import expect

from playground.drawing.palette import DARK, LIGHT, channels
from playground.state.options import PANELS
from tests.browser.driver import ROOT
from tests.browser.focus import lost
from tests.browser.looks import cut_off
from tests.browser.panels import INSIDE

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]

STREAMLITS = {}
"""What Streamlit's own elements have wrong: the rule and a part of the selector, and why it stays.
Formulas are left out of all of it: KaTeX sets each of some hundred on a page in as many elements, in
the colour of the text around it, hidden from a screen reader, which reads their MathML. So is what
Plotly draws: a picture with a name, whose colours tests/unit/test_palette.py computes."""

COMPONENT = "[data-testid=stBidiComponentIsolated]"

AT_REST = """(background) => document.querySelector("[data-test-script-state=notRunning]")
  && getComputedStyle(document.querySelector(".stApp")).backgroundColor === background
  && !document.querySelector("[data-stale=true]") && !document.getAnimations().some(({ playState }) => playState === "running")"""


def violations(page, within="html", scheme="light"):
    """What axe-core finds in a part of the page; in the dark in its colours, as all else is the same."""
    page.emulate_media(color_scheme=scheme)
    palette = {"light": LIGHT, "dark": DARK}[scheme]
    background = "rgb({}, {}, {})".format(*channels(palette["background"]))
    page.wait_for_function(AT_REST, arg=background)  # what is drawn anew is pale until it comes
    if not page.evaluate("window.axe"):
        page.add_script_tag(path=AXE)
    found = page.evaluate(
        """async ([part, host, runOnly]) => (await axe.run({ include: [part], exclude: [".katex", { fromShadowDom: [host, ".plot"] }] }, {
          runOnly, resultTypes: ["violations"], preload: false, iframes: false,
        })).violations""",
        [within, COMPONENT, ["color-contrast"] if scheme == "dark" else LEVELS],
    )
    lines = [
        f"{scheme} {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]
    return [
        line for line in lines if not any(all(part in line for part in own) for own in STREAMLITS)
    ]


def look(board, within="html"):
    """What is wrong with a part of the page, in both themes, beginning with the one that it has."""
    is_dark = board.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return [
        f"{within} {line}"
        for scheme in (("dark", "light") if is_dark else ("light", "dark"))
        for line in violations(board.page, within, scheme)
    ]


def test_the_playground_is_accessible_with_every_panel_and_a_full_board(opened):
    board = opened(at="/?v=1", color_scheme="light")
    board.unfold("More sampling")
    board.unfold("Your own points")
    found = look(board)
    for panel in [*list(PANELS)[1:], "Neuron"]:
        board.look_inside(panel)
        expect(INSIDE[panel](board.page)).to_be_visible()  # or it would be looked at while it comes
        lines = look(board, ".st-key-panels") + lost(board, ".st-key-panels")
        found += [f"{panel}: {line}" for line in lines]
    board.field("Number of points").fill("500")
    board.button("Sample points").click()
    board.wait_for_points(500)
    found += violations(board.page, ".st-key-board")  # the colours do not ask how many there are
    assert not found, "\n".join(found)


def test_all_that_opens_is_accessible(opened):
    board = opened(at="/", color_scheme="light")
    page = board.page
    expect(board.button("Ready-made sets")).to_be_visible()
    found = []
    for key, role in (("Enter", "Share"), ("?", "Keys")):
        board.button("Share").focus()
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name=role)).to_be_visible()
        found += look(board, COMPONENT) + lost(board, "dialog[open]")
        page.keyboard.press("Escape")
        expect(board.button("Share")).to_be_focused()
    popover = "[data-testid=stPopoverBody]"
    for opener, within in (
        ("Ready-made sets", popover),
        ("Show", popover),
        (re.compile("^Separable|^Not separable"), popover),
        ("Make a task", "[role=dialog]"),
    ):
        button = page.get_by_role("button", name=opener)
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator(within)).to_be_visible()
        found += look(board, within) + lost(board, within)
        page.keyboard.press("Escape")
        expect(page.locator(within)).to_have_count(0)
        expect(button).to_be_focused()
    assert not found, "\n".join(found)


def test_a_lesson_is_accessible(opened):
    """While it asks, and when it has told; with one board, and with several."""
    board = opened(at="/?v=1&lesson=2&scene=2", color_scheme="light")
    found = look(board)
    board.button("Watch").click()
    board.button("Tell me now").click()
    board.page.get_by_role("button", name="Why?").click()
    board.page.get_by_text("Our words").click()
    found += look(board)
    board.page.keyboard.press("Escape")
    board.button("Next").click()
    expect(board.page.get_by_role("region", name="Boards to compare")).to_be_visible()
    board.soon("found('.boards-root.ready').length === 1")
    found += look(board, ".stMain")
    assert not found, "\n".join(found)


def test_the_pages_of_text_are_accessible_and_fit_a_small_screen(opened):
    board = opened(color_scheme="light")
    found = []
    for name in ("Lessons", "The maths", "Guide", "Teach with it", "Check answers"):
        board.page.get_by_role("link", name=name, exact=True).click()
        expect(board.page.get_by_role("heading", level=1)).to_be_visible()
        found += look(board, ".stMain") + lost(board, ".stMain")
        board.page.set_viewport_size({"width": 320, "height": 640})
        found += [f"{name} cuts off {line}" for line in cut_off(board)]
        board.page.set_viewport_size({"width": 1280, "height": 720})
    assert not found, "\n".join(found)
