// What the visitor did that the address does not hold yet: kept in the tab, so that a reload within a
// moment of a click does not lose it. Pure but for the tab's storage.

/** @import { BoardEvent } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { merged } = await load("board-drag");

const KEY = "playground-unsaved";
const MOST = 500; // events; a part of them would be worse than none
const WITHOUT = new Set(["clear", "fit", "undo", "redo", "neuron"]); // events that say nothing more
const AGAIN = new Set(["reload", "back_forward"]); // a link that is opened begins with what it says

/** @type {BoardEvent[]} */
let kept = [];
let address = ""; // the query that the page had when they were kept
let given = false; // whether this page has taken what was kept before it

/** @param {unknown} value */
const isRow = (value) =>
  Array.isArray(value) && value.length === 3 && value.every((entry) => Number.isFinite(entry));

/** @param {unknown} value */
const isPlace = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((entry) => Number.isFinite(entry));

/**
 * A part of a drag of the line, or of a weight.
 * @param {any} event
 */
function isPart(event) {
  const { type, grip, what, steps, iteration, old, place, about } = event;
  if (!Number.isInteger(iteration)) return false;
  if (type === "nudge") return typeof what === "string" && Number.isFinite(steps);
  return typeof grip === "string" && [old, place, about].every(isPlace);
}

/** @param {any} event */
function isEdit(event) {
  if (typeof event !== "object" || event === null) return false;
  const { type } = event;
  if (type === "add" || type === "erase") return isRow(event.point);
  if (type === "move") return isRow(event.old) && isRow(event.point);
  if (type === "put") return isRow(event.start); // three numbers, too
  if (type === "hold" || type === "nudge") return isPart(event);
  if (type === "option") return typeof event.name === "string";
  return WITHOUT.has(type);
}

/**
 * The edits in a text that was kept, if they were made at this address; whatever else the text may
 * be, there are none.
 * @param {string | null} text
 * @param {string} query
 * @returns {BoardEvent[]}
 */
export function editsIn(text, query) {
  try {
    const { address: there, events } = JSON.parse(text ?? "{}");
    const fits = there === query && events.length <= MOST && events.every(isEdit);
    return fits ? [...events] : [];
  } catch {
    return [];
  }
}

/**
 * Whether a drag goes on with an event where the one before ended.
 * @param {BoardEvent | undefined} last
 * @param {BoardEvent} event
 */
function follows(last, event) {
  if (event.type === "move")
    return last?.type === "move" && String(last.point) === String(event.old);
  if (event.type === "hold")
    return last?.type === "hold" && String(last.place) === String(event.old);
  if (event.type === "put") return last?.type === "put" || last?.type === "hold";
  return event.type === "nudge" && last?.type === "nudge";
}

/**
 * Edits with one more; the many parts of one drag are one.
 * @param {BoardEvent[]} events
 * @param {BoardEvent} event
 * @returns {BoardEvent[]}
 */
export function withEdit(events, event) {
  const last = /** @type {any} */ (events.at(-1));
  const both = follows(last, event) && merged(last, /** @type {any} */ (event));
  return both ? [...events.slice(0, -1), both] : [...events, event];
}

/** The address holds all: forget it. */
export function forgetEdits() {
  kept = [];
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // a browser may refuse its storage
  }
}

/**
 * Keep an edit until the address holds it.
 * @param {BoardEvent} event
 */
export function keepEdit(event) {
  if (!isEdit(event)) return;
  const { search } = location;
  kept = withEdit(search === address ? kept : [], event);
  address = search;
  if (kept.length > MOST) return forgetEdits();
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, events: kept }));
  } catch {
    // a browser may refuse its storage, or have no room
  }
}

/** What was kept before this page was loaded, once: later boards of the page have nothing to add. */
export function editsBefore() {
  if (given) return [];
  given = true;
  const [navigation] = performance.getEntriesByType("navigation");
  const { type } = /** @type {PerformanceNavigationTiming} */ (navigation);
  let text = null;
  try {
    text = sessionStorage.getItem(KEY);
  } catch {
    // a browser may refuse its storage
  }
  forgetEdits();
  return AGAIN.has(type) ? editsIn(text, location.search) : [];
}
