// Events on their way to Python: static/board-outbox.js, with timers that the test turns by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeOutbox } from "../../static/board-outbox.js";

/** @returns {any} an event of which only the type matters */
const event = (type) => ({ type });

function rig() {
  const sent = [];
  const timers = new Map();
  let made = 0;
  const outbox = makeOutbox((events) => sent.push(events.map(({ n, type }) => `${n} ${type}`)), {
    setTimer: (action) => (timers.set(++made, action), made),
    clearTimer: (id) => timers.delete(id),
  });
  const fire = () => {
    const actions = [...timers.values()];
    timers.clear();
    actions.forEach((action) => action());
  };
  return { outbox, sent, timers, fire };
}

test("ten fast posts are numbered, and each message carries all of them so far", () => {
  const { outbox, sent, timers } = rig();
  for (let i = 0; i < 10; i++) outbox.post(event("add"));
  assert.deepEqual(
    sent.at(-1),
    Array.from({ length: 10 }, (_, i) => `${i + 1} add`),
  );
  assert.equal(sent.length, 10);
  assert.equal(timers.size, 1); // one watch, not one for each
});

test("what is acknowledged is not sent again, the rest is", () => {
  const { outbox, sent, fire } = rig();
  ["a", "b", "c"].forEach((type) => outbox.post(event(type)));
  outbox.acknowledge(2);
  assert.deepEqual(
    outbox.pending.map(({ n }) => n),
    [3],
  );
  fire();
  assert.deepEqual(sent.at(-1), ["3 c"]);
  outbox.post(event("d"));
  assert.deepEqual(sent.at(-1), ["3 c", "4 d"]);
});

test("it is sent again and again until it is acknowledged", () => {
  const { outbox, sent, timers, fire } = rig();
  outbox.post(event("a"));
  fire();
  fire();
  assert.deepEqual(sent, [["1 a"], ["1 a"], ["1 a"]]);
  outbox.acknowledge(1);
  assert.equal(timers.size, 0);
  fire();
  assert.equal(sent.length, 3);
});

test("an acknowledgement from long ago takes nothing away", () => {
  const { outbox } = rig();
  outbox.post(event("a"));
  outbox.acknowledge(0);
  assert.equal(outbox.pending.length, 1);
});

test("a flush without events asks for rows and sets no watch", () => {
  const { outbox, sent, timers } = rig();
  outbox.flush();
  assert.deepEqual(sent, [[]]);
  assert.equal(timers.size, 0);
});

test("a closed outbox sends nothing more by itself", () => {
  const { outbox, sent, fire } = rig();
  outbox.post(event("a"));
  outbox.close();
  fire();
  assert.equal(sent.length, 1);
});
