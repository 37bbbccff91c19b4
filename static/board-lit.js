// A part of the open panel that is lit, beside the board: it is brought in sight by scrolling the panel
// and nothing else, and stays there while what stands above it gets its height, until one scrolls.

const LIT = "lit"; // the animation of what becomes lit (page.css)
const PANEL = '.st-key-stage[data-inside="beside"] .st-key-panels';
const GAP = 12; // pixels below the row of panels
const FADE = 20; // and at the lower edge of a panel that goes on (page.css)
const SCROLLS = ["wheel", "touchmove", "pointerdown", "keydown"]; // what one scrolls a panel with

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Scroll the panel until one sees the part from its top on.
 * @param {Element} part
 * @param {Element} panel
 */
function reveal(part, panel) {
  const [room, place] = [panel, part].map((one) => one.getBoundingClientRect());
  const row = panel.querySelector(".st-key-option-panel")?.getBoundingClientRect(); // it stays
  const above = place.top - (row?.bottom ?? room.top) - GAP;
  const below = place.bottom - room.bottom + FADE;
  const down = Math.min(above, Math.max(below, 0));
  const scale = room.height / panel.clientHeight; // it may be magnified
  const behavior = stillness.matches ? "instant" : "smooth";
  if (down) panel.scrollBy({ top: down / scale, behavior });
}

/**
 * Watch for what becomes lit in `stage`; returns the way to stop.
 * @param {HTMLElement} stage
 */
export function watchLit(stage) {
  /** @type {Element | undefined} */
  let lit;
  const grown = new ResizeObserver(() => {
    const panel = lit?.closest(PANEL);
    if (lit && panel && getComputedStyle(lit).animationName === LIT) reveal(lit, panel);
    else grown.disconnect();
  });

  /** @param {AnimationEvent} event */
  function onLit({ animationName, target }) {
    const panel = target instanceof Element && target.closest(PANEL);
    if (animationName !== LIT || !panel) return;
    lit = target;
    grown.disconnect();
    for (const part of panel.children) grown.observe(part); // at once, and whenever one grows
  }

  /** @param {Event} event */
  function onScroll({ target }) {
    if (target instanceof Element && target.closest(PANEL)) grown.disconnect();
  }

  stage.addEventListener("animationstart", onLit);
  for (const name of SCROLLS) stage.addEventListener(name, onScroll, { passive: true });
  return () => {
    grown.disconnect();
    stage.removeEventListener("animationstart", onLit);
    for (const name of SCROLLS) stage.removeEventListener(name, onScroll);
  };
}
