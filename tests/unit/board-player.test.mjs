// The player: which iteration is on the screen, when a longer run is asked for, and when Python is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makePlayer } from "../../static/board-player.js";
import { makeState } from "../../static/board-state.js";

/** A player of a run, with everything it said, and frames that come when asked for. */
function playing(t, run = {}, { panelWaits = false, rate = 60, still = false } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  let next;
  t.mock.method(performance, "now", () => now);
  globalThis.requestAnimationFrame = (frame) => {
    next = frame;
    return 0;
  };
  const said = { shown: [], extended: [], reports: 0, named: [] };
  /** @type {any} */
  const state = {
    ...makeState(),
    run: { rows: 1001, complete: true, iterations: 1000, canExtend: true, ...run },
    header: { most: 20000, panelWaits },
    pace: { name: "", unit: "", rate },
  };
  const made = makePlayer({
    isStill: () => still,
    state,
    show: (row) => said.shown.push(row),
    named: (plays) => said.named.push(plays),
    extend: (length) => said.extended.push(length),
    report: () => {
      said.reports++;
      made.told();
    },
  });
  const frame = (ms) => {
    now += ms;
    const due = next;
    next = undefined;
    due?.(now);
  };
  const rest = (ms) => {
    now += ms;
    t.mock.timers.tick(ms);
  };
  return { made, said, state, frame, rest, waits: () => next !== undefined };
}

test("a step is shown at once and reported when it has rested 250 ms", (t) => {
  const { made, said, rest } = playing(t);
  made.step(1);
  made.step(1);
  assert.deepEqual(said.shown, [1, 2]);
  rest(249);
  assert.equal(said.reports, 0);
  rest(1);
  assert.equal(said.reports, 1);
  made.goTo(2);
  rest(1000);
  assert.equal(said.reports, 1); // where it is already
});

test("a panel that waits hears of a single step at once, of quick ones only at rest", (t) => {
  const { made, said, rest } = playing(t, {}, { panelWaits: true });
  made.step(1);
  rest(0);
  assert.equal(said.reports, 1);
  rest(100);
  made.step(1);
  rest(0);
  assert.equal(said.reports, 1);
  rest(250);
  assert.equal(said.reports, 2);
});

test("it plays by the clock, not by the frame, and reports only when it stops", (t) => {
  const { made, said, state, frame, rest } = playing(t);
  made.toggle();
  frame(0);
  frame(100);
  assert.equal(state.row, 6); // 60 a second
  frame(1000);
  assert.equal(state.row, 66);
  rest(5000);
  assert.equal(said.reports, 0);
  assert.ok(state.playing);
  made.toggle();
  rest(250);
  assert.equal(said.reports, 1);
  assert.deepEqual(said.named, [true, false]);
});

test("a new speed counts from where it is", (t) => {
  const { made, state, frame } = playing(t);
  made.toggle();
  frame(1000);
  assert.equal(state.row, 60);
  state.pace = { name: "", unit: "", rate: 300 };
  made.hasten();
  frame(100);
  assert.equal(state.row, 90);
});

test("End stops at the end of the run as it is, also while it plays", (t) => {
  const { made, said, state, frame } = playing(t);
  made.toggle();
  frame(100);
  made.end();
  frame(1000);
  assert.equal(state.row, 1000);
  assert.equal(state.playing, false);
  assert.deepEqual(said.extended, []);
});

test("a longer run is asked for once, when three quarters have been played", (t) => {
  const { made, said, frame } = playing(t, {}, { rate: 1200 });
  made.toggle();
  frame(620);
  assert.deepEqual(said.extended, []);
  frame(10);
  frame(10);
  assert.deepEqual(said.extended, [2000]);
  made.begin(); // another run
  frame(10);
  assert.deepEqual(said.extended, [2000, 2000]);
});

test("at the end of what is here it waits for more, and goes on when it comes", (t) => {
  const { made, said, state, frame } = playing(t, {}, { rate: 1200 });
  made.toggle();
  frame(2000);
  assert.equal(state.row, 1000);
  assert.ok(state.playing);
  state.run = { ...state.run, rows: 2001, iterations: 2000 };
  frame(100);
  assert.equal(state.row, 1120);
  assert.deepEqual(said.extended, [2000]);
});

test("it stops where the run can grow no further, and begins again from there at 0", (t) => {
  const { made, state, frame, waits } = playing(t, { canExtend: false }, { rate: 1200 });
  made.toggle();
  frame(2000);
  assert.equal(state.row, 1000);
  assert.equal(state.playing, false);
  assert.equal(waits(), false);
  made.toggle();
  assert.equal(state.row, 0);
});

test("the end of a run that is still on its way is shown as soon as it is here", (t) => {
  const { made, state } = playing(t, { rows: 501, complete: false });
  made.end();
  assert.equal(state.row, 500);
  state.run = { ...state.run, rows: 1001, complete: true };
  made.settle();
  assert.equal(state.row, 1000);
});

test("what Python chose is not reported back", (t) => {
  const { made, said, state, rest } = playing(t);
  made.seek(40);
  made.settle();
  rest(1000);
  assert.equal(state.row, 40);
  assert.equal(said.reports, 0);
});

test("without a run there is nowhere to go", (t) => {
  const { made, said, state } = playing(t);
  state.run = undefined;
  made.toggle();
  made.goTo(5);
  made.end();
  assert.deepEqual(said.shown, []);
  assert.equal(state.playing, false);
});

test("what is to be played once Python has chosen waits until there is a run to play", (t) => {
  const { made, said, state } = playing(t);
  made.playWhenSought();
  Object.assign(state.run, { rows: 1, canExtend: false }); // the answer to an edit before
  made.seek(0);
  assert.ok(!said.named.includes(true));
  state.run.rows = 1001;
  made.seek(0);
  assert.equal(said.named.at(-1), true);
  made.seek(0); // plays once, and not after each choice
  assert.equal(said.named.at(-1), false);
});

test("what was to be played is not played any more once it was paused", (t) => {
  const { made, said } = playing(t);
  made.playWhenSought();
  made.pause();
  made.seek(0);
  assert.ok(!said.named.includes(true));
});

test("what plays by itself stops where it is to end, and asks for no longer run", (t) => {
  const { made, said, state, frame } = playing(t);
  made.playWhenSought(900);
  made.seek(0);
  for (let second = 0; second < 20; second++) frame(1000);
  assert.equal(state.row, 900);
  assert.equal(state.playing, false);
  assert.deepEqual(said.extended, []);
  made.toggle(); // and goes on when asked to
  for (let second = 0; second < 3; second++) frame(1000);
  assert.ok(state.row > 900);
  assert.deepEqual(said.extended, [2000]);
});

test("where nothing is to move, the run is shown in steps that can be seen, at the same pace", (t) => {
  const { made, said, frame } = playing(t, {}, { still: true });
  made.toggle();
  for (let frames = 0; frames < 125; frames++) frame(16);
  assert.deepEqual(said.shown, [31, 62, 93]);
});
