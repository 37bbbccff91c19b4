// Samples in a panel's figure: one that is pointed at here is marked on the board and in the other
// figures, and the other way round; one that is clicked is chosen. A trace of samples says so, and
// numbers them from 1.

/** @import { PlotElement } from "./types" */

const SAMPLES = "samples"; // what Python writes into the "meta" of such a trace
const NONE = -1;

/** @typedef {{ points: { data: { meta: unknown }, customdata: number }[] }} Pointed */

/**
 * Which sample the pointer is on, by its place.
 * @param {Pointed} pointed
 */
function placeIn({ points }) {
  const one = points.find(({ data }) => data.meta === SAMPLES);
  return one ? one.customdata - 1 : NONE;
}

/**
 * Mark samples in the figure that is drawn in `node`.
 * @param {HTMLElement} root
 * @param {PlotElement} node
 */
export function markSamples(root, node) {
  const ring = root.appendChild(document.createElement("div"));
  ring.className = "sample-mark";
  ring.hidden = true;
  let wired = false;
  let marked = NONE;
  let isDrawing = false; // Plotly then forgets where the pointer is

  /** @param {number} place */
  function tell(place) {
    root.classList.toggle("on-sample", place !== NONE);
    const detail = { place, from: node };
    document.dispatchEvent(new CustomEvent("playground-sample", { detail }));
  }

  function show() {
    ring.hidden = true;
    const { xaxis, yaxis } = node._fullLayout ?? {};
    if (marked === NONE || !xaxis) return;
    for (const { meta, customdata, x, y } of node._fullData ?? []) {
      const at = meta === SAMPLES ? customdata.indexOf(marked + 1) : -1;
      if (at < 0) continue;
      ring.hidden = false;
      ring.style.left = `${xaxis._offset + xaxis.d2p(x[at])}px`;
      ring.style.top = `${yaxis._offset + yaxis.d2p(y[at])}px`;
    }
  }

  /** @param {CustomEvent<{ place: number, from: unknown }>} event */
  function onSample({ detail: { place, from } }) {
    marked = from === node ? NONE : place;
    show();
  }

  document.addEventListener("playground-sample", onSample);
  node.addEventListener("pointerleave", () => tell(NONE));

  return {
    /** The figure has been drawn anew. */
    begin() {
      isDrawing = false;
      root.classList.remove("on-sample"); // until the pointer moves, Plotly does not know
      show();
      if (wired || !node.on) return;
      wired = true;
      node.on("plotly_hover", (/** @type {Pointed} */ pointed) => {
        const place = placeIn(pointed);
        if (place !== NONE && !isDrawing) tell(place);
      });
      node.on("plotly_unhover", () => isDrawing || tell(NONE));
      node.on("plotly_click", (/** @type {Pointed} */ pointed) => {
        const place = placeIn(pointed);
        if (place === NONE) return;
        document.dispatchEvent(new CustomEvent("playground-choice", { detail: place }));
      });
    },
    /** The figure is about to be drawn anew: Plotly would point again where the pointer was in it. */
    hold() {
      isDrawing = true;
      if (node._fullLayout) node._fullLayout._hoversubplot = null;
    },
    /** Plotly has forgotten the figure, and who listens to it. */
    forget: () => (wired = false),
    close() {
      tell(NONE); // a panel can be closed by a key, under the pointer
      document.removeEventListener("playground-sample", onSample);
    },
  };
}
