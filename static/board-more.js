// Where a table or a formula of a panel goes on to the right of what is seen: it is marked, until one
// has scrolled there, and page.css lets its edge fade.

const SCROLLED = ".dvn-scroller, .katex-display, [data-testid='stMarkdownContainer'] > table";
const DRAWN = "[data-testid='stDataFrameResizable']"; // a table of numbers is drawn beside what is scrolled
const SLACK = 2; // pixels

/** @param {Element} node */
function mark(node) {
  const more = node.scrollWidth - node.clientWidth - node.scrollLeft > SLACK;
  (node.closest(DRAWN) ?? node).toggleAttribute("data-more", more);
}

/**
 * Keep the marks in `stage` in step with what is there; returns the way to stop.
 * @param {Element} stage
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
  const mutations = new MutationObserver(soon);
  mutations.observe(stage, { childList: true, subtree: true });
  const sizes = new ResizeObserver(soon);
  sizes.observe(stage);
  stage.addEventListener("scroll", onScroll, true);
  soon();
  return () => {
    cancelAnimationFrame(frame);
    mutations.disconnect();
    sizes.disconnect();
    stage.removeEventListener("scroll", onScroll, true);
  };
}
