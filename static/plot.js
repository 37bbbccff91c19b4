// A figure of a panel. Python draws it; here it is handed to the chart that is there already, a click
// anywhere in it is reported, and its run follows the board while that plays.
// The default export runs for each message and each change of theme, on the same page elements.

/**
 * @import { Camera, Component, Figure, Libraries, PlotElement, PlotlyLibrary, PlotMessage } from "./types"
 */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { coloured, isDark } = await load("board-colours");
const { isSameView, keepView, makeFollower } = await load("plot-follow");
const { markSamples } = await load("plot-samples");
const { watchPaper } = await load("plot-paper");
const { heedZoom, wirePress } = await load("plot-press");
const { heightIn, panelBeside, roomFor } = await load("plot-room");
const { TEXTS } = await load("board-words");

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, responsive: false };
const IN_SPACE = /3d$|^surface$/; // types of traces that the small library does not know
const REST_MS = 400; // without a newer figure: a drag sends them faster

/** @type {WeakMap<ShadowRoot, ReturnType<typeof makePlot>>} */
const plots = new WeakMap();

/**
 * Plotly's style rules stand in the page's head and do not reach into a shadow root by themselves.
 * @param {Node} shadow
 */
function adoptStyles(shadow) {
  /** @type {HTMLStyleElement | null} */
  const global = document.querySelector('style[id="plotly.js-style-global"]');
  if (!global?.sheet || !(shadow instanceof ShadowRoot)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(Array.from(global.sheet.cssRules, (rule) => rule.cssText).join("\n"));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

/**
 * @param {ShadowRoot} parentElement
 * @param {Libraries} libraries
 */
function makePlot(parentElement, libraries) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".plot-root"));
  const node = /** @type {PlotElement} */ (root.appendChild(document.createElement("div")));
  /** @type {Component} */
  let component;
  /** @type {Component["data"] | undefined} */
  let lastData;
  /** @type {PlotMessage | undefined} */
  let message;
  /** @type {keyof Libraries | undefined} */
  let library; // the name of the one that draws
  /** @type {PlotlyLibrary | undefined} */
  let Plotly;
  let drawing = Promise.resolve();
  let adopted = false;
  let drawnWidth = 0;
  let drawnHeight = 0;
  /** @type {Camera | undefined} */
  let given; // the view that Python chose for what is drawn
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  const press = wirePress(node, {
    isClickable: () => Boolean(message?.clickable),
    clicked: (at) => component.setTriggerValue("clicked", at),
  });
  const follower = makeFollower(root, node, () => press.turning);
  const samples = markSamples(root, node);
  const paper = watchPaper(() => draw());

  /**
   * Have the library that the figure needs.
   * @param {Figure} figure
   */
  async function prepare(figure) {
    const needed = figure.data.some(({ type }) => IN_SPACE.test(type)) ? "space" : "plane";
    if (needed === library) return;
    if (node._fullLayout) Plotly?.purge(node);
    samples.forget();
    library = needed;
    Plotly = await libraries[needed]();
    node.textContent = Plotly ? "" : TEXTS.notArrived;
  }

  /** The page's background; on paper the one that its style sheet names for that, if it does. */
  function backgroundColour() {
    const style = getComputedStyle(root);
    const named = paper.isOn && style.getPropertyValue("--paper-color");
    return (named || style.getPropertyValue("--st-background-color")).trim();
  }

  /** The height of the panel, if this is the figure that it begins with. */
  const roomToKeep = () => (message?.leads && library === "plane" ? roomFor(root) : undefined);

  /** Let Plotly draw the newest message. */
  async function drawNewest() {
    if (!message) return;
    await prepare(message.figure);
    if (!Plotly || !library || !root.clientWidth) return;
    const { figure, themes, iteration } = message;
    const { data, layout } = coloured(
      figure,
      themes[isDark(backgroundColour()) ? "dark" : "light"],
    );
    const width = root.clientWidth;
    drawnWidth = width;
    const family = getComputedStyle(root).fontFamily;
    layout.font.family = family;
    layout.hoverlabel = { ...layout.hoverlabel, font: { ...layout.hoverlabel?.font, family } };
    const height = heightIn(layout.height, width, roomToKeep());
    drawnHeight = height;
    root.style.height = `${height}px`;
    samples.hold();
    const view = keepView(node);
    const chosen = layout.scene?.camera;
    if (view && given && chosen && !isSameView(view, given)) layout.scene.camera = view; // by hand
    given = chosen && { ...chosen };
    await Plotly.react(node, data, { ...layout, width, height, autosize: false }, CONFIG);
    if (!adopted) adoptStyles(parentElement.getRootNode());
    adopted = true;
    heedZoom(node);
    follower.begin({ library, Plotly }, iteration);
    samples.begin();
  }

  /** The same, one drawing after the other. */
  function draw() {
    drawing = drawing.then(drawNewest);
  }

  /** @param {Component} latest */
  function receive(latest) {
    component = latest;
    if (latest.data !== lastData) {
      lastData = latest.data;
      /** @type {PlotMessage} */
      const read = JSON.parse(new TextDecoder().decode(lastData));
      node.setAttribute("role", "img");
      node.setAttribute("aria-label", read.alt);
      root.classList.toggle("clickable", read.clickable);
      message = read;
      clearTimeout(resting);
      if (read.waits)
        resting = setTimeout(() => component.setTriggerValue("rested", true), REST_MS);
    }
    draw();
  }

  const resized = new ResizeObserver(() => {
    if (!message || !drawnHeight) return;
    const { height } = message.figure.layout;
    const same = heightIn(height, root.clientWidth, roomToKeep()) === drawnHeight;
    if (root.clientWidth !== drawnWidth || !same) draw();
  });
  resized.observe(root);
  const panel = panelBeside(root);
  if (panel) resized.observe(panel);

  return {
    receive,
    close() {
      resized.disconnect();
      clearTimeout(resting);
      press.close();
      follower.close();
      samples.close();
      paper.close();
      if (node._fullLayout) Plotly?.purge(node);
      plots.delete(parentElement);
    },
  };
}

/**
 * @param {Component} component
 * @param {Libraries} libraries
 */
export default async function run(component, libraries) {
  const { parentElement } = component;
  const plot = plots.get(parentElement) ?? makePlot(parentElement, libraries);
  plots.set(parentElement, plot);
  plot.receive(component);
  return plot.close;
}
