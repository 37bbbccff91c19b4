// Where a table or a formula of a panel goes on to the right of what is seen: it is marked, until one
// has scrolled there, and page.css lets its edge fade; and it takes the focus, so that keys scroll it.

const SCROLLED = ".dvn-scroller, .katex-display, [data-testid='stMarkdownContainer'] > table";
const DRAWN = "[data-testid='stDataFrameResizable']"; // a table of numbers is drawn beside what is scrolled
const SLACK = 2; // pixels
const STEP = 60; // pixels for a key
/** @type {Record<string, number>} */
const KEYS = { ArrowLeft: -STEP, ArrowRight: STEP };

/** @param {Element} node */
function mark(node) {
  const room = node.scrollWidth - node.clientWidth;
  const drawn = node.closest(DRAWN);
  (drawn ?? node).toggleAttribute("data-more", room - node.scrollLeft > SLACK);
  if (drawn) return; // it has keys of its own
  if (room > SLACK) node.setAttribute("tabindex", "0");
  else node.removeAttribute("tabindex");
}

/**
 * Keep the marks in `stage` in step with what is there; returns the way to stop.
 * @param {HTMLElement} stage
 */
export function watchMore(stage) {
  let frame = 0;
  function soon() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => stage.querySelectorAll(SCROLLED).forEach(mark));
  }
  /** @param {Event} event */
  function onScroll({ target }) {
    if (target instanceof Element && target.matches(SCROLLED)) mark(target);
  }
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const { target, key } = event;
    if (!KEYS[key] || !(target instanceof Element) || !target.matches(SCROLLED)) return;
    target.scrollBy(KEYS[key], 0);
    event.preventDefault(); // the run is not stepped
  }
  const mutations = new MutationObserver(soon);
  mutations.observe(stage, { childList: true, subtree: true });
  const sizes = new ResizeObserver(soon);
  sizes.observe(stage);
  stage.addEventListener("scroll", onScroll, true);
  stage.addEventListener("keydown", onKey);
  soon();
  return () => {
    cancelAnimationFrame(frame);
    mutations.disconnect();
    sizes.disconnect();
    stage.removeEventListener("scroll", onScroll, true);
    stage.removeEventListener("keydown", onKey);
  };
}
