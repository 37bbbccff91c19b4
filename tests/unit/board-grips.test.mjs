// Where grips have room, and where a line is taken: static/board-grips.js, static/board-sliders.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { footOn, withRoom } from "../../static/board-grips.js";
import { stepsOf } from "../../static/board-sliders.js";

test("a line is taken at its nearest place, no further than its ends", () => {
  assert.deepEqual(footOn([5, 9], [0, 0, 10, 0]), [5, 0]);
  assert.deepEqual(footOn([-3, 4], [0, 0, 10, 0]), [0, 0]);
  assert.deepEqual(footOn([99, 99], [0, 0, 10, 10]), [10, 10]);
  assert.deepEqual(footOn([5, 9], [2, 2, 2, 2]), [2, 2]);
});

test("a grip too close to one before it is left out, and one without a place", () => {
  /** @type {{ item: string, pixel: [number, number] | undefined }[]} */
  const placed = [
    { item: "middle", pixel: [100, 100] },
    { item: "tip", pixel: [110, 110] },
    { item: "nowhere", pixel: undefined },
    { item: "end", pixel: [200, 100] },
  ];
  assert.deepEqual(
    withRoom(placed).map(({ item }) => item),
    ["middle", "end"],
  );
});

test("arrows are a step, with Shift ten, and keys with a modifier are not ours", () => {
  const key = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  assert.equal(stepsOf({ ...key, key: "ArrowUp" }), 1);
  assert.equal(stepsOf({ ...key, key: "ArrowDown", shiftKey: true }), -10);
  assert.equal(stepsOf({ ...key, key: "PageUp" }), 10);
  assert.equal(stepsOf({ ...key, key: "ArrowUp", ctrlKey: true }), undefined);
  assert.equal(stepsOf({ ...key, key: "a" }), undefined);
});
