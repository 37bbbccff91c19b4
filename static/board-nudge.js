// What moves by steps: with the arrow keys on a control, or by dragging it. The steps of one go are one
// gesture, hence one undo step.

/** @import { DragEvent, State } from "./types" */

const PAUSE_MS = 1000; // after which a key begins another gesture

/**
 * @param {{
 *   mount: string,
 *   state: State,
 *   pause: () => void,
 *   drag: { move: (event: DragEvent) => void, drop: () => void },
 * }} parts
 */
export function makeNudge({ mount, state, pause, drag }) {
  let gestures = 0;
  let last = { what: "", at: -Infinity };
  let isOpen = false; // whether the last one of a gesture is still to come

  /** @type {(what: string, steps: number, iteration: number, released: boolean) => void} */
  function report(what, steps, iteration, released) {
    const gesture = `${mount}-n${gestures}`;
    drag.move({ type: "nudge", what, iteration, steps, gesture, released });
    isOpen = !released;
  }

  /** Whether a key that was pressed before still holds the gesture that it began. */
  function goesOn(/** @type {string} */ what, /** @type {number} */ now) {
    if (last.what !== what) return false;
    const isAnswered = !state.unanswered.length && !state.dragged;
    if (isAnswered && state.row !== 0) return false; // another iteration was chosen since
    return isOpen || now - last.at <= PAUSE_MS;
  }

  return {
    /** @type {(what: string, steps: number) => void} */
    by(what, steps) {
      const now = performance.now();
      const first = !goesOn(what, now);
      if (first) {
        gestures++;
        pause();
      }
      last = { what, at: now };
      report(what, steps, first ? state.row : 0, false); // what was moved once is the start
    },
    /** The go is over. */
    rest() {
      if (!isOpen) return;
      last.at = performance.now();
      report(last.what, 0, 0, true);
      drag.drop();
    },
  };
}
