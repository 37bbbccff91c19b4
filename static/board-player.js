// The player: which iteration is on the screen. It plays by the clock, steps, asks for a longer run
// ahead of need, and reports where it came to rest. No frame waits for Python.

/** @import { Run, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { iterationAt, lengthWanted, startClock } = await load("board-playback");

const STILL_MS = 500; // where nothing is to move, the run is shown in steps so far apart
const REST_MS = 250; // the iteration is reported when it has been at rest this long

/** Whether the visitor wants nothing to move. */
const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Make the player of the run in `state`. `show` draws one iteration, `named` says whether it plays,
 * `extend` asks for a longer run and `report` tells Python where it is.
 * @param {{
 *   state: State,
 *   show: (row: number) => void,
 *   named: (playing: boolean) => void,
 *   extend: (iterations: number) => void,
 *   report: () => void,
 *   isStill?: () => boolean,
 * }} parts
 */
export function makePlayer({ state, show, named, extend, report, isStill = wantsStillness }) {
  let wanted = 0; // the iteration that should be on the screen; the one that is: state.row
  /** @type {ReturnType<typeof startClock> | null} */
  let clock = null;
  let asked = 0; // the length last asked for
  let plays = false; // whether it is to play once Python has chosen the iteration
  let until = Infinity; // and the iteration at which it then stops by itself
  let reported = 0;
  let sentAt = -Infinity;
  let still = false; // whether the run is shown in steps that can be seen
  let steppedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let restTimer;

  /** @param {Run} run */
  const last = (run) => run.rows - 1;
  /** @param {Run} run */
  const mayGrow = (run) => run.canExtend && run.iterations < state.header.most;

  /** Report the iteration once it rests; a single step at once where a panel waits for it. */
  function rest() {
    clearTimeout(restTimer);
    if (clock || state.row === reported) return;
    const since = performance.now() - sentAt;
    restTimer = setTimeout(report, state.header.panelWaits && since > REST_MS ? 0 : REST_MS);
  }

  /** @param {number} iteration */
  function move(iteration) {
    state.row = iteration;
    show(iteration);
    rest();
  }

  /**
   * Ask for a longer run when the end comes near.
   * @param {Run} run
   * @param {number} iteration
   */
  function foresee(run, iteration) {
    const length = lengthWanted(iteration, run, state.header.most);
    if (!length || length <= asked) return;
    asked = length;
    extend(length);
  }

  function restart() {
    clock = startClock(state.row, state.pace, performance.now());
  }

  /** @param {number} iteration */
  function goTo(iteration) {
    const { run } = state;
    if (!run) return;
    wanted = Math.max(0, iteration);
    if (wanted > last(run) && run.complete) {
      if (mayGrow(run)) foresee(run, run.iterations);
      else wanted = last(run);
    }
    move(Math.min(wanted, last(run)));
    if (clock) restart();
  }

  function pause() {
    clock = null;
    state.playing = false;
    named(false);
    rest();
  }

  /** @param {number} now */
  function frame(now) {
    if (!clock || !state.run) return;
    const { run } = state;
    if (still && now - steppedAt < STILL_MS) return void requestAnimationFrame(frame);
    steppedAt = now;
    const due = Math.min(iterationAt(clock, now, last(run)), until);
    const next = Math.max(due, state.row); // never back
    if (until === Infinity) foresee(run, next);
    wanted = next;
    if (next !== state.row) move(next);
    if (next >= until) return pause();
    if (next >= last(run)) {
      if (run.complete && !mayGrow(run)) return pause();
      clock = startClock(next, clock.pace, now); // waits for the rows that were asked for
    }
    requestAnimationFrame(frame);
  }

  function play({ to = Infinity } = {}) {
    const { run } = state;
    if (!run) return;
    until = to;
    if (state.row >= last(run) && run.complete && !mayGrow(run)) goTo(0);
    restart();
    state.playing = true;
    still = isStill();
    clearTimeout(restTimer);
    named(true);
    requestAnimationFrame(frame);
  }

  return {
    /** @param {number} iteration */
    goTo(iteration, { stop = false } = {}) {
      if (stop && clock) pause();
      goTo(iteration);
    },
    /** @param {number} by */
    step(by) {
      if (clock) pause();
      goTo(state.row + by);
    },
    /** The end of the run as it is: to play on from there would ask for a longer one. */
    end() {
      const { run } = state;
      if (clock) pause();
      if (run) goTo(Math.max(last(run), run.complete ? 0 : run.iterations));
    },
    toggle: () => (clock ? pause() : play()),
    pause() {
      plays = false;
      pause();
    },
    /** Take the pace that was chosen. */
    hasten() {
      if (clock) restart();
    },
    /**
     * Python chose the iteration: nothing to report.
     * @param {number} iteration
     */
    seek(iteration) {
      pause();
      wanted = reported = iteration;
      state.row = Math.min(wanted, state.run ? last(state.run) : 0);
      const { run } = state;
      if (!plays || !run || (run.complete && !last(run))) return; // what is to be played comes later
      plays = false;
      play({ to: until });
    },
    /** Play once Python has chosen the iteration; no further than `to`. */
    playWhenSought(to = Infinity) {
      plays = true;
      until = to;
    },
    /** The run is another, or shorter: lengths may be asked for anew. */
    begin: () => (asked = 0),
    /** Show the iteration that is wanted, as far as it is here. */
    settle() {
      const { run } = state;
      if (!run) return;
      move(Math.min(wanted, run.complete || wanted < run.rows ? last(run) : state.row));
    },
    /** Python has been told where this is. */
    told() {
      reported = state.row;
      sentAt = performance.now();
    },
    close() {
      pause();
      clearTimeout(restTimer);
    },
  };
}
