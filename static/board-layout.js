// How large the figures are: the board a square, as large as fits, with the loss beside it, or below
// it on a phone.

const NARROW = 700; // pixels

/** Lay out the page's columns and give the sizes of the three figures. */
export function fit(root, { l, r, t, b }) {
  const find = (selector) => root.querySelector(selector);
  const width = root.clientWidth;
  const narrow = width < NARROW;
  root.classList.toggle("narrow", narrow);
  const top = root.getBoundingClientRect().top + (root.getRootNode().host?.ownerDocument.scrollingElement?.scrollTop ?? 0);
  const below = [".transport", ".readouts", ".line"].reduce((sum, part) => sum + find(part).offsetHeight + 6, 0);
  const bar = find(".board .bar").offsetHeight;
  const free = window.innerHeight - Math.max(top, 0) - bar - below - 22;
  const board = Math.round(narrow ? width : Math.max(300, Math.min(free, width * 0.6)));
  root.style.gridTemplateColumns = narrow ? "" : `${board}px minmax(0, 1fr)`;
  const boardHeight = board - l - r + t + b; // so that the plot itself is a square
  const right = Math.round(narrow ? width : width - board - 12);
  const rest = boardHeight - bar; // for the two figures beside the board
  const lossHeight = narrow ? 240 : Math.round(rest * 0.52);
  return { board, boardHeight, lossWidth: right, lossHeight, neuronHeight: narrow ? 200 : rest - lossHeight - 6 };
}
