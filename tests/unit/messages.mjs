// Messages from Python, as short as tests need them.

/** @returns {any} a column of numbers, as it comes in a message */
export const column = (...values) => ({ data: Float64Array.from(values), width: 1 });
/**
 * A message with the rows from `start` up to but not including `rows`.
 * @returns {any}
 */
export const message = (start, rows, arrays, header = {}) => ({
  header: {
    run: "r",
    start,
    rows,
    complete: false,
    iterations: 9,
    canExtend: true,
    lines: ["a"],
    channels: {},
    ...header,
  },
  arrays: { line: { data: new Uint8Array(rows - start), width: 1 }, ...arrays },
});

/** What Python says once, empty. */
export const FIXED = {
  figures: {},
  moves: [],
  labels: [],
  curves: [],
  marks: [],
  readouts: [],
  hover: [],
  invitation: "",
  told: {},
  keys: [],
  paces: [],
  scales: [],
  grips: [],
  gripped: "",
  madeOf: [],
  gripKeys: {},
  sliders: [],
  themes: {},
};
