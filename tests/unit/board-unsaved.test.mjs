// Edits that the address does not hold yet: static/board-unsaved.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { editsIn, withEdit } from "../../static/board-unsaved.js";

/** @type {any} */
const ADD = { type: "add", point: [1, 2, 0], gesture: "g" };
const kept = (events, address = "?a=1") => JSON.stringify({ address, events });

test("what was kept comes back at the address at which it was made, and nowhere else", () => {
  assert.deepEqual(editsIn(kept([ADD, { type: "undo" }]), "?a=1"), [ADD, { type: "undo" }]);
  assert.deepEqual(editsIn(kept([ADD]), "?a=2"), []);
  assert.deepEqual(editsIn(null, ""), []);
});

for (const bad of [
  "",
  "{",
  "null",
  "7",
  '"text"',
  "[]",
  '{"address":"?a=1"}',
  kept("add"),
  kept([null]),
  kept([{ type: "restore", points: [] }]),
  kept([{ type: "add", point: [1, null, 0] }]),
  kept([{ type: "add", point: "1,2,0" }]),
  kept([{ type: "move", point: [1, 2, 0] }]),
  kept([ADD, { type: "option", name: 3 }]),
  kept(Array.from({ length: 501 }, () => ADD)),
])
  test(`text that is no list of edits is ignored: ${bad.slice(0, 60)}`, () => {
    assert.deepEqual(editsIn(bad, "?a=1"), []);
  });

/** @type {any} */
const HOLD = {
  type: "hold",
  grip: "shift",
  iteration: 7,
  old: [0, 0],
  place: [1, 0],
  about: [0, 0],
  gesture: "h",
  released: false,
};
/** @type {any} */
const NUDGE = { type: "nudge", what: "turn", iteration: 7, steps: 2, gesture: "k", released: true };

test("a drag of the line, its keys and the neuron's turn are kept", () => {
  const events = [HOLD, NUDGE, { type: "neuron" }];
  assert.deepEqual(editsIn(kept(events), "?a=1"), events);
  for (const wrong of [{ place: [1] }, { about: null }, { iteration: "7" }, { grip: 1 }])
    assert.deepEqual(editsIn(kept([{ ...HOLD, ...wrong }]), "?a=1"), []);
  assert.deepEqual(editsIn(kept([{ ...NUDGE, steps: null }]), "?a=1"), []);
});

test("the parts of a drag of the line are one, from where it was taken to where it was let go", () => {
  const next = { ...HOLD, iteration: 0, old: [1, 0], place: [2, 0], released: true };
  assert.deepEqual(withEdit([HOLD], next), [{ ...next, old: [0, 0], iteration: 7 }]);
  assert.equal(withEdit([HOLD], { ...next, old: [5, 5] }).length, 2);
  const steps = withEdit([NUDGE], { ...NUDGE, iteration: 0, steps: 3 });
  assert.deepEqual(steps, [{ ...NUDGE, steps: 5 }]);
});

test("the moves of one drag are one move, those of two are two", () => {
  /** @returns {any} */
  const move = (old, point, gesture) => ({ type: "move", old, point, gesture });
  const first = withEdit([ADD], move([1, 2, 0], [3, 3, 0], "one"));
  const second = withEdit(first, move([3, 3, 0], [4, 4, 0], "one"));
  assert.deepEqual(second, [ADD, move([1, 2, 0], [4, 4, 0], "one")]);
  assert.equal(withEdit(second, move([4, 4, 0], [5, 5, 0], "two")).length, 3);
  assert.equal(withEdit(second, move([0, 0, 0], [5, 5, 0], "one")).length, 3);
});
