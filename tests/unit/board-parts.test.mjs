// What joins the parts of a board, static/board-hub.js and board-state.js, and a drag, board-drag.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDrag } from "../../static/board-drag.js";
import { makeHub } from "../../static/board-hub.js";
import { isResting, makeState } from "../../static/board-state.js";

test("all who listen are told, in the order in which they began, and nobody else", () => {
  const hub = makeHub();
  const heard = [];
  hub.on("iteration", (row) => heard.push(`first ${row}`));
  hub.on("iteration", (row) => heard.push(`second ${row}`));
  hub.on("drawn", () => heard.push("drawn"));
  hub.tell("iteration", 5);
  hub.tell("resized");
  assert.deepEqual(heard, ["first 5", "second 5"]);
});

test("it rests when nothing plays and nothing waits for an answer", () => {
  const state = makeState();
  assert.equal(isResting(state), true);
  assert.equal(isResting({ ...state, playing: true }), false);
  assert.equal(isResting({ ...state, unanswered: [{ n: 1, type: "undo" }] }), false);
});

/** A drag whose posts wait for an answer, as those of a board do. */
function dragging() {
  const state = makeState();
  const posted = [];
  let changes = 0;
  const post = (event) => {
    posted.push(event);
    state.unanswered = [...state.unanswered, { n: posted.length, ...event }];
  };
  const drag = makeDrag({ state, post, changed: () => changes++ });
  /** @returns {any} */
  const step = (from, to) => ({ type: "move", gesture: "g", old: [from, 0, 1], point: [to, 0, 1] });
  const answer = () => {
    state.unanswered = [];
    drag.goOn();
  };
  return { drag, state, posted, step, answer, shown: () => changes };
}

test("a drag is sent as fast as it is answered, and its parts in between as one", () => {
  const { drag, posted, step, answer, shown } = dragging();
  drag.move(step(0, 1));
  assert.deepEqual(posted, [step(0, 1)]);
  drag.move(step(1, 2));
  drag.move(step(2, 3));
  assert.equal(posted.length, 1);
  assert.equal(shown(), 2); // it moves on the screen all the same
  answer();
  assert.deepEqual(posted.at(-1), step(1, 3));
  answer();
  assert.equal(posted.length, 2);
});

test("the end of a drag is sent at once", () => {
  const { drag, state, posted, step } = dragging();
  drag.move(step(0, 1));
  drag.move(step(1, 2));
  drag.drop();
  assert.deepEqual(posted.at(-1), step(1, 2));
  assert.equal(state.dragged, null);
  drag.drop();
  assert.equal(posted.length, 2);
});
