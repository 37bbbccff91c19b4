// Events on their way to Python: numbered, sent all together, kept until they are acknowledged.
// A newer message may replace an older one that still waits, and one sent while the connection is
// down is lost; so each message carries everything that is not yet acknowledged. Pure but for timers.

const RESEND_MS = 1500;

/** Make an outbox; `send(events)` passes a message on. */
export function makeOutbox(send, { setTimer = setTimeout, clearTimer = clearTimeout } = {}) {
  let last = 0;
  let pending = [];
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
    post(event) {
      pending = [...pending, { n: ++last, ...event }];
      flush();
    },
    flush,
    acknowledge(number) {
      pending = pending.filter(({ n }) => n > number);
      if (!pending.length) clearTimer(timer);
    },
    close() {
      clearTimer(timer);
    },
  };
}
