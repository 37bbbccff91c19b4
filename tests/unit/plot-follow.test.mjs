// The run in a panel's figure: which of its places an iteration has, where it has not one of its own.

import assert from "node:assert/strict";
import test from "node:test";
import { lastUpTo } from "../../static/plot-follow.js";

test("an iteration is at the last place that is not beyond it", () => {
  const chosen = Int32Array.of(0, 1, 2, 5, 20, 100);
  const found = [0, 1, 4, 5, 19, 20, 99, 100, 500].map((row) => lastUpTo(chosen, row));
  assert.deepEqual(found, [0, 1, 2, 3, 3, 4, 4, 5, 5]);
  assert.equal(lastUpTo([3, 4], 2), -1);
  assert.equal(lastUpTo([], 2), -1);
});
