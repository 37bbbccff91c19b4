// Messages from Python, and the rows of a run as they arrive: static/board-packet.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, inMode, joined, valueAt, withRows } from "../../static/board-packet.js";
import { column, message } from "./messages.mjs";

const BYTES = { f8: 8, f4: 4, i2: 2, u2: 2, u1: 1, i1: 1 };

/** A packet by the documented layout: 4 bytes of length, header padded to 8, arrays each padded to 8. */
function packet(header, arrays) {
  const table = {};
  const blocks = [];
  let offset = 0;
  for (const [name, { dtype, shape, values, times }] of Object.entries(arrays)) {
    table[name] = { dtype, offset, shape, times };
    const block = new Uint8Array(Math.ceil((values.length * BYTES[dtype]) / 8) * 8);
    const view = new DataView(block.buffer);
    const write = {
      f8: "setFloat64",
      f4: "setFloat32",
      i2: "setInt16",
      u2: "setUint16",
      u1: "setUint8",
      i1: "setInt8",
    }[dtype];
    values.forEach((value, at) => view[write](at * BYTES[dtype], value, true));
    blocks.push(block);
    offset += block.length;
  }
  const text = new TextEncoder().encode(JSON.stringify({ ...header, arrays: table }));
  const length = Math.ceil((text.length + 4) / 8) * 8 - 4;
  const bytes = new Uint8Array(4 + length + offset).fill(32, 0, 4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(text, 4);
  let at = 4 + length;
  for (const block of blocks) {
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}

test("a packet is taken apart, wherever its bytes begin", () => {
  const bytes = packet(
    { text: "σ(z) ≥ ½", k: [1, { a: null }] },
    {
      f8: { dtype: "f8", shape: [2], values: [0.1, -1e300] },
      u1: { dtype: "u1", shape: [3], values: [1, 2, 255] },
      i2: { dtype: "i2", shape: [2, 2], values: [-32768, 32767, 0, 1] },
      f4: { dtype: "f4", shape: [1], values: [0.5] },
      i1: { dtype: "i1", shape: [1], values: [-100] },
      none: { dtype: "f8", shape: [0], values: [] },
    },
  );
  for (const shift of [0, 1, 7]) {
    const moved = new Uint8Array(bytes.length + shift);
    moved.set(bytes, shift);
    const { header, arrays } = /** @type {any} */ (decode(moved.subarray(shift)));
    assert.equal(header.text, "σ(z) ≥ ½");
    assert.deepEqual(header.k, [1, { a: null }]);
    assert.deepEqual([...arrays.f8.data], [0.1, -1e300]);
    assert.deepEqual([...arrays.u1.data], [1, 2, 255]);
    assert.deepEqual([...arrays.i2.data], [-32768, 32767, 0, 1]);
    assert.deepEqual([arrays.i2.width, arrays.f8.width], [2, 1]);
    assert.deepEqual([...arrays.i1.data], [-100]);
    assert.equal(arrays.none.data.length, 0);
  }
});

test("numbers that follow one another are told once", () => {
  const rows = { dtype: "u2", shape: [3], values: [7, 0, 500], times: [2, 3, 1] };
  const { arrays } = /** @type {any} */ (decode(packet({}, { rows })));
  assert.deepEqual(arrays.rows.data, Uint16Array.of(7, 7, 0, 0, 0, 500));
  assert.equal(arrays.rows.width, 1);
});

test("rows that come in parts join to the whole, the words too", () => {
  const first = withRows(undefined, message(0, 2, { loss: column(3, 2), x1: column(9) }));
  assert.deepEqual(Object.keys(first.channels).toSorted(), ["line", "loss"]); // points are no channel
  const more = message(2, 4, { loss: column(1, 0) }, { complete: true, lines: ["b", "c"] });
  more.arrays.line.data.set([1, 0]);
  const whole = withRows(first, more);
  assert.deepEqual([...whole.channels.loss.data], [3, 2, 1, 0]);
  assert.deepEqual(
    [...whole.channels.line.data].map((at) => whole.lines[at]),
    ["a", "a", "c", "b"],
  );
  assert.equal(whole.complete, true);
  assert.equal(whole.rows, 4);
});

test("columns stay together when rows join", () => {
  const two = (...values) => ({ data: Int16Array.from(values), width: 2 });
  const first = withRows(undefined, message(0, 2, { at: two(1, 2, 3, 4) }));
  const whole = withRows(first, message(1, 3, { at: two(5, 6, 7, 8) }));
  assert.deepEqual([...whole.channels.at.data], [1, 2, 5, 6, 7, 8]);
});

test("another sample brings its own rows and leaves the others", () => {
  const first = withRows(
    undefined,
    message(0, 2, { loss: column(3, 2), "sample-z": column(7, 8) }, { sample: 4 }),
  );
  const other = withRows(
    first,
    message(2, 2, { loss: column(), "sample-z": column(5, 6) }, { sample: 1, sampleStart: 0 }),
  );
  assert.deepEqual(
    [[...other.channels["sample-z"].data], [...other.channels.loss.data], other.sample],
    [[5, 6], [3, 2], 1],
  );
  const longer = withRows(
    other,
    message(2, 3, { loss: column(1), "sample-z": column(4) }, { sample: 1, sampleStart: 2 }),
  );
  assert.deepEqual([...longer.channels["sample-z"].data], [5, 6, 4]);
  const none = withRows(
    longer,
    message(3, 3, { loss: column() }, { sample: null, sampleStart: 0 }),
  );
  assert.equal(none.channels["sample-z"], undefined);
});

test("a run that got shorter loses its last rows", () => {
  const long = withRows(undefined, message(0, 4, { loss: column(3, 2, 1, 0) }));
  const short = withRows(
    long,
    message(2, 2, { loss: column() }, { iterations: 1, complete: true }),
  );
  assert.deepEqual([...short.channels.loss.data], [3, 2]);
  assert.deepEqual([short.rows, short.iterations, short.complete], [2, 1, true]);
});

test("where no row comes the channels stay the very same, so that nothing is drawn anew", () => {
  const run = withRows(undefined, message(0, 2, { loss: column(3, 2) }));
  const same = withRows(run, message(2, 2, { loss: column() }, { complete: true }));
  assert.equal(same.channels, run.channels);
  assert.equal(same.complete, true);
});

test("rows that continue what is not here are refused", () => {
  const run = withRows(undefined, message(0, 2, { loss: column(3, 2) }));
  assert.equal(withRows(undefined, message(2, 4, { loss: column(1, 0) })), null);
  assert.equal(withRows(run, message(3, 4, { loss: column(0) })), null);
  assert.equal(withRows(run, message(2, 4, { loss: column(1, 0) }, { run: "other" })), null);
  assert.equal(withRows(run, message(0, 1, { loss: column(7) }, { run: "other" })).key, "other");
});

test("an entry applies in its own mode, or in all", () => {
  const list = [{ text: "always" }, { text: "one", when: "One" }, { text: "other", when: "Other" }];
  const texts = (...modes) => inMode(list, modes).map(({ text }) => text);
  assert.deepEqual(texts("One", "More"), ["always", "one"]);
  assert.deepEqual(texts(), ["always"]);
});

/** @returns {any} a channel with these numbers */
const channel = (...data) => ({ data, width: 1 });

test("a stored value becomes the number it stands for", () => {
  assert.equal(valueAt(undefined, 0), undefined);
  assert.equal(valueAt(channel(3, 4), 1), 4);
  assert.equal(valueAt({ ...channel(3, 4), over: 5 }, 0), 3 / 5);
  assert.equal(
    valueAt({ ...channel(0, 0, 2, -2), width: 2, offset: [10, 20], step: [9, 0.5] }, 1, 1),
    19,
  );
});

test("two arrays of one kind join", () => {
  assert.deepEqual(joined(Uint8Array.of(1), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3));
});
