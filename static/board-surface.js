// What the pointer and the crosshair may know of the board, and do with it.

/** @import { BoardEvent, Chart, Place, Sample, ScreenPoint, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { nearest, rounded } = await load("board-pointer");
const { isLocked } = await load("board-state");

const REACH = 12; // pixels within which the crosshair is on a point

/**
 * @param {{
 *   mount: string,
 *   state: State,
 *   chart: Chart,
 *   drag: ReturnType<typeof import("./board-drag.js").makeDrag>,
 *   grips: ReturnType<typeof import("./board-grips.js").makeGrips>,
 *   focus: ReturnType<typeof import("./board-focus.js").makeFocus>,
 *   sample: Sample,
 *   choose: (place: number) => void,
 *   said: HTMLElement,
 *   post: (event: BoardEvent) => void,
 * }} parts
 */
export function makeSurface(parts) {
  const { mount, state, chart, drag, grips, focus, sample, said, post } = parts;
  let gestures = 0;

  return {
    chart,
    mount,
    focus,
    drag,
    grips,
    post,
    point: sample.point,
    get rows() {
      return state.rows;
    },
    get decimals() {
      return state.header.decimals;
    },
    get names() {
      return state.header.names;
    },
    get classes() {
      return state.header.classes;
    },
    get ready() {
      return Boolean(state.run && chart.ready);
    },
    get tool() {
      return isLocked(state, "points") ? "Look" : state.tool;
    },
    get plays() {
      return state.playing;
    },
    middle: () => chart.data([chart.size()[0] / 2, chart.size()[1] / 2]),
    /** What is in view: from and to, along each axis. */
    view: () => ["xaxis.range", "yaxis.range"].flatMap((path) => state.header.axes.board[path]),
    /**
     * A place as a point there is kept.
     * @param {Place} at
     * @returns {Place}
     */
    place([x1, x2]) {
      const { decimals } = state.header;
      return [rounded(x1, decimals[0]), rounded(x2, decimals[1])];
    },
    /**
     * Which of the rows is within reach of a place; -1 for none.
     * @param {Place} at
     */
    nearestTo: (at) => nearest(state.rows, chart.pixel, chart.pixel(...at), REACH),
    /** Name the gesture that edits belong to; a new one if asked. */
    gesture(fresh = false) {
      if (fresh) gestures++;
      return `${mount}-k${gestures}`;
    },
    /** @param {string} text */
    say: (text) => (said.textContent = text),
    /**
     * Choose a sample to look at, or let go of it.
     * @param {ScreenPoint} point
     */
    choose({ place }) {
      if (place !== undefined) parts.choose(place);
    },
  };
}
