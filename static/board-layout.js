// How large the figures are, and where they stand: the board a square, as large as fits; the loss beside
// it and, in a wide window, a place for the open panel under that; or below it in a narrow one.

/** @import { Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { watchLit } = await load("board-lit");
const { watchMore } = await load("board-more");
const { finder } = await load("board-page");

const WIDE = 1100; // pixels of the window in which the open panel stands beside the board
const NARROW = 700; // pixels of the page's part
const SHORT = [560, 500]; // pixels of the page's part, at least, and of the window's height, at most: a phone on its side
const HEADER = 56; // pixels above what can be scrolled up to the window's edge
const LEAST = 300; // pixels of the board beside other figures
const LEAST_NARROW = 360; // and above them
const LEAST_CURVE = 96; // pixels of the curve, with its ticks
const LEAST_PRESENTED = 124; // and with those for a room
const PANEL = [390, 440]; // pixels that a panel is wide at least, and where there is room enough
const LEAST_INSIDE = 270; // pixels of the panel's height for which the curve gives way
const LEAST_DIAGRAM = 180; // pixels of its height
const MOST_DIAGRAM = [300, 420]; // and where the panel has room of its own
const TRANSPORT = 420; // pixels that what plays the run needs, too
const GAP = 12; // pixels between the columns
const EDGE = 8; // and below the last line
const FADE = 20; // and at the lower edge of a panel that goes on (page.css)
const SMALL = [1280, 720]; // pixels of the smallest screen that is presented on

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
 * How much larger than the smallest one the screen is that is presented on: all is larger by as much,
 * as a room sees the same picture whatever its pixels are.
 */
export const roomOf = () =>
  Math.max(1, Math.min(window.innerWidth / SMALL[0], window.innerHeight / SMALL[1]));

/**
 * How high the transport is in its place: while it is docked, what keeps the place is as high.
 * @param {HTMLElement} root
 */
const transportHeight = (root) =>
  finder(root)(root.classList.contains("docked") ? ".transport-place" : ".transport").offsetHeight;

/**
 * How much of the window's height what stands below the board takes.
 * @param {HTMLElement} root
 * @param {boolean} beside whether the numbers stand beside the transport, not below it
 */
function heightBelow(root, beside) {
  /** @type {(part: string) => number} */
  const height = (part) => finder(root)(part).offsetHeight + 6;
  const played = transportHeight(root) + 6;
  const numbers = height(".readouts");
  return (beside ? Math.max(played, numbers) : played + numbers) + height(".line");
}

/**
 * What kind of room there is: the class of that name says so to the style sheet.
 * @param {HTMLElement} root
 */
function kindOf(root) {
  const width = root.clientWidth;
  const { innerWidth, innerHeight } = window;
  const low = innerHeight < SHORT[1] && innerWidth < WIDE;
  const narrow = width < (low ? SHORT[0] : NARROW);
  const kind = narrow ? "narrow" : low ? "short" : innerWidth >= WIDE ? "wide" : "";
  for (const name of ["narrow", "short", "wide"]) root.classList.toggle(name, name === kind);
  return kind;
}

/**
 * How high the board may be, where its bar is so high, and how high it is at least.
 * @param {HTMLElement} root
 * @param {string} kind
 * @param {number} bar
 */
function roomFor(root, kind, bar) {
  const { innerHeight } = window;
  if (kind === "short") {
    const free = innerHeight - Math.min(topOf(root), HEADER) - bar - EDGE - GAP;
    return { free, least: free };
  }
  const large = kind === "wide" && root.classList.contains("presenting");
  const rest = EDGE + (kind === "wide" ? 0 : GAP);
  const free = innerHeight - topOf(root) - bar - heightBelow(root, large) - rest;
  return {
    free,
    least: kind === "narrow" ? Math.min(LEAST_NARROW, innerHeight - bar - 24) : LEAST,
  };
}

/**
 * How high the curve is with the open panel below it, to which it gives way where there is little room.
 * @param {HTMLElement} root
 * @param {number} free pixels of the height for both, beside the board
 */
function curveAbovePanel(root, free) {
  const large = root.classList.contains("presenting"); // the numbers stand beside the transport then
  const room = large ? roomOf() : 1;
  const most = Math.min(260, Math.max(120, 0.2 * window.innerHeight));
  const left = free + (large ? 0 : transportHeight(root)) - LEAST_INSIDE * room;
  return Math.max(Math.min(most, left), large ? LEAST_PRESENTED * room : LEAST_CURVE);
}

/**
 * Lay out the page's columns and give the sizes of board and curve; the margins are the board's.
 * @param {HTMLElement} root
 * @param {{ l: number, r: number, t: number, b: number }} margins
 */
