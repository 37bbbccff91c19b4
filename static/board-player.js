// The player: which iteration is on the screen. It plays by the clock, steps, asks for a longer run
// ahead of need, and reports where it came to rest. No frame waits for Python.

const version = new URL(import.meta.url).search;
const { iterationAt, lengthWanted, startClock } = await import(`./board-playback.js${version}`);

const REST_MS = 250; // the iteration is reported when it has been at rest this long

/**
 * `source` has the present `run`, the `most` iterations there may be, whether a panel is `eager` to
 * hear of a step, and the `speed` to play at; `show` draws one iteration, `named` says whether it
 * plays, `extend` asks for a longer run and `report` tells Python where it is.
 */
export function makePlayer({ source, show, named, extend, report }) {
  let wanted = 0; // the iteration that should be on the screen
  let row = 0; // the one that is
  let clock = null;
  let asked = 0; // the length last asked for
  let reported = 0;
  let sentAt = -Infinity;
  let restTimer;

  const last = () => source.run.rows - 1;
  const mayGrow = () => source.run.canExtend && source.run.iterations < source.most;

  function move(iteration) {
    row = iteration;
    show(row);
    rest();
  }

  /** Report the iteration once it rests; a single step at once where a panel waits for it. */
  function rest() {
    clearTimeout(restTimer);
    if (clock || row === reported) return;
    const since = performance.now() - sentAt;
    restTimer = setTimeout(report, source.eager && since > REST_MS ? 0 : REST_MS);
  }

  /** Ask for a longer run when the end comes near. */
  function foresee(iteration) {
    const length = lengthWanted(iteration, source.run, source.most);
    if (!length || length <= asked) return;
    asked = length;
    extend(length);
  }

  const restart = () => (clock = startClock(row, source.speed, performance.now()));

  function goTo(iteration) {
    if (!source.run) return;
    wanted = Math.max(0, iteration);
    if (wanted > last() && source.run.complete) {
      if (mayGrow()) foresee(source.run.iterations);
      else wanted = last();
    }
    move(Math.min(wanted, last()));
    if (clock) restart();
  }

  function frame(now) {
    if (!clock) return;
    const next = iterationAt(clock, now, last());
    foresee(next);
    wanted = next;
    if (next !== row) move(next);
    if (next >= last()) {
      if (source.run.complete && !mayGrow()) return pause();
      clock = startClock(next, clock.speed, now); // waits for the rows that were asked for
    }
    requestAnimationFrame(frame);
  }

  function pause() {
    clock = null;
    named(false);
    rest();
  }

  function play() {
    if (!source.run) return;
    if (row >= last() && source.run.complete && !mayGrow()) goTo(0);
    restart();
    clearTimeout(restTimer);
    named(true);
    requestAnimationFrame(frame);
  }

  return {
    get row() {
      return row;
    },
    get playing() {
      return clock !== null;
    },
    goTo(iteration, { stop = false } = {}) {
      if (stop && clock) pause();
      goTo(iteration);
    },
    step(by) {
      if (clock) pause();
      goTo(row + by);
    },
    end: () =>
      source.run && goTo(Math.max(last(), source.run.complete ? 0 : source.run.iterations)),
    toggle: () => (clock ? pause() : play()),
    pause,
    /** Take the speed that was chosen. */
    hasten: () => clock && restart(),
    /** Python chose the iteration: nothing to report. */
    seek(iteration) {
      pause();
      wanted = reported = iteration;
      row = Math.min(wanted, last());
    },
    /** The run is another, or shorter: lengths may be asked for anew. */
    begin: () => (asked = 0),
    /** Show the iteration that is wanted, as far as it is here. */
    settle() {
      const { complete, rows } = source.run;
      move(Math.min(wanted, complete || wanted < rows ? last() : row));
    },
    /** Python has been told where this is. */
    told() {
      reported = row;
      sentAt = performance.now();
    },
    close() {
      pause();
      clearTimeout(restTimer);
    },
  };
}
