// What changes in a figure that Plotly has drawn: what moves with the iteration, by the channels that
// Python names, and the texts and places that follow it or a sample.

/**
 * @import {
 *   Channel, Channels, Chart, ClipMove, GradientMove, Label, Lookup, Move, PathMove, Pixel, PointMove,
 *   SampleMove, Scale, StrokeMove, TextMove, TrailMove,
 * } from "./types"
 */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { clearSpot } = await load("board-label");
const { valueAt } = await load("board-packet");
const { filled, shown } = await load("board-playback");

const SVG = "http://www.w3.org/2000/svg";
const TEXT_HEIGHT = 1.33; // of a text at the end of an arrow, for each pixel of its type
const NOWHERE = "M0,0"; // a line that is not there
const BASELINE = 0.78; // how far down in it its letters stand
const THINNEST = 1; // pixels of a line

/** @type {(channel: Channel, row: number, column?: number) => number} */
const numberAt = (channel, row, column) => valueAt(channel, row, column) ?? Number.NaN;

/**
 * The pixels of the two ends that a channel gives.
 * @type {(chart: Chart, channel: Channel, row: number) => number[]}
 */
export const ends = (chart, channel, row) => [
  ...chart.pixel(numberAt(channel, row, 0), numberAt(channel, row, 1)),
  ...chart.pixel(numberAt(channel, row, 2), numberAt(channel, row, 3)),
];

/** @type {(chart: Chart, move: GradientMove, channels: Channels, row: number) => void} */
function moveGradient(chart, { gradient }, channels, row) {
  const node = chart.shade?.querySelector("linearGradient");
  const places = ends(chart, channels[gradient], row);
  for (const [at, name] of ["x1", "y1", "x2", "y2"].entries())
    node?.setAttribute(name, String(places[at]));
}

/** @type {(chart: Chart, move: PathMove, channels: Channels, row: number) => void} */
function movePath(chart, { trace, path, head }, channels, row) {
  const node = chart.line(trace);
  if (!node) return; // Plotly is drawing
  const line = pathOf(row, chart, channels[path]);
  node.setAttribute("d", line);
  if (head) node.setAttribute("marker-end", line === NOWHERE ? "" : "url(#head)");
}

/**
 * The last of some rows before this one, the newest first.
 * @param {number[]} rows in order
 * @param {number} row
 * @param {number} most
 */
export const rowsBefore = (rows, row, most) =>
  rows
    .filter((other) => other < row)
    .slice(-most)
    .toReversed();

/** @type {(chart: Chart, move: TrailMove, channels: Channels, row: number) => void} */
function moveTrail(chart, { trail, traces, rows }, channels, row) {
  const before = rowsBefore(rows, row, traces.length);
  for (const [at, trace] of traces.entries())
    chart.line(trace)?.setAttribute("d", pathOf(before[at], chart, channels[trail]));
}

/** @type {(row: number | undefined, chart: Chart, channel: Channel) => string} */
function pathOf(row, chart, channel) {
  if (row === undefined) return NOWHERE;
  const [x1, y1, x2, y2] = ends(chart, channel, row);
  return x1 === x2 && y1 === y2 ? NOWHERE : `M${x1},${y1}L${x2},${y2}`;
}

/** @param {Element} node */
const textWidth = (node) => /** @type {SVGTextElement} */ (node).getComputedTextLength();

/** @type {(chart: Chart, move: TextMove, channels: Channels, row: number) => void} */
function moveText(chart, { text, prefix, at, clear }, channels, row) {
  const node = chart.over.querySelector(`.${text}`);
  if (!node) return;
  const [x1, y1, x2, y2] = ends(chart, channels[at], row);
  const isHidden = x1 === x2 && y1 === y2;
  node.textContent = isHidden ? "" : prefix + shown(valueAt(channels[text], row));
  if (isHidden) return;
  const size = chart.size();
  const { marks, label } = chart;
  const length = `${node.textContent.length} ${size}`; // measured anew only where it may have changed
  if (label.length !== length) {
    const height = TEXT_HEIGHT * parseFloat(getComputedStyle(node).fontSize);
    if (!height) return; // it has left the page
    Object.assign(label, { length, width: textWidth(node), height });
  }
  const [from, tip] = /** @type {Pixel[]} */ ([
    [x1, y1],
    [x2, y2],
  ]);
  const [bx1, by1, bx2, by2] = ends(chart, channels[clear], row);
  const spot = clearSpot({
    from,
    tip,
    line: [
      [bx1, by1],
      [bx2, by2],
    ],
    text: [label.width, label.height],
    size,
    marks,
    last: label.at,
  });
  label.at = spot.at;
  node.setAttribute("x", String(spot.box[0]));
  node.setAttribute("y", String(spot.box[1] + BASELINE * label.height));
}

