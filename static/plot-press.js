// A click anywhere in a figure, not on its points alone; and whether a hand is on it.

/** @import { PlotElement } from "./types" */

const STILL = 6; // a pointer that moves further, in pixels, drags or scrolls and does not click

/**
 * How much larger a figure is on the screen than it was drawn: a panel is, while presenting.
 * @param {PlotElement} node
 */
const zoomOf = (node) => node.getBoundingClientRect().width / node.offsetWidth || 1;

/**
 * Let Plotly know that, so that it points at what is under the pointer: by itself it asks for
 * transforms alone. Each drawing forgets it.
 * @param {PlotElement} node
 */
export function heedZoom(node) {
  const layout = node._fullLayout;
  if (!layout) return;
  layout._calcInverseTransform = () => {
    const scale = 1 / zoomOf(node);
    layout._invTransform = [0, 1, 2, 3].map((row) =>
      [0, 1, 2, 3].map((column) => (row === column ? (row < 2 ? scale : 1) : 0)),
    );
    layout._invScaleX = scale;
    layout._invScaleY = scale;
  };
  layout._calcInverseTransform();
}

/**
 * The place under a pointer, or undefined outside of the plot and in space.
 * @param {PlotElement} node
 * @param {PointerEvent} event
 */
function placeUnder(node, { clientX, clientY }) {
  const { xaxis, yaxis } = node._fullLayout ?? {};
  if (!xaxis) return undefined;
  const corner = node.getBoundingClientRect();
  const zoom = zoomOf(node);
  const across = (clientX - corner.left) / zoom - xaxis._offset;
  const below = (clientY - corner.top) / zoom - yaxis._offset;
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
