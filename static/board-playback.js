// Playback: which iteration is on the screen, as a pure function of the clock.

/** @import { Lookup, Run } from "./types" */

/**
 * A clock that shows iteration `from` at time `start` (ms).
 * @typedef {{ from: number, speed: number, start: number }} Clock
 */

export const SPEEDS = [1, 5, 20, 60, 300, 1200]; // iterations a second
export const AHEAD = 0.75; // share of a run after which a longer one is asked for

/**
 * A clock that shows iteration `from` at time `now` (ms) and runs at `speed` iterations a second.
 * @param {number} from
 * @param {number} speed
 * @param {number} now
 * @returns {Clock}
 */
export const startClock = (from, speed, now) => ({ from, speed, start: now });

/**
 * The iteration a clock shows, no further than `last`. (A frame may carry a time before its start.)
 * @param {Clock} clock
 * @param {number} now
 * @param {number} last
 */
export const iterationAt = (clock, now, last) =>
  Math.min(
    last,
    clock.from + Math.floor((Math.max(now - clock.start, 0) * clock.speed) / 1000 + 1e-6),
  );

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
