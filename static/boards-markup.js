// The page of several boards, as text but for the names, which are put in as text.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { button } = await load("board-markup");
const { TEXTS } = await load("board-words");

/** @param {number} at */
export const boardMarkup = (at) => `
  <div class="caption"><svg class="swatch" viewBox="0 0 34 6" aria-hidden="true"><path d="M0 3H34"/></svg><b class="name"></b><span class="numbers"></span></div>
  <div class="figure" data-figure="board">
    <svg class="shade" aria-hidden="true"><defs><linearGradient id="shade-${at}" gradientUnits="userSpaceOnUse"></linearGradient></defs>
      <rect width="100%" height="100%" fill="url(#shade-${at})"/></svg>
    <div class="plot" role="img"></div>
    <svg class="over" aria-hidden="true"></svg>
  </div>`;

export const MARKUP = `
<svg class="defs" aria-hidden="true"><defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6.5" markerHeight="6.5" orient="auto"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs></svg>
<section class="panel several" role="region" aria-label="${TEXTS.boards}" tabindex="0"></section>
<section class="panel loss" role="region" aria-label="${TEXTS.curves}">
  <div class="figure" data-figure="loss">
    <div class="plot" role="img"></div>
    <svg class="over" aria-hidden="true"><defs><clipPath id="so-far"><rect x="-20" y="-20" height="4000"/></clipPath></defs></svg>
  </div>
</section>
<div class="transport-place"><div class="transport-top"></div></div>
<div class="transport" role="group" aria-label="${TEXTS.playback}"><div class="run">
  ${button("Reset", "M5 4h3v16H5zM20 4v16L9 12z")}
  ${button("Step back", "M17 4v16L6 12z")}
  ${button("Play", "M7 4v16l13-8z")}
  ${button("Step forward", "M7 4v16l11-8z")}
  ${button("End", "M16 4h3v16h-3zM4 4v16l11-8z")}
  <input type="range" min="0" max="0" value="0" step="1" aria-label="${TEXTS.slider}"/>
  <span class="iteration"><span class="word">${TEXTS.iteration} </span><output data-name="iteration" data-value="0" aria-live="off">0</output><span class="of"></span></span>
  ${button("Present", "M3 4h18v12H3zM5 6v8h14V6zM11 16h2v3h4v2H7v-2h4z")}
</div></div>
<p class="said" role="status"></p>
`;
