// Which focused controls keep a key for themselves: usesKey in static/board-keys.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { takesText, usesKey } from "../../static/board-keys.js";

/** A node that knows its tag, type and role, and compares itself with such selectors. */
function node({ tag, type = "text", role, editable = false }) {
  const one = (selector) => {
    const [, name, attribute, value] = /^(\w*)(?:\[(\w+)=["']?(\w+)["']?\])?$/.exec(
      selector.trim(),
    );
    const own = { role, type: tag === "input" ? type : undefined };
    return (!name || name === tag) && (!attribute || own[attribute] === value);
  };
  return {
    type,
    isContentEditable: editable,
    matches: (selector) => selector.split(",").some(one),
  };
}

const KEYS = [" ", "ArrowLeft", "ArrowRight", "Home", "End", "z", "p"];
const used = (control) => KEYS.filter((key) => usesKey(node(control), key));

test("a text field keeps every key", () => {
  for (const type of ["text", "number", "search"])
    assert.deepEqual(used({ tag: "input", type }), KEYS);
  assert.deepEqual(used({ tag: "textarea" }), KEYS);
  assert.deepEqual(used({ tag: "select" }), KEYS);
  assert.deepEqual(used({ tag: "div", editable: true }), KEYS);
  assert.deepEqual(used({ tag: "div", role: "combobox" }), KEYS);
});

test("a slider keeps the keys that move it", () => {
  const moves = ["ArrowLeft", "ArrowRight", "Home", "End"];
  assert.deepEqual(used({ tag: "div", role: "slider" }), moves);
  assert.deepEqual(used({ tag: "input", type: "range" }), moves);
});

test("a button keeps Space, a radio its arrows too", () => {
  for (const control of [
    { tag: "button" },
    { tag: "summary" },
    { tag: "div", role: "button" },
    { tag: "input", type: "checkbox" },
  ])
    assert.deepEqual(used(control), [" "]);
  assert.deepEqual(used({ tag: "input", type: "radio" }), [
    " ",
    "ArrowLeft",
    "ArrowRight",
    "Home",
    "End",
  ]);
});

test("only where one types does undo belong to the text", () => {
  const typing = (control) => takesText(node(control));
  assert.ok(
    typing({ tag: "input", type: "number" }) &&
      typing({ tag: "textarea" }) &&
      typing({ tag: "div", role: "grid" }),
  );
  assert.ok(
    !typing({ tag: "select" }) &&
      !typing({ tag: "input", type: "range" }) &&
      !typing({ tag: "button" }),
  );
});

test("everything else leaves them to the board", () => {
  assert.deepEqual(used({ tag: "div" }), []);
  assert.deepEqual(used({ tag: "a" }), []);
  assert.deepEqual(
    KEYS.filter((key) => usesKey(undefined, key)),
    [],
  );
  assert.deepEqual(
    KEYS.filter((key) => usesKey({}, key)),
    [],
  ); // the document itself
});
