import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { whenAtRest } from "../../static/board-rest.js";
import { Watch, watches } from "./watches.mjs";

let state;

beforeEach(() => {
  state = "running";
  watches.clear();
  Object.assign(globalThis, {
    document: { querySelector: () => ({ getAttribute: () => state }) },
    MutationObserver: Watch,
  });
  mock.timers.enable({ apis: ["setTimeout"] });
});

afterEach(() => {
  mock.timers.reset();
  for (const name of ["document", "MutationObserver"]) delete globalThis[name];
});

function become(now) {
  state = now;
  for (const watch of watches) watch.notice();
}

test("a page at rest, or without the sign, makes nothing wait", () => {
  let called = 0;
  state = "notRunning";
  whenAtRest(() => called++);
  globalThis.document.querySelector = () => null;
  whenAtRest(() => called++);
  assert.equal(called, 2);
});

test("what is to be said waits until the server's run has arrived whole, and is said once", () => {
  let called = 0;
  whenAtRest(() => called++);
  become("rerunRequested");
  assert.equal(called, 0);
  become("notRunning");
  become("running");
  become("notRunning");
  assert.equal(called, 1);
});

test("a run that takes very long is not waited for", () => {
  let called = 0;
  whenAtRest(() => called++);
  mock.timers.tick(5000);
  assert.equal(called, 1);
});

test("what is called off is never said", () => {
  let called = 0;
  whenAtRest(() => called++)();
  become("notRunning");
  mock.timers.tick(5000);
  assert.equal(called, 0);
});
