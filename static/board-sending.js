// When a message leaves. A press on the board may end the typing in a field of the sidebar; Streamlit
// sends what comes at one time as one, for one part of the page: so the field goes first.

/** @import { BrowserMessage, Component, Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { takesText } = await load("board-keys");

const FIELD_MS = 50; // within which Streamlit has sent the field that was left

/** @param {Hub} hub */
export function makeSending(hub) {
  /** @type {Component} the newest one: it carries the newest way to answer */
  let component;
  let leftAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {FocusEvent} event */
  const onLeave = ({ target }) => {
    if (takesText(target)) leftAt = performance.now();
  };
  document.addEventListener("focusout", onLeave);

  return {
    /** @param {Component} latest */
    use: (latest) => (component = latest),
    /** @param {() => BrowserMessage} compose */
    send(compose) {
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          hub.tell("leaving");
          component.setTriggerValue("sent", compose());
        },
        leftAt + FIELD_MS - performance.now(),
      );
    },
    /** Let the rest of the page come: the board, which goes first, is there. */
    tellDrawn: () => component.setStateValue("drawn", true),
    close() {
      clearTimeout(timer);
      document.removeEventListener("focusout", onLeave);
    },
  };
}