/** @type {(chart: Chart, move: ClipMove, place: number) => void} */
function clipAt(chart, { trace }, place) {
  const node = chart.plot.querySelector(`.trace${trace}`);
  if (!node) return;
  node.setAttribute("clip-path", "url(#so-far)");
  const width = String(20 + chart.pixel(place, 1)[0]);
  chart.over.querySelector("#so-far rect")?.setAttribute("width", width);
}

/** @type {(chart: Chart, move: PointMove, channels: Channels, row: number, place: number) => void} */
function movePoint(chart, { trace, height }, channels, row, place) {
  const [node] = chart.nodes(trace);
  if (!node) return;
  const [x, y] = chart.pixel(place, numberAt(channels[height], row));
  node.style.display = Number.isFinite(y) ? "" : "none"; // a loss of 0 has no place on a log scale
  if (Number.isFinite(y)) node.setAttribute("transform", `translate(${x},${y})`);
}

/** @type {(chart: Chart, move: StrokeMove, channels: Channels, row: number) => void} */
function moveStroke(chart, { trace, stroke, column }, channels, row) {
  const width = numberAt(channels[stroke], row, column); // tenths of a pixel, with a sign; 0: no sign
  const style = chart.line(trace)?.style;
  if (!style) return;
  style.strokeWidth = `${Math.max(Math.abs(width) / 10, THINNEST)}px`;
  style.stroke = chart.theme[width < 0 ? "class0" : width > 0 ? "class1" : "muted"];
}

/**
 * Move everything that moves in a figure to where it is at this row, whose place along an axis of
 * iterations is `place`.
 * @type {(chart: Chart, moves: Move[], channels: Channels, row: number, place: number) => void}
 */
export function moveTo(chart, moves, channels, row, place) {
  if (!chart.ready) return;
  for (const move of moves) {
    if ("gradient" in move) moveGradient(chart, move, channels, row);
    else if ("path" in move) movePath(chart, move, channels, row);
    else if ("trail" in move) moveTrail(chart, move, channels, row);
    else if ("text" in move) moveText(chart, move, channels, row);
    else if ("clip" in move) clipAt(chart, move, place);
    else if ("height" in move) movePoint(chart, move, channels, row, place);
    else if ("stroke" in move) moveStroke(chart, move, channels, row);
  }
}

/**
 * Lay a whole curve anew, one point a row, until Plotly draws it.
 * @type {(chart: Chart, trace: string, values: ArrayLike<number>, placeOf: (row: number) => number) => void}
 */
export function layCurve(chart, trace, values, placeOf) {
  const node = chart.line(trace);
  if (!node) return;
  const pixels = Array.from(values, (value, at) => chart.pixel(placeOf(at), value));
  const inside = pixels.filter(([, y]) => Number.isFinite(y)); // a loss of 0 has no logarithm
  const path = inside.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join("L");
  node.setAttribute("d", `M${path}`);
}

/**
 * Place one mark by two values of a sample, and hide the curve that is not in use.
 * @type {(chart: Chart, move: SampleMove, lookup: Lookup) => void}
 */
export function placeSample(chart, { trace, across, up, hide }, lookup) {
  if (!chart.ready) return;
  /** @type {NodeListOf<SVGElement>} */
  const curves = chart.plot.querySelectorAll("[class*=tracecurve-]");
  for (const curve of curves)
    curve.style.display = curve.classList.contains(`trace${hide}`) ? "none" : "";
  const [node] = chart.nodes(trace);
  if (!node) return; // Plotly is drawing
  /** @param {Scale} scale */
  const placed = ({ value, from, to, low, high }) => {
    const share = ((lookup(value) ?? Number.NaN) - low) / (high - low);
    return from + Math.min(Math.max(share, 0), 1) * (to - from);
  };
  const [x, y] = [placed(across), placed(up)];
  node.style.display = Number.isNaN(x + y) ? "none" : "";
  if (!Number.isNaN(x + y)) node.setAttribute("transform", `translate(${chart.pixel(x, y)})`);
}

/**
 * Write the texts that follow the iteration or the sample.
 * @type {(chart: Chart, labels: Label[], lookup: Lookup) => void}
 */
export function writeLabels(chart, labels, lookup) {
  const group = chart.over.querySelector(".labels");
  if (!chart.ready || !group) return;
  while (group.children.length < labels.length) group.append(document.createElementNS(SVG, "text"));
  for (const [at, node] of [...group.children].entries()) {
    const label = labels[at];
    const { text, complete } = label ? filled(label.text, lookup) : { text: "", complete: false };
    node.textContent = complete ? text : "";
    if (!label) continue;
    const [x, y] = chart.pixel(label.x, label.y);
    node.setAttribute("x", String(x + (label.dx ?? 0)));
    node.setAttribute("y", String(y + (label.dy ?? 0)));
    node.setAttribute("text-anchor", label.anchor);
    node.setAttribute("dominant-baseline", label.middle ? "central" : "auto");
  }
}
