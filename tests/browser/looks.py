"""What can be seen of a page's layout: what is cut off, and what is too small for a finger."""

from tests.browser.driver import FOUND

FINGER = 44
"""Pixels that a finger needs."""

STREAMLITS = {
    "stBaseButton-elementToolbar": "on a table or picture; what they do is there in other ways",
    "stSkipToContent": "the way past the menu, for keys",
    "": "the thumb of a slider; each has a field of the same value beside it, or arrow keys",
}
"""What is smaller than a finger and not ours, by its test id, and why it stays so."""

SMALL = f"""([least, excepted]) => {{
  const found = {FOUND};
  const controls = "a:not(.stMarkdown a), button, select, input, summary, [role=slider], .tool, .grip";
  const sidebar = document.querySelector("[data-testid=stSidebar][data-collapsed=true]");
  const seen = (node) => node.checkVisibility({{ opacityProperty: true, visibilityProperty: true }})
    && !sidebar?.contains(node) && !node.matches("label input");
  const sizeOf = (node) => {{
    const [own, around] = [node, node.parentElement ?? node].map((one) => one.getBoundingClientRect());
    const isCut = node.parentElement && getComputedStyle(node.parentElement).overflowY === "hidden";
    return {{ width: own.width, height: isCut ? Math.min(own.height, around.height) : own.height }};
  }};
  const isOwn = (node) => !excepted.includes(node.dataset.testid ?? "") || node.getRootNode() !== document;
  return found(controls).filter((node) => seen(node) && isOwn(node))
    .map((node) => [node.ariaLabel ?? node.textContent, sizeOf(node)])
    .filter(([, {{ width, height }}]) => Math.round(Math.min(width, height)) < least)
    .map(([name, {{ width, height }}]) => `${{name}}: ${{width}} x ${{height}}`);
}}"""

CUT = f"""() => {{
  const found = {FOUND};
  const main = document.querySelector(".stMain");
  const scrolls = (node) => node && node !== main
    && (getComputedStyle(node).overflowX === "auto" || scrolls(node.parentElement));
  const out = ({{ left, right }}) => left < -1 || right > innerWidth + 1;
  const cut = found("button, select, p, h1, h2, h3, h4, dd, dt, .figure").filter((node) =>
    node.checkVisibility() && !node.closest("[data-testid=stSidebar]")
    && out(node.getBoundingClientRect()) && !scrolls(node.parentElement));
  const wide = [document.scrollingElement, main].filter((node) => node.scrollWidth > node.clientWidth);
  return [...cut.map((node) => node.textContent), ...wide.map((node) => node.className)];
}}"""


def cut_off(board):
    """What stands out of the window at its sides, and what can be scrolled sideways; once all is drawn."""
    board.soon(f"!({CUT})().length")
    return board.page.evaluate(CUT)


def too_small(board):
    """The controls of ours that a finger hardly meets; once all is as large as it becomes."""
    board.soon(f"!({SMALL})(arg).length", [FINGER, list(STREAMLITS)])
    return board.page.evaluate(SMALL, [FINGER, list(STREAMLITS)])
