// Where the sidebar lies over the board, or leaves it too little room, the board is what one wants to
// see. Streamlit offers no way to say so, but the button that a visitor would press.

const CHOICE = ".st-key-gallery button";
const SIDEBAR = '[data-testid="stSidebar"]';
const FOLD = '[data-testid="stSidebarCollapseButton"] button';
const UNFOLD = '[data-testid="stExpandSidebarButton"]';
/** A phone on its side. */
const LOW = "(max-height: 499px) and (max-width: 1099px)";

/**
 * Fold the sidebar where it comes by itself in a low window, and after a choice in the gallery where it
 * covers `board`; returns the way to stop.
 * @param {HTMLElement} board
 */
export function uncover(board) {
  const sidebar = /** @type {HTMLElement | null} */ (document.querySelector(SIDEBAR));
  let asked = false; // whether the visitor unfolds it

  const isOpen = () => sidebar?.dataset.collapsed === "false";
  const fold = () => /** @type {HTMLElement | null} */ (sidebar?.querySelector(FOLD))?.click();
  function look() {
    if (isOpen() && !asked && matchMedia(LOW).matches) fold();
    asked = false;
  }

  /** @param {MouseEvent} event */
  function onClick({ target }) {
    if (!(target instanceof Element)) return;
    if (target.closest(UNFOLD)) asked = true;
    if (!sidebar || !target.closest(CHOICE)) return;
    const covers = sidebar.getBoundingClientRect().right > board.getBoundingClientRect().left;
    if (covers) setTimeout(fold); // after the choice itself
  }

  const observer = new MutationObserver(look); // it unfolds when a phone is turned
  if (sidebar) observer.observe(sidebar, { attributeFilter: ["data-collapsed"] });
  look();
  document.addEventListener("click", onClick, true);
  return () => {
    observer.disconnect();
    document.removeEventListener("click", onClick, true);
  };
}
