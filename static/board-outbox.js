// Events on their way to Python: numbered, sent all together, kept until they are acknowledged.
// A newer message may replace an older one that still waits, and one sent while the connection is
// down is lost; so each message carries everything that is not yet acknowledged. Pure but for timers.

/** @import { BoardEvent, NumberedEvent } from "./types" */

const RESEND_MS = 1500;

/**
 * Make an outbox; `send(events)` passes a message on.
 * @param {(events: NumberedEvent[]) => void} send
 * @param {{
 *   setTimer?: (action: () => void, ms: number) => unknown,
 *   clearTimer?: (timer: any) => void,
 * }} timers
 */
export function makeOutbox(send, { setTimer = setTimeout, clearTimer = clearTimeout } = {}) {
  let last = 0;
  /** @type {NumberedEvent[]} */
  let pending = [];
  /** @type {unknown} */
  let timer;

  function flush() {
    clearTimer(timer);
    send(pending);
    if (pending.length) timer = setTimer(flush, RESEND_MS);
  }

  return {
    get pending() {
      return pending;
    },
    /** @param {BoardEvent} event */
    post(event) {
      pending = [...pending, { n: ++last, ...event }];
      flush();
    },
    flush,
    /** @param {number} number */
    acknowledge(number) {
      pending = pending.filter(({ n }) => n > number);
      if (!pending.length) clearTimer(timer);
    },
    close() {
      clearTimer(timer);
    },
  };
}
