"""The playground without a pointer: all of the main job by keys, with the focus in sight everywhere."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.driver import FOUND
from tests.browser.focus import lost

FOCUSED = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
}"""

NAME = f"""() => {{
  const node = ({FOCUSED})();
  const by = node.labels?.[0] ?? document.getElementById(node.getAttribute("aria-labelledby"));
  return (node.ariaLabel || by?.textContent || node.textContent || "").trim();
}}"""


def tab_to(board, name):
    """Press Tab until a control has the focus; there are no more than this many."""
    for _ in range(120):
        board.page.keyboard.press("Tab")
        if re.search(name, board.page.evaluate(NAME)):
            return
    pytest.fail(f"Tab never came to {name}")


def said(board):
    return board.page.locator(".board-root .said")


LISTEN = f"""() => {{
  const found = {FOUND};
  window.told = 0;
  const live = found("[role=status], [role=alert], [aria-live], output")
    .filter((node) => node.getAttribute("aria-live") !== "off");
  const observer = new MutationObserver((changes) => (window.told += changes.length));
  for (const node of live)
    observer.observe(node, {{ childList: true, characterData: true, subtree: true }});
}}"""
"""Count what is read out from now on."""


MOVING = f"""() => {{
  const found = {FOUND};
  const longest = (times) => Math.max(...times.split(",").map(parseFloat)); // each in seconds
  return found("*").flatMap((node) => [null, "::before", "::after"].flatMap((part) => {{
    const {{ transitionDuration, animationName, animationDuration }} = getComputedStyle(node, part);
    const moves = Math.max(longest(transitionDuration), animationName === "none" ? 0 : longest(animationDuration));
    return moves > 0.001 ? [`${{node.className}} ${{part}}: ${{moves}} s`] : [];
  }}));
}}"""
"""What fades or slides where the system asks for less motion."""


def test_the_whole_main_job_by_keyboard_alone(opened):
    board = opened(at="/?v=1", reduced_motion="reduce")
    press, write = board.page.keyboard.press, board.page.keyboard.type
    expect(board.field("Iterations")).to_be_visible()
    assert board.page.evaluate(MOVING) == []

    tab_to(board, "^Number of points")
    press("Control+a")
    write("40")
    press("Enter")
    tab_to(board, "^Sample points")
    press("Enter")
    board.expect("points", 40)
    tab_to(board, "^Learning rate α$")
    press("Control+a")
    write("0.9")
    press("Enter")
    expect(board.page.get_by_text(re.compile("α is (above|below) it"))).to_be_visible()

    tab_to(board, "^Playground board")
    for key in ("ArrowUp", "Shift+ArrowRight"):
        press(key)
    expect(said(board)).to_contain_text("x₁ = ")
    press("Enter")
    board.expect("points", 41)
    expect(said(board)).to_contain_text("Points: 41")

    expect(board.page.get_by_role("img", name="length of the gradient")).to_have_text("‖∇L‖")

    tab_to(board, "^Play$")
    board.page.evaluate(LISTEN)
    before = board.iteration
    press("Enter")
    seen = set()
    while len(seen) < 3:  # it steps, half a second apart, where nothing is to move
        seen.add(board.iteration)
    assert len(seen - {before}) >= 2
    assert board.page.evaluate("window.told") == 0  # nothing is read out while it plays
    press("Enter")
    board.soon("window.told > 0")
    expect(said(board)).to_contain_text(re.compile(r"Iteration \d+ of 1000: log-loss 0\.\d"))
    assert 1 <= board.page.evaluate("window.told") <= 3
    here = board.iteration
    press("ArrowRight")
    board.expect("iteration", here + 1)
    expect(said(board)).to_contain_text(f"Iteration {here + 1} of 1000")
    picture = board.page.get_by_role("img", name=re.compile(r"Points: 41, .* runs from \("))
    expect(picture).to_have_count(1)
    curve = board.page.get_by_role("img", name=re.compile(f"at iteration {here + 1} of 1000"))
    expect(curve).to_have_count(1)

    tab_to(board, "^Share$")
    press("Enter")
    link = board.page.get_by_role("dialog", name="Share").get_by_label("Link")
    expect(link).to_have_value(re.compile("alpha=0.9"))
    press("Escape")
    expect(link).to_be_hidden()
    tab_to(board, "^(Neuron|Likelihood)$")
    while board.page.evaluate(NAME) != "Likelihood":
        press("ArrowRight")
    press("Enter")
    expect(board.page.locator('[data-name="mean-log-likelihood"]')).to_be_visible()


def test_tab_comes_to_every_control_and_the_focus_is_in_sight_there(opened):
    """In one theme: that its colour stands out in both is held by tests/unit/test_palette.py."""
    board = opened(at="/?v=1&lesson=1&scene=1", color_scheme="dark")
    expect(board.field("Iterations")).to_be_visible()
    board.soon("found('[data-test-script-state=notRunning]').length")
    assert lost(board, "html") == []
