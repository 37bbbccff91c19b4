// A text beside an arrow keeps clear of the marks: static/board-label.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clearSpot } from "../../static/board-label.js";

/** @type {Omit<Parameters<typeof clearSpot>[0], "marks" | "last">} */
const ARROW = { from: [200, 200], tip: [260, 200], text: [100, 20], size: [400, 400] };
/** @param {number[]} box */
const covered = ([left, top, width, height], [x, y]) =>
  x > left && x < left + width && y > top && y < top + height;

test("where nothing is in the way it stands straight on from the arrow, inside the figure", () => {
  const { box, cost } = clearSpot({ ...ARROW, marks: [] });
  assert.equal(cost, 0);
  assert.ok(box[0] > 260 && Math.abs(box[1] + 10 - 200) < 1);
  const atEdge = clearSpot({ ...ARROW, from: [330, 200], tip: [390, 200], marks: [] });
  assert.ok(atEdge.box[0] >= 0 && atEdge.box[0] + 100 <= 400);
  assert.ok(!covered(atEdge.box, [390, 200])); // not over the tip either
});

test("it moves aside where marks are, to a place with none", () => {
  /** @type {[number, number][]} */
  const marks = Array.from({ length: 30 }, (_, at) => [270 + 5 * (at % 6), 190 + 5 * (at % 5)]);
  const { box, cost } = clearSpot({ ...ARROW, marks });
  assert.equal(cost, 0);
  for (const mark of marks) assert.ok(!covered(box, mark));
});

test("where marks are everywhere it covers the fewest", () => {
  /** @type {[number, number][]} */
  const marks = [];
  for (let x = 5; x < 400; x += 10)
    for (let y = 5; y < 400; y += 10) if (y < 230 || y > 270) marks.push([x, y]);
  const { box } = clearSpot({ ...ARROW, marks });
  const under = marks.filter((mark) => covered(box, mark)).length;
  assert.ok(under <= 4, String(under));
});

test("it stays where it is while no other place is better", () => {
  const first = clearSpot({ ...ARROW, marks: [[275, 200]] });
  const again = clearSpot({ ...ARROW, marks: [], last: first.at });
  assert.equal(again.at, first.at);
});
