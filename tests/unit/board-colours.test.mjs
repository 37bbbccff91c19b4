// The parts of the drawing that need no page: static/board-colours.js and board-marks.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coloured, isDark } from "../../static/board-colours.js";
import { markerPath } from "../../static/board-marks.js";

test("names of colours become the theme's colours, and all else stays", () => {
  const trace = {
    color: "@class0",
    size: 11,
    line: { color: "@text" },
    list: ["@class0", 1, null],
    text: "x₁",
    on: true,
  };
  assert.deepEqual(coloured(trace, { class0: "#0072b2", text: "#1b1f24" }), {
    color: "#0072b2",
    size: 11,
    line: { color: "#1b1f24" },
    list: ["#0072b2", 1, null],
    text: "x₁",
    on: true,
  });
  assert.equal(trace.color, "@class0"); // a copy
  const values = Float64Array.of(1, 2);
  assert.equal(coloured({ x: values }, {}).x, values); // arrays of numbers are not copied
});

test("a dark background is told from a light one, however it is written", () => {
  for (const colour of ["#0e1117", "rgb(14, 17, 23)", "rgba(0,0,0,1)", "#0000ff"])
    assert.equal(isDark(colour), true, colour);
  for (const colour of ["#ffffff", "rgb(255, 255, 255)", "#f4f6f8", "", "#ffff00"])
    assert.equal(isDark(colour), false, colour);
});

test("a mark that waits looks like the marker that will come", () => {
  assert.equal(markerPath("circle", 11), "M5.5,0A5.5,5.5 0 1,1 0,-5.5A5.5,5.5 0 0,1 5.5,0Z");
  const d = 1.3 * 6;
  assert.equal(markerPath("diamond", 12), `M${d},0L0,${d}L${-d},0L0,${-d}Z`);
});
