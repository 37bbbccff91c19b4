// For who does not see: the words for what board and curve show, and what is read out once it rests.
// Python has the sentences (playground/board/words_told.py), with places for the numbers of the moment.

/** @import { Hub, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { valueAt } = await load("board-packet");
const { finder } = await load("board-page");
const { shown } = await load("board-playback");
const { spokenText } = await load("board-pointer");
const { isResting, seenNow } = await load("board-state");

const REST_MS = 400; // what changes again within this time is not read out

/**
 * A sentence with every `{name}` put in; "–" where there is no such value.
 * @param {string} pattern
 * @param {Record<string, string | undefined>} values
 */
export const told = (pattern, values) =>
  pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "–");

/**
 * What the sentences have places for.
 * @param {State} state
 * @returns {Record<string, string | undefined>}
 */
function valuesOf(state) {
  const { run, header, rows, row } = state;
  const seen = seenNow(state);
  if (!run || !seen) return {};
  /** @type {(name: string, column?: number) => number | undefined} */
  const at = (name, column) => valueAt(seen.channels[name], seen.row, column);
  /** @type {(name: string, column: number) => string} */
  const place = (name, column) => spokenText(at(name, column) ?? 0, header.decimals[column % 2]);
  const ones = rows.filter((point) => point.row[2] === 1).length;
  return {
    points: String(rows.length),
    zeros: String(rows.length - ones),
    ones: String(ones),
    class0: header.classes[0],
    class1: header.classes[1],
    from: `(${place("boundary", 0)}, ${place("boundary", 1)})`,
    to: `(${place("boundary", 2)}, ${place("boundary", 3)})`,
    side: `(${place("arrow", 2)}, ${place("arrow", 3)})`,
    iteration: String(row),
    iterations: String(run.complete ? run.rows - 1 : run.iterations),
    first: shown(valueAt(run.channels.loss, 0)),
    loss: shown(at("loss")),
    accuracy: shown(at("accuracy"), { percent: true }),
  };
}

/**
 * The words for the moment: the points, the line, the curve, and where the run is.
 * @param {State} state
 */
export function wordsFor(state) {
  const values = valuesOf(state);
  const { told: sentences } = state.fixed;
  const isEmpty = !state.rows.length;
  const isLine = values.from !== values.to;
  return {
    points: told(isEmpty ? sentences.noPoints : sentences.points, values),
    line: told(isLine ? sentences.line : sentences.noLine, values),
    curve: told(isEmpty ? sentences.noCurve : sentences.curve, values),
    iteration: told(isEmpty ? sentences.onlyIteration : sentences.iteration, values),
  };
}

/** @param {{ root: HTMLElement, state: State, hub: Hub }} parts */
export function makeTelling({ root, state, hub }) {
  const find = finder(root);
  /** @type {Record<string, string>} */
  let last = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Whether it is known what there was to be read when the page was opened. */
  const isKnown = () => Object.keys(last).length > 0;

  function tell() {
    // What waits for an answer is told with it: two texts in a row would cut one another short.
    if (!isResting(state) || !state.run || !state.fixed.told) return;
    const { points, line, curve, iteration } = wordsFor(state);
    const own = /** @type {string} */ (find(".line").textContent);
    find('[data-figure="board"] .plot').setAttribute("aria-label", `${points} ${line}`);
    find('[data-figure="loss"] .plot').setAttribute("aria-label", curve);
    /** @type {Record<string, string>} */
    const now = { points, iteration, own };
    if (state.held) now.line = line; // in the hand: where it lies is what one wants to know
    const news = Object.entries(now).filter(([name, text]) => last[name] !== text);
    const known = isKnown();
    last = { ...last, ...now };
    if (known && news.length) find(".said").textContent = news.map(([, text]) => text).join(" ");
  }

  /** Something changed: say so once it rests. */
  function changed() {
    clearTimeout(timer);
    timer = setTimeout(tell, isKnown() ? REST_MS : 0); // what a quick visitor does first is news
  }
  hub.on("iteration", changed);
  hub.on("playing", changed);
  hub.on("edited", changed);

  return { close: () => clearTimeout(timer) };
}
