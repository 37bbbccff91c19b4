// The clock, the ask for more, and numbers for the eye: static/board-playback.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  SPEEDS,
  filled,
  iterationAt,
  lengthWanted,
  shown,
  startClock,
} from "../../static/board-playback.js";

test("the clock shows an iteration by the time alone", () => {
  const clock = startClock(10, 60, 1000);
  assert.equal(iterationAt(clock, 1000, 999), 10);
  assert.equal(iterationAt(clock, 900, 999), 10); // a frame may carry a time before the start
  assert.equal(iterationAt(clock, 1000 + 1000 / 60, 999), 11);
  assert.equal(iterationAt(clock, 2000, 999), 70);
  assert.equal(iterationAt(clock, 1e9, 999), 999);
});

test("at every speed a second is as many iterations as it says", () => {
  assert.deepEqual(SPEEDS, [1, 5, 20, 60, 300, 1200]);
  for (const speed of SPEEDS) assert.equal(iterationAt(startClock(0, speed, 5), 1005, 1e6), speed);
});

test("a longer run is asked for when three quarters have been played", () => {
  const run = { canExtend: true, iterations: 1000 };
  assert.equal(lengthWanted(749, run, 20000), undefined);
  assert.equal(lengthWanted(750, run, 20000), 2000);
  assert.equal(lengthWanted(12000, { canExtend: true, iterations: 16000 }, 20000), 20000);
  assert.equal(lengthWanted(20000, { canExtend: true, iterations: 20000 }, 20000), undefined);
  assert.equal(lengthWanted(999, { canExtend: false, iterations: 1000 }, 20000), undefined);
});

test("numbers for the eye", () => {
  /** @type {[number | undefined, string][]} */
  const cases = [
    [undefined, "–"],
    [0, "0.0000"],
    [0.69316, "0.6932"],
    [-1.5, "−1.5000"],
    [99999, "99999.0000"],
    [123456, "1.235e5"],
    [0.000999, "9.990e−4"],
    [-7.124576406741286e-218, "−7.125e−218"],
  ];
  for (const [value, text] of cases) assert.equal(shown(value), text);
  assert.equal(shown(1, { percent: true }), "100.0 %");
  assert.equal(shown(0.983333, { percent: true }), "98.3 %");
});

test("a pattern is filled, or says that something is missing", () => {
  const lookup = (name) => ({ z: 0.123456789, label: 1, "chosen-z": -2 })[name];
  assert.deepEqual(filled("z = {z}", lookup), { text: "z = 0.1235", complete: true });
  assert.deepEqual(filled("{chosen-z}, {label}", lookup), { text: "−2, 1", complete: true });
  assert.deepEqual(filled("a = {out}", lookup), { text: "a = …", complete: false });
});
