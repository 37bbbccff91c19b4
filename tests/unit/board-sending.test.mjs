// When a message of the board leaves: not in the moment in which a control beside it speaks.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Watch, watches } from "./watches.mjs";

let now;
let listeners;
let state;

class Node {
  constructor({ inside = "", types = false } = {}) {
    this.inside = inside;
    this.isContentEditable = types;
  }
  matches() {
    return false;
  }
  closest(selector) {
    return this.inside && selector.includes(this.inside) ? this : null;
  }
}

const FIELD = new Node({ inside: "stSidebar", types: true });
const BUTTON = new Node({ inside: "stSidebar" });
const BOARD = new Node();

const clock = performance.now;

beforeEach(() => {
  now = 1000;
  state = "notRunning";
  watches.clear();
  listeners = new Map();
  Object.assign(globalThis, {
    Element: Node,
    MutationObserver: Watch,
    document: {
      querySelector: () => ({ getAttribute: () => state }),
      addEventListener: (type, listen) => listeners.set(type, listen),
      removeEventListener: (type) => listeners.delete(type),
    },
  });
  performance.now = () => now;
  mock.timers.enable({ apis: ["setTimeout"] });
});

afterEach(() => {
  mock.timers.reset();
  performance.now = clock;
  for (const name of ["document", "MutationObserver", "Element"]) delete globalThis[name];
});

function pass(ms) {
  now += ms;
  mock.timers.tick(ms);
}

const happens = (type, target) => listeners.get(type)({ type, target });

async function sending() {
  /** @type {any} messages are names here */
  const { makeSending } = await import("../../static/board-sending.js");
  const sent = [];
  const made = makeSending({ tell: () => {} });
  made.use({ setTriggerValue: (_, message) => sent.push(message) });
  return { ...made, sent };
}

test("a message leaves at once where nothing else speaks", async () => {
  const { send, sent, close } = await sending();
  happens("click", BOARD);
  happens("focusout", BOARD);
  send(() => "a");
  pass(1);
  assert.deepEqual(sent, ["a"]);
  close();
  assert.equal(listeners.size, 0);
});

for (const [type, target] of [
  ["focusout", FIELD],
  ["click", BUTTON],
  ["keydown", FIELD],
  ["pointerup", BUTTON],
])
  test(`a control of the sidebar goes first: ${type}`, async () => {
    const { send, sent } = await sending();
    happens(type, target);
    send(() => "a");
    pass(40);
    assert.deepEqual(sent, []);
    pass(20);
    assert.deepEqual(sent, ["a"]);
  });

test("and so it does if it speaks while the message waits for the page to rest", async () => {
  const { send, sent } = await sending();
  state = "running";
  send(() => "a");
  pass(100);
  happens("click", BUTTON);
  state = "notRunning";
  for (const watch of watches) watch.notice();
  assert.deepEqual(sent, []);
  pass(60);
  assert.deepEqual(sent, ["a"]);
});

test("a newer message takes the place of one that waits", async () => {
  const { send, sent } = await sending();
  happens("click", BUTTON);
  send(() => "a");
  send(() => "b");
  pass(60);
  assert.deepEqual(sent, ["b"]);
});
