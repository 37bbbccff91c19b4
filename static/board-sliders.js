// The lines of the diagram as handles: dragged up or down, or moved by the arrow keys, each moves the
// number that Python names, by steps.

/** @import { Chart, Nudge, Slider, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { valueAt } = await load("board-packet");
const { shown } = await load("board-playback");
const { isLocked, seenNow } = await load("board-state");
const { dragIt } = await load("board-words");

const STEP = 8; // pixels of a drag that are one step
const FAR = 10; // steps with Shift, and of the keys for pages
/** @type {Record<string, number>} */
const KEYS = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: FAR,
  PageDown: -FAR,
};

/**
 * The steps that a key asks for, or undefined.
 * @param {Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">} event
 */
export function stepsOf({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || !KEYS[key]) return undefined;
  return shiftKey && key.startsWith("Arrow") ? FAR * KEYS[key] : KEYS[key];
}

/** @param {{ state: State, nudge: Nudge }} parts */
export function makeSliders({ state, nudge }) {
  /** @type {HTMLElement | undefined} */
  let holder;

  /**
   * @param {HTMLElement} node
   * @param {Slider} slider
   */
  function wire(node, { name, label, least, most }) {
    node.className = "slider";
    node.tabIndex = 0;
    node.title = dragIt(label);
    const attributes = { "aria-label": label, "aria-valuemin": least, "aria-valuemax": most };
    for (const [key, value] of Object.entries({ role: "slider", ...attributes }))
      node.setAttribute(key, String(value));
    node.setAttribute("aria-orientation", "vertical");
    node.dataset.slider = name;
    node.onkeydown = (event) => {
      const steps = stepsOf(event);
      if (!steps) return;
      event.preventDefault();
      nudge.by(name, steps);
    };
    node.onkeyup = node.onblur = nudge.rest;
    let from = Number.NaN; // where the next step is counted from, while the pointer is down
    node.onpointerdown = (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      from = event.clientY;
      node.setPointerCapture(event.pointerId);
    };
    node.onpointermove = ({ clientY }) => {
      const steps = Math.round((from - clientY) / STEP);
      if (!steps) return; // also while it is not down
      from -= steps * STEP;
      nudge.by(name, steps);
    };
    node.onpointerup = node.onpointercancel = () => {
      from = Number.NaN;
      nudge.rest();
    };
  }

  return {
    /** @param {HTMLElement | undefined} place */
    take(place) {
      holder = place;
    },
    /** @param {Chart} chart */
    show(chart) {
      const seen = seenNow(state);
      const { fixed } = state;
      if (!holder || !seen) return;
      const [left, top] = [chart.over.style.left, chart.over.style.top];
      Object.assign(holder.style, { left, top });
      holder.hidden = isLocked(state, "line");
      for (const [at, slider] of fixed.sliders.entries()) {
        let node = /** @type {HTMLElement | undefined} */ (holder.children[at]);
        if (!node) {
          node = document.createElement("div");
          wire(node, slider);
          holder.append(node);
        }
        const [x1, y1] = chart.pixel(...slider.from);
        const [x2, y2] = chart.pixel(...slider.to);
        const angle = Math.atan2(y2 - y1, x2 - x1);
        node.style.width = `${Math.hypot(x2 - x1, y2 - y1)}px`;
        node.style.transform = `translate(${x1}px, ${y1}px) rotate(${angle}rad) translateY(-50%)`;
        const value = valueAt(seen.channels[slider.name], seen.row);
        node.setAttribute("aria-valuenow", String(value ?? ""));
        node.setAttribute("aria-valuetext", shown(value));
      }
    },
  };
}
