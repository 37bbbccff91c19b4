// The way of a grip: Python tells at once what each place of it comes to, as rows like those of a run;
// while it is dragged the row of the nearest place is shown, and nobody is asked.

/** @import { Channel, Chart, Grasp, Pixel, Seen, State, Way } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { valueAt, wayIn } = await load("board-packet");

/** @type {(channel: Channel, row: number, column: number) => number} */
const numberAt = (channel, row, column) => valueAt(channel, row, column) ?? Number.NaN;

/**
 * The pixel of a way's grip at a row.
 * @type {(chart: Pick<Chart, "pixel">, way: Pick<Way, "channels">, row: number) => Pixel}
 */
export const gripAt = (chart, { channels: { grip } }, row) =>
  chart.pixel(numberAt(grip, row, 0), numberAt(grip, row, 1));

/**
 * The row of a way whose grip is nearest to a pixel; the first of those that are equally near.
 * @param {Pick<Chart, "pixel">} chart
 * @param {Pick<Way, "channels" | "rows">} way
 * @param {Pixel} pixel
 */
export function nearestRow(chart, way, [x, y]) {
  let best = 0;
  let least = Infinity;
  for (let row = 0; row < way.rows; row++) {
    const [px, py] = gripAt(chart, way, row);
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance < least) [best, least] = [row, distance];
  }
  return best;
}

/**
 * Keep the way of the grip that is taken, or about to be. `flush` sends a message, which asks for it.
 * @param {{ state: State, flush: () => void }} parts
 */
export function makeWays({ state, flush }) {
  let number = 0;
  let askedFor = ""; // all that the way with this number depends on

  return {
    /**
     * Ask for the way of a grip of the line that is seen, unless it is here or on its way already;
     * returns its number.
     * @param {Seen} seen
     * @param {Omit<Grasp, "number" | "line">} grasp
     */
    ask({ channels, row }, grasp) {
      const line = state.fixed.madeOf.map((name) => numberAt(channels[name], row, 0));
      const { run, unanswered } = state;
      const wanted = JSON.stringify([run?.key, run?.sample, line, grasp]);
      if (wanted === askedFor && !unanswered.length) return number;
      askedFor = unanswered.length ? "" : wanted; // what is not answered may change it
      state.grasp = { ...grasp, line, number: ++number };
      flush();
      return number;
    },
    /**
     * The way with this number, if it is here.
     * @param {number} which
     */
    find: (which) => (state.way?.number === which ? state.way : undefined),
    /**
     * Put a row of a way on the screen; nothing: the run again.
     * @param {Way} [way]
     * @param {number} [row]
     */
    hold(way, row = 0) {
      state.held = way && { channels: way.channels, lines: way.lines, row };
    },
    /**
     * What a line at a row is made of.
     * @param {Way} way
     * @param {number} row
     */
    madeOf: ({ channels }, row) =>
      state.fixed.madeOf.map((name) => numberAt(channels[name], row, 0)),
    /**
     * Take in the way that a message carries.
     * @param {import("./types").Packet} message
     */
    take(message) {
      const way = wayIn(message);
      if (!way) return;
      state.way = way;
      if (state.grasp?.number === way.number) state.grasp = undefined;
    },
    /** The grip was let go: what is not here yet is not wanted any more. */
    forget() {
      if (state.grasp) askedFor = "";
      state.grasp = undefined;
    },
  };
}
