// What is drawn below the points, and the trail: static/board-figures.js and board-moves.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withOverlay } from "../../static/board-figures.js";
import { moveTo, rowsBefore } from "../../static/board-moves.js";

test("more traces lie below the figure's own, which stay as they are", () => {
  const figure = { data: [{ name: "boundary" }], layout: { xaxis: { range: [0, 1] } } };
  const hull = { name: "hull-0" };
  const note = { text: "gap 2" };
  const whole = withOverlay(figure, { data: [hull], annotations: [note] });
  assert.deepEqual(whole.data, [hull, { name: "boundary" }]);
  assert.deepEqual(whole.layout, { xaxis: { range: [0, 1] }, annotations: [note] });
  assert.deepEqual(figure.data, [{ name: "boundary" }]);
});

test("the trail is the last rows before this one, the newest first", () => {
  const rows = [0, 1, 2, 4, 8];
  assert.deepEqual(rowsBefore(rows, 0, 3), []);
  assert.deepEqual(rowsBefore(rows, 2, 3), [1, 0]);
  assert.deepEqual(rowsBefore(rows, 5, 3), [4, 2, 1]);
  assert.deepEqual(rowsBefore(rows, 100, 3), [8, 4, 2]);
});

/** A chart of which one sees the paths. */
function chartOf(traces) {
  const paths = Object.fromEntries(traces.map((trace) => [trace, ""]));
  return {
    paths,
    ready: true,
    pixel: (x, y) => [10 * x, 10 * y],
    line: (trace) =>
      trace in paths ? { setAttribute: (_, path) => (paths[trace] = path) } : undefined,
  };
}

test("each line of the trail is where the boundary was, and those too many are nowhere", () => {
  const channels = {
    boundary: {
      data: Float64Array.from([0, 0, 1, 1, 0, 1, 1, 0, 5, 5, 5, 5, 2, 2, 3, 3]),
      width: 4,
    },
  };
  const traces = ["new", "old", "oldest", "none"];
  /** @type {import("../../static/types").Move[]} */
  const moves = [{ figure: "board", trail: "boundary", traces, rows: [0, 1, 2, 3] }];
  const chart = chartOf(traces);
  moveTo(/** @type {any} */ (chart), moves, channels, 3, 3);
  assert.deepEqual(chart.paths, {
    new: "M0,0", // there was no boundary in view
    old: "M0,10L10,0",
    oldest: "M0,0L10,10",
    none: "M0,0",
  });
  moveTo(/** @type {any} */ (chart), moves, channels, 0, 0);
  assert.deepEqual(new Set(Object.values(chart.paths)), new Set(["M0,0"]));
  moveTo(/** @type {any} */ (chartOf([])), moves, channels, 3, 3); // Plotly is drawing
});
