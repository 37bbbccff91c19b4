// How the modules in static/ ask for one another: without a build step, so by hand.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const STATIC = new URL("../../static/", import.meta.url);
const FILES = readdirSync(STATIC).filter((name) => name.endsWith(".js") && !name.includes(".min."));
const SOURCE = Object.fromEntries(
  FILES.map((name) => [name, readFileSync(new URL(name, STATIC), "utf8")]),
);

/** The parts that a module asks for, and those that they ask for. */
function partsOf(name, found = new Set()) {
  for (const [, part] of SOURCE[name].matchAll(/\bload\("([\w-]+)"\)/g)) {
    if (found.has(part)) continue;
    found.add(part);
    partsOf(`${part}.js`, found);
  }
  return [...found].toSorted();
}

/** What load.js asks for, read from its tables. */
function named(name) {
  const [, own] = new RegExp(`PARTS = {[^}]*\\b${name}:([^,]*),`).exec(SOURCE["load.js"]);
  const [, shared] = new RegExp(`SHARED = {[^}]*\\b${name}: \\[([^\\]]*)\\]`).exec(
    SOURCE["load.js"],
  );
  const parts = (own.match(/\w+/g) ?? []).map((part) => `${name}-${part}`);
  return [...parts, ...(shared.match(/[\w-]+/g) ?? [])].toSorted();
}

for (const name of ["aside", "board", "boards", "neuron", "plot"])
  test(`load.js asks for all parts of ${name} at a time, and for no others`, () => {
    assert.deepEqual(named(name), partsOf(`${name}.js`));
  });

test("every module is a part of something", () => {
  const parts = FILES.map((name) => name.replace(".js", "")).filter((name) => name.includes("-"));
  const used = new Set(
    ["aside.js", "board.js", "boards.js", "plot.js"].flatMap((name) => partsOf(name)),
  );
  assert.deepEqual([...used].toSorted(), parts.toSorted());
});

test("no module is asked for without its version, or an old one would meet a new one", () => {
  for (const [name, text] of Object.entries(SOURCE))
    for (const [, what] of text.matchAll(/\bimport\(([^)"]+)/g))
      assert.match(
        what,
        /^`\.\/\$\{name\}\.js\$\{version\}`$|^here\(|^url$/,
        `${name}: import(${what})`,
      );
});

test("only markup of our own becomes markup: a text is put in as a text", () => {
  const made =
    /\b(?:innerHTML|outerHTML)\b(?!\s*=\s*(?:MARKUP|boardMarkup\(at\));)|insertAdjacentHTML|setHTML|document\.write|DOMParser/;
  for (const [name, text] of Object.entries(SOURCE)) assert.doesNotMatch(text, made, name);
  assert.match("node.innerHTML = text;", made);
});
