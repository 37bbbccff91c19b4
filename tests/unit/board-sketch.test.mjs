// The sketch of a curve: what a stroke makes of its heights.
import assert from "node:assert/strict";
import { test } from "node:test";
import { continued, stored, stroked } from "../../static/board-sketch.js";

test("a stroke reaches every column between two places of the pointer", () => {
  assert.deepEqual(stroked([9, 9, 9, 9, 9], [1, 8], [4, 2]), [9, 8, 6, 4, 2]);
  assert.deepEqual(stroked([9, 9, 9], [2, 3], [0, 1]), [1, 2, 3]);
  assert.deepEqual(stroked([9, 9, 9], [1, 5], [1, 5]), [9, 5, 9]);
});

test("behind a first stroke the curve goes on as high", () => {
  assert.deepEqual(continued([9, 6, 3, 9, 9], 2), [9, 6, 3, 3, 3]);
});

test("heights are whole thousandths within their limits", () => {
  assert.deepEqual([-3, 1.6, 1e9].map(stored), [0, 2, 20_000]);
});
