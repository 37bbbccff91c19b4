// Which point of a path belongs to an iteration, where the path has not one for each.

import assert from "node:assert/strict";
import { test } from "node:test";
import { lastUpTo } from "../../static/plot-follow.js";

test("the last that is not above", () => {
  const rows = [1, 2, 5, 100];
  for (const [row, place] of [
    [0, -1],
    [1, 0],
    [4, 1],
    [5, 2],
    [99, 2],
    [100, 3],
    [1e6, 3],
  ]) {
    assert.equal(lastUpTo(rows, row), place);
  }
  assert.equal(lastUpTo([], 3), -1);
});
