// Marks above the curve, at the rows that a channel names: small triangles, one for every few pixels.

/** @import { Channels, Chart, Pixel } from "./types" */

const APART = 9; // pixels: nearer ones would be a bar, and the highest of them stands for all
const SIDE = 4.5; // half the width of a triangle, in pixels
const ABOVE = 9; // from the curve to its base

/**
 * The places of the marks, in the order of the rows: of those too near to one another, the highest.
 * @param {ArrayLike<number>} flags
 * @param {(row: number) => Pixel} pixel
 */
export function marked(flags, pixel) {
  /** @type {Pixel[]} */
  const places = [];
  for (let row = 0; row < flags.length; row++) {
    if (!flags[row]) continue;
    const at = pixel(row);
    if (!Number.isFinite(at[1])) continue; // a loss of 0 has no logarithm
    const last = places.at(-1);
    if (!last || at[0] - last[0] >= APART) places.push(at);
    else if (at[1] < last[1]) last[1] = at[1]; // one mark stands for all of them
  }
  return places;
}

/**
 * Draw them above the curve; at the top of the figure, where there is no room, below.
 * @param {Chart} chart
 * @param {{ rows: string, height: string }[]} marks
 * @param {Channels} channels
 * @param {(row: number) => number} placeOf
 */
export function drawMarks(chart, marks, channels, placeOf) {
  const node = chart.over.querySelector(".marks");
  if (!node || !chart.ready) return;
  const paths = marks.flatMap(({ rows, height }) => {
    const values = channels[height]?.data ?? [];
    const places = marked(channels[rows]?.data ?? [], (row) =>
      chart.pixel(placeOf(row), values[row]),
    );
    return places.map(([x, y]) => {
      const up = y > ABOVE + 2 * SIDE ? -1 : 1;
      return `M${(x - SIDE).toFixed(1)},${(y + up * ABOVE).toFixed(1)}h${2 * SIDE}l${-SIDE},${up * 1.6 * SIDE}z`;
    });
  });
  node.setAttribute("d", paths.join(""));
}
