// Which beat of an iteration that is taken apart is on the screen: Python says what each of them is,
// and with the last one the iteration itself goes on. Pure.

/** @import { Beat, Staged } from "./types" */

const MOVES = 3; // the beat with which the next iteration comes on the screen

/**
 * Keep the beat; `step(by)` moves the iteration on the screen, which `take` is then told.
 * @param {(by: number) => void} step
 */
export function makeBeats(step) {
  /** @type {Staged | undefined} the iteration that is taken apart */
  let held;
  let at = 0;
  let enters = 0; // the beat with which another iteration begins
  let moved = false; // whether the next iteration is on the screen already

  /** @param {Staged | undefined} another */
  function begin(another) {
    held = another;
    moved = false;
    at = another ? Math.min(enters, another.beats.length - 1) : 0;
    if (another) enters = 0;
  }

  return {
    /** The number of the beat, from 1; 0 while there is none. */
    get number() {
      return held ? at + 1 : 0;
    },
    /**
     * The beat to show while an iteration is on the screen, if Python has taken that one apart.
     * @param {Staged | null} staged
     * @param {number} row
     * @returns {Beat | undefined}
     */
    take(staged, row) {
      if (staged && staged.iteration === held?.iteration) held = staged; // with other points
      if (moved && row === held?.iteration) {
        moved = false;
        at = MOVES - 1;
      }
      if (at === MOVES && row - 1 === held?.iteration) moved = true;
      else if (row !== held?.iteration) begin(staged?.iteration === row ? staged : undefined);
      return held?.beats[at];
    },
    /** Whether there is a further one: not where the run ends. */
    goesOn: () => !held || at < held.beats.length - 1 || moved,
    next() {
      if (!held) return;
      if (moved) held = undefined;
      else if (at < held.beats.length - 1 && ++at === MOVES) step(1); // stays where the run ends
    },
    back() {
      if (!held) return;
      if (at === 0) {
        enters = MOVES - 1;
        return step(-1);
      }
      at--;
      if (!moved) return;
      moved = false;
      step(-1);
    },
  };
}
