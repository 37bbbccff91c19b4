// Every text of the modules in static/ stands in board-words.js, where a translator finds it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { ACTIVATIONS, CALLED } from "../../static/board-words.js";

const ROOT = new URL("../../", import.meta.url);
const FILES = readdirSync(new URL("static/", ROOT)).filter(
  (name) => name.endsWith(".js") && !name.includes(".min.") && name !== "board-words.js",
);

const KEYS = /^(Arrow\w*|Enter|Tab|Escape|Delete|Backspace|Home|End|Page(Up|Down)|Shift|Control)$/;
const SPOKEN = /\b(?:aria-label|title|alt|placeholder)="([^"]*)"/g;
const MARKUP = /<\/?[a-z][^<>]*>?|[\w-]+="[^"]*"|\w+\([^)]*\)|\{\}px\b/gi;
const SELECTOR = /^[.#(]|\[[\w-]+(=\w+)?\]/;
const WORDS = /\p{L}[,.;:!?)]* +\(?\p{L}{2,}|\p{L}{2,}[,.;:!?)]* +\(?(\p{L}|\{\})|\{\} +\p{L}{2,}/u;
const BEGINS = /(?<![\w.#-])[A-Z][a-z]+(?![\w-])/;

/** What the code calls things, beside the controls: tools that have no button of their own. */
const NAMES = new Set([...Object.keys(CALLED), "Look", "Class"]);
const MODULES = new Set(
  FILES.flatMap((name) => name.replace(".js", "").split("-")).concat("words"),
);

/** @param {string} text */
const areModules = (text) =>
  text
    .trim()
    .split(" ")
    .every((word) => MODULES.has(word));

/** Whether words are left of a text without its markup. */
function isVisible(text) {
  if (NAMES.has(text) || KEYS.test(text) || SELECTOR.test(text) || areModules(text)) return false;
  const spoken = [...text.matchAll(SPOKEN)].map(([, label]) => label).join("|");
  const bare = `${text.replace(MARKUP, "|")}|${spoken}`;
  return WORDS.test(bare) || BEGINS.test(bare);
}

/** A comment, a regular expression, or what a string begins with. */
const NEXT =
  /\/\/.*|\/\*[^]*?\*\/|(?<=[(,=:[!&|?{};]\s*)\/(?![*/])(?:\\.|\[[^\]]*\]|[^/\\])+\/|["'`]/g;
const PLAIN = { '"': /((?:[^"\\\n]|\\.)*)"/y, "'": /((?:[^'\\\n]|\\.)*)'/y };

/** The strings of a module, a template with braces where it has a value, and where each begins and ends. */
function strings(source) {
  const found = [];
  let at = 0;
  /** Read up to the end, or to the brace that closes a template's value. */
  function code(inside) {
    for (let depth = 0; at < source.length; ) {
      NEXT.lastIndex = at;
      const next = NEXT.exec(source) ?? { index: source.length, 0: "" };
      if (inside)
        for (let here = at; here < next.index; here++) {
          if (source[here] === "{") depth++;
          if (source[here] === "}" && !depth--) {
            at = here + 1;
            return;
          }
        }
      at = next.index + next[0].length;
      if (next[0] === "`") template(next.index);
      else if (next[0] in PLAIN) plain(next.index, PLAIN[next[0]]);
    }
  }
  function plain(start, pattern) {
    pattern.lastIndex = at;
    const [{ length }, text] = pattern.exec(source);
    at += length;
    found.push({ text, start, end: at });
  }
  function template(start) {
    let text = "";
    for (; source[at] !== "`"; at++) {
      if (source[at] === "\\") at++;
      else if (source.startsWith("${", at)) {
        at += 2;
        code(true);
        text += "{}";
        at--;
        continue;
      }
      text += source[at];
    }
    at++;
    found.push({ text, start, end: at });
  }
  code(false);
  return found;
}

/** What stands before a string that is a name for the code: a selector's, a class, an entry. */
const BEFORE =
  /\b(find|field|fields|own|querySelector(All)?|matches|closest|matchMedia)\($|\.className = [^;]*$|\bclass: $|\w\[$/;

/** The visible texts in the source of a module. */
function visible(source) {
  const texts = [];
  for (const { text, start, end } of strings(source)) {
    const isKey = /[{,]\s*$/.test(source.slice(0, start)) && source[end] === ":";
    const isName = isKey || BEFORE.test(source.slice(0, start));
    if (!isName && isVisible(text)) texts.push(text);
  }
  return texts;
}

for (const name of FILES)
  test(`${name} has no text of its own`, () => {
    assert.deepEqual(visible(readFileSync(new URL(`static/${name}`, ROOT), "utf8")), []);
  });

test("a text elsewhere is found", () => {
  /** @type {[string, boolean][]} */
  const examples = [
    ['node.title = "Press here"', true],
    ['node.title = "Press"', true],
    ["said.textContent = `${count} points`", true],
    ['root.innerHTML = `<p title="The line">${text}</p>`', true],
    ['root.innerHTML = `<p class="the line">${text}</p>`', false],
    ['node.className = "one wrong"', false],
    ['find(".out-of-view span")', false],
    ['actions["Step back"]()', false],
    ['if (key === "Enter") node.style.transform = `translate(${x}px, ${y}px)`', false],
    ['board.tool === "Look"', false],
  ];
  for (const [source, isFound] of examples)
    assert.equal(visible(source).length > 0, isFound, source);
});

test("the choices of the diagram are called as Python calls them", () => {
  const words = readFileSync(new URL("playground/state/words.py", ROOT), "utf8");
  const [one, other] = ACTIVATIONS;
  assert.ok(words.includes(`\nSIGMOID, PERCEPTRON = "${one}", "${other}"\n`));
});
