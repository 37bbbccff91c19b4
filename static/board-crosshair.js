// The crosshair: the board's tools by keyboard. It appears when Tab comes to the board, or at the
// first arrow up or down or Enter there; the arrow keys move it until the focus leaves or Escape.

/** @import { Place, Row, Surface } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { spokenText } = await load("board-pointer");
const { onPoint } = await load("board-words");

const STEP = 0.1; // share of a grid of 12 by 12: units of the view's width / 12
const FAR = 10; // times as far with Shift
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @type {(value: number, low: number, high: number) => number} */
const within = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * Where the crosshair goes: one step in the view, and no further than its edge.
 * @param {Place} at
 * @param {string} key
 * @param {boolean} far
 * @param {number[]} view
 * @returns {Place}
 */
export function stepped([x, y], key, far, [x1, x2, y1, y2]) {
  const [dx, dy] = ARROWS[key];
  const by = STEP * (far ? FAR : 1);
  return [
    within(x + (dx * by * (x2 - x1)) / 12, x1, x2),
    within(y + (dy * by * (y2 - y1)) / 12, y1, y2),
  ];
}

/**
 * Wire the crosshair of `region`, which `node` shows; the keys come from board-keys.js.
 * @param {HTMLElement} region
 * @param {HTMLElement} node
 * @param {Surface} board
 */
export function wireCrosshair(region, node, board) {
  /** @type {Place | null} */
  let at = null;
  let byTab = false;
  /** @type {Row | null} */
  let carried = null; // the point that "Move" has picked up

  function draw() {
    node.style.display = at ? "" : "none";
    if (!at) return;
    node.setAttribute("transform", `translate(${board.chart.pixel(...at)})`);
    const found = board.nearestTo(at);
    const [x, y] = at.map((value, axis) => spokenText(value, board.decimals[axis]));
    const { names, classes } = board;
    const on = found >= 0 ? onPoint(classes[board.rows[found].row[2]]) : "";
    board.say(`${names.x1} = ${x}, ${names.x2} = ${y}${on}`);
    board.point(found);
  }

  function leave() {
    if (carried) board.drag.drop();
    at = carried = null;
    draw();
    board.point(-1);
  }

  function start() {
    at ??= board.ready ? board.middle() : null;
  }

  /**
   * The point under the crosshair, or null.
   * @param {Place} from
   */
  const under = (from) => board.rows[board.nearestTo(from)]?.row ?? null;

  /** @param {Place} from */
  function erase(from) {
    if (board.tool === "Look") return;
    const point = under(from);
    if (point) board.post({ type: "erase", gesture: board.gesture(true), point });
  }

  /**
   * Pick up the point under the crosshair, or put down the one that it carries.
   * @param {Place} from
   */
  function pickUp(from) {
    if (carried) {
      board.drag.drop();
      carried = null;
      return;
    }
    carried = under(from);
    if (carried) at = [carried[0], carried[1]];
    board.gesture(true);
  }

  /** @param {Place} from */
  function choose(from) {
    const found = board.rows[board.nearestTo(from)];
    if (found) board.choose(found);
  }

  /** @type {(from: Place, shift: boolean) => void} */
  function enter(from, shift) {
    if (board.tool === "Erase") return erase(from);
    if (board.tool === "Move") return pickUp(from);
    if (board.tool === "Look") return choose(from);
    const label = Number(board.tool.slice(-1));
    const point = /** @type {Row} */ ([...board.place(from), shift ? 1 - label : label]);
    board.post({ type: "add", gesture: board.gesture(true), point });
  }

  /** @type {(from: Place, key: string, far: boolean) => void} */
  function step(from, key, far) {
    at = stepped(from, key, far, board.view());
    if (!carried) return;
    const [x1, x2] = board.place(at);
    const old = carried;
    carried = [x1, x2, old[2]];
    board.drag.move({ type: "move", gesture: board.gesture(), old, point: carried });
  }

  /** @param {KeyboardEvent} event */
  const onKeyDown = ({ key }) => (byTab = key === "Tab");
  document.addEventListener("keydown", onKeyDown, true);
  region.addEventListener("focus", () => {
    if (byTab && !board.focus.given) start();
    draw();
  });
  region.addEventListener("blur", leave);

  return {
    close: () => document.removeEventListener("keydown", onKeyDown, true),
    redraw: draw,
    /**
     * Take a key; true if it was one of the crosshair's.
     * @param {KeyboardEvent} event
     */
    take({ key, shiftKey }) {
      if (["ArrowUp", "ArrowDown", "Enter"].includes(key)) start(); // they have no other use
      if (!at) return false;
      if (ARROWS[key]) step(at, key, shiftKey);
      else if (key === "Enter") enter(at, shiftKey);
      else if (key === "Delete" || key === "Backspace") erase(at);
      else if (key === "Escape") leave();
      else return false;
      draw();
      return true;
    },
  };
}
