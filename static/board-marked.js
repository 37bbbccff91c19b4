// A sample that is pointed at, on the board or in a panel's figure, is marked in both, and one that
// is clicked there is chosen.

/** @import { BoardEvent, Charts, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { finder } = await load("board-page");

const NONE = -1;

/**
 * @param {HTMLElement} root
 * @param {{ state: State, charts: Charts, post: (event: BoardEvent) => void }} parts
 */
export function makeMarked(root, { state, charts, post }) {
  const ring = finder(root)(".pointed");
  let told = NONE;
  let marked = NONE; // by a panel

  function show() {
    const at = state.rows.find(({ place }) => place === marked);
    const isShown = marked !== NONE && at && charts.board.ready;
    ring.style.display = isShown ? "inline" : "none";
    if (!isShown) return;
    ring.setAttribute("transform", `translate(${charts.board.pixel(at.row[0], at.row[1])})`);
  }

  /** @param {CustomEvent<{ place: number, from: unknown }>} event */
  function onSample({ detail: { place, from } }) {
    if (from === root) return;
    marked = place;
    show();
  }

  /**
   * Choose the sample at a place to look at, or let go of it.
   * @param {number} place
   */
  function choose(place) {
    const value = place === state.header.chosen ? -1 : place;
    post({ type: "option", name: "chosen", value });
  }

  /** @param {CustomEvent<number>} event */
  const onChoice = ({ detail }) => choose(detail);

  document.addEventListener("playground-sample", onSample);
  document.addEventListener("playground-choice", onChoice);

  return {
    show,
    choose,
    /**
     * The pointer is on the point at a place, or on none.
     * @param {number | undefined} place
     */
    tell(place = NONE) {
      if (place === told) return;
      told = place;
      const detail = { place, from: root };
      document.dispatchEvent(new CustomEvent("playground-sample", { detail }));
    },
    close() {
      document.removeEventListener("playground-sample", onSample);
      document.removeEventListener("playground-choice", onChoice);
    },
  };
}
