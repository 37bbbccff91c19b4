// How large the figures are: the board a square, as large as fits, with the loss beside it, or below
// it where the page is narrow.

/** @import { Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { finder } = await load("board-page");

const NARROW = 700; // pixels
const LEAST = 300; // pixels of the board beside other figures
const LEAST_NARROW = 360; // and above them
const GAP = 12; // pixels between the columns

/**
 * Where the top of the page's part lies when nothing is scrolled.
 * @param {HTMLElement} root
 */
function topOf(root) {
  let top = root.getBoundingClientRect().top;
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode());
  for (let node = /** @type {Element | null} */ (host); node; node = node.parentElement)
    top += node.scrollTop;
  return Math.max(top, 0);
}

/**
 * Lay out the page's columns and give the sizes of the three figures; the margins are the board's.
 * @param {HTMLElement} root
 * @param {{ l: number, r: number, t: number, b: number }} margins
 */
export function fit(root, { l, r, t, b }) {
  const find = finder(root);
  const width = root.clientWidth;
  const narrow = width < NARROW;
  root.classList.toggle("narrow", narrow);
  const bar = find(".board .bar").offsetHeight;
  const below = [".transport", ".readouts", ".line"].reduce(
    (sum, part) => sum + find(part).offsetHeight + 6,
    0,
  );
  const free = window.innerHeight - topOf(root) - bar - below - 22;
  const least = narrow ? Math.min(LEAST_NARROW, window.innerHeight - bar - 24) : LEAST;
  const board = Math.round(
    Math.min(Math.max(free, least), narrow ? width : Math.max(width * 0.6, least)),
  );
  const boardHeight = board - l - r + t + b; // so that the plot itself is a square
  const tools = find(".board .tools").offsetWidth + find(".edits").offsetWidth + GAP;
  const column = narrow ? width : Math.max(board, tools);
  root.style.gridTemplateColumns = narrow ? "" : `${column}px minmax(0, 1fr)`;
  const right = Math.round(narrow ? width : width - column - GAP);
  const rest = boardHeight - bar; // for the two figures beside the board
  const lossHeight = narrow ? 240 : Math.round(rest * 0.52);
  return {
    board,
    boardHeight,
    lossWidth: right,
    lossHeight,
    neuronHeight: narrow ? 200 : rest - lossHeight - 6,
  };
}

/**
 * Tell when there is another size to lay out; returns the way to stop.
 * @param {HTMLElement} root
 * @param {Hub} hub
 */
export function watchSize(root, hub) {
  const changed = () => hub.tell("resized");
  const observer = new ResizeObserver(changed);
  observer.observe(/** @type {Element} */ (root.parentElement));
  window.addEventListener("resize", changed);
  return () => {
    observer.disconnect();
    window.removeEventListener("resize", changed);
  };
}
