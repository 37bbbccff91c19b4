// What is here and not said yet is said before a press that is about it takes effect:
// - of a link to another page, after which nothing more is said. Streamlit drops what arrives with a
//   page that is being opened, and what comes after it, of the page before, would blank the new one;
// - of a button above the board (a lesson's or a task's), which may wait for what was done on the
//   board just before: "Watch" asks for the point that was placed.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { whenAtRest } = await load("board-rest");

const STRIPS = ".st-key-lesson button, .st-key-task button"; // keys of page/lesson_strip.py, task_strip.py
const PATIENCE_MS = 3000; // with a server that does not answer

/**
 * The link to another page of this site that a press opens here.
 * @param {MouseEvent} press
 * @returns {HTMLAnchorElement | null}
 */
function linkAway({ target, button, ctrlKey, metaKey, shiftKey, altKey }) {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  /** @type {HTMLAnchorElement | null} */
  const link = target instanceof Element ? target.closest("a[href]") : null;
  const isHere = link?.origin === location.origin && link.pathname !== location.pathname;
  return isHere && link.target !== "_blank" ? link : null;
}

/**
 * The button of a strip above the board that is pressed here.
 * @param {MouseEvent} press
 * @returns {HTMLElement | null}
 */
const buttonAbove = ({ target }) => (target instanceof Element ? target.closest(STRIPS) : null);

/**
 * Watch for such presses, with a connection (`makeConnection`), and `mute`, which ends what it says.
 * @param {{
 *   flush: () => void,
 *   hasMore: () => boolean,
 *   isAnswered: () => boolean,
 *   mute: () => void,
 * }} parts
 */
export function watchLeaving({ flush, hasMore, isAnswered, mute }) {
  /** @type {HTMLElement | null} what waits until all is said */
  let pressed = null;
  let leaves = false; // whether that is a link
  let passes = false;
  let toSay = false; // whether what is here when it is pressed has yet to leave
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function go() {
    if (!pressed) return;
    clearTimeout(timer);
    if (leaves) mute();
    passes = true;
    pressed.click();
    passes = false;
    pressed = null;
  }

  /** @param {MouseEvent} press */
  function onPress(press) {
    if (passes) return;
    const link = linkAway(press);
    const waits = link ?? (hasMore() || pressed ? buttonAbove(press) : null);
    if (!waits) return;
    press.preventDefault();
    press.stopImmediatePropagation();
    const isFirst = !pressed;
    pressed = waits;
    leaves = link !== null;
    if (!isFirst) return;
    toSay = true;
    flush();
    timer = setTimeout(go, PATIENCE_MS);
  }

  window.addEventListener("click", onPress, true);
  window.addEventListener("popstate", mute, true);
  return {
    /** A message has left. */
    told() {
      toSay = false;
      if (pressed && leaves) mute();
    },
    /** An answer has come: go on, if something waits for it. */
    answered() {
      if (pressed && !toSay && isAnswered()) whenAtRest(go);
    },
    close() {
      pressed = null;
      clearTimeout(timer);
      window.removeEventListener("click", onPress, true);
      window.removeEventListener("popstate", mute, true);
    },
  };
}
