// A note that stands elsewhere on the page, wherever there is a place for it, and its mark.

/** @import { State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { takePlace } = await load("board-places");

/** @param {State} state */
export function makeAside(state) {
  /** @type {HTMLElement | undefined} */
  let root;

  function show() {
    const aside = state.header?.aside;
    if (!root || !aside) return;
    const text = document.createElement("p");
    text.textContent = aside.text;
    if (aside.share !== null) {
      const mark = document.createElement("i");
      mark.style.setProperty("--share", `${aside.share}`);
      text.prepend(mark);
    }
    root.replaceChildren(text);
  }

  takePlace("aside", (place) => {
    root = place;
    show();
  });

  return {
    show,
    close() {
      takePlace("aside", undefined);
      root?.replaceChildren();
    },
  };
}
