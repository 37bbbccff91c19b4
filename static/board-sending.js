// When a message leaves. Streamlit sends what comes at one time as one, for one part of the page, and
// complains on the console where it comes from two: so a field or a button of the sidebar goes first,
// such as a field that is left by a press on the board.

/** @import { BrowserMessage, Component, Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { takesText } = await load("board-keys");
const { whenAtRest } = await load("board-rest");

const OTHERS = '[data-testid="stSidebar"], [data-testid="stPopoverBody"]';
const OTHERS_MS = 50; // within which Streamlit has sent what one of them says
const MUTE_MS = 2000; // within which another page has come, and this board is closed

/**
 * Whether a control that is not the board's may say something now.
 * @param {Event} event
 */
function speaks({ type, target }) {
  if (type === "focusout") return takesText(target);
  return target instanceof Element && target.closest(OTHERS) !== null;
}

/** @param {Hub} hub */
export function makeSending(hub) {
  /** @type {Component} the newest one: it carries the newest way to answer */
  let component;
  let spokeAt = -Infinity;
  let mutedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let callOff = () => {};

  /** @param {Event} event */
  const listen = (event) => {
    if (speaks(event)) spokeAt = performance.now();
  };
  const told = ["focusout", "click", "keydown", "pointerup"];
  for (const type of told) document.addEventListener(type, listen, true);

  const wait = () => Math.max(spokeAt + OTHERS_MS, mutedAt + MUTE_MS) - performance.now();

  /**
   * Call `action` once nothing else speaks and the page is at rest.
   * @param {() => void} action
   */
  function whenClear(action) {
    const act = () => (wait() > 0 ? whenClear(action) : action()); // one has spoken meanwhile
    timer = setTimeout(() => (callOff = whenAtRest(act)), wait());
  }

  return {
    /** @param {Component} latest */
    use: (latest) => (component = latest),
    /** @param {() => BrowserMessage} compose */
    send(compose) {
      clearTimeout(timer);
      callOff();
      whenClear(() => {
        hub.tell("leaving");
        component.setTriggerValue("sent", compose());
      });
    },
    /** Say nothing more for a while: another page is about to be opened. */
    mute() {
      mutedAt = performance.now();
      clearTimeout(timer);
      callOff();
    },
    close() {
      clearTimeout(timer);
      callOff();
      for (const type of told) document.removeEventListener(type, listen, true);
    },
  };
}
