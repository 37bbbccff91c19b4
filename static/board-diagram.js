// The diagram, wherever the page has a place for it: its figure, and the choice of the activation.

/** @import { BoardEvent, Charts, Nudge, PlotlyLibrary, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { makeChart } = await load("board-charts");
const { finder } = await load("board-page");
const { optionNow } = await load("board-state");
const { makeSliders } = await load("board-sliders");
const { takePlace } = await load("board-places");

/**
 * Keep a chart in `charts` while there is a place for it; `changed` is called when that changes.
 * @param {{
 *   charts: Charts,
 *   state: State,
 *   Plotly: PlotlyLibrary,
 *   post: (event: BoardEvent) => void,
 *   nudge: Nudge,
 *   changed: () => void,
 * }} parts
 */
export function makeDiagram({ charts, state, Plotly, post, nudge, changed }) {
  /** @type {HTMLElement | undefined} */
  let root;
  const sliders = makeSliders({ state, nudge });
  const observer = new ResizeObserver(changed);

  /** @type {() => NodeListOf<HTMLInputElement>} */
  const activations = () =>
    /** @type {HTMLElement} */ (root).querySelectorAll('[name="activation"]');

  function leave() {
    if (charts.neuron) Plotly.purge(charts.neuron.plot);
    charts.neuron = undefined;
    observer.disconnect();
    sliders.take(undefined);
    root = undefined;
  }

  takePlace("neuron", (place) => {
    leave();
    root = place;
    if (!root) return;
    charts.neuron = makeChart(finder(root)('[data-figure="neuron"]'), Plotly);
    observer.observe(root);
    sliders.take(finder(root)(".sliders"));
    for (const node of activations())
      node.onchange = () => post({ type: "option", name: "activation", value: node.value });
    changed();
  });

  return {
    /** Show what is on the screen on what can be moved. */
    move() {
      if (charts.neuron?.ready) sliders.show(charts.neuron);
    },
    /** Bring the choice and the colours in step. */
    show() {
      if (!root) return;
      const { header, theme } = state;
      const activation = optionNow(state, "activation", header.mode);
      for (const node of activations()) node.checked = node.value === activation;
      root.style.setProperty("--class0", theme.class0);
      root.style.setProperty("--class1", theme.class1);
    },
    close() {
      takePlace("neuron", undefined);
      leave();
    },
  };
}
