// Loads what a component is made of, once and all at a time: its style sheet, its modules, plotly.js.

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
const here = (name) => new URL(`${name}${version}`, import.meta.url);
const library = (url) =>
  import(url).then(
    () => window.Plotly,
    () => undefined,
  );
const plane = library(new URL("plotly-cartesian-4.1.1.min.js", import.meta.url));
const PARTS = {
  board:
    "address charts controls crosshair drawing keys layout markup numbers outbox packet playback " +
    "player pointer share tip",
  plot: "charts packet playback",
};

/**
 * The run of a component that has a module and a style sheet of this name. It gets the component and,
 * for figures in the plane and in space, a promise of the library that draws them (or of undefined,
 * when it did not arrive), and returns what closes it. The small library, which is here, draws in
 * the plane; `whole` is the whole.
 */
export async function load(name, whole) {
  const libraries = { plane: () => plane, space: () => plane.then(() => library(whole)) };
  const text = fetch(here(`${name}.css`)).then((answer) => answer.text());
  const module = import(here(`${name}.js`));
  for (const part of PARTS[name].split(" ")) import(here(`board-${part}.js`));
  const sheet = await new CSSStyleSheet().replace(await text);
  const { default: run } = await module;
  return async (component) => {
    const shadow = component.parentElement;
    const sheets = shadow.adoptedStyleSheets;
    if (!sheets.includes(sheet)) shadow.adoptedStyleSheets = [sheet, ...sheets];
    const close = await run(component, libraries);
    // When answers come quickly, the cleanup of one is called after the next has been drawn in the
    // same elements: close only what has left the page.
    return () => setTimeout(() => shadow.isConnected || close());
  };
}
