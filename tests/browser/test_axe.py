"""What axe-core finds wrong with the pages, for everyone who does not see or point."""

import pytest
from playwright.sync_api import expect

from tests.browser.driver import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
PANELS = {
    "This step": "Each sample pulls on the line",
    "Sigmoid and probability": "The sigmoid makes a probability",
    "Likelihood": "How likely does the neuron find",
    "Loss landscape": "Every place on this map",
    "Step size": "The loss can rise only",
    "From loops to matrices": "One product of matrices",
    "Compare": "Pin this run",
    "Neuron": "It weighs the features",
}
"""Each panel, and what it begins with."""

AT_REST = """() => document.querySelector("[data-test-script-state=notRunning]")
  && !document.querySelector("[data-stale=true]") && !document.getAnimations().length"""


def violations(page, within="html", rules=None):
    """What axe-core finds in a part of the page; of its colours alone where ``rules`` says so."""
    page.wait_for_function(AT_REST)  # what is drawn anew is pale until it comes
    if not page.evaluate("window.axe"):
        page.add_script_tag(path=AXE)
    found = page.evaluate(
        "async ([part, levels]) => (await axe.run(part, { runOnly: levels })).violations",
        [within, rules or LEVELS],
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_panel_is_accessible(opened, scheme):
    """In the dark only colours are looked at again: all else is the same page."""
    rules = ["color-contrast"] if scheme == "dark" else LEVELS
    board = opened(at="/", color_scheme=scheme)
    expect(board.field("Iterations")).to_be_visible()
    found = violations(board.page, rules=rules)
    for panel, words in PANELS.items():
        board.look_inside(panel)
        expect(board.page.get_by_text(words)).to_be_visible()
        found += [f"{panel}: {line}" for line in violations(board.page, ".st-key-panels", rules)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lesson_is_accessible(opened, scheme):
    """While it asks, and when it has told; with one board, and with several."""
    rules = ["color-contrast"] if scheme == "dark" else LEVELS
    board = opened(at="/?v=1&lesson=2&scene=2", color_scheme=scheme)
    found = violations(board.page, rules=rules)
    board.button("Watch").click()
    board.button("Tell me now").click()
    board.page.get_by_role("button", name="Why?").click()
    board.page.get_by_text("Our words").click()
    found += violations(board.page, rules=rules)
    board.page.keyboard.press("Escape")
    board.button("Next").click()
    expect(board.page.get_by_role("region", name="Boards to compare")).to_be_visible()
    board.soon("found('.boards-root.ready').length === 1")
    found += violations(board.page, rules=rules)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "name", ["Lessons", "The maths", "Guide", "Teach with it", "Check answers"]
)
def test_the_pages_of_text_are_accessible(board, name):
    board.page.get_by_role("link", name=name).click()
    expect(board.page.get_by_role("heading", level=1)).to_be_visible()
    assert not violations(board.page)
