// Playback: which iteration is on the screen, as a pure function of the clock.

/** @import { Lookup, Rate, Run } from "./types" */

/**
 * A clock of a pace that shows iteration 0 at time `start` (ms).
 * @typedef {{ pace: Rate, start: number }} Clock
 */

export const AHEAD = 0.75; // share of a run after which a longer one is asked for

const SOON = 1e-6; // iterations: rounding must not hold one back for a frame

/**
 * How many iterations a pace makes in so many seconds: at its rate, or from its rate on twice as many
 * in each second as in the one before.
 * @param {Rate} pace
 * @param {number} seconds
 */
export const iterationsIn = ({ rate, doubles }, seconds) =>
  doubles ? (rate / Math.LN2) * (2 ** seconds - 1) : rate * seconds;

/**
 * After how many seconds a pace has made so many iterations.
 * @param {Rate} pace
 * @param {number} iterations
 */
export const secondsTo = ({ rate, doubles }, iterations) =>
  doubles ? Math.log2(1 + (iterations * Math.LN2) / rate) : iterations / rate;

/**
 * A clock that shows iteration `from` at time `now` (ms), and goes on as if it had played until then.
 * @param {number} from
 * @param {Rate} pace
 * @param {number} now
 * @returns {Clock}
 */
export const startClock = (from, pace, now) => ({
  pace,
  start: now - 1000 * secondsTo(pace, from),
});

/**
 * The iteration a clock shows, no further than `last`. (A frame may carry a time before its start.)
 * @param {Clock} clock
 * @param {number} now
 * @param {number} last
 */
export const iterationAt = ({ pace, start }, now, last) =>
  Math.min(last, Math.floor(iterationsIn(pace, Math.max(now - start, 0) / 1000) + SOON));

/**
 * The length to ask for when playback nears the end of a run; undefined while it does not.
 * @param {number} iteration
 * @param {Pick<Run, "canExtend" | "iterations">} run
 * @param {number} most
 */
export function lengthWanted(iteration, run, most) {
  if (!run.canExtend || run.iterations >= most) return undefined;
  return iteration >= AHEAD * run.iterations ? Math.min(2 * run.iterations, most) : undefined;
}

/**
 * A number for the eye: constant width where it can be, powers of ten where it must.
 * @param {number | undefined} value
 */
export function shown(value, { percent = false } = {}) {
  if (value === undefined) return "–";
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 1e-3 && size < 1e5);
  let text = isPlain ? value.toFixed(4) : value.toExponential(3).replace("e+", "e");
  if (percent) text = `${(100 * value).toFixed(1)} %`;
  return text.replaceAll("-", "−");
}

/**
 * A number as it is where that is short, otherwise rounded for the eye.
 * @param {number} value
 */
function exact(value) {
  const text = String(value).replaceAll("-", "−");
  return text.length > 6 ? shown(value) : text;
}

/**
 * A text with every `{name}` put in by `lookup`; "…" where one of them has no value.
 * @param {string} pattern
 * @param {Lookup} lookup
 */
export function filled(pattern, lookup) {
  let complete = true;
  const text = pattern.replace(/\{([\w-]+)\}/g, (_, name) => {
    const value = lookup(name);
    if (value === undefined) complete = false;
    return value === undefined ? "…" : exact(value);
  });
  return { text, complete };
}
