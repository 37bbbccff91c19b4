// A drag is sent as fast as it is answered, and what waits is put together: static/board-drag.js and
// static/board-nudge.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDrag, merged } from "../../static/board-drag.js";
import { makeNudge } from "../../static/board-nudge.js";

/** @param {Partial<import("../../static/types").HoldEvent>} own */
const hold = (own) =>
  /** @type {import("../../static/types").HoldEvent} */ ({
    type: "hold",
    grip: "shift",
    iteration: 0,
    old: [0, 0],
    place: [1, 1],
    about: [0, 0],
    gesture: "g",
    released: false,
    ...own,
  });

/** A state, and a drag whose events are answered when the test says so. */
function dragging() {
  /** @type {any[]} */
  const sent = [];
  const state = /** @type {any} */ ({ dragged: null, unanswered: [], row: 0 });
  const post = (/** @type {any} */ event) => {
    sent.push(event);
    state.unanswered = [...state.unanswered, event];
  };
  const drag = makeDrag({ state, post, changed: () => undefined });
  const answer = () => {
    state.unanswered = [];
    drag.goOn();
  };
  return { sent, state, drag, answer };
}

test("two parts of a drag are one: from where the first was, to where the second is", () => {
  const first = hold({ iteration: 37, old: [0, 0], place: [1, 1] });
  const second = hold({ old: [1, 1], place: [2, 3], released: true });
  assert.deepEqual(merged(first, second), hold({ iteration: 37, place: [2, 3], released: true }));
  assert.equal(merged(first, hold({ gesture: "other" })), undefined);
});

test("the first part goes at once, the others when it is answered, as one", () => {
  const { sent, drag, answer } = dragging();
  drag.move(hold({ place: [1, 0] }));
  drag.move(hold({ old: [1, 0], place: [2, 0] }));
  drag.move(hold({ old: [2, 0], place: [3, 0] }));
  assert.equal(sent.length, 1);
  answer();
  assert.deepEqual(sent.at(-1), hold({ old: [1, 0], place: [3, 0] }));
  answer();
  assert.equal(sent.length, 2);
});

test("steps that wait are added up, and none is lost", () => {
  const { sent, state, drag, answer } = dragging();
  const nudge = makeNudge({ mount: "m", state, pause: () => undefined, drag });
  for (let press = 0; press < 5; press++) nudge.by("turn", 10);
  nudge.rest();
  answer();
  answer();
  const steps = sent.map((event) => event.steps);
  assert.equal(
    steps.reduce((sum, one) => sum + one, 0),
    50,
  );
  assert.equal(new Set(sent.map(({ gesture }) => gesture)).size, 1); // one undo step
  assert.equal(sent.at(-1).released, true);
});

test("the first step takes the line at the iteration shown, those after it at the start", () => {
  const { sent, state, drag, answer } = dragging();
  const nudge = makeNudge({ mount: "m", state, pause: () => undefined, drag });
  state.row = 25;
  nudge.by("w1", 1);
  nudge.by("w1", 1); // the answer is not here yet
  state.row = 0;
  answer();
  assert.deepEqual(
    sent.map(({ iteration }) => iteration),
    [25, 0],
  );
  nudge.by("b", 1);
  assert.notEqual(state.dragged?.gesture ?? sent.at(-1).gesture, sent[0].gesture);
});
