// What a screen reader is told of several boards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsFor } from "../../static/boards-telling.js";
import { column } from "./messages.mjs";

const told = {
  points: "{zeros} of {class0}, {ones} of {class1}.",
  line: "From {from} to {to}, {class1} at {side}.",
  noLine: "No line.",
  curve: "{first}, then {loss} at {iteration} of {iterations}.",
};
const points = { class0: { x: [1], y: [2] }, class1: { x: [3, 5], y: [4, 6] } };

/** @type {(name: string) => any} */
const board = (name) => ({ name, points, classes: ["class 0", "{loss}"], decimals: [1, 1] });
const line = { data: Float64Array.of(1, 1, 1, 1, -6, 2.04, 6, 3), width: 4 };
const arrow = { data: Float64Array.of(0, 0, 0, 0, 1, 2, 3.5, 4), width: 4 };
/** @type {any} */
const channels = {
  "0-loss": column(0.5, 0.25),
  "0-boundary": line,
  "0-arrow": arrow,
  "1-loss": column(0.5, 1, 2),
  "1-boundary": line,
  "1-arrow": arrow,
};
const words = (/** @type {number} */ row) =>
  wordsFor({ boards: [board("A"), board("wrong B")], told }, { channels }, row);

test("each board has its points, its line and its loss of the moment, by its name", () => {
  assert.deepEqual(words(0)[0], {
    board: "A. 1 of class 0, 2 of {loss}. No line.",
    curve: "A. 0.5000, then 0.5000 at 0 of 1.",
  });
  assert.deepEqual(words(1)[1], {
    board:
      "wrong B. 1 of class 0, 2 of {loss}. From (−6.0, 2.0) to (6.0, 3.0), {loss} at (3.5, 4.0).",
    curve: "wrong B. 0.5000, then 1.0000 at 1 of 2.",
  });
});

test("a run that has ended stays at its last", () => {
  assert.equal(words(2)[0].curve, "A. 0.5000, then 0.2500 at 1 of 1.");
});