export function fit(root, { l, r, t, b }) {
  const find = finder(root);
  const width = root.clientWidth;
  root.style.setProperty("--left", `${root.getBoundingClientRect().left}px`); // for what is docked
  const kind = kindOf(root);
  const [narrow, wide, short] = ["narrow", "wide", "short"].map((name) => name === kind);
  const panel = Math.min(Math.max(PANEL[0], width / 2), PANEL[1]);
  const beside = wide ? width - panel - GAP : width * 0.6;
  const shown = find(".board .tools").offsetWidth + find(".edits").offsetWidth + GAP;
  const tools = Math.max(shown, short ? 0 : TRANSPORT); // where a task leaves the tools out
  // First as narrow as the column may become: what stands in it is at its highest then.
  root.style.gridTemplateColumns = narrow ? "" : `${Math.min(tools, beside)}px minmax(0, 1fr)`;
  const bar = find(".board .bar").offsetHeight;
  const { free, least } = roomFor(root, kind, bar);
  const most = narrow ? width : Math.max(beside, least);
  const board = Math.round(Math.min(Math.max(free, least), most));
  const boardHeight = board - l - r + t + b; // so that the plot itself is a square
  // Where the column is too narrow for a board as high as there is room, the panel beside it has the rest.
  const spare = Math.max(0, Math.floor(free - board));
  root.style.setProperty("--spare", `${spare}px`);
  const column = narrow ? width : Math.max(board, Math.min(tools, most));
  root.style.gridTemplateColumns = narrow ? "" : `${column}px minmax(0, 1fr)`;
  const lossWidth = Math.round(narrow ? width : width - column - GAP);
  const facts = find(narrow ? ".board .facts" : ".loss .facts");
  const played = short ? transportHeight(root) + GAP : 0; // below the curve
  const rest = boardHeight - facts.offsetHeight - played; // of a board: they stand above the curve
  const curve = wide ? curveAbovePanel(root, rest + spare) : Math.max(rest, LEAST_CURVE);
  const lossHeight = narrow ? 240 : Math.round(curve);
  find('[data-figure="board"]').style.minHeight = `${boardHeight}px`;
  find('[data-figure="loss"]').style.minHeight = `${lossHeight}px`;
  tellWhere(root, facts, wide ? find(".inside") : undefined);
  return { board, boardHeight, lossWidth, lossHeight };
}

/**
 * Another panel is chosen: it begins at its top, wherever the one before was scrolled to.
 * @param {Event} event
 */
function beginAtTop({ target }) {
  if (!(target instanceof Element) || !target.closest(".st-key-option-panel button")) return;
  target.closest(".st-key-panels")?.scrollTo(0, 0);
}

/**
 * Tell the page around where there is room for what stands at the board, and for the open panel;
 * without any, that comes below.
 * @param {HTMLElement} root
 * @param {HTMLElement} facts
 * @param {HTMLElement} [room]
 */
function tellWhere(root, facts, room) {
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode());
  const stage = /** @type {HTMLElement | null} */ (host.closest(".st-key-stage"));
  if (!stage) return;
  stage.dataset.inside = room ? "beside" : "below";
  const from = stage.getBoundingClientRect();
  for (const [name, place] of Object.entries({ facts, inside: room })) {
    const to = place?.getBoundingClientRect();
    if (!to) continue;
    stage.style.setProperty(`--${name}-left`, `${to.left - from.left}px`);
    stage.style.setProperty(`--${name}-top`, `${to.top - from.top}px`);
    stage.style.setProperty(`--${name}-width`, `${to.width}px`);
    stage.style.setProperty(`--${name}-height`, `${to.height}px`);
  }
}

/**
 * Give the size of the diagram in the place that it has.
 * @param {HTMLElement} plot
 */
export function fitDiagram(plot) {
  const figure = /** @type {HTMLElement} */ (plot.parentElement);
  const width = figure.clientWidth;
  const { host } = /** @type {ShadowRoot} */ (plot.getRootNode());
  const panel = host.closest('.st-key-stage[data-inside="beside"] .st-key-panels');
  let room = Infinity;
  if (panel) {
    const [own, all] = [figure.getBoundingClientRect(), panel.getBoundingClientRect()];
    room = (all.bottom - own.top - panel.scrollTop) * (width / own.width); // it may be magnified
  }
  return {
    width,
    height: Math.round(
      Math.min(MOST_DIAGRAM[panel ? 1 : 0], 0.5 * width, Math.max(room - FADE, LEAST_DIAGRAM)),
    ),
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
  observer.observe(finder(root)(".inside")); // the page around must hear of it as well
  window.addEventListener("resize", changed);
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode());
  const stage = /** @type {HTMLElement | null} */ (host.closest(".st-key-stage"));
  if (stage) observer.observe(stage); // what stands above the board may need more of it, or less
  stage?.addEventListener("click", beginAtTop);
  const leave = stage && watchLit(stage);
  const stopMarking = stage && watchMore(stage);
  return () => {
    observer.disconnect();
    window.removeEventListener("resize", changed);
    stage?.removeEventListener("click", beginAtTop);
    leave?.();
    stopMarking?.();
  };
}
