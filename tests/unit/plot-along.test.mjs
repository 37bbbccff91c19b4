// Marks that go along curves, static/plot-along.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lastUpTo, makeAlong, placeAlong } from "../../static/plot-along.js";

const ITERATIONS = [0, 1, 10, 100];
/** @type {[number, number][]} */
const PIXELS = [
  [0, 0],
  [1, 50],
  [10, 40],
  [100, 40],
];

test("a mark is on its curve, between the places that it is drawn from too", () => {
  assert.deepEqual(placeAlong(ITERATIONS, PIXELS, [0, 0], 0), [0, 0]);
  assert.deepEqual(placeAlong(ITERATIONS, PIXELS, [1, 0], 1), [1, 50]);
  assert.deepEqual(placeAlong(ITERATIONS, PIXELS, [4, 0], 4), [4, 50 - 10 / 3]);
  assert.deepEqual(placeAlong(ITERATIONS, PIXELS, [55, 0], 55), [55, 40]);
});

test("past the end of a curve a mark stays there", () => {
  assert.deepEqual(placeAlong(ITERATIONS, PIXELS, [400, 0], 400), [100, 40]);
  assert.deepEqual(placeAlong([7], [[7, 3]], [0, 0], 0), [7, 3]);
});

/**
 * A figure with one curve and its mark, as Plotly leaves it.
 * @returns {any}
 */
function drawn({ x, y }, log = false) {
  const mark = { style: {}, at: "", setAttribute: (_, value) => (mark.at = value) };
  const axis = { d2p: (value) => (log ? Math.log10(value) : value) };
  return {
    mark,
    _fullData: [
      { name: "run-1", uid: "a", x, y },
      { name: "here-1", uid: "b", meta: { along: "run-1" } },
      { name: "lost", uid: "c", meta: { along: "run-9" } },
    ],
    _fullLayout: { xaxis: axis, yaxis: axis },
    querySelector: (selector) => (selector.startsWith(".traceb") ? mark : null),
  };
}

test("marks move to an iteration, and one without a place is hidden", () => {
  const node = drawn({ x: [0.4, 1, 10], y: [100, 10, 0] }, true);
  const along = makeAlong(node);
  assert.equal(along.isUsed(), true);
  along.move(0);
  assert.equal(node.mark.at, `translate(${Math.log10(0.4)},2)`);
  along.move(1);
  assert.equal(node.mark.at, "translate(0,1)");
  along.move(10);
  assert.equal(node.mark.style.display, "none");
  along.move(1);
  assert.equal(node.mark.style.display, "");
});

test("a curve that was drawn anew is read anew", () => {
  const node = drawn({ x: [0, 10], y: [0, 10] });
  const along = makeAlong(node);
  along.move(5);
  assert.equal(node.mark.at, "translate(5,5)");
  node._fullData[0] = { ...node._fullData[0], y: [10, 10] };
  along.begin();
  along.move(5);
  assert.equal(node.mark.at, "translate(5,10)");
});

test("a figure without such marks is left to others", () => {
  /** @type {any[]} */
  const nodes = [{ _fullData: [{ name: "here", uid: "a" }] }, {}];
  for (const node of nodes) assert.equal(makeAlong(node).isUsed(), false);
});

test("the last that is not above", () => {
  const rows = [1, 2, 5, 100];
  for (const [row, place] of [
    [0, -1],
    [1, 0],
    [4, 1],
    [5, 2],
    [99, 2],
    [100, 3],
    [1e6, 3],
  ]) {
    assert.equal(lastUpTo(rows, row), place);
  }
  assert.equal(lastUpTo([], 3), -1);
});
