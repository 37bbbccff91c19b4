// What a pointer is on, and how a coordinate is kept: static/board-pointer.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, rounded } from "../../static/board-pointer.js";

const rows = [[0, 0, 0], [1, 1, 1], [1, 1, 0], [3, 0, 1]].map((row) => ({ row }));
const pixelOf = (x, y) => [10 * x, -10 * y];

test("the nearest point within reach, the last of equally near ones", () => {
  assert.equal(nearest(rows, pixelOf, [1, 0], 12), 0);
  assert.equal(nearest(rows, pixelOf, [11, -11], 12), 2);
  assert.equal(nearest(rows, pixelOf, [28, 0], 12), 3);
});

test("nothing where nothing is within reach", () => {
  assert.equal(nearest(rows, pixelOf, [0, 12.1], 12), -1);
  assert.equal(nearest(rows, pixelOf, [0, 12], 12), 0);
  assert.equal(nearest([], pixelOf, [0, 0], 12), -1);
});

test("coordinates are rounded once, and zero has no sign", () => {
  assert.equal(rounded(1.23456, 2), 1.23);
  assert.equal(rounded(-5.999, 2), -6);
  assert.ok(Object.is(rounded(-0.001, 2), 0));
});
