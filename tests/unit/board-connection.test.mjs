// The connection to Python: static/board-connection.js, with messages that the test hands over and
// timers that it turns by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judged, makeConnection } from "../../static/board-connection.js";
import { withRows } from "../../static/board-packet.js";
import { makeState } from "../../static/board-state.js";
import { column, FIXED, message } from "./messages.mjs";

const STATUS = { acknowledged: 0, mount: "m", seek: 1, refusal: "", lacksPoints: false };

/**
 * A message with its losses and one point, and what differs from a quiet status and header.
 * @param {number} start
 * @param {number} rows
 * @param {any} [differs]
 */
function said(start, rows, { status, ...header } = /** @type {any} */ ({})) {
  const losses = Array.from({ length: rows - start }, (_, at) => start + at);
  const points = { x1: column(1), x2: column(2), label: column(0) };
  const entries = { mostPoints: 500, status: { ...STATUS, ...status }, ...header };
  return message(start, rows, { loss: column(...losses), ...points }, entries);
}

/** A connection whose messages are composed at once, with all that it sent. */
function connected() {
  const state = makeState();
  const sent = [];
  const timers = { setTimer: () => 0, clearTimer: () => undefined };
  const send = (compose) => sent.push(compose());
  const connection = makeConnection({ mount: "m", state, send, timers });
  const take = (start, rows, header) => connection.take(said(start, rows, header));
  const last = () => sent.at(-1);
  return { connection, state, sent, take, last };
}

test("a message is taken in unless it continues nothing or ends before the row on the screen", () => {
  const status = { seek: 1 };
  const run = withRows(undefined, message(0, 2, { loss: column(3, 2) }));
  const verdict = (start, rows, header, on = {}) =>
    judged(
      run,
      message(start, rows, { loss: column(...Array(rows - start).fill(0)) }, { status, ...header }),
      { row: 5, seek: 1, ...on },
    ).verdict;
  assert.equal(verdict(0, 4, { run: "other" }), "more");
  assert.equal(verdict(0, 6, { run: "other" }), "take");
  assert.equal(verdict(0, 4, { run: "other", complete: true }), "take");
  assert.equal(verdict(0, 4, { run: "other" }, { seek: 0 }), "take"); // Python chose another iteration
  assert.equal(verdict(2, 2, {}), "take"); // nothing came, so nothing more will
  assert.equal(verdict(3, 4, {}), "whole");
});

test("the first message begins everything", () => {
  const { state, take, sent } = connected();
  assert.deepEqual(take(0, 10, { ...FIXED, complete: true }), {
    first: true,
    another: true,
    seeks: true,
  });
  assert.deepEqual(state.fixed, FIXED);
  assert.deepEqual([state.run.key, state.run.rows], ["r", 10]);
  assert.deepEqual(state.points, [[1, 2, 0]]);
  assert.deepEqual(sent, []); // all is here: nothing to ask for
});

