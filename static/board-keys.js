// Keys, wherever the focus is, unless the focused control uses that key itself.

/** @import { Actions, Crosshair } from "./types" */

const TYPING = /^(text|number|search|email|password|url|tel|date|time)$/;
const PRESENTS = /^(Page|Escape$)/; // a clicker's keys, and the way out: wherever the focus is
const MOVES_SLIDER = /^(Arrow|Home$|End$|Page)/;

/**
 * What has the focus, or had it, if that is an element of the page.
 * @typedef {Pick<HTMLElement, "matches" | "isContentEditable"> & { type?: string }} Control
 */

/**
 * @param {unknown} node
 * @returns {node is Control}
 */
const isControl = (node) => Boolean(/** @type {Partial<Control> | null} */ (node)?.matches);

/**
 * Whether one types into the control under the focus, and may undo there what was typed.
 * @param {unknown} node
 */
export function takesText(node) {
  if (!isControl(node)) return false;
  const isEdited = node.isContentEditable || node.matches("textarea, [role=textbox], [role=grid]");
  return isEdited || (node.matches("input") && TYPING.test(node.type ?? ""));
}

/**
 * Whether the control under the focus has its own use for this key.
 * @param {unknown} node
 * @param {string} key
 */
export function usesKey(node, key) {
  if (!isControl(node)) return false;
  /** @param {string} selector */
  const is = (selector) => node.matches(selector);
  if (takesText(node) || is("select, [role=combobox], [role=listbox]")) return true;
  if (is("input[type=range], [role=slider]")) return MOVES_SLIDER.test(key);
  if (is("input[type=radio], [role=radio], [role=tab], [role=menuitem]"))
    return key === " " || MOVES_SLIDER.test(key);
  return is("input, button, summary, [role=button], [role=switch], [role=checkbox]") && key === " ";
}

/** The name by which a key is looked up: letters whatever their case. */
const nameOf = (/** @type {KeyboardEvent} */ { key }) =>
  key.length === 1 ? key.toLowerCase() : key;

/**
 * Listen for the board's keys; returns the way to stop.
 * @param {{
 *   actions: Actions,
 *   step: (by: number) => void,
 *   crosshair: Crosshair,
 *   region: HTMLElement,
 *   isOpen: () => boolean,
 *   isPresenting: () => boolean,
 * }} parts
 */
export function wireKeys({ actions, step, crosshair, region, isOpen, isPresenting }) {
  /** @type {Record<string, (event: KeyboardEvent) => unknown>} false where a key did nothing */
  const keys = {
    " ": (event) => event.repeat || actions.Play(),
    ArrowRight: (event) => step(event.shiftKey ? 10 : 1),
    ArrowLeft: (event) => step(event.shiftKey ? -10 : -1),
    PageDown: () => step(1), // what the buttons of a clicker send
    PageUp: () => step(-1),
    Home: actions.Reset,
    End: actions.End,
    p: actions.Present,
    Escape: actions["Leave presenting"],
    "?": actions["Show keys"],
  };

  /**
   * Undo and redo, unless what is typed is to be undone.
   * @param {KeyboardEvent} event
   * @param {unknown} focused
   */
  function undo(event, focused) {
    if (event.key.toLowerCase() !== "z" || takesText(focused)) return;
    const act = event.shiftKey ? actions.Redo : actions.Undo;
    if (!act) return; // several boards are to be looked at: there is nothing to undo
    event.preventDefault();
    act();
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    const [focused] = event.composedPath();
    if (isOpen() || event.defaultPrevented || event.altKey) return;
    if (event.ctrlKey || event.metaKey) return undo(event, focused);
    const presents = isPresenting() && PRESENTS.test(event.key);
    if (usesKey(focused, event.key) && !presents) return;
    if (focused === region && crosshair.take(event)) return event.preventDefault();
    const act = keys[nameOf(event)];
    if (act && act(event) !== false) event.preventDefault();
  }

  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
