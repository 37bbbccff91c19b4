// How large the code in "Share" is: static/board-share.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeSide } from "../../static/board-share.js";

test("a module has whole device pixels, as many as there is room for", () => {
  assert.equal(codeSide(185, 642, 1), 555);
  assert.equal(codeSide(93, 642, 1), 558);
  assert.equal(codeSide(185, 310, 3), (5 * 185) / 3);
  assert.equal(codeSide(185, 310, 1.25), (2 * 185) / 1.25);
});

test("a code that finds no room has a pixel a module", () => {
  assert.equal(codeSide(185, 100, 1), 185);
});
