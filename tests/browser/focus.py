"""How the focus goes through a part of the page: what Tab never comes to, and what hides that it is there."""

from tests.browser.driver import FOUND

STREAMLITS = (
    "[data-testid^=stNumberInputStep]",  # the arrow keys do the same in its field
    "[data-testid^=stFileUploaderDropzone]",  # around a button that does the same
    "[data-testid=stElementToolbar] *",  # before the table: there once that has the focus
    "[role=combobox] ~ button",  # the field opens its list as well
)
"""What a pointer can press and Tab does not come to, and why that is no loss."""

MORE = 40
"""Presses more than there are controls: what can be scrolled has the focus as well, and each cell of a row."""

COMMON = f"""
const found = {FOUND};
const controls = "a[href], button, input, select, textarea, summary, [tabindex='0'], [role=button], [role=slider], [role=application]";
const isInside = (node) => node.closest(within) ?? node.getRootNode().host?.closest(within);
const isUsable = (node) => node.checkVisibility({{ visibilityProperty: true }}) && node.getClientRects().length
  && !node.matches(":disabled, [aria-hidden=true] *, [inert] *, {", ".join(STREAMLITS)}");
const usable = found(controls).filter((node) => isUsable(node) && isInside(node));
const groupOf = (node) => node.closest("[role=radiogroup], [role=toolbar]") ?? (node.type === "radio" ? node.name : node);
const roots = new Set(found("*").map((node) => node.getRootNode()));
const nameOf = (node) => node.ariaLabel || node.labels?.[0]?.textContent || node.textContent || node.outerHTML;
const missed = () => {{
  const reached = new Set([...window.reached].map(groupOf));
  return usable.filter((node) => !reached.has(groupOf(node)));
}};
const pause = () => new Promise((go) => setTimeout(go));
"""

BEGIN = f"""async (within) => {{
  {COMMON}
  window.reached = new Set();
  const hear = ({{ target }}) => window.reached.add(target);
  for (const root of roots) root.addEventListener("focusin", hear);
  document.activeElement.blur();
  usable[0]?.focus();
  await pause();
  return new Set(usable.map(groupOf)).size;
}}"""
"""Put the focus at the beginning; how many stops there are: of a group of radio buttons, one."""

MISSED = f"(within) => {{ {COMMON} return missed().length; }}"
"""How many controls Tab has not come to."""

END = f"""async (within) => {{
  {COMMON}
  const lines = missed().map((node) => `Tab does not come to: ${{nameOf(node)}}`);

  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after {{ transition: none !important; animation: none !important; }}");
  for (const root of roots)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => !sheet.isStill), Object.assign(still, {{ isStill: true }})];
  const looks = (nodes) => JSON.stringify(nodes.map((node) => [null, "::after"].map((part) => {{
    const {{ outline, boxShadow, borderColor, backgroundColor, color, opacity, textDecoration }} = getComputedStyle(node, part);
    return [outline, boxShadow, borderColor, backgroundColor, color, opacity, textDecoration];
  }})));
  for (const node of usable) {{
    const around = [node, ...node.querySelectorAll(".shade, .grip, div, span, p, svg")].slice(0, 40);
    for (let up = node.parentElement, n = 0; up && n < 5; up = up.parentElement, n++) around.push(up);
    node.blur();
    await pause();
    const without = looks(around);
    for (let times = 0; times < 2; times++) {{ // a group gives it to the one that had it before, at first
      node.focus({{ focusVisible: true, preventScroll: true }});
      await pause();
    }}
    if (looks(around) === without) lines.push(`looks as without the focus: ${{nameOf(node)}}`);
  }}
  return lines;
}}"""
"""What Tab never came to, and what looks, with all around it, as it does without the focus."""


def lost(board, within):
    """What is wrong with the way of the focus through a part of the page, by Tab from its first control."""
    stops = board.page.evaluate(BEGIN, within)
    assert stops, within
    for pressed in range(1, stops + MORE):
        if pressed >= stops and not board.page.evaluate(MISSED, within):
            break
        board.page.keyboard.press("Tab")
    return [f"{within}: {line}" for line in board.page.evaluate(END, within)]
