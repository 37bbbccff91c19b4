// The way of a grip: which row the pointer is at, when one is asked for, and what a drag then sends:
// static/board-ways.js, static/board-drag.js, static/board-packet.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDrag, merged } from "../../static/board-drag.js";
import { wayIn, withRows } from "../../static/board-packet.js";
import { makeState, seenNow } from "../../static/board-state.js";
import { gripAt, makeWays, nearestRow } from "../../static/board-ways.js";
import { column, message } from "./messages.mjs";

/** Ten pixels for each unit, and downwards. @type {{ pixel: (x: number, y: number) => [number, number] }} */
const chart = { pixel: (x, y) => [10 * x, -10 * y] };

/** @type {(...places: number[][]) => any} */
const wayOf = (...places) => ({
  number: 1,
  rows: places.length,
  lines: ["a"],
  channels: {
    grip: { data: Int16Array.from(places.flat()), width: 2, offset: [1, 0], step: [1, 1] },
  },
});

test("the row is the one whose grip is nearest to the pointer, on the screen", () => {
  const way = wayOf([0, 0], [1, 0], [2, 0], [3, 0]);
  assert.deepEqual(gripAt(chart, way, 2), [30, -0]);
  assert.equal(nearestRow(chart, way, [10, 0]), 0);
  assert.equal(nearestRow(chart, way, [24, 90]), 1); // aside does not count
  assert.equal(nearestRow(chart, way, [26, -90]), 2);
  assert.equal(nearestRow(chart, way, [9999, 0]), 3); // no further than its ends
  assert.equal(nearestRow(chart, way, [-9999, 0]), 0);
});

test("round a place the row is the one in the pointer's direction, however far it is", () => {
  const way = wayOf([1, 0], [0, 1], [-1, 0], [0, -1]);
  assert.equal(nearestRow(chart, way, [10 + 500, -100]), 0);
  assert.equal(nearestRow(chart, way, [10, -1]), 1);
  assert.equal(nearestRow(chart, way, [10 - 3, 2]), 2);
});

/** What board-ways.js keeps of a state with a run, and how often it asked. */
function asking() {
  const state = { ...makeState(), fixed: /** @type {any} */ ({ madeOf: ["w", "b"] }) };
  const channels = { w: column(1, 2), b: column(3, 4) };
  state.run = /** @type {any} */ ({ key: "r", sample: null, channels, lines: [] });
  let asked = 0;
  const ways = makeWays({ state, flush: () => asked++ });
  const grasp = { grip: "g", old: [0, 0], about: [1, 1] };
  const ask = (own = {}) => ways.ask(seenNow(state), /** @type {any} */ ({ ...grasp, ...own }));
  return { state, ways, ask, count: () => asked };
}

test("a way is asked for once, by the numbers of the line that is seen, and again for another", () => {
  const { state, ask, count } = asking();
  state.row = 1;
  assert.equal(ask(), 1);
  assert.deepEqual(state.grasp, { grip: "g", old: [0, 0], about: [1, 1], line: [2, 4], number: 1 });
  assert.equal(ask(), 1);
  assert.equal(count(), 1);
  assert.equal(ask({ old: [0, 1] }), 2);
  state.row = 0;
  assert.equal(ask({ old: [0, 1] }), 3);
  state.run.key = "other points";
  assert.equal(ask({ old: [0, 1] }), 4);
  state.unanswered = [/** @type {any} */ ({})]; // it may change the points
  assert.equal(ask({ old: [0, 1] }), 5);
  state.unanswered = [];
  assert.equal(ask({ old: [0, 1] }), 6);
});

/** A message with a way of two rows. */
const carrying = (number) => {
  const way = { number, rows: 2, lines: ["in hand"] };
  const arrays = { loss: column(9), "way-loss": column(5, 6), "way-w": column(7, 8) };
  return message(
    0,
    1,
    { ...arrays, "way-b": column(1, 2) },
    { way, channels: { loss: { over: 2 } } },
  );
};

test("a way that did not come before the grip was let go is asked for anew", () => {
  const { state, ways, ask, count } = asking();
  assert.equal(ask(), 1);
  ways.forget();
  assert.equal(state.grasp, undefined);
  assert.equal(ask(), 2);
  ways.take(carrying(2));
  ways.forget();
  assert.equal(ask(), 2); // it is here
  assert.equal(count(), 2);
});

test("a way comes beside the rows of a run, which have nothing of it", () => {
  const run = withRows(undefined, carrying(1));
  assert.deepEqual(Object.keys(run.channels).toSorted(), ["line", "loss"]);
  assert.deepEqual(Object.keys(wayIn(carrying(1)).channels).toSorted(), ["b", "loss", "w"]);
  assert.equal(wayIn(carrying(1)).channels.loss.over, 2);
  assert.equal(wayIn(message(0, 1, {}, { way: null })), undefined);
});

test("only the way that was asked for last is found, and its row is what is seen until it is put", () => {
  const { state, ways, ask } = asking();
  const number = ask();
  ways.take(carrying(number + 1));
  assert.equal(ways.find(number), undefined);
  assert.equal(state.grasp.number, number); // still wanted
  ways.take(carrying(number));
  assert.equal(state.grasp, undefined);
  const way = ways.find(number);
  ways.hold(way, 1);
  assert.deepEqual(seenNow(state), { channels: way.channels, lines: ["in hand"], row: 1 });
  assert.deepEqual(ways.madeOf(way, 1), [8, 2]);
  ways.hold();
  assert.equal(seenNow(state).channels, state.run.channels);
});

const put = (start, released = false) =>
  /** @type {any} */ ({ type: "put", start, gesture: "g", released });

test("what is put takes the place of what the same drag put before, in whatever way", () => {
  const hold = /** @type {any} */ ({ type: "hold", grip: "shift", gesture: "g" });
  assert.deepEqual(merged(put([1, 2, 3]), put([4, 5, 6], true)), put([4, 5, 6], true));
  assert.deepEqual(merged(hold, put([4, 5, 6])), put([4, 5, 6]));
  assert.equal(merged({ ...put([1, 2, 3]), gesture: "other" }, put([4, 5, 6])), undefined);
});

test("what is put is sent when the hand rests or is not followed for long, and the last at once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 10_000;
  t.mock.method(performance, "now", () => now);
  const sent = [];
  const state = /** @type {any} */ ({ dragged: null, unanswered: [] });
  const post = (event) => {
    sent.push(event);
    state.unanswered = [event];
  };
  const drag = makeDrag({ state, post, changed: () => undefined });
  const after = (ms) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  drag.move(put([0, 0, 0]));
  after(0);
  assert.equal(sent.length, 1); // nothing was sent for long
  state.unanswered = [];
  for (let move = 1; move <= 6; move++) {
    drag.move(put([move, 0, 0]));
    after(80);
  }
  assert.equal(sent.length, 1);
  after(100); // it rests
  assert.deepEqual(sent.at(-1), put([6, 0, 0]));
  drag.move(put([7, 0, 0]));
  after(5000);
  assert.equal(sent.length, 2); // the last is not answered
  state.unanswered = [];
  drag.goOn();
  after(0);
  assert.deepEqual(sent.at(-1), put([7, 0, 0]));
  drag.move(put([8, 0, 0], true));
  drag.drop();
  assert.deepEqual(sent.at(-1), put([8, 0, 0], true));
  after(5000);
  assert.equal(sent.length, 4);
});
