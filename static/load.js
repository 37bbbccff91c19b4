// Loads what a component is made of, once and all at a time: its style sheet, its modules, plotly.js.

/** @import { Component, Libraries, PlotlyLibrary } from "./types" */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @param {string} name */
const here = (name) => new URL(`${name}${version}`, import.meta.url).href;
/**
 * @param {string} url
 * @returns {Promise<PlotlyLibrary | undefined>}
 */
const library = (url) =>
  import(url).then(
    () => window.Plotly,
    () => undefined,
  );
const plane = library(new URL("plotly-cartesian-4.1.1.min.js", import.meta.url).href);
const PARTS = {
  board:
    "address aside beats begun charts colours connection controls crosshair diagram dock drag drawing duel figures focus " +
    "further grips hands hub keys label layout leaving lit marked marks markup more moves nudge numbers outbox packet page places " +
    "playback player pointer points presenting rest rises screen sending share sketch sliders slowly state strip surface telling theme tip " +
    "uncover unsaved ways words",
  boards: "drawing layout markup telling",
  aside: "",
  neuron: "",
  plot: "along follow paper press room samples",
};
const SHARED = {
  aside: ["board-places"],
  board: [],
  boards: [
    "board-charts",
    "board-colours",
    "board-dock",
    "board-figures",
    "board-hub",
    "board-keys",
    "board-label",
    "board-markup",
    "board-moves",
    "board-numbers",
    "board-packet",
    "board-page",
    "board-playback",
    "board-player",
    "board-pointer",
    "board-presenting",
    "board-state",
    "board-strip",
    "board-telling",
    "board-uncover",
    "board-words",
  ],
  neuron: ["board-places", "board-words"],
  plot: ["board-colours", "board-words"],
};
/** The style sheets of the components. */
const SHEETS = {
  aside: [],
  board: ["board"],
  boards: ["board", "boards"],
  neuron: ["neuron"],
  plot: ["plot"],
};

/**
 * The run of a component that has a module and a style sheet of this name. It gets the component and,
 * for figures in the plane and in space, a promise of the library that draws them (or of undefined,
 * when it did not arrive), and returns what closes it. The small library, which is here, draws in
 * the plane; `whole` is the whole.
 * @param {keyof typeof PARTS} name
 * @param {string} whole
 */
export async function load(name, whole) {
  /** @type {Libraries} */
  const libraries = { plane: () => plane, space: () => plane.then(() => library(whole)) };
  const texts = SHEETS[name].map((one) =>
    fetch(here(`${one}.css`)).then((answer) => answer.text()),
  );
  const module = import(here(`${name}.js`));
  const own = PARTS[name]
    .split(" ")
    .filter(Boolean)
    .map((part) => `${name}-${part}`);
  for (const part of [...own, ...SHARED[name]]) import(here(`${part}.js`));
  const sheet = await new CSSStyleSheet().replace((await Promise.all(texts)).join("\n"));
  const { default: run } = await module;
  /** @param {Component} component */
  return async (component) => {
    const shadow = component.parentElement;
    const sheets = shadow.adoptedStyleSheets ?? [sheet]; // or it looks as the page does
    if (!sheets.includes(sheet)) shadow.adoptedStyleSheets = [sheet, ...sheets];
    const close = await run(component, libraries);
    // When answers come quickly, the cleanup of one is called after the next has been drawn in the
    // same elements: close only what has left the page.
    return () => setTimeout(() => shadow.isConnected || close());
  };
}
