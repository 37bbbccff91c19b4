// The elements of the page, which board-markup.js has laid out: they are always there.

/**
 * Find elements by their selectors.
 * @param {ParentNode} root
 * @returns {(selector: string) => HTMLElement}
 */
export const finder = (root) => (selector) =>
  /** @type {HTMLElement} */ (root.querySelector(selector));

/**
 * The same for fields and switches.
 * @param {ParentNode} root
 * @returns {(selector: string) => HTMLInputElement}
 */
export const fieldFinder = (root) => (selector) =>
  /** @type {HTMLInputElement} */ (root.querySelector(selector));

/**
 * The same for dialogs.
 * @param {ParentNode} root
 * @returns {(selector: string) => HTMLDialogElement}
 */
export const dialogFinder = (root) => (selector) =>
  /** @type {HTMLDialogElement} */ (root.querySelector(selector));
