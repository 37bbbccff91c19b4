// What a pointer is on, and how a coordinate is kept: static/board-pointer.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest, rounded, roundedText } from "../../static/board-pointer.js";

/** @type {any[]} */
const rows = [
  [0, 0, 0],
  [1, 1, 1],
  [1, 1, 0],
  [3, 0, 1],
].map((row) => ({ row }));
/** @type {(x: number, y: number) => [number, number]} */
const pixelOf = (x, y) => [10 * x, -10 * y];

test("the nearest point within reach, the last of equally near ones", () => {
  assert.equal(nearest(rows, pixelOf, [1, 0], 12), 0);
  assert.equal(nearest(rows, pixelOf, [11, -11], 12), 2);
  assert.equal(nearest(rows, pixelOf, [28, 0], 12), 3);
});

test("nothing where nothing is within reach", () => {
  assert.equal(nearest(rows, pixelOf, [0, 12.1], 12), -1);
  assert.equal(nearest(rows, pixelOf, [0, 12], 12), 0);
  assert.equal(nearest([], pixelOf, [0, 0], 12), -1);
});

test("coordinates are rounded once, and zero has no sign", () => {
  assert.equal(rounded(1.23456, 2), 1.23);
  assert.equal(rounded(-5.999, 2), -6);
  assert.ok(Object.is(rounded(-0.001, 2), 0));
});

test("in a wide view coordinates are whole tens, hundreds or more, exactly", () => {
  assert.equal(rounded(1234.5, -2), 1200);
  assert.equal(rounded(-1250.1, -2), -1300);
  assert.equal(rounded(1234.5, 0), 1235);
  assert.equal(rounded(987_654_321_987, -9), 988_000_000_000);
  assert.ok(Object.is(rounded(-49, -2), 0));
  for (let decimals = -1; decimals >= -12; decimals--)
    for (const value of [1e12, 123_456_789_012.3, -5e11, 7, 0.5 * 10 ** -decimals]) {
      const kept = rounded(value, decimals);
      assert.ok(
        Number.isInteger(kept) && BigInt(kept) % 10n ** BigInt(-decimals) === 0n,
        `${value} ${decimals}`,
      );
      assert.ok(Math.abs(kept - value) <= 0.5 * 10 ** -decimals);
    }
});

test("a coordinate is read with all its decimals, and none where it has none", () => {
  assert.equal(roundedText(1.2, 2), "1.20");
  assert.equal(roundedText(-0.001, 2), "0.00");
  assert.equal(roundedText(1234.5, -2), "1200");
  assert.equal(roundedText(-987_654_321_987, -9), "-988000000000");
});
