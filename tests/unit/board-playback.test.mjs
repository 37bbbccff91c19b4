// The clock, the ask for more, and numbers for the eye: static/board-playback.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filled,
  iterationAt,
  iterationsIn,
  lengthWanted,
  secondsTo,
  shown,
  startClock,
} from "../../static/board-playback.js";

const SECOND = { rate: 60 };
const DOUBLING = { rate: 8, doubles: true };

test("the clock shows an iteration by the time alone", () => {
  const clock = startClock(10, SECOND, 1000);
  assert.equal(iterationAt(clock, 1000, 999), 10);
  assert.equal(iterationAt(clock, 1000 + 1000 / 60, 999), 11);
  assert.equal(iterationAt(clock, 2000, 999), 70);
  assert.equal(iterationAt(clock, 1e9, 999), 999);
  assert.equal(iterationAt(startClock(0, SECOND, 1000), 900, 999), 0); // a frame may come early
});

test("at a fixed pace a second is as many iterations as it says", () => {
  for (const rate of [1, 5, 20, 60, 300, 1200])
    assert.equal(iterationAt(startClock(0, { rate }, 5), 1005, 1e6), rate);
});

test("a doubling pace makes in each second twice as many as in the one before", () => {
  const made = [1, 2, 3, 4].map(
    (second) => iterationsIn(DOUBLING, second) - iterationsIn(DOUBLING, second - 1),
  );
  for (const [at, count] of made.slice(1).entries())
    assert.ok(Math.abs(count / made[at] - 2) < 1e-12);
  assert.ok(Math.abs(secondsTo(DOUBLING, 1000) - 6.45) < 0.01); // a run of 1,000
  assert.ok(Math.abs(secondsTo(DOUBLING, 20000) - 10.76) < 0.01); // and one of 20,000
});

test("who pauses and plays again sees what they would have seen", () => {
  const whole = startClock(0, DOUBLING, 0);
  for (const from of [0, 1, 7, 100, 4321]) {
    const at = 1000 * secondsTo(DOUBLING, from);
    const again = startClock(from, DOUBLING, 50_000);
    assert.equal(iterationAt(again, 50_000, 1e6), from);
    assert.equal(iterationAt(again, 51_000, 1e6), iterationAt(whole, at + 1000, 1e6));
  }
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
