// What stands beside the pointer: a point's numbers on the board, iteration and loss on the curve.

/** @import { Chart, State, Tip } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { valueAt } = await load("board-packet");
const { lossAt } = await load("board-words");

/**
 * Show and hide the words beside the pointer.
 * @param {HTMLElement} root
 * @param {HTMLElement} tip
 */
export function makeTip(root, tip) {
  return {
    /**
     * @param {string} text
     * @param {{ clientX: number, clientY: number }} event
     */
    show(text, { clientX, clientY }) {
      const corner = root.getBoundingClientRect();
      tip.textContent = text;
      tip.hidden = false;
      const x = Math.min(clientX - corner.left + 14, corner.width - tip.offsetWidth - 4);
      tip.style.transform = `translate(${Math.max(x, 0)}px, ${Math.max(clientY - corner.top - tip.offsetHeight - 12, 0)}px)`;
    },
    hide: () => (tip.hidden = true),
  };
}

/**
 * On the loss curve, tell what lies under the pointer, and go where it is clicked.
 * @param {HTMLElement} figure
 * @param {{
 *   chart: Chart,
 *   tip: Tip,
 *   state: State,
 *   goTo: (iteration: number) => void,
 * }} parts
 */
export function wireLoss(figure, { chart, tip, state, goTo }) {
  /** @param {MouseEvent} event */
  const iteration = (event) => {
    const { run } = state;
    if (!run?.channels.loss || !chart.ready) return -1;
    const pixel = chart.under(event);
    if (!chart.inside(pixel)) return -1;
    return Math.min(Math.max(Math.round(chart.data(pixel)[0]), 0), run.rows - 1);
  };
  figure.onpointermove = (event) => {
    const at = iteration(event);
    if (at < 0) return tip.hide();
    tip.show(lossAt(at, valueAt(state.run?.channels.loss, at)), event);
  };
  figure.onpointerleave = tip.hide;
  let pressed = -1; // where the pointer went down: a click's own position is rounded to pixels
  figure.onpointerdown = (event) => (pressed = iteration(event));
  figure.onclick = () => {
    if (pressed >= 0) goTo(pressed);
  };
}
