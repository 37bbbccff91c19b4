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
  const own = SOURCE[name].matchAll(/(?:load\("|import\(`\.\/board-)(\w+)/g);
  for (const [, part] of own) {
    if (found.has(part)) continue;
    found.add(part);
    partsOf(`board-${part}.js`, found);
  }
  return [...found].sort();
}

for (const name of ["board", "plot"]) {
  test(`load.js asks for all parts of ${name} at a time, and for no others`, () => {
    const [, list] = new RegExp(`${name}:\\s*("[^:]*"),\n`).exec(SOURCE["load.js"]);
    const named = list.replace(/[^\w ]/g, "").split(/ +/);
    assert.deepEqual(named.sort(), partsOf(`${name}.js`));
  });
}

test("every part belongs to the board", () => {
  const parts = FILES.map((name) => /^board-(\w+)\.js$/.exec(name)?.[1]).filter(Boolean);
  assert.deepEqual(partsOf("board.js"), parts.sort());
});

test("no module is asked for without its version, or an old one would meet a new one", () => {
  for (const [name, text] of Object.entries(SOURCE))
    for (const [, what] of text.matchAll(/\bimport\(([^)]*)/g))
      assert.match(what, /\$\{version\}`$|^here\(|^url$/, `${name}: import(${what})`);
});
