// What a screen reader is told: once it rests, what is new, and nothing while a run plays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeHub } from "../../static/board-hub.js";
import { makeState } from "../../static/board-state.js";
import { makeTelling, told, wordsFor } from "../../static/board-telling.js";
import { column, FIXED } from "./messages.mjs";

const SENTENCES = {
  points: "{zeros} of {class0}, {ones} of {class1}.",
  noPoints: "No points.",
  line: "From {from} to {to}, {class1} at {side}.",
  noLine: "No line.",
  curve: "{first}, then {loss}.",
  noCurve: "No loss.",
  iteration: "At {iteration} of {iterations}: {loss}, {accuracy}.",
  onlyIteration: "At {iteration}.",
};
const POINTS = [
  { row: [1, 2, 0], place: 0 },
  { row: [3, 4, 1], place: 1 },
  { row: [5, 6, 1], place: 2 },
];

/** @returns {any} */
const stateOf = (more = {}) => ({
  ...makeState(),
  fixed: { ...FIXED, told: SENTENCES },
  header: { decimals: [1, 1], classes: ["class 0", "a {loss} of its own"] },
  rows: POINTS,
  run: {
    rows: 2,
    complete: true,
    iterations: 1,
    lines: ["a"],
    channels: {
      loss: column(0.5, 0.25),
      accuracy: column(0.5, 1),
      boundary: { data: Float64Array.of(1, 1, 1, 1, -6, 2.04, 6, 3), width: 4 },
      arrow: { data: Float64Array.of(0, 0, 0, 0, 1, 2, 3.5, 4), width: 4 },
    },
  },
  ...more,
});

test("a sentence has every number put in, and a visitor's name as it is", () => {
  assert.equal(told("{a}, {b}, {c}", { a: "1", b: "{a}" }), "1, {a}, –");
});

test("the words are those of the points, the line and the loss of the moment", () => {
  assert.deepEqual(wordsFor(stateOf()), {
    points: "1 of class 0, 2 of a {loss} of its own.",
    line: "No line.",
    curve: "0.5000, then 0.5000.",
    iteration: "At 0 of 1: 0.5000, 50.0 %.",
  });
  const later = wordsFor(stateOf({ row: 1 }));
  assert.equal(later.line, "From (−6.0, 2.0) to (6.0, 3.0), a {loss} of its own at (3.5, 4.0).");
  assert.equal(later.curve, "0.5000, then 0.2500.");
  assert.deepEqual(wordsFor(stateOf({ rows: [] })).points, "No points.");
});

/** A page with what is told on it, and a clock in the test's hand. */
function page(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {Record<string, any>} */
  const nodes = {};
  const node = () => ({ textContent: "", setAttribute: (_, text) => (nodes.alt = text) });
  const root = /** @type {any} */ ({ querySelector: (name) => (nodes[name] ??= node()) });
  const [state, hub] = [stateOf(), makeHub()];
  makeTelling({ root, state, hub });
  const said = () => nodes[".said"]?.textContent ?? "";
  return { state, hub, said, rest: () => t.mock.timers.tick(1000), nodes };
}

test("what is there at first is there to be read; what changes is told once it rests", (t) => {
  const { state, hub, said, rest } = page(t);
  hub.tell("edited");
  rest();
  assert.equal(said(), "");
  state.row = 1;
  hub.tell("iteration", 1);
  assert.equal(said(), "");
  rest();
  assert.equal(said(), "At 1 of 1: 0.2500, 100.0 %.");
  state.rows = POINTS.slice(1);
  hub.tell("edited");
  rest();
  assert.equal(said(), "0 of class 0, 2 of a {loss} of its own.");
});

test("what somebody does as soon as the board is there is told", (t) => {
  const { state, hub, said, rest } = page(t);
  hub.tell("edited");
  t.mock.timers.tick(1);
  state.row = 1;
  hub.tell("iteration", 1);
  rest();
  assert.equal(said(), "At 1 of 1: 0.2500, 100.0 %.");
});

test("while a run plays nothing is told", (t) => {
  const { state, hub, said, rest, nodes } = page(t);
  hub.tell("edited");
  rest();
  state.playing = true;
  state.row = 1;
  hub.tell("iteration", 1);
  rest();
  assert.equal(said(), "");
  state.playing = false;
  nodes[".line"].textContent = "All are right.";
  hub.tell("playing", false);
  rest();
  assert.equal(said(), "At 1 of 1: 0.2500, 100.0 %. All are right.");
});
