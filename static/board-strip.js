// The strip of a lesson, which the page has put above: it is named, and what comes in it is read out.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { TEXTS } = await load("board-words");

/** Mark the strip, if there is one. Streamlit keeps its element while the lesson is open. */
export function markStrip() {
  const strip = document.querySelector(".st-key-lesson");
  if (!strip || strip.getAttribute("role")) return;
  strip.setAttribute("role", "region");
  strip.setAttribute("aria-label", TEXTS.lesson);
  strip.setAttribute("aria-live", "polite");
}
