// Messages from Python: a JSON header and binary arrays; and the rows of a run as they arrive.
// Pure: no page, no Plotly.

const ARRAYS = {
  f8: Float64Array,
  f4: Float32Array,
  i2: Int16Array,
  u2: Uint16Array,
  u1: Uint8Array,
  i1: Int8Array,
};

/** Unpack a message: see playground/board/packet.py for the layout. */
export function decode(bytes) {
  const aligned = bytes.slice(); // a view may start anywhere; typed arrays need multiples of eight
  const start = 4 + new DataView(aligned.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(4, start)));
  const arrays = {};
  for (const [name, { dtype, offset, shape }] of Object.entries(header.arrays)) {
    const count = shape.reduce((a, b) => a * b, 1);
    const data = new ARRAYS[dtype](aligned.buffer, start + offset, count);
    arrays[name] = { data, width: shape[1] ?? 1 };
  }
  return { header, arrays };
}

/** Put two arrays of one kind end to end. */
export function joined(a, b) {
  const both = new a.constructor(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The run after a message: its first `start` rows as they are here, then the rows it brings. */
export function withRows(run, { header, arrays }) {
  const { start, rows, complete, iterations, canExtend, sample } = header;
  if (start > 0 && !(run?.key === header.run && run.rows >= start)) return null;
  const next = { key: header.run, rows, complete, iterations, canExtend, sample };
  if (start > 0 && rows === run.rows && rows === start && sample === run.sample)
    return { ...run, ...next };
  const known = start > 0 ? run.lines : [];
  const channels = {};
  for (const [name, { data, width }] of Object.entries(arrays)) {
    if (POINT_ARRAYS.has(name)) continue;
    // the line's places count from the message's own first line
    const brought =
      name === "line" ? Uint16Array.from(data, (place) => place + known.length) : data;
    const first = name.startsWith(OF_SAMPLE) ? header.sampleStart : start;
    const kept = first > 0 ? run.channels[name].data.subarray(0, first * width) : undefined;
    channels[name] = {
      data: kept ? joined(kept, brought) : brought,
      width,
      ...header.channels[name],
    };
  }
  return { ...next, channels, lines: [...known, ...header.lines] };
}

/**
 * What a message makes of the run: "take" it in; ask for "more", as another run does not reach the
 * row on the screen yet; or ask for the "whole", as it continues what is not here.
 */
export function judged(run, message, { row, seek }) {
  const next = withRows(run, message);
  if (!next) return { verdict: "whole" };
  const { start, rows, complete, status } = message.header;
  // Where the last message brought nothing, asking again would not either.
  const early = !complete && rows > start && rows <= row && status.seek === seek;
  return { verdict: early ? "more" : "take", next };
}

/** After a restart: the points that the page still has, where the new server's address lacks them. */
export function pointsToRestore({ header: before, points }, { status, mostPoints }, pending) {
  const restarted = status.lacksPoints && before.status && !before.status.lacksPoints;
  if (!restarted || !points.length) return undefined;
  return withPending(points, pending, mostPoints).map(({ row }) => row);
}

/** How the channels of the sample that is followed begin: they may come later than the others. */
const OF_SAMPLE = "sample-";

/** Arrays with one entry a point; all others have one row an iteration. */
export const POINT_ARRAYS = new Set(["x1", "x2", "s1", "s2", "label", "z", "out"]);

/** The number a channel holds at a row, or undefined where there is none. */
export function valueAt(channel, row, column = 0) {
  if (!channel) return undefined;
  const stored = channel.data[row * channel.width + column];
  if (channel.over) return stored / channel.over;
  return channel.step ? channel.offset[column] + stored * channel.step[column] : stored;
}

/** The points of a message as rows [x1, x2, label], the shape in which events name them. */
export function pointRows({ x1, x2, label }) {
  return Array.from(label.data, (y, i) => [x1.data[i], x2.data[i], y]);
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];

/**
 * What the points will be once Python has applied the events that it has not answered yet; a board
 * of `most` points takes no more.
 */
export function withPending(points, events, most = Infinity) {
  let rows = points.map((row, place) => ({ row, place }));
  for (const event of events) {
    if (event.type === "add" && rows.length < most) rows.push({ row: event.point });
    if (event.type === "clear") rows = [];
    if (event.type === "restore") rows = event.points.map((row) => ({ row }));
    if (event.type === "erase" || event.type === "move") {
      const at = rows.findLastIndex(({ row }) => same(row, event.old ?? event.point));
      if (at < 0) continue;
      if (event.type === "erase") rows.splice(at, 1);
      else rows[at] = { row: event.point };
    }
  }
  return rows;
}

/** The entries of a list that hold in these modes: those without a "when", and those of a mode. */
export const inMode = (list, modes) => list.filter(({ when }) => !when || modes.includes(when));
