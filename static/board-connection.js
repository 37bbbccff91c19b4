// The connection to Python: what is here of a run, what is coming, what is asked for, and what the
// visitor did that Python has not answered. Pure but for timers: no page.

/** @import { BoardEvent, BrowserMessage, Fixed, Packet, Run, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { makeOutbox } = await load("board-outbox");
const { withRows } = await load("board-packet");
const { pointRows, pointsToRestore } = await load("board-points");

/**
 * Whether a header has what only a page's first message carries.
 * @param {Packet["header"]} header
 * @returns {header is Packet["header"] & Fixed}
 */
const carriesFixed = (header) => header.figures !== undefined;

/**
 * The part of a header that stays.
 * @param {Fixed} header
 * @returns {Fixed}
 */
function fixedOf(header) {
  const { figures, moves, labels, curves, marks, readouts, hover, invitation, themes } = header;
  const { paces, scales, grips, gripped, madeOf, gripKeys, sliders, keys, told } = header;
  const drawn = { figures, moves, labels, curves, marks, readouts, hover, invitation, themes };
  return { ...drawn, paces, scales, grips, gripped, madeOf, gripKeys, sliders, keys, told };
}

/**
 * What a message makes of the run: "take" it in; ask for "more", as another run does not reach the
 * row on the screen yet; or ask for the "whole", as it continues what is not here.
 * @param {Run | undefined} run
 * @param {Packet} message
 * @param {{ row: number, seek: number, cut?: boolean }} at `cut`: this run was longer before
 * @returns {{ verdict: "whole", next?: undefined } | { verdict: "take" | "more", next: Run }}
 */
export function judged(run, message, { row, seek, cut = false }) {
  const next = withRows(run, message);
  if (!next) return { verdict: "whole" };
  const { start, rows, complete, status } = message.header;
  // Where the last message brought nothing, asking again would not either.
  const early = (!complete || cut) && rows > start && rows <= row && status.seek === seek;
  return { verdict: early ? "more" : "take", next };
}

/**
 * Whether a message is of a server that does not know the board `mount`. Then it has begun from the
 * address, which is written at rest: what is on the screen is newer, and nobody chose the server's
 * iteration. If it made the run shorter, `length` is what it was; not where the board has never been
 * `heard`, as then the server that answers is the one that made the run, and a field the one that cut it.
 * @param {Run | undefined} run
 * @param {Packet["header"]} header
 * @param {{ mount: string, sought: number, heard: boolean }} here
 */
export function begunAnew(run, { run: key, iterations, status }, { mount, sought, heard }) {
  if (!run || status.mount === mount || status.seek > sought) return { anew: false, length: 0 };
  const isCut = heard && key === run.key && iterations < run.iterations;
  return { anew: true, length: isCut ? run.iterations : 0 };
}

/**
 * Make the connection of one board, which writes to `state` what Python said. `mount` names the
 * board, and `send(compose)` passes on what `compose()` gives when the time to send has come.
 * @param {{
 *   mount: string,
 *   state: State,
 *   send: (compose: () => BrowserMessage) => void,
 *   timers?: Parameters<typeof makeOutbox>[1],
 * }} parts
 */
export function makeConnection({ mount, state, send, timers }) {
  /** @type {Run | undefined} another run, which has not come as far as the iteration on the screen */
  let coming;
  let lacking = false; // whether rows came that continue a run which is not here
  let said = 0; // the messages, by their numbers
  let heard = false; // whether a server has answered this board
  let sought = -1; // the last time that Python chose the iteration

  const newest = () => coming ?? (lacking ? undefined : state.run);

  const outbox = makeOutbox(
    (events) =>
      send(() => {
        const run = newest();
        return {
          mount,
          said: ++said,
          run: run?.key ?? "",
          rows: run?.rows ?? 0,
          sample: run?.sample ?? -1,
          follow: state.followed,
          iteration: state.row,
          seek: Math.max(sought, 0),
          drawn: state.drawn,
          events,
          ...(state.grasp && { grasp: state.grasp }),
          ...(state.address && { share: state.address }),
        };
      }),
    timers,
  );

  /** @param {BoardEvent} event */
  function post(event) {
    outbox.post(event);
    state.unanswered = outbox.pending;
  }

  /** @param {number} number */
  function acknowledge(number) {
    outbox.acknowledge(number);
    state.unanswered = outbox.pending;
  }

  /**
   * Take in a message, and say what follows for the others. Nothing if it continues a run that is
   * not here (then ask for it whole), or does not reach the iteration on the screen (then ask for
   * more, and go on with the run that does).
   * @param {Packet} message
   */
  function take(message) {
    const { header } = message;
    const { anew, length } = begunAnew(state.run, header, { mount, sought, heard });
    if (anew) sought = header.status.seek;
    const at = { row: state.row, seek: sought, cut: length > 0 };
    const { next, verdict } = judged(newest(), message, at);
    lacking = verdict === "whole" ? lacking || !coming : lacking && verdict === "more";
    coming = verdict === "more" ? next : undefined;
    if (length) post({ type: "extend", iterations: length });
    if (verdict !== "take") {
      outbox.flush();
      return undefined;
    }
    if (anew && header.iteration !== state.row) outbox.flush(); // says where this is
    return takeIn(message, next);
  }

  /**
   * @param {Packet} message
   * @param {Run} next
   */
  function takeIn({ header, arrays }, next) {
    const { status } = header;
    const first = carriesFixed(header);
    if (first) state.fixed = fixedOf(header);
    const restored = pointsToRestore(state, header, state.unanswered);
    const another = next.key !== state.run?.key || next.iterations < state.run.iterations;
    Object.assign(state, { header, arrays, run: next, points: pointRows(arrays) });
    if (status.mount === mount) {
      heard = true;
      acknowledge(status.acknowledged);
    }
    const seeks = status.seek !== sought;
    sought = status.seek;
    if (restored) post({ type: "restore", points: restored });
    if (!next.complete && header.rows > header.start) outbox.flush(); // for the rest of the rows
    return { first, another, seeks };
  }

  /** Whether Python has answered the last message. */
  function isAnswered() {
    const { status } = state.header;
    return status.mount === mount && status.said === said;
  }

  /** Whether something was done here that Python has not answered. */
  const hasMore = () => outbox.pending.length > 0;

  return { post, take, isAnswered, hasMore, flush: outbox.flush, close: outbox.close };
}
