import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { makeBeats } from "../../static/board-beats.js";

const LAST = 2; // the last iteration of the run
let row;
let staged;
let beats;

/** What Python says of an iteration. */
const apart = (iteration, count = 4) => ({
  iteration,
  beats: Array.from({ length: count }, (_, at) => ({ words: `${iteration}.${at + 1}` })),
});
const shown = () => beats.take(staged, row)?.words;

/** Python has heard where the screen is. */
function answer() {
  staged = apart(row);
  return shown();
}

beforeEach(() => {
  row = 0;
  staged = apart(0);
  beats = makeBeats((by) => {
    row = Math.min(Math.max(row + by, 0), LAST);
    shown(); // as the screen tells at once
  });
});

test("four beats, the last of which brings the next iteration, and so on", () => {
  const seen = [shown()];
  for (let press = 0; press < 5; press++) {
    beats.next();
    seen.push(`${shown()} at ${row}`);
    answer();
  }
  assert.deepEqual(seen, ["0.1", "0.2 at 0", "0.3 at 0", "0.4 at 1", "1.1 at 1", "1.2 at 1"]);
  assert.equal(beats.number, 2);
});

test("what was said stays while the answer on the next iteration comes", () => {
  shown();
  for (let press = 0; press < 3; press++) beats.next();
  assert.equal(shown(), "0.4");
  assert.equal(answer(), "0.4");
});

test("before the answer is there, the next iteration has no beat yet", () => {
  shown();
  for (let press = 0; press < 4; press++) beats.next();
  assert.equal(shown(), undefined);
  assert.equal(beats.number, 0);
  beats.next(); // nothing to go on from
  assert.equal(answer(), "1.1");
});

test("backwards the line moves back, and before the first beat comes the iteration before", () => {
  shown();
  for (let press = 0; press < 3; press++) beats.next();
  beats.back();
  assert.deepEqual([shown(), row], ["0.3", 0]);
  row = 2;
  answer();
  beats.back();
  assert.deepEqual([answer(), row], ["1.3", 1]);
});

test("another iteration by other means begins with its first beat", () => {
  shown();
  beats.next();
  row = 2;
  assert.equal(shown(), undefined);
  assert.equal(answer(), "2.1");
});

test("a step back by other means shows the beat before the line moves", () => {
  shown();
  for (let press = 0; press < 3; press++) beats.next();
  row = 0;
  assert.equal(shown(), "0.3");
});

test("other points keep the beat and bring its new numbers", () => {
  shown();
  beats.next();
  staged = { iteration: 0, beats: [{ words: "a" }, { words: "b" }, {}, {}] };
  assert.equal(shown(), "b");
});

test("where the run ends for good there is no further beat", () => {
  staged = apart(0, 2);
  shown();
  beats.next();
  assert.equal(beats.goesOn(), false);
  beats.next();
  assert.deepEqual([shown(), row], ["0.2", 0]);
});

test("at the last iteration the last beat says what would come, and nothing moves", () => {
  row = LAST;
  answer();
  for (let press = 0; press < 3; press++) beats.next();
  assert.deepEqual([shown(), row], ["2.4", LAST]);
  assert.equal(beats.goesOn(), false);
  beats.next();
  assert.equal(shown(), "2.4");
});
