// A text beside an arrow keeps clear of the marks: static/board-label.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clearSpot, crosses } from "../../static/board-label.js";

/** @type {Omit<Parameters<typeof clearSpot>[0], "marks" | "last">} */
const ARROW = {
  from: [200, 200],
  tip: [260, 200],
  line: [
    [200, 0],
    [200, 400],
  ],
  text: [100, 20],
  size: [400, 400],
};
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

test("it keeps clear of the line the arrow stands on, whichever way both point", () => {
  for (let turn = 0; turn < 360; turn += 5) {
    const [dx, dy] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    /** @type {(length: number, x: number, y: number) => [number, number]} */
    const to = (length, x, y) => [200 + length * x, 200 + length * y];
    /** @type {[[number, number], [number, number]]} */
    const line = [to(-300, -dy, dx), to(300, -dy, dx)];
    const { box, cost } = clearSpot({ ...ARROW, tip: to(60, dx, dy), line, marks: [] });
    assert.equal(cost, 0);
    assert.ok(!crosses(box, line, 0), `line at ${turn}`);
    assert.ok(!crosses(box, [ARROW.from, to(60, dx, dy)], 0), `arrow at ${turn}`);
  }
});

test("marks between the arrow and its line do not push it onto either", () => {
  /** @type {[number, number][]} */
  const marks = Array.from({ length: 120 }, (_, at) => [
    205 + 12 * (at % 12),
    110 + 18 * (at % 10),
  ]);
  const { box } = clearSpot({ ...ARROW, marks });
  assert.ok(!crosses(box, ARROW.line, 0));
  assert.ok(!crosses(box, [ARROW.from, ARROW.tip], 0));
  for (const mark of marks) assert.ok(!covered(box, mark));
});

test("a line crosses a box that it passes through, not one that it passes by", () => {
  /** @type {[number, number, number, number]} */
  const box = [10, 10, 100, 20];
  /** @type {(x1: number, y1: number, x2: number, y2: number, by: number) => boolean} */
  const does = (x1, y1, x2, y2, by) =>
    crosses(
      box,
      [
        [x1, y1],
        [x2, y2],
      ],
      by,
    );
  assert.ok(does(0, 0, 120, 40, 0)); // both ends outside
  assert.ok(does(20, 20, 30, 20, 0)); // both inside
  assert.ok(!does(0, 35, 120, 35, 4) && does(0, 35, 120, 35, 6));
  assert.ok(!does(0, 20, 8, 20, 0)); // it ends before
  assert.ok(!does(0, 40, 40, 80, 0));
});
