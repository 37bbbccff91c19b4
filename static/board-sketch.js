// A curve that the visitor draws over a figure, by pointer, touch or keys, before the true one is
// shown. It knows pixels, axes and heights, and nothing of what they are of.

/** @import { BoardEvent, Chart, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { placeOfRow } = await load("board-figures");
const { sketchedAt } = await load("board-words");

const STEP = 0.02; // of the figure's height: what a key moves the curve
const FAR = 5; // times as far with Shift
const UNIT = 1000; // heights travel as whole thousandths
const MOST = 20_000; // the largest of them

/**
 * The heights after a stroke from one column to another: those between lie on a straight line.
 * @param {number[]} heights
 * @param {[number, number]} from a column, and the height there
 * @param {[number, number]} to
 */
export function stroked(heights, [from, low], [to, high]) {
  const drawn = [...heights];
  const steps = Math.abs(to - from);
  for (let step = 0; step <= steps; step++) {
    const share = steps ? step / steps : 1;
    drawn[Math.round(from + share * (to - from))] = low + share * (high - low);
  }
  return drawn;
}

/**
 * The heights of a first stroke that has come to a column: behind it the curve goes on as high.
 * @param {number[]} heights
 * @param {number} column
 */
export const continued = (heights, column) =>
  heights.map((height, at) => (at > column ? heights[column] : height));

/**
 * Whole thousandths, within their limits.
 * @param {number} height
 */
export const stored = (height) => Math.min(Math.max(Math.round(height), 0), MOST);

/**
 * @param {HTMLElement} holder
 * @param {{
 *   mount: string,
 *   state: State,
 *   chart: Chart,
 *   said: HTMLElement,
 *   post: (event: BoardEvent) => void,
 * }} parts
 */
export function wireSketch(holder, { mount, state, chart, said, post }) {
  const path = /** @type {Element} */ (holder.querySelector("path"));
  const mark = /** @type {Element} */ (holder.querySelector("circle"));
  /** @type {number[] | null} what is drawn, while Python has not answered it */
  let own = null;
  let column = 0; // the one that keys move
  /** @type {[number, number] | null} where the pointer was */
  let last = null;
  let strokes = 0;
  let isFirst = false; // whether nothing had been drawn before this stroke

  const isAnswered = () => !state.unanswered.some(({ type }) => type === "sketch");

  /** The heights as they are on the screen: at first as high everywhere as at the beginning. */
  function heights() {
    const { sketch } = state.header;
    if (!sketch) return [];
    return own ?? sketch.heights ?? Array(sketch.columns).fill(sketch.first);
  }

  /** @param {number} at */
  function pixel(at) {
    const { sketch } = state.header;
    if (!sketch) return [0, 0];
    const row = (at * sketch.iterations) / (sketch.columns - 1);
    return chart.pixel(placeOfRow(state.header, row), heights()[at] / UNIT);
  }

  function draw() {
    const { sketch } = state.header;
    const isOpen = Boolean(sketch?.open) && chart.ready;
    holder.hidden = !isOpen;
    if (!sketch || !isOpen) return;
    const [width, height] = chart.size();
    const { offsetLeft, offsetTop } = chart.plot;
    const { left, top } = chart.over.style;
    Object.assign(holder.style, { left, top, width: `${width}px`, height: `${height}px` });
    holder.style.translate = `${offsetLeft}px ${offsetTop}px`;
    holder.style.setProperty("--sketch", state.theme.pin4);
    const drawn = own ?? sketch.heights;
    const places = Array.from({ length: sketch.columns }, (_, at) => pixel(at).join(","));
    path.setAttribute("d", drawn ? `M${places.join("L")}` : "");
    const [x, y] = pixel(column);
    mark.setAttribute("transform", `translate(${x},${y})`);
  }

  function send() {
    if (!own) return;
    post({ type: "sketch", heights: own, gesture: `sketch-${mount}-${strokes}` });
    draw();
  }

  /**
   * The column under a pointer, and the height there.
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  function under(event) {
    const columns = state.header.sketch?.columns ?? 2;
    const [x, y] = chart.under(event);
    const share = Math.min(Math.max(x / chart.size()[0], 0), 1);
    return [Math.round(share * (columns - 1)), stored(UNIT * chart.data([x, y])[1])];
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (!last) return;
    const here = under(event);
    own = stroked(heights(), last, here);
    if (isFirst) own = continued(own, here[0]);
    own[0] = state.header.sketch?.first ?? own[0]; // where it begins is known
    own = own.map(stored);
    last = here;
    column = here[0];
    draw();
  }

  holder.onpointerdown = (event) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    isFirst = !own && !state.header.sketch?.heights;
    holder.setPointerCapture(event.pointerId);
    last = under(event);
    strokes += 1;
    move(event);
  };
  holder.onpointermove = move;
  holder.onpointerup = () => {
    if (last) send();
    last = null;
  };
  holder.onpointercancel = holder.onpointerup;
  for (const type of ["click", "pointermove"])
    holder.addEventListener(type, (event) => event.stopPropagation());

  holder.onfocus = () => speak();
  holder.onkeydown = (event) => {
    const { sketch } = state.header;
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sketch || (across === undefined && up === undefined)) return;
    event.preventDefault();
    if (across) column = Math.min(Math.max(column + across, 0), sketch.columns - 1);
    if (up && column) {
      const [low, high] = [0, 1].map((share) => chart.data([0, share * chart.size()[1]])[1]);
      const by = STEP * (event.shiftKey ? FAR : 1) * Math.abs(high - low) * UNIT;
      own = heights().map((height, at) => (at === column ? stored(height + up * by) : height));
      strokes += 1;
      send();
    }
    draw();
    speak();
  };

  function speak() {
    const { sketch } = state.header;
    if (!sketch) return;
    const row = Math.round((column * sketch.iterations) / (sketch.columns - 1));
    said.textContent = sketchedAt(row, (heights()[column] / UNIT).toFixed(2));
  }

  return {
    show() {
      if (!last && isAnswered()) own = null; // Python has it
      draw();
    },
  };
}
