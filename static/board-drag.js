// A point that is dragged: shown at once, sent as fast as Python answers.

/** @import { BoardEvent, MoveEvent, State } from "./types" */

/**
 * `post` passes an event on, and `changed` shows what has changed on the screen.
 * @param {{ state: State, post: (event: BoardEvent) => void, changed: () => void }} parts
 */
export function makeDrag({ state, post, changed }) {
  /** Send what the drag has come to. */
  function drop() {
    if (!state.dragged) return;
    const move = state.dragged;
    state.dragged = null;
    post(move);
  }

  return {
    /** @param {MoveEvent} event */
    move(event) {
      state.dragged = state.dragged ? { ...state.dragged, point: event.point } : event;
      if (state.unanswered.length) changed();
      else drop();
    },
    drop,
    /** Send the next part of a drag that goes on, if Python has answered the last. */
    goOn() {
      if (!state.unanswered.length) drop();
    },
  };
}
