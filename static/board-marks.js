// The points above Plotly's figure: new ones as marks, until it draws them too.

/** @import { Chart, Figure, Pixel, Row, State, Theme } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { coloured } = await load("board-colours");
const { finder } = await load("board-page");

const SVG = "http://www.w3.org/2000/svg";

/**
 * Marker outlines for points that Plotly has not drawn yet, alike in shape and size.
 * @param {string} symbol
 * @param {number} size
 */
export function markerPath(symbol, size) {
  const r = size / 2;
  if (symbol === "circle") return `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`;
  const d = 1.3 * r; // as Plotly draws its diamond
  return `M${d},0L0,${d}L${-d},0L0,${-d}Z`;
}

/**
 * A mark in the layer above the figure.
 * @param {any} trace
 * @param {Theme} theme
 * @param {Pixel} at
 */
export function makeMark(trace, theme, [x, y]) {
  const { symbol, size, color, line } = coloured(trace.marker, theme);
  const mark = document.createElementNS(SVG, "path");
  mark.setAttribute("d", markerPath(symbol, size));
  mark.setAttribute("transform", `translate(${x},${y})`);
  mark.setAttribute("fill", color);
  mark.setAttribute("stroke", line.color);
  mark.setAttribute("stroke-width", line.width);
  return mark;
}

/**
 * The nodes of the points in Plotly's figure, by the values of their points.
 * @param {Chart} chart
 * @param {Row[]} drawn
 */
function nodesByValues(chart, drawn) {
  /** @type {Map<string, SVGElement[]>} */
  const nodes = new Map();
  for (const label of [0, 1]) {
    const places = drawn.filter((point) => point[2] === label);
    for (const [at, node] of chart.nodes(`class${label}`).entries()) {
      const key = String(places[at]);
      nodes.set(key, [...(nodes.get(key) ?? []), node]);
    }
  }
  return nodes;
}

/**
 * Show the points as they will be: new ones as marks above the figure, old ones hidden.
 * @param {HTMLElement} root
 * @param {{ chart: Chart, state: State, drawn: Row[], figure: Figure, theme: Theme }} parts
 *   `drawn` are the points that the chart shows now, from `figure` in the colours of `theme`
 */
export function paintPoints(root, { chart, state, drawn, figure, theme }) {
  const find = finder(root);
  const { rows, header } = state;
  const nodes = nodesByValues(chart, drawn);
  chart.marks = rows.map(({ row: [x, y] }) => chart.pixel(x, y));
  const fresh = rows.filter(({ row }) => {
    const node = nodes.get(String(row))?.pop();
    if (node) node.style.visibility = "";
    return !node;
  });
  for (const node of [...nodes.values()].flat()) node.style.visibility = "hidden";
  const traces = Object.fromEntries(figure.data.map((trace) => [trace.name, trace]));
  find(".pending").replaceChildren(
    ...fresh.map(({ row: [x, y, label] }) =>
      makeMark(traces[`class${label}`], theme, chart.pixel(x, y)),
    ),
  );
  const chosen = rows.find(({ place }) => place !== undefined && place === header.chosen);
  const ring = find(".ring");
  ring.style.display = chosen ? "" : "none";
  if (chosen)
    ring.setAttribute("transform", `translate(${chart.pixel(chosen.row[0], chosen.row[1])})`);
}
