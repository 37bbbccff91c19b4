// The panel "Neuron": it offers the board a place to draw the diagram in, and nothing else.

/** @import { Component } from "./types" */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { offer, withdraw } = await load("board-places");
const { ACTIVATIONS, TEXTS } = await load("board-words");

const MARKUP = `
<div class="bar">
  <div class="tools" role="radiogroup" aria-label="${TEXTS.activation}">
    ${ACTIVATIONS.map((name) => `<label class="tool"><input type="radio" name="activation" value="${name}"/><span>${name}</span></label>`).join("")}
  </div>
</div>
<div class="figure" data-figure="neuron">
  <div class="plot" role="img" aria-label="${TEXTS.diagram}"></div>
  <svg class="over" aria-hidden="true"><g class="lights"></g><g class="labels"></g></svg>
  <div class="sliders"></div>
</div>`;

/** @param {Component} component */
export default async function run({ parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".neuron-root"));
  if (!root.firstElementChild) {
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", TEXTS.neuron);
    root.innerHTML = MARKUP;
    offer("neuron", root);
  }
  return () => withdraw("neuron", root);
}