test("the rest of a run is asked for until it is here", () => {
  const { take, state, last, sent } = connected();
  take(0, 4);
  assert.deepEqual([last().run, last().rows], ["r", 4]);
  assert.deepEqual(take(4, 8), { first: false, another: false, seeks: false });
  assert.equal(last().rows, 8);
  take(8, 10, { complete: true });
  assert.equal(sent.length, 2);
  assert.deepEqual([...state.run.channels.loss.data], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("whether the last message is answered, and not one before it or another board's", () => {
  const { connection, take } = connected();
  const answered = (status) => {
    take(0, 10, { complete: true, status });
    return connection.isAnswered();
  };
  connection.flush();
  connection.flush();
  assert.equal(answered({ said: 1 }), false);
  assert.equal(answered({ said: 2 }), true);
  assert.equal(answered({ said: 2, mount: "another" }), false);
});

test("a message says what is here, what is wanted and where the board is", () => {
  const { connection, state, take, last } = connected();
  connection.flush();
  assert.deepEqual(last(), {
    mount: "m",
    said: 1,
    run: "",
    rows: 0,
    sample: -1,
    follow: -1,
    iteration: 0,
    seek: 0,
    drawn: false,
    events: [],
  });
  take(0, 10, { complete: true, sample: 3, status: { seek: 7 } });
  Object.assign(state, { row: 5, drawn: true, followed: 8, address: "https://a.b/" });
  connection.flush();
  assert.deepEqual(last(), {
    mount: "m",
    said: 2,
    run: "r",
    rows: 10,
    sample: 3,
    follow: 8,
    iteration: 5,
    seek: 7,
    drawn: true,
    events: [],
    share: "https://a.b/",
  });
});

test("another run that ends before the row on the screen is waited for, and the old one stays", () => {
  const { state, take, last } = connected();
  take(0, 10, { complete: true });
  state.row = 6;
  assert.equal(take(0, 4, { run: "other" }), undefined);
  assert.deepEqual([state.run.key, last().run, last().rows], ["r", "other", 4]);
  const news = take(4, 8, { run: "other" });
  assert.equal(news.another, true);
  assert.deepEqual([state.run.key, state.run.rows], ["other", 8]);
});

test("rows that continue what is not here are asked for from the start, once and for all", () => {
  const { state, take, last } = connected();
  take(0, 10, { complete: true });
  assert.equal(take(5, 8, { run: "other" }), undefined);
  assert.deepEqual([last().run, last().rows], ["", 0]);
  assert.equal(state.run.key, "r"); // it stays on the screen
  state.row = 6;
  assert.equal(take(0, 4, { run: "other" }), undefined); // too short, but it is here
  assert.deepEqual([last().run, last().rows], ["other", 4]);
  take(4, 10, { run: "other", complete: true });
  assert.equal(state.run.key, "other");
});

test("a part of a run that goes astray is asked for again where the run was", () => {
  const { state, take, last } = connected();
  take(0, 10, { complete: true });
  state.row = 9;
  take(0, 4, { run: "other" });
  take(6, 8, { run: "other" }); // the rows from 4 to 6 were in a message that was replaced
  assert.deepEqual([last().run, last().rows], ["r", 10]);
});

test("where Python chose the iteration a shorter run is taken in at once, and says so", () => {
  const { state, take } = connected();
  take(0, 10, { complete: true });
  state.row = 9;
  const news = take(0, 4, { run: "other", status: { seek: 2 } });
  assert.deepEqual(news, { first: false, another: true, seeks: true });
});

test("events wait until they are acknowledged, by their own board alone", () => {
  const { connection, state, take, last } = connected();
  connection.post({ type: "undo" });
  connection.post({ type: "clear" });
  assert.deepEqual(last().events, [
    { n: 1, type: "undo" },
    { n: 2, type: "clear" },
  ]);
  take(0, 10, { complete: true, status: { mount: "another", acknowledged: 2 } });
  assert.equal(state.unanswered.length, 2);
  take(0, 10, { complete: true, status: { acknowledged: 1 } });
  assert.deepEqual(state.unanswered, [{ n: 2, type: "clear" }]);
});

test("after a restart the points go back, with what was done in between", () => {
  const { connection, state, take, last } = connected();
  take(0, 10, { complete: true });
  connection.post({ type: "add", point: [5, 5, 1], gesture: "g" });
  take(0, 10, { complete: true, run: "new", status: { lacksPoints: true } });
  assert.deepEqual(last().events.at(-1), {
    n: 2,
    type: "restore",
    points: [
      [1, 2, 0],
      [5, 5, 1],
    ],
  });
  assert.equal(state.unanswered.length, 2);
});

test("a server that begins anew neither moves the board back nor cuts its run", () => {
  const { take, state, sent, last } = connected();
  take(0, 20, { ...FIXED, complete: true, iterations: 19, status: { seek: 3 } });
  state.row = 15;
  const before = sent.length;
  const anew = { mount: "", seek: 0 };
  assert.equal(take(0, 10, { ...FIXED, complete: true, iterations: 9, status: anew }), undefined);
  assert.equal(state.run.rows, 20); // still drawn, until the new server has come as far
  assert.deepEqual([last().iteration, last().seek, last().rows], [15, 0, 10]);
  assert.deepEqual(
    sent.slice(before)[0].events.map(({ type, iterations }) => [type, iterations]),
    [["extend", 19]],
  );
  const news = take(10, 20, { complete: true, iterations: 19, status: { seek: 0 } });
  assert.deepEqual([news.seeks, state.run.rows], [false, 20]);
});

test("a server that begins anew is told where the board is", () => {
  const { take, state, sent, last } = connected();
  take(0, 20, { ...FIXED, complete: true, status: { seek: 3 } });
  state.row = 15;
  const news = take(0, 20, {
    ...FIXED,
    complete: true,
    iteration: 2,
    status: { mount: "", seek: 0 },
  });
  assert.equal(news.seeks, false);
  assert.deepEqual([sent.length, last().iteration, last().seek], [1, 15, 0]);
});

test("a run that a field cut before the board said anything is the shorter one", () => {
  const { take, state, sent } = connected();
  const quiet = { mount: "", seek: 0 };
  take(0, 20, { ...FIXED, complete: true, iterations: 19, status: quiet });
  state.row = 15;
  const news = take(0, 10, { ...FIXED, complete: true, iterations: 9, status: quiet });
  assert.deepEqual([news.another, state.run.rows], [true, 10]);
  assert.ok(sent.every(({ events }) => !events.length)); // it asks for no longer one
});

test("a server that chose an iteration before it heard of the board is followed", () => {
  const { take } = connected();
  take(0, 20, { ...FIXED, complete: true, status: { mount: "", seek: 0 } });
  assert.equal(take(0, 20, { complete: true, status: { mount: "", seek: 1 } }).seeks, true);
});
