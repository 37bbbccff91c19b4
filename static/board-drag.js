// What is dragged, or moved by keys that repeat: shown at once, sent as fast as Python answers.

/** @import { BoardEvent, DragEvent, State } from "./types" */

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
  if (first.type === "nudge" && second.type === "nudge" && first.what === second.what)
    return { ...second, steps: first.steps + second.steps, iteration: first.iteration };
  return undefined;
}

/**
 * `post` passes an event on, and `changed` shows what has changed on the screen.
 * @param {{ state: State, post: (event: BoardEvent) => void, changed: () => void }} parts
 */
export function makeDrag({ state, post, changed }) {
  /** Send what the drag has come to. */
  function drop() {
    if (!state.dragged) return;
    const event = state.dragged;
    state.dragged = null;
    post(event);
  }

  return {
    /** @param {DragEvent} event */
    move(event) {
      const both = state.dragged && merged(state.dragged, event);
      if (!both) drop();
      state.dragged = both ?? event;
      if (!state.unanswered.length) drop();
      else if (event.type === "move") changed();
    },
    drop,
    /** Send the next part of a drag that goes on, if Python has answered the last. */
    goOn() {
      if (!state.unanswered.length) drop();
    },
  };
}
