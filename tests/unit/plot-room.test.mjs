// How high a figure of a panel is, static/plot-room.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heightIn } from "../../static/plot-room.js";

test("without a panel's height a figure has what it wants, but is no tower", () => {
  assert.equal(heightIn(280, 700), 280);
  assert.equal(heightIn(440, 360), 360);
  assert.equal(heightIn(440, 200), 300);
});

test("what a panel begins with has the room that there is, and never more than it wants", () => {
  assert.equal(heightIn(440, 440, 196.4), 196);
  assert.equal(heightIn(170, 440, 196), 170);
  assert.equal(heightIn(280, 700, 900), 280);
});

test("however little room there is, something can be seen", () => {
  assert.equal(heightIn(280, 440, -17), 110);
  assert.equal(heightIn(90, 440, -17), 90);
});
