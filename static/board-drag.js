// What is dragged, or moved by keys that repeat: shown at once, sent as fast as Python answers. Where
// the page knows already what a drag comes to, its frames go first, and Python is told when the hand
// rests or has not been followed for a while.

/** @import { BoardEvent, DragEvent, State } from "./types" */

const REST_MS = 100;
const LONGEST_MS = 500;

/**
 * One event for two that follow each other; undefined where they belong to different things.
 * @param {DragEvent} first
 * @param {DragEvent} second
 * @returns {DragEvent | undefined}
 */
export function merged(first, second) {
  if (first.gesture !== second.gesture) return undefined;
  if (first.type === "move" && second.type === "move") return { ...first, point: second.point };
  if (first.type === "hold" && second.type === "hold")
    return { ...second, old: first.old, iteration: first.iteration };
  if (second.type === "put" && (first.type === "put" || first.type === "hold")) return second;
  if (first.type === "nudge" && second.type === "nudge" && first.what === second.what)
    return { ...second, steps: first.steps + second.steps, iteration: first.iteration };
  return undefined;
}

/**
 * `post` passes an event on, and `changed` shows what has changed on the screen.
 * @param {{ state: State, post: (event: BoardEvent) => void, changed: () => void }} parts
 */
export function makeDrag({ state, post, changed }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let sentAt = -Infinity;

  /** Send what the drag has come to. */
  function drop() {
    clearTimeout(timer);
    if (!state.dragged) return;
    sentAt = performance.now();
    const event = state.dragged;
    state.dragged = null;
    post(event);
  }

  /** Send it, if Python has answered the last. */
  function dropAnswered() {
    if (!state.unanswered.length) drop();
  }

  function dropSoon() {
    clearTimeout(timer);
    const wait = Math.min(REST_MS, sentAt + LONGEST_MS - performance.now());
    timer = setTimeout(dropAnswered, wait);
  }

  return {
    /** @param {DragEvent} event */
    move(event) {
      const both = state.dragged && merged(state.dragged, event);
      if (!both) drop();
      state.dragged = both ?? event;
      if (event.type === "put") dropSoon();
      else if (!state.unanswered.length) drop();
      else if (event.type === "move") changed();
    },
    drop,
    /** Send the next part of a drag that goes on, if Python has answered the last. */
    goOn() {
      if (state.dragged?.type === "put") dropSoon();
      else dropAnswered();
    },
  };
}
