// For who does not see: the words for what several boards and their curves show at an iteration. Pure.
// Python has the sentences (playground/board/words_told.py), with places for the numbers of the moment.

/** @import { BoardsMessage, Run } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { valueAt } = await load("board-packet");
const { shown } = await load("board-playback");
const { spokenText } = await load("board-pointer");
const { told } = await load("board-telling");

/**
 * The words for each board, in their order: the points and the line; and for its loss.
 * @param {Pick<BoardsMessage, "boards" | "told">} message
 * @param {Pick<Run, "channels">} run
 * @param {number} row a run that ended before stays at its last
 */
export function wordsFor({ boards, told: sentences }, run, row) {
  return boards.map(({ name, points, classes, decimals }, at) => {
    /** @param {string} what */
    const channel = (what) => run.channels[`${at}-${what}`];
    const last = channel("loss").data.length - 1;
    const here = Math.min(row, last);
    /** @type {(what: string, column: number) => string} */
    const place = (what, column) =>
      spokenText(valueAt(channel(what), here, column) ?? 0, decimals[column % 2]);
    const [zeros, ones] = [points.class0, points.class1].map(({ x }) => x.length);
    const values = {
      points: String(zeros + ones),
      zeros: String(zeros),
      ones: String(ones),
      class0: classes[0],
      class1: classes[1],
      from: `(${place("boundary", 0)}, ${place("boundary", 1)})`,
      to: `(${place("boundary", 2)}, ${place("boundary", 3)})`,
      side: `(${place("arrow", 2)}, ${place("arrow", 3)})`,
      iteration: String(here),
      iterations: String(last),
      first: shown(valueAt(channel("loss"), 0)),
      loss: shown(valueAt(channel("loss"), here)),
    };
    const line = values.from === values.to ? sentences.noLine : sentences.line;
    return {
      board: `${name}. ${told(sentences.points, values)} ${told(line, values)}`,
      curve: `${name}. ${told(sentences.curve, values)}`,
    };
  });
}
