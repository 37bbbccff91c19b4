// The marks above the curve: where a channel says so, not on top of one another.

import assert from "node:assert/strict";
import test from "node:test";
import { drawMarks, marked } from "../../static/board-rises.js";

/** @type {(heights: ArrayLike<number>, width: number) => (row: number) => [number, number]} */
const pixel = (heights, width) => (row) => [row * width, heights[row]];

test("a mark stands at each row that is named, where there is room", () => {
  const places = marked(Uint8Array.of(0, 1, 0, 1), pixel([9, 8, 7, 6], 20));
  assert.deepEqual(places, [
    [20, 8],
    [60, 6],
  ]);
});

test("of rows on a few pixels the highest has the mark", () => {
  const flags = new Uint8Array(1000).fill(1);
  const heights = Array.from(flags, (_, row) => 100 + (row % 50 === 7 ? -50 : row % 3));
  const places = marked(flags, pixel(heights, 0.3));
  assert.ok(places.length <= 34);
  assert.ok(places.every(([x], at) => at === 0 || x - places[at - 1][0] >= 9));
  assert.equal(places.filter(([, y]) => y < 60).length, 20);
});

test("what has no place on a logarithmic axis has no mark", () => {
  assert.deepEqual(marked(Uint8Array.of(1, 1), pixel([Number.NaN, 3], 20)), [[20, 3]]);
});

test("they are drawn into the layer above the figure, above the curve or, at its top, below", () => {
  /** @type {any} */
  const node = { setAttribute: (_, value) => (node.d = value), d: "" };
  /** @type {any} */
  const chart = { over: { querySelector: () => node }, ready: true, pixel: (x, y) => [x, y] };
  /** @type {any} */
  const channels = { rose: { data: [0, 1, 1] }, loss: { data: [50, 60, 5] } };
  drawMarks(chart, [{ rows: "rose", height: "loss" }], channels, (row) => row * 40);
  const bases = [...node.d.matchAll(/M[-\d.]+,([-\d.]+)/g)].map((found) => Number(found[1]));
  assert.deepEqual(bases, [51, 14]);
  drawMarks(chart, [{ rows: "rose", height: "loss" }], {}, (row) => row);
  assert.equal(node.d, "");
});
