// The board's page, as text: what is where, and what each control is called.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { CALLED, KEY_OF, TEXTS } = await load("board-words");

/** @param {string} path */
const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

/** @param {string} name */
const withKey = (name) => CALLED[name] + (KEY_OF[name] ? ` (${KEY_OF[name]})` : "");

/** @type {(name: string, path: string) => string} */
export const button = (name, path) =>
  `<button type="button" data-do="${name}" aria-label="${CALLED[name]}" title="${withKey(name)}">${icon(path)}</button>`;

/**
 * One choice of the group "Tool".
 * @param {string} name
 * @param {string} path
 */
const tool = (name, path, checked = "") =>
  `<label class="tool" data-tool="${name}"><input type="radio" name="tool" value="${name}" ${checked}/>${icon(path)}<span>${CALLED[name]}</span></label>`;

const PLAY = "M7 4v16l13-8z";
const PAUSE = "M6 4h4v16H6zM14 4h4v16h-4z";

export const MARKUP = `
<section class="panel board" role="region" aria-label="${TEXTS.region}" tabindex="0">
  <div class="bar">
    <div class="tools" role="radiogroup" aria-label="${TEXTS.tool}">
      ${tool("Class 0", "M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z")}
      ${tool("Class 1", "M12 3l9 9l-9 9l-9-9z", "checked")}
      ${tool("Move", "M12 2l4 4h-3v5h5V8l4 4l-4 4v-3h-5v5h3l-4 4l-4-4h3v-5H6v3l-4-4l4-4v3h5V6H8z")}
      ${tool("Erase", "M15 4l6 6l-9 10H7l-4-4zM8 11l6 6")}
    </div>
    <div class="edits">
      ${button("Undo", "M8 5L3 10l5 5v-4h6a4 4 0 0 1 0 8H9v2h5a6 6 0 0 0 0-12H8z")}
      ${button("Redo", "M16 5l5 5l-5 5v-4h-6a4 4 0 0 0 0 8h5v2h-5a6 6 0 0 1 0-12h6z")}
      ${button("Clear points", "M5 6h14v2H5zM9 3h6v2H9zM7 9h10l-1 12H8z")}
    </div>
    <div class="facts"></div>
  </div>
  <div class="figure" data-figure="board">
    <svg class="shade" aria-hidden="true"><defs><linearGradient id="shade" gradientUnits="userSpaceOnUse"></linearGradient>
      <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6.5" markerHeight="6.5" orient="auto"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs>
      <rect width="100%" height="100%" fill="url(#shade)"/><g class="further"></g></svg>
    <div class="plot" role="img" aria-label="${TEXTS.board}"></div>
    <svg class="over" aria-hidden="true"><g class="pulls"></g><text class="norm"></text><circle class="ring" r="11"/><circle class="pointed" r="12"/><path class="crosshair" d="M-14 0H-4M4 0H14M0 -14V-4M0 4V14"/><g class="pending"></g></svg>
    <p class="invitation"></p>
    <div class="grips" role="application" tabindex="0" aria-label="${TEXTS.line}" aria-describedby="use-of-line" hidden></div>
    <span id="use-of-line" hidden>${TEXTS.useOfLine}</span>
    <div class="out-of-view" hidden><span></span><button type="button" data-do="Fit view">${CALLED["Fit view"]}</button></div>
  </div>
</section>
<section class="panel loss" role="region" aria-label="${TEXTS.lossRegion}">
  <div class="bar">
    <span class="count"><output data-name="points" data-value="" aria-live="off"></output></span>
    <label class="choice"><span>${TEXTS.scale}</span><select data-option="scale" aria-label="${TEXTS.logScale}"></select></label>
    ${button("Share", "M18 16a3 3 0 0 0-2.2 1L8.9 13a3 3 0 0 0 0-2l6.9-4A3 3 0 1 0 15 5l-6.9 4a3 3 0 1 0 0 6l6.9 4A3 3 0 1 0 18 16z")}
    ${button("Present", "M3 4h18v12H3zM5 6v8h14V6zM11 16h2v3h4v2H7v-2h4z")}
  </div>
  <div class="facts"></div>
  <div class="figure" data-figure="loss">
    <div class="plot" role="img" aria-label="${TEXTS.loss}"></div>
    <svg class="over" aria-hidden="true"><g class="levels"></g><path class="marks"/><defs><clipPath id="so-far"><rect x="-20" y="-20" height="4000"/></clipPath></defs></svg>
    <div class="sketch" role="application" tabindex="0" aria-label="${TEXTS.sketch}" aria-describedby="use-of-sketch" hidden><svg aria-hidden="true"><path/><circle r="6"/></svg></div>
    <span id="use-of-sketch" hidden>${TEXTS.useOfSketch}</span>
  </div>
</section>
<div class="inside"></div>
<div class="transport-place"><div class="transport-top"></div></div>
<div class="transport" role="group" aria-label="${TEXTS.playback}">
  <div class="run">
    ${button("Reset", "M5 4h3v16H5zM20 4v16L9 12z")}
    ${button("Step back", "M17 4v16L6 12z")}
    ${button("Play", PLAY)}
    ${button("Step forward", "M7 4v16l11-8z")}
    ${button("End", "M16 4h3v16h-3zM4 4v16l11-8z")}
    <input type="range" min="0" max="0" value="0" step="1" aria-label="${TEXTS.slider}"/>
    <span class="iteration"><span class="word">${TEXTS.iteration} </span><output data-name="iteration" data-value="0" aria-live="off">0</output><span class="of"></span></span>
    <span class="duel"><span>${TEXTS.yourBest} <output data-name="best" data-value="" aria-live="off"></output></span>
      <button type="button" class="text" data-do="Now the neuron">${CALLED["Now the neuron"]}</button></span>
  </div>
  <div class="ways">
    <label class="tool switch" title="${TEXTS.slowly}"><input type="checkbox" role="switch" data-do="Slowly"/><span>${CALLED.Slowly}</span></label>
    <div class="pace">
      <label class="speed"><span>${TEXTS.speed}</span><select data-option="speed" aria-label="${TEXTS.speedChoice}"></select></label>
      <span class="beats">${["Back", "Next"].map((name) => `<button type="button" class="text" data-do="${name}">${CALLED[name]}</button>`).join("")}</span>
    </div>
    <label class="tool switch" title="${TEXTS.byHand}"><input type="checkbox" role="switch" data-do="By hand"/><span>${CALLED["By hand"]}</span></label>
  </div>
</div>
<dl class="readouts"></dl>
<p class="line"></p>
<div class="tip" role="tooltip" hidden></div>
<p class="said" role="status"></p>
<dialog class="keys" aria-label="${TEXTS.keys}">
  <h2 tabindex="-1" autofocus>${TEXTS.keys}</h2>
  <table></table>
  <form method="dialog"><button type="submit">${TEXTS.close}</button></form>
</dialog>
<dialog class="keys share" aria-label="${TEXTS.share}">
  <h2>${TEXTS.share}</h2>
  <p class="note"></p>
  <textarea aria-label="${TEXTS.link}" readonly rows="3"></textarea>
  <img alt="${TEXTS.code}" hidden/>
  <form method="dialog"><button type="button" class="copy">${TEXTS.copyLink}</button> <button type="submit">${TEXTS.close}</button></form>
</dialog>
`;

/**
 * Fill the table of the keys with what Python says of each.
 * @param {HTMLElement} table
 * @param {[string, string][]} keys
 */
export function listKeys(table, keys) {
  table.replaceChildren(
    ...keys.map(([key, does]) => {
      const row = document.createElement("tr");
      const name = row.appendChild(document.createElement("th"));
      name.scope = "row";
      name.textContent = key;
      row.appendChild(document.createElement("td")).textContent = does;
      return row;
    }),
  );
}

/**
 * Name the button after what it does next.
 * @param {HTMLElement} play
 * @param {boolean} playing
 */
export function namePlay(play, playing) {
  const name = playing ? "Pause" : "Play";
  play.setAttribute("aria-label", CALLED[name]);
  play.title = `${CALLED[name]} (${KEY_OF.Play})`;
  play.querySelector("path")?.setAttribute("d", playing ? PAUSE : PLAY);
}
