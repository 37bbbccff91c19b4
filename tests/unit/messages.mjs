// Messages from Python, as short as tests need them.

export const column = (...values) => ({ data: Float64Array.from(values), width: 1 });
/** A message with the rows from `start` up to but not including `rows`. */
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
