// When a message leaves. A press on the board may end the typing in a field of the sidebar; Streamlit
// sends what comes at one time as one, for one part of the page: so the field goes first.

/** @import { BrowserMessage, Component, Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { takesText } = await load("board-keys");
const { makeEnd, whenAtRest } = await load("board-rest");

const FIELD_MS = 50; // within which Streamlit has sent the field that was left
const MUTE_MS = 2000; // within which another page has come, and this board is closed

/** @param {Hub} hub */
export function makeSending(hub) {
  /** @type {Component} the newest one: it carries the newest way to answer */
  let component;
  let leftAt = -Infinity;
  let mutedAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let callOff = () => {};
  const end = makeEnd();

  /** @param {FocusEvent} event */
  const onLeave = ({ target }) => {
    if (takesText(target)) leftAt = performance.now();
  };
  document.addEventListener("focusout", onLeave);

  return {
    /** @param {Component} latest */
    use: (latest) => (component = latest),
    /** Whether nothing more is on its way after an answer: then the next message need not wait. */
    answered: end.tell,
    /** @param {() => BrowserMessage} compose */
    send(compose) {
      clearTimeout(timer);
      callOff();
      const leave = () => {
        end.tell(false);
        hub.tell("leaving");
        component.setTriggerValue("sent", compose());
      };
      const soon = () => {
        if (end.isCome()) leave();
        else callOff = whenAtRest(leave);
      };
      const earliest = Math.max(leftAt + FIELD_MS, mutedAt + MUTE_MS);
      timer = setTimeout(soon, earliest - performance.now());
    },
    /** Say nothing more for a while: another page is about to be opened. */
    mute() {
      mutedAt = performance.now();
      clearTimeout(timer);
      callOff();
    },
    /** Let the rest of the page come: the board, which goes first, is there. */
    tellDrawn: () => whenAtRest(() => component.setTriggerValue("drawn", true)),
    close() {
      clearTimeout(timer);
      callOff();
      end.close();
      document.removeEventListener("focusout", onLeave);
    },
  };
}
