// A click anywhere in a figure, not on its points alone; and whether a hand is on it.

/** @import { PlotElement } from "./types" */

const STILL = 6; // a pointer that moves further, in pixels, drags or scrolls and does not click

/**
 * The place under a pointer, or undefined outside of the plot and in space.
 * @param {PlotElement} node
 * @param {PointerEvent} event
 */
function placeUnder(node, { clientX, clientY }) {
  const { xaxis, yaxis } = node._fullLayout ?? {};
  if (!xaxis) return undefined;
  const corner = node.getBoundingClientRect();
  const across = clientX - corner.left - xaxis._offset;
  const below = clientY - corner.top - yaxis._offset;
  if (across < 0 || below < 0 || across > xaxis._length || below > yaxis._length) return undefined;
  return { x: xaxis.p2d(across), y: yaxis.p2d(below) };
}

/**
 * Report where the figure is clicked, if it `isClickable()`.
 * @param {PlotElement} node
 * @param {{
 *   isClickable: () => boolean,
 *   clicked: (at: { x: number, y: number }) => void,
 * }} parts
 */
export function wirePress(node, { isClickable, clicked }) {
  let turning = false;

  /** @param {PointerEvent} down */
  function pressed(down) {
    turning = true;
    if (!isClickable() || down.button !== 0) return;
    const at = placeUnder(node, down);
    if (!at) return;
    const over = new AbortController();
    const until = { signal: over.signal, capture: true };
    window.addEventListener("pointercancel", () => over.abort(), until);
    window.addEventListener(
      "pointerup",
      (up) => {
        over.abort();
        const far = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > STILL;
        if (!far) clicked(at);
      },
      until,
    );
  }

  function released() {
    turning = false;
  }

  node.addEventListener("pointerdown", pressed, { capture: true });
  window.addEventListener("pointerup", released, { capture: true });
  window.addEventListener("pointercancel", released, { capture: true });

  return {
    /** Whether a hand is on the figure. */
    get turning() {
      return turning;
    },
    close() {
      window.removeEventListener("pointerup", released, { capture: true });
      window.removeEventListener("pointercancel", released, { capture: true });
    },
  };
}
