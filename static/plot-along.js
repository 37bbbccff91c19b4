// Marks that go along curves over the iterations while the board plays. A mark says by its "meta" which
// trace it goes along, whose x are iterations; a curve may skip some, as long as it looks the same.

/** @import { Pixel, PlotElement } from "./types" */

/**
 * The place of the last of these numbers, in order, that is not above this one; -1 if all are.
 * @param {ArrayLike<number>} rows
 * @param {number} row
 */
export function lastUpTo(rows, row) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle] > row) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/**
 * Where a curve is at an iteration: between two of its places in line with them, and past its ends at
 * the nearer one.
 * @param {ArrayLike<number>} iterations ascending
 * @param {Pixel[]} pixels
 * @param {Pixel} at the pixel of the iteration, of which the first entry counts
 * @param {number} iteration
 * @returns {Pixel}
 */
export function placeAlong(iterations, pixels, [x], iteration) {
  const last = iterations.length - 1;
  if (iteration <= iterations[0]) return pixels[0];
  if (iteration >= iterations[last]) return pixels[last];
  const low = lastUpTo(iterations, iteration);
  if (iterations[low] === iteration) return pixels[low]; // whatever comes after it
  const [[x1, y1], [x2, y2]] = [pixels[low], pixels[low + 1]];
  return [x, x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1)];
}

/** @param {PlotElement} node where Plotly has drawn */
export function makeAlong(node) {
  /** @type {Map<string, { x: ArrayLike<number>, pixels: Pixel[] }>} */
  const curves = new Map();

  /** @param {string} name */
  function curve(name) {
    const known = curves.get(name);
    if (known) return known;
    const trace = node._fullData?.find((one) => one.name === name);
    if (!trace?.x?.length) return undefined;
    const { xaxis, yaxis } = node._fullLayout;
    const pixels = Array.from(
      /** @type {ArrayLike<number>} */ (trace.x),
      (x, at) => /** @type {Pixel} */ ([xaxis.d2p(x), yaxis.d2p(trace.y[at])]),
    );
    curves.set(name, { x: trace.x, pixels });
    return curves.get(name);
  }

  return {
    /** Whether there are such marks in the figure. */
    isUsed: () => Boolean(node._fullData?.some(({ meta }) => meta?.along)),
    /** The figure has been drawn anew. */
    begin: () => curves.clear(),
    /**
     * Move the marks to an iteration.
     * @param {number} iteration
     */
    move(iteration) {
      for (const { meta, uid } of node._fullData ?? []) {
        const along = meta?.along && curve(meta.along);
        /** @type {SVGElement | null} */
        const mark = node.querySelector(`.trace${uid} .point`);
        if (!along || !mark) continue;
        const at = /** @type {Pixel} */ ([node._fullLayout.xaxis.d2p(iteration || along.x[0]), 0]);
        const place = placeAlong(along.x, along.pixels, at, iteration);
        const isThere = place.every(Number.isFinite); // a loss of 0 has no place on a log scale
        mark.style.display = isThere ? "" : "none";
        if (isThere) mark.setAttribute("transform", `translate(${place})`);
      }
    },
  };
}
