// How to begin is told until the visitor has done something in this tab: static/board-begun.js.
import assert from "node:assert/strict";
import { test } from "node:test";

const load = () => import(`../../static/board-begun.js?${Math.random()}`); // a page of its own

test("a tab remembers that something was done, through a reload", async () => {
  /** @type {Record<string, string>} */
  const kept = {};
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (/** @type {string} */ key) => kept[key] ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => (kept[key] = value),
    },
  });
  const first = await load();
  assert.equal(first.hasBegun(), false);
  first.begin();
  assert.equal(first.hasBegun(), true);
  assert.equal((await load()).hasBegun(), true);
});

test("a browser that keeps nothing remembers until it is reloaded", async () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  Object.assign(globalThis, { sessionStorage: { getItem: refuse, setItem: refuse } });
  const page = await load();
  assert.equal(page.hasBegun(), false);
  page.begin();
  assert.equal(page.hasBegun(), true);
});
