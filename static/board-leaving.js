// On the way to another page: what is here and not said yet is said first, and nothing after that.
// Streamlit drops what arrives with a page that is being opened, and what comes after it, of the page
// before, would blank the new one.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { whenAtRest } = await load("board-rest");

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
 * Watch for presses on links: `say` tells Python all that is here, `isAnswered` whether it has
 * answered what was said last, and `mute` ends all that.
 * @param {{ say: () => void, isAnswered: () => boolean, mute: () => void }} parts
 */
export function watchLeaving({ say, isAnswered, mute }) {
  /** @type {HTMLAnchorElement | null} the link that waits until all is said */
  let pressed = null;
  let passes = false;
  let toSay = false; // whether what is here when the link is pressed has yet to leave
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function go() {
    if (!pressed) return;
    clearTimeout(timer);
    mute();
    passes = true;
    pressed.click();
    passes = false;
    pressed = null;
  }

  /** @param {MouseEvent} press */
  function onPress(press) {
    const link = linkAway(press);
    if (!link || passes) return;
    press.preventDefault();
    press.stopImmediatePropagation();
    if (pressed) return void (pressed = link);
    pressed = link;
    toSay = true;
    say();
    timer = setTimeout(go, PATIENCE_MS);
  }

  window.addEventListener("click", onPress, true);
  window.addEventListener("popstate", mute, true);
  return {
    /** A message has left. */
    told() {
      toSay = false;
      if (pressed) mute();
    },
    /** An answer has come: go on, if a link waits for it. */
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
