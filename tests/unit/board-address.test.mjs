// The address bar: which writes of Streamlit are kept out of the history, and when it is written.
import assert from "node:assert/strict";
import { test } from "node:test";

const load = () => import(`../../static/board-address.js?${Math.random()}`); // a page of its own

test("only another query on the same page is kept out of the history", async () => {
  const { onlyQueryDiffers } = await load();
  const here = new URL("https://a.b/app/?v=1");
  assert.equal(onlyQueryDiffers("/app/?v=1&alpha=2", here), true);
  assert.equal(onlyQueryDiffers("/app/?v=1", here), false);
  assert.equal(onlyQueryDiffers("/app/?v=1#section-3", here), false);
  assert.equal(onlyQueryDiffers("/app/guide", here), false);
  assert.equal(onlyQueryDiffers("/app/maths?v=1&alpha=2", here), false);
});

test("the address is written once, at rest, with Streamlit's latest query, and pushed never", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const written = [];
  const pushed = [];
  /** @type {Record<string, (message?: unknown) => void>} */
  const listeners = {};
  const history = {
    state: null,
    pushState: (...all) => pushed.push(all[2]),
    replaceState: (...all) => written.push(all[2]),
  };
  Object.assign(globalThis, {
    location: new URL("https://a.b/app/"),
    history,
    window: globalThis,
    addEventListener: (name, listener) => (listeners[name] = listener),
  });
  const { keepAddress } = await load();
  let resting = false;
  keepAddress(() => resting);
  const streamlit = (queryParams) => {
    globalThis.history.pushState({}, "", `/app/${queryParams}`);
    listeners.message({
      source: window,
      data: { stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams },
    });
  };
  streamlit("?v=1&alpha=2");
  t.mock.timers.tick(2000);
  assert.deepEqual(written, []); // it plays
  streamlit("?v=1&alpha=3");
  resting = true;
  t.mock.timers.tick(600);
  assert.deepEqual(written, ["/app/?v=1&alpha=3"]);
  streamlit("?v=1&alpha=4");
  resting = false;
  listeners.pagehide();
  assert.equal(written.length, 1); // Python has not answered an edit: the tab's storage holds it
  resting = true;
  listeners.pagehide(); // leaving does not wait
  assert.equal(written.at(-1), "/app/?v=1&alpha=4");
  listeners.message({
    source: {},
    data: { stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams: "?evil=1" },
  });
  t.mock.timers.tick(600);
  assert.equal(written.length, 2);
  assert.deepEqual(pushed, []);
  globalThis.history.pushState({}, "", "/app/guide");
  assert.deepEqual(pushed, ["/app/guide"]);
});
