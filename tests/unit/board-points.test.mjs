// The points as they will be once Python has answered: static/board-points.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pointRows, pointsToRestore, withPending } from "../../static/board-points.js";
import { column } from "./messages.mjs";

test("points come as rows", () => {
  const arrays = { x1: column(1, 2), x2: column(3, 4), label: column(0, 1) };
  assert.deepEqual(pointRows(arrays), [
    [1, 3, 0],
    [2, 4, 1],
  ]);
});

test("what has not been answered yet is painted on top of what Python has", () => {
  /** @type {[number, number, number][]} */
  const points = [
    [1, 1, 0],
    [2, 2, 1],
    [1, 1, 0],
  ];
  const after = (...events) => withPending(points, events).map(({ row }) => row);
  assert.deepEqual(after(), points);
  assert.deepEqual(after({ type: "add", point: [5, 5, 1] }), [...points, [5, 5, 1]]);
  assert.deepEqual(after({ type: "erase", point: [1, 1, 0] }), points.slice(0, 2)); // the last of equal ones
  assert.deepEqual(after({ type: "erase", point: [9, 9, 0] }), points);
  assert.deepEqual(after({ type: "move", old: [2, 2, 1], point: [3, 3, 1] })[1], [3, 3, 1]);
  assert.deepEqual(after({ type: "clear" }, { type: "add", point: [5, 5, 1] }), [[5, 5, 1]]);
  assert.deepEqual(after({ type: "undo" }, { type: "extend", iterations: 5 }), points);
});

test("a point keeps its place in Python's list until it is moved", () => {
  const rows = withPending(
    [
      [1, 1, 0],
      [2, 2, 1],
    ],
    [{ type: "move", old: [1, 1, 0], point: [3, 3, 0], gesture: "g" }],
  );
  assert.deepEqual(
    rows.map(({ place }) => place),
    [undefined, 1],
  );
});

test("points come back once after a restart, with what was done while nobody listened", () => {
  /** @type {any} */
  const before = {
    header: { status: { lacksPoints: false } },
    points: [
      [1, 1, 0],
      [2, 2, 1],
    ],
  };
  /** @type {any} */
  const lacks = { status: { lacksPoints: true }, mostPoints: 500 };
  /** @type {any[]} */
  const unanswered = [
    { type: "add", point: [3, 3, 1] },
    { type: "erase", point: [1, 1, 0] },
  ];
  assert.deepEqual(pointsToRestore(before, lacks, unanswered), [
    [2, 2, 1],
    [3, 3, 1],
  ]);
  assert.equal(pointsToRestore({ ...before, header: lacks }, lacks, []), undefined); // no restart in between
  /** @type {any} */
  const unopened = { header: {}, points: [] };
  assert.equal(pointsToRestore(unopened, lacks, []), undefined); // a page just opened
  /** @type {any} */
  const complete = { status: { lacksPoints: false } };
  assert.equal(pointsToRestore(before, complete, unanswered), undefined);
});
