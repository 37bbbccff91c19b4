// What the parts of a board know in common. Who writes a field is said with its type, in types.d.ts;
// all others only read it.

/** @import { State } from "./types" */

/**
 * Before the first message there is no run, and nothing is drawn.
 * @returns {State}
 */
export function makeState() {
  const unknown = /** @type {any} */ ({}); // until the first message
  return {
    run: undefined,
    header: unknown,
    fixed: unknown,
    points: [],
    arrays: {},
    unanswered: [],
    rows: [],
    row: 0,
    beat: "",
    playing: false,
    drawn: false,
    theme: {},
    themeName: "",
    tool: "",
    pace: { name: "", rate: 1, unit: "" },
    dragged: null,
    grasp: undefined,
    way: undefined,
    held: undefined,
    followed: -1,
    address: undefined,
  };
}

/**
 * An option as the visitor set it, if Python has not answered that yet; otherwise what it answered.
 * @template T
 * @param {State} state
 * @param {string} name
 * @param {T} answered
 * @returns {T}
 */
export function optionNow({ unanswered }, name, answered) {
  const set = unanswered.findLast((event) => event.type === "option" && event.name === name);
  return set?.type === "option" ? /** @type {any} */ (set.value) : answered;
}

/**
 * What is on the screen: a place on the way of a line in the hand, or a row of the run.
 * @param {State} state
 * @returns {import("./types").Seen | undefined}
 */
export function seenNow({ held, run, row }) {
  if (held || !run) return held;
  return { channels: run.channels, lines: run.lines, row };
}

/**
 * Whether there is time for what need not be at once.
 * @param {State} state
 */
export const isResting = (state) => !state.playing && !state.unanswered.length;

/**
 * Whether a task keeps something as it is.
 * @param {State} state
 * @param {string} name
 */
export const isLocked = ({ header }, name) => Boolean(header.locked?.includes(name));
