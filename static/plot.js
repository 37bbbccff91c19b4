// A figure of a panel. Python draws it; here it is handed to the chart that is there already, a click
// anywhere in it is reported, and its run follows the board while that plays.
// The default export runs for each message and each change of theme, on the same page elements.

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
const { coloured, isDark } = await import(`./board-charts.js${version}`);

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, responsive: false };
const IN_SPACE = /3d$|^surface$/; // types of traces that the small library does not know
const STILL = 6; // a pointer that moves further, in pixels, drags or scrolls and does not click
const MOVE_MS = { plane: 33, space: 200 }; // at most so often: the frames belong to the board
const FRAME_MS = 17;
const COST = 10; // moves in space take at most one part in so many of the time: some pages draw without a GPU
const plots = new WeakMap();

export default async function (component, libraries) {
  const { parentElement } = component;
  if (!plots.has(parentElement)) plots.set(parentElement, makePlot(parentElement, libraries));
  const plot = plots.get(parentElement);
  plot.receive(component);
  return plot.close;
}

/** Plotly's style rules stand in the page's head and do not reach into a shadow root by themselves. */
function adoptStyles(shadow) {
  const global = document.querySelector('style[id="plotly.js-style-global"]');
  if (!global?.sheet || !shadow.adoptedStyleSheets || shadow === document) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(Array.from(global.sheet.cssRules, (rule) => rule.cssText).join("\n"));
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}

