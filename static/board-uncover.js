// In a narrow window the sidebar lies over the board: once a ready-made set is chosen there, the board
// is what one wants to see. Streamlit offers no way to say so, but the button that a visitor would press.

const CHOICE = ".st-key-gallery button";
const SIDEBAR = '[data-testid="stSidebar"]';
const FOLD = '[data-testid="stSidebarCollapseButton"] button';

/**
 * Fold the sidebar after a choice in the gallery where it covers `board`; returns the way to stop.
 * @param {HTMLElement} board
 */
export function uncover(board) {
  /** @param {MouseEvent} event */
  function onClick({ target }) {
    if (!(target instanceof Element) || !target.closest(CHOICE)) return;
    const sidebar = document.querySelector(SIDEBAR);
    if (!sidebar) return;
    const covers = sidebar.getBoundingClientRect().right > board.getBoundingClientRect().left;
    const fold = /** @type {HTMLElement | null} */ (sidebar.querySelector(FOLD));
    if (covers) setTimeout(() => fold?.click()); // after the choice itself
  }
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
