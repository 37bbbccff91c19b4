// How large several boards are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sizes } from "../../static/boards-layout.js";

const MARGIN = { l: 30, r: 4, t: 4, b: 24 };
const ROOM = { captions: 24, transport: 48, count: 3, window: 720 };

test("three boards stand side by side with the curve and the transport in sight", () => {
  const { narrow, board, boardHeight, curve } = sizes({ ...ROOM, width: 940, height: 540 }, MARGIN);
  assert.equal(narrow, false);
  assert.ok(3 * board + 24 <= 940);
  assert.ok(ROOM.captions + boardHeight + curve + ROOM.transport <= 540);
  assert.equal(board - MARGIN.l - MARGIN.r, boardHeight - MARGIN.t - MARGIN.b); // a square
});

test("on a phone each has the whole width", () => {
  const { narrow, board } = sizes({ ...ROOM, width: 366, height: 600 }, MARGIN);
  assert.ok(narrow);
  assert.equal(board, 366);
});

test("however little room there is, a board can be seen", () => {
  assert.ok(sizes({ ...ROOM, width: 940, height: 100 }, MARGIN).board >= 200);
});

test("on a phone that lies on its side they stand side by side", () => {
  const { narrow, board } = sizes({ ...ROOM, width: 616, height: 200, window: 360 }, MARGIN);
  assert.equal(narrow, false);
  assert.ok(3 * board + 24 <= 616);
});
