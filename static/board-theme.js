// The colours: Streamlit's theme decides between Python's two.

/** @import { Chart, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { isDark } = await load("board-colours");

/**
 * Take the theme that the page has now; `chart` is the one with the shading.
 * @param {HTMLElement} root
 * @param {State} state
 * @param {Chart} chart
 */
export function pickTheme(root, state, chart) {
  const { header, fixed } = state;
  const background = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const name = isDark(background) ? "dark" : "light";
  const theme = fixed.themes[name];
  const themeName = `${name} ${header.mode}`;
  state.theme = theme;
  if (themeName === state.themeName) return;
  state.themeName = themeName;
  chart.setStops(theme.stops[header.mode]);
  root.style.setProperty("--class0", theme.class0);
  root.style.setProperty("--class1", theme.class1);
}