function makePlot(parentElement, libraries) {
  const root = parentElement.querySelector(".plot-root");
  const node = root.appendChild(document.createElement("div"));
  let library; // the name of the one that draws
  let Plotly;
  let component;
  let lastData;
  let message;
  let drawing = Promise.resolve();
  let adopted = false;
  let drawnWidth = 0;
  let moved = 0;
  let rest = 0; // ms from the last move to the next one, at least
  let turning = false; // a hand is on the figure
  let pixels; // of the run's path, for the figure as it was last drawn

  function receive(latest) {
    component = latest;
    if (latest.data !== lastData) {
      lastData = latest.data;
      message = JSON.parse(new TextDecoder().decode(latest.data));
      node.setAttribute("role", "img");
      node.setAttribute("aria-label", message.alt);
      root.classList.toggle("clickable", message.clickable);
    }
    draw();
  }

  /** Have the library that the figure needs. */
  async function prepare(figure) {
    const needed = figure.data.some(({ type }) => IN_SPACE.test(type)) ? "space" : "plane";
    if (needed === library) return;
    if (node._fullLayout) Plotly.purge(node);
    library = needed;
    Plotly = await libraries[needed]();
    node.textContent = Plotly ? "" : "The drawing library did not arrive. Please reload the page.";
  }

  /** Let Plotly draw the newest message, one drawing after the other. */
  function draw() {
    drawing = drawing.then(async () => {
      await prepare(message.figure);
      if (!Plotly || !root.clientWidth) return;
      const background = backgroundColor();
      const { data, layout } = coloured(
        message.figure,
        message.themes[isDark(background) ? "dark" : "light"],
      );
      const width = root.clientWidth;
      drawnWidth = width;
      const family = getComputedStyle(root).fontFamily;
      layout.font.family = family;
      layout.hoverlabel = { ...layout.hoverlabel, font: { ...layout.hoverlabel?.font, family } };
      const height = Math.min(layout.height, Math.max(300, width));
      root.style.height = `${height}px`;
      await Plotly.react(node, data, { ...layout, width, height, autosize: false }, CONFIG);
      if (!adopted) adoptStyles(parentElement.getRootNode());
      adopted = true;
      pixels = undefined;
      root.classList.remove("moving");
      root.dataset.iteration = message.iteration; // what is painted now
    });
  }

  // ---- on paper ---------------------------------------------------------------------------------

  const paper = window.matchMedia("print");
  let onPaper = false;

  /** The page's background; on paper the one that its style sheet names for that, if it does. */
  function backgroundColor() {
    const style = getComputedStyle(root);
    const named = onPaper && style.getPropertyValue("--paper-color");
    return (named || style.getPropertyValue("--st-background-color")).trim();
  }

  /** Some browsers tell of printing by the one event, some by the other, some by both. */
  function print({ type, matches = type === "beforeprint" }) {
    if (!message || matches === onPaper) return;
    onPaper = matches;
    draw();
  }

  paper.addEventListener("change", print);
  window.addEventListener("beforeprint", print);
  window.addEventListener("afterprint", print);

  // ---- the run, while the board plays ---------------------------------------------------------

  const trace = (name) => node._fullData?.find((one) => one.name === name);
  const drawn = (name, part) => node.querySelector(`.trace${trace(name)?.uid} ${part}`);

  function pathPixels() {
    const whole = trace("whole");
    const { xaxis, yaxis } = node._fullLayout;
    if (whole?.type !== "scatter" || !xaxis) return [];
    return Array.from(
      whole.x,
      (x, at) => `${xaxis.d2p(x).toFixed(1)},${yaxis.d2p(whole.y[at]).toFixed(1)}`,
    );
  }

  function follow({ detail: row }) {
    const now = performance.now();
    if (!node._fullLayout || row === Number(root.dataset.iteration)) return;
    if (now - moved < Math.max(MOVE_MS[library], rest)) return;
    moved = now;
    rest = 0;
    if (library === "space") moveInSpace(row);
    else moveInPlane(row);
  }

  /** Draw the run up to this row; the surface itself, and how it is turned, stay as they are. */
  function moveInSpace(row) {
    const whole = trace("whole");
    if (!whole?.x || turning) return;
    const parts = [
      [0, row + 1],
      [row, row + 1],
    ]; // so far, and here: empty where the path has ended
    const moves = Object.fromEntries(
      ["x", "y", "z", "customdata"].map((name) => [
        name,
        parts.map(([from, to]) => whole[name].slice(from, to)),
      ]),
    );
    Plotly.restyle(node, moves, [trace("so-far").index, trace("here").index]);
    rest = Infinity;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        rest = COST * (performance.now() - moved - 2 * FRAME_MS); // until it was on the screen
      });
    });
    root.dataset.iteration = row;
  }

  /** Move what Plotly has drawn already: the marker, and the line up to it. */
  function moveInPlane(row) {
    pixels ??= pathPixels();
    const here = drawn("here", ".point");
    const line = drawn("so-far", ".lines path");
    if (!pixels[row] || !here || !line) return;
    root.classList.add("moving"); // what belongs to the state at rest waits until the next rest
    here.setAttribute("transform", `translate(${pixels[row]})`);
    line.setAttribute("d", `M${pixels.slice(0, row + 1).join("L")}`);
    root.dataset.iteration = row;
  }

  // ---- a click anywhere -----------------------------------------------------------------------

  function pressed(down) {
    turning = true;
    const { xaxis, yaxis } = node._fullLayout ?? {};
    if (!message.clickable || !xaxis || down.button !== 0) return;
    const corner = node.getBoundingClientRect();
    const across = down.clientX - corner.left - xaxis._offset;
    const below = down.clientY - corner.top - yaxis._offset;
    if (across < 0 || below < 0 || across > xaxis._length || below > yaxis._length) return;
    const at = { x: xaxis.p2d(across), y: yaxis.p2d(below) };
    const over = new AbortController();
    window.addEventListener("pointercancel", () => over.abort(), {
      signal: over.signal,
      capture: true,
    });
    window.addEventListener(
      "pointerup",
      (up) => {
        over.abort();
        if (Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) <= STILL) {
          component.setTriggerValue("clicked", at);
        }
      },
      { signal: over.signal, capture: true },
    );
  }

  function released() {
    turning = false;
  }

  const resized = new ResizeObserver(() => {
    if (message && root.clientWidth !== drawnWidth) draw();
  });
  resized.observe(root);
  node.addEventListener("pointerdown", pressed, { capture: true });
  window.addEventListener("pointerup", released, { capture: true });
  window.addEventListener("pointercancel", released, { capture: true });
  document.addEventListener("playground-iteration", follow);

  function close() {
    resized.disconnect();
    window.removeEventListener("pointerup", released, { capture: true });
    window.removeEventListener("pointercancel", released, { capture: true });
    document.removeEventListener("playground-iteration", follow);
    if (node._fullLayout) Plotly.purge(node);
    paper.removeEventListener("change", print);
    window.removeEventListener("beforeprint", print);
    window.removeEventListener("afterprint", print);
    plots.delete(parentElement);
  }

  return { receive, close };
}
