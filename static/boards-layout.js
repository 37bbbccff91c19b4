// How large several boards are: squares side by side, as large as fit above the curve and the
// transport; below one another in a narrow page that is not low as well.

const NARROW = 700; // pixels of the page's part
const LOW = [560, 500]; // pixels of it, at least, and of the window's height, at most: a phone on its side
const LEAST = 200; // pixels of a board
const CURVE = [110, 170]; // pixels that the curve is high at least, and at most
const GAP = 12;
const EDGE = 8; // below the last line

/**
 * The sizes of the figures, from the room there is.
 * @param {{ width: number, height: number, count: number, captions: number, transport: number, window: number }} room
 *   `height`: of the window below the top of the boards; `window`: of all of it
 * @param {{ l: number, r: number, t: number, b: number }} margin of a board
 */
export function sizes({ width, height, count, captions, transport, window }, { l, r, t, b }) {
  const narrow = width < (window < LOW[1] ? LOW[0] : NARROW);
  const most = narrow ? width : (width - (count - 1) * GAP) / count;
  const curve = Math.min(Math.max(0.22 * height, CURVE[0]), CURVE[1]);
  const free = height - captions - curve - transport - EDGE - 2 * GAP;
  const board = Math.floor(narrow ? most : Math.min(most, Math.max(free - t - b + l + r, LEAST)));
  return {
    narrow,
    board,
    boardHeight: board - l - r + t + b, // so that the plot itself is a square
    curve: Math.round(narrow ? 200 : curve),
  };
}
