// Messages from Python: a JSON header and binary arrays; and the rows of a run as they arrive.
// Pure: no page, no Plotly.

/** @import { Arrays, Channel, Channels, NumberArray, Packet, Run, Way } from "./types" */

const ARRAYS = {
  f8: Float64Array,
  f4: Float32Array,
  i2: Int16Array,
  u2: Uint16Array,
  u1: Uint8Array,
  i1: Int8Array,
};

/** Arrays with one entry a point; all others have one row an iteration. */
const POINT_ARRAYS = new Set(["x1", "x2", "s1", "s2", "label", "z", "out"]);

/** How the channels of the sample that is followed begin: they may come later than the others. */
const OF_SAMPLE = "sample-";

/** And those of a way: it has rows of its own. */
const OF_WAY = "way-";

/**
 * Unpack a message: see playground/board/packet.py for the layout.
 * @param {Uint8Array} bytes
 * @returns {Packet}
 */
export function decode(bytes) {
  const aligned = bytes.slice(); // a view may start anywhere; typed arrays need multiples of eight
  const start = 4 + new DataView(aligned.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(4, start)));
  /** @type {Arrays} */
  const arrays = {};
  for (const [name, { dtype, offset, shape, times }] of Object.entries(
    /** @type {Record<string, import("./types").ArrayEntry>} */ (header.arrays),
  )) {
    const count = shape.reduce((a, b) => a * b, 1);
    const data = new ARRAYS[dtype](aligned.buffer, start + offset, count);
    arrays[name] = { data: times ? repeated(data, times) : data, width: shape[1] ?? 1 };
  }
  return { header, arrays };
}

/**
 * Each number as many times as it follows itself.
 * @template {NumberArray} T
 * @param {T} numbers
 * @param {number[]} times
 * @returns {T}
 */
function repeated(numbers, times) {
  const length = times.reduce((a, b) => a + b, 0);
  const all = new /** @type {any} */ (numbers.constructor)(length);
  let at = 0;
  times.forEach((count, place) => all.fill(numbers[place], at, (at += count)));
  return all;
}

/**
 * Put two arrays of one kind end to end.
 * @template {NumberArray} T
 * @param {T} a
 * @param {NumberArray} b
 * @returns {T}
 */
export function joined(a, b) {
  const both = new /** @type {any} */ (a.constructor)(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/**
 * The channels after a message: the first rows as they are here, then those that it brings.
 * @param {Run | undefined} run
 * @param {Packet} message
 */
function channelsWith(run, { header, arrays }) {
  const { start, sampleStart } = header;
  const lines = run?.lines.length ?? 0;
  /** @type {Channels} */
  const channels = {};
  for (const [name, { data, width }] of Object.entries(arrays)) {
    if (POINT_ARRAYS.has(name) || name.startsWith(OF_WAY)) continue;
    // the line's places count from the message's own first line
    const brought = name === "line" ? Uint16Array.from(data, (place) => place + lines) : data;
    const first = name.startsWith(OF_SAMPLE) ? sampleStart : start;
    const known = run && first > 0 ? run.channels[name].data.subarray(0, first * width) : undefined;
    channels[name] = {
      data: known ? joined(known, brought) : brought,
      width,
      ...header.channels[name],
    };
  }
  return channels;
}

/**
 * The run after a message: its first `start` rows as they are here, then the rows it brings; null if
 * they are not here.
 * @param {Run | undefined} run
 * @param {Packet} message
 * @returns {Run | null}
 */
export function withRows(run, message) {
  const { run: key, start, rows, complete, iterations, canExtend, sample, lines } = message.header;
  const facts = { key, rows, complete, iterations, canExtend, sample };
  if (start === 0) return { ...facts, channels: channelsWith(undefined, message), lines };
  if (run?.key !== key || run.rows < start) return null;
  if (rows === run.rows && rows === start && sample === run.sample) return { ...run, ...facts };
  return { ...facts, channels: channelsWith(run, message), lines: [...run.lines, ...lines] };
}

/**
 * The way that a message carries, if it does.
 * @param {Packet} message
 * @returns {Way | undefined}
 */
export function wayIn({ header, arrays }) {
  if (!header.way) return undefined;
  /** @type {Channels} */
  const channels = {};
  for (const [key, stored] of Object.entries(arrays)) {
    if (!key.startsWith(OF_WAY)) continue;
    const name = key.slice(OF_WAY.length);
    channels[name] = { ...stored, ...header.channels[name] };
  }
  return { ...header.way, channels };
}

/**
 * The number that a channel has at a row, or undefined where there is no such channel.
 * @param {Channel | undefined} channel
 * @param {number} row
 */
export function valueAt(channel, row, column = 0) {
  if (!channel) return undefined;
  const stored = channel.data[row * channel.width + column];
  if (channel.over) return stored / channel.over;
  return channel.offset && channel.step
    ? channel.offset[column] + stored * channel.step[column]
    : stored;
}

/**
 * The entries of a list that apply in these modes: those without a "when", and those of a mode.
 * @template {{ when?: string }} Entry
 * @param {Entry[]} list
 * @param {string[]} modes
 */
export const inMode = (list, modes) => list.filter(({ when }) => !when || modes.includes(when));
