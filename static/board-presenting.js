// Presenting: the board alone, at a size for a room.

/** @import { Hub } from "./types" */

/**
 * @param {HTMLElement} root
 * @param {Hub} hub
 */
export function makePresenting(root, hub) {
  const page = document.documentElement;
  const isOn = () => root.classList.contains("presenting");

  /** @param {boolean} on */
  function present(on) {
    const changed = page.toggleAttribute("data-presenting", on) !== isOn();
    root.classList.toggle("presenting", on);
    if (changed) hub.tell("resized");
    return changed;
  }

  return {
    isOn,
    toggle: () => present(!isOn()),
    leave: () => present(false),
    close: () => page.removeAttribute("data-presenting"),
  };
}
