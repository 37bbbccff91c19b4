// The pointer on the board: what each tool does with a press, a drag and a release.

/** @import { Pixel, Row, ScreenPoint, Surface } from "./types" */

/** @type {Record<string, number>} */
const REACH = { mouse: 12, pen: 14, touch: 24 }; // pixels within which a pointer is on a point

/**
 * The place of the row nearest to a pixel, or -1 when none is within reach.
 * @param {ScreenPoint[]} rows
 * @param {(x: number, y: number) => Pixel} pixelOf
 * @param {Pixel} pixel
 * @param {number} reach
 */
export function nearest(rows, pixelOf, [px, py], reach) {
  let best = -1;
  let least = reach * reach;
  rows.forEach(({ row }, place) => {
    const [x, y] = pixelOf(row[0], row[1]);
    const distance = (x - px) ** 2 + (y - py) ** 2;
    if (distance <= least) [best, least] = [place, distance];
  });
  return best;
}

/**
 * A coordinate as it is kept: rounded once, never "-0"; to whole hundreds where decimals are -2.
 * @param {number} value
 * @param {number} decimals
 */
export function rounded(value, decimals) {
  if (decimals >= 0) return Number(value.toFixed(decimals)) + 0;
  const grain = 10 ** -decimals; // a whole number: so is the product, and exact
  return Math.round(value / grain) * grain + 0;
}

/**
 * The same as text, with all its decimals.
 * @param {number} value
 * @param {number} decimals
 */
export const roundedText = (value, decimals) =>
  rounded(value, decimals).toFixed(Math.max(decimals, 0));

/**
 * The same to be read out: screen readers pass over a hyphen.
 * @param {number} value
 * @param {number} decimals
 */
export const spokenText = (value, decimals) => roundedText(value, decimals).replace("-", "−");

/** @typedef {ReturnType<Surface["grips"]["take"]>} Taken */

const SPACING = 26; // pixels between the points of a stroke

/**
 * Wire the pointer of the board's figure to `board`: see board-surface.js for what it offers.
 * @param {HTMLElement} figure
 * @param {Surface} board
 */
export function wirePointer(figure, board) {
  /** @type {{ tool: string, gesture: string, last: Pixel, grip?: Pixel, row?: Row, taken?: Taken } | null} */
  let press = null; // what the pointer does until it is released
  let gestures = 0;

  /** @param {Pixel} pixel */
  const place = (pixel) => board.place(board.chart.data(pixel));
  /** @param {PointerEvent} event */
  const hit = (event) => {
    const reach = REACH[event.pointerType] ?? REACH.mouse;
    return nearest(board.rows, board.chart.pixel, board.chart.under(event), reach);
  };

  /**
   * The grip under a pointer, or the line anywhere: but not to what erases, nor while it moves by itself
   * to what adds points, so that a click on it stops nothing. With a tool that takes points, a point
   * there comes first.
   * @type {(event: PointerEvent, pixel: Pixel, at: number) => ReturnType<Surface["grips"]["under"]>}
   */
  function gripUnder(event, pixel, at) {
    const adds = board.tool.startsWith("Class");
    if (event.altKey || (at >= 0 && !adds)) return undefined;
    return board.grips.under(event, pixel, adds ? !board.plays : board.tool !== "Erase");
  }

  /** @type {(event: PointerEvent, pixel: Pixel) => void} */
  function look(event, pixel) {
    const at = board.chart.inside(pixel) ? hit(event) : -1;
    figure.classList.toggle("on-point", at >= 0);
    const under = gripUnder(event, pixel, at);
    figure.classList.toggle("on-grip", Boolean(under));
    board.grips.foresee(under);
    if (event.pointerType === "mouse") board.point(at, event);
  }

  /** @type {(event: PointerEvent, pixel: Pixel) => void} */
  function paint(event, pixel) {
    if (!press) return;
    press.last = pixel;
    const label = Number(press.tool.slice(-1));
    const [x1, x2] = place(pixel);
    const { gesture } = press;
    board.post({ type: "add", gesture, point: [x1, x2, event.shiftKey ? 1 - label : label] });
  }

  /** @param {PointerEvent} event */
  function erase(event) {
    const at = hit(event);
    if (press && at >= 0)
      board.post({ type: "erase", gesture: press.gesture, point: board.rows[at].row });
  }

  /** @type {(row: Row, pixel: Pixel) => void} */
  function grip(row, pixel) {
    const [x, y] = board.chart.pixel(row[0], row[1]);
    if (press) Object.assign(press, { row, grip: [x - pixel[0], y - pixel[1]] });
  }

  /** @param {Pixel} pixel */
  function drag(pixel) {
    if (!press?.row || !press.grip) return;
    const { row: old, grip: by } = press;
    const [width, height] = board.chart.size();
    /** @type {(value: number, most: number) => number} */
    const within = (value, most) => Math.min(Math.max(value, 0), most);
    const [x1, x2] = place([within(pixel[0] + by[0], width), within(pixel[1] + by[1], height)]);
    if (x1 === old[0] && x2 === old[1]) return;
    press.row = [x1, x2, old[2]];
    board.drag.move({ type: "move", gesture: press.gesture, old, point: press.row });
  }

  figure.onpointerdown = (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    if (/** @type {Element} */ (event.target).closest("button")) return;
    const pixel = board.chart.under(event);
    if (!board.ready || !board.chart.inside(pixel)) return;
    event.preventDefault(); // no selection of text, no loss of the focus
    board.focus.give();
    board.point(-1);
    const at = hit(event);
    const taken = gripUnder(event, pixel, at);
    if (event.altKey || (board.tool === "Look" && !taken)) {
      if (at >= 0) board.choose(board.rows[at]);
      return;
    }
    press = { tool: board.tool, gesture: `${board.mount}-${++gestures}`, last: pixel };
    figure.setPointerCapture(event.pointerId);
    if (taken) press.taken = board.grips.take(taken, pixel, press.gesture);
    else if (press.tool.startsWith("Class")) paint(event, pixel);
    else if (press.tool === "Erase") erase(event);
    else if (at >= 0) grip(board.rows[at].row, pixel);
    else press = null;
  };

  figure.onpointermove = (event) => {
    if (!board.ready) return;
    const pixel = board.chart.under(event);
    if (!press) return look(event, pixel);
    if (press.taken) return press.taken.move(pixel);
    if (press.tool.startsWith("Class")) {
      const far = Math.hypot(pixel[0] - press.last[0], pixel[1] - press.last[1]) >= SPACING;
      if (far && board.chart.inside(pixel)) paint(event, pixel);
    } else if (press.tool === "Erase") erase(event);
    else drag(pixel);
  };

  /**
   * A press on the line that did not become a drag: a click like any other for what adds points.
   * @param {PointerEvent} event
   */
  function clickOnGrip(event) {
    if (event.type === "pointercancel") return;
    if (press?.tool.startsWith("Class")) paint(event, press.last);
    else board.grips.focus();
  }

  figure.onpointerup = figure.onpointercancel = (event) => {
    if (press?.taken && !press.taken.release()) clickOnGrip(event);
    if (press?.row) board.drag.drop();
    press = null;
  };
  figure.onpointerleave = () => {
    board.point(-1);
    board.grips.foresee(undefined);
  };
}
