// Python's figures with what has changed since it drew them. Pure: no page, no Plotly.

/** @import { AxisSettings, Figure, Overlay, State } from "./types" */

const LENGTHS = new Set(["size", "width", "standoff", "l", "r", "t", "b"]); // in pixels

/**
 * A figure with type, marks, lines and margins larger by a factor.
 * @template T
 * @param {T} value
 * @param {number} factor
 * @returns {T}
 */
export function scaled(value, factor) {
  if (factor === 1 || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return /** @type {any} */ (value.map((entry) => scaled(entry, factor)));
  const entries = Object.entries(value).map(([key, entry]) => {
    const longer = LENGTHS.has(key) && typeof entry === "number";
    return [key, longer ? factor * entry : scaled(entry, factor)];
  });
  return Object.fromEntries(entries);
}

/**
 * One of Python's figures with its axes' ranges and, by the traces' names, their data.
 * @param {Figure} figure
 * @param {AxisSettings} axes
 * @param {Record<string, any>} data
 * @returns {Figure}
 */
export function filledIn(figure, axes = {}, data = {}) {
  const layout = { ...figure.layout };
  for (const [path, value] of Object.entries(axes)) {
    const [axis, field] = path.split(".");
    layout[axis] = { ...layout[axis], [field]: value };
  }
  return {
    data: figure.data.map((trace) => ({ ...trace, uid: trace.name, ...data[trace.name] })),
    layout,
  };
}

/**
 * A figure with more traces below its own, and with annotations.
 * @param {Figure} figure
 * @param {Overlay} overlay
 * @returns {Figure}
 */
export const withOverlay = ({ data, layout }, overlay) => ({
  data: [...overlay.data, ...data],
  layout: { ...layout, annotations: overlay.annotations },
});

/**
 * The board with its points.
 * @param {Figure} figure
 * @param {State} state
 */
export function boardFigure(figure, { header, points }) {
  /** @param {number} label */
  const ofClass = (label) => {
    const own = points.filter((point) => point[2] === label);
    return { x: own.map((point) => point[0]), y: own.map((point) => point[1]) };
  };
  return filledIn(figure, header.axes.board, { class0: ofClass(0), class1: ofClass(1) });
}

/**
 * Where an iteration stands along the curve's axis: a logarithmic one has another place for 0.
 * @param {Pick<State["header"], "zeroAt">} header
 * @param {number} row
 */
export const placeOfRow = ({ zeroAt }, row) => (row === 0 ? (zeroAt ?? 0) : row);

/**
 * The losses of the run that is here.
 * @param {Figure} figure
 * @param {State} state
 */
export function lossFigure(figure, { header, run }) {
  const losses = run?.channels.loss?.data ?? [];
  const x = Array.from(losses, (_, row) => placeOfRow(header, row));
  return filledIn(figure, header.axes.loss, {
    whole: { x, y: losses },
    "so-far": { x, y: losses },
    here: losses.length ? { x: [x[0]], y: [losses[0]] } : { x: [], y: [] },
  });
}
