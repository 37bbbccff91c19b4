import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { watchLeaving } from "../../static/board-leaving.js";

const HERE = { origin: "http://here", pathname: "/" };
let listeners;
let done;
let isAnswered;
let hasMore;
let leaving;

class Link {
  constructor({ origin = HERE.origin, pathname = "/guide", target = "" } = {}) {
    this.origin = origin;
    this.pathname = pathname;
    this.target = target;
  }
  closest(selector) {
    return selector.startsWith("a[") ? this : null;
  }
  click() {
    done.push(pressed(this) ? `opened ${this.pathname}` : "held");
  }
}

/** A button of a lesson's strip. */
class Button extends Link {
  closest(selector) {
    return selector.includes(".st-key-lesson button") ? this : null;
  }
  click() {
    done.push(pressed(this) ? "pressed" : "held");
  }
}

/** Press a link or a button; whether the page may follow it. */
function pressed(link, keys = {}) {
  let follows = true;
  const stop = () => (follows = false);
  const press = { target: link, button: 0, preventDefault: stop, stopImmediatePropagation: stop };
  listeners.click({ ...press, ...keys });
  return follows;
}

beforeEach(() => {
  listeners = {};
  done = [];
  Object.assign(globalThis, {
    Element: Link,
    location: HERE,
    window: {
      addEventListener: (name, listener) => (listeners[name] = listener),
      removeEventListener: (name) => delete listeners[name],
    },
    document: { querySelector: () => null }, // always at rest
  });
  mock.timers.enable({ apis: ["setTimeout"] });
  isAnswered = true;
  hasMore = false;
  leaving = watchLeaving({
    flush: () => done.push("say"),
    hasMore: () => hasMore,
    isAnswered: () => isAnswered,
    mute: () => done.push("mute"),
  });
});

afterEach(() => {
  mock.timers.reset();
  for (const name of ["Element", "location", "window", "document"]) delete globalThis[name];
});

test("another page is opened once what is here is said and answered, and nothing is said after", () => {
  assert.equal(pressed(new Link()), false);
  leaving.answered(); // to what was said before
  assert.deepEqual(done, ["say"]);
  leaving.told();
  isAnswered = false;
  leaving.answered();
  assert.deepEqual(done, ["say", "mute"]);
  isAnswered = true;
  leaving.answered();
  assert.deepEqual(done, ["say", "mute", "mute", "opened /guide"]);
});

test("of two links the later one is opened", () => {
  pressed(new Link());
  leaving.told();
  pressed(new Link({ pathname: "/maths" }));
  leaving.answered();
  assert.deepEqual(done, ["say", "mute", "mute", "opened /maths"]);
});

test("a server that does not answer holds nobody", () => {
  pressed(new Link());
  mock.timers.tick(10_000);
  assert.deepEqual(done, ["say", "mute", "opened /guide"]);
});

test("links to elsewhere, to this page, and to another tab are the browser's own affair", () => {
  const others = [{ origin: "http://there" }, { pathname: "/" }, { target: "_blank" }];
  for (const other of others) assert.equal(pressed(new Link(other)), true);
  assert.equal(pressed(new Link(), { ctrlKey: true }), true);
  assert.deepEqual(done, []);
});

test("a button above the board waits for what was done on the board before it, and no longer", () => {
  hasMore = true;
  isAnswered = false;
  assert.equal(pressed(new Button()), false);
  leaving.told();
  leaving.answered(); // to something else
  assert.deepEqual(done, ["say"]);
  hasMore = false;
  isAnswered = true;
  leaving.answered();
  assert.deepEqual(done, ["say", "pressed"]); // and the board goes on to say what is done
  assert.equal(pressed(new Button()), true);
});

test("going back in the browser ends what is said", () => {
  listeners.popstate();
  assert.deepEqual(done, ["mute"]);
});

test("a board that is gone watches nothing", () => {
  leaving.close();
  assert.deepEqual(listeners, {});
});
