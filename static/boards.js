// Several boards side by side with one playhead: what a lesson compares. It moves what Python draws
// and reports where it rests; it knows frames, traces and keys, and nothing of neurons.
// The default export runs for each message and each change of theme, on the same page elements.

/** @import { BoardsMessage, Component, Libraries, PlotlyLibrary } from "./types" */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { dockTransport } = await load("board-dock");
const { makeHub } = await load("board-hub");
const { wireKeys } = await load("board-keys");
const { namePlay } = await load("board-markup");
const { write } = await load("board-numbers");
const { decode } = await load("board-packet");
const { fieldFinder, finder } = await load("board-page");
const { makePlayer } = await load("board-player");
const { makePresenting } = await load("board-presenting");
const { makeState } = await load("board-state");
const { markStrip } = await load("board-strip");
const { told } = await load("board-telling");
const { uncover } = await load("board-uncover");
const { makeBoardsDrawing } = await load("boards-drawing");
const { MARKUP } = await load("boards-markup");
const { TEXTS } = await load("board-words");

/**
 * @param {HTMLElement} root
 * @param {PlotlyLibrary} Plotly
 */
function makeBoards(root, Plotly) {
  root.innerHTML = MARKUP;
  const find = finder(root);
  const slider = fieldFinder(root)('.transport [type="range"]');
  const state = makeState();
  const hub = makeHub();
  const drawing = makeBoardsDrawing(root, Plotly, state);
  /** @type {Component} */
  let component;
  /** @type {Uint8Array | undefined} */
  let taken;
  let sentence = ""; // for who does not see: where the playhead is
  let sought = -1; // the last time that Python chose the iteration
  let drawn = Promise.resolve();

  const player = makePlayer({
    state,
    show(row) {
      drawing.show(row);
      write(find('[data-name="iteration"]'), row, String(row));
      slider.value = String(row);
    },
    named: (playing) => namePlay(find('[data-do="Play"]'), playing),
    extend() {}, // every row is here
    report() {
      player.told();
      drawing.tell();
      const said = [...root.querySelectorAll(".caption")].map(({ textContent }) => textContent);
      find(".said").textContent = [told(sentence, { iteration: String(state.row) }), ...said].join(
        " ",
      );
      component.setTriggerValue("rested", { iteration: state.row, seek: sought });
    },
  });
  const presenting = makePresenting(root, hub);

  async function drawNewest() {
    await drawing.draw();
    player.settle();
    if (!state.playing) drawing.tell();
    if (state.run) root.classList.add("ready");
  }
  const draw = () => {
    drawn = drawn.then(drawNewest);
  };

  /** @type {import("./types").Actions} */
  const actions = {
    Reset: () => player.goTo(0),
    "Step back": () => player.step(-1),
    Play: player.toggle,
    "Step forward": () => player.step(1),
    End: player.end,
    Present: presenting.toggle,
    "Leave presenting": presenting.leave,
    "Show keys": () => false,
  };
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-do]")))
    node.onclick = () => actions[node.dataset.do ?? ""]();
  slider.oninput = () => player.goTo(Number(slider.value), { stop: true });
  const unwire = wireKeys({
    actions,
    step: player.step,
    crosshair: /** @type {any} */ ({ take: () => false }),
    region: find(".several"),
    isOpen: () => false,
    isPresenting: presenting.isOn,
  });
  const resized = new ResizeObserver(draw);
  resized.observe(root);
  window.addEventListener("resize", draw);
  hub.on("resized", draw);
  const stopUncovering = uncover(root);
  const undock = dockTransport(root, hub, drawing.isSmall);

  /** @param {BoardsMessage} message @param {import("./types").Arrays} arrays */
  function takeIn(message, arrays) {
    const { run: key, rows, iterations, seek, plays, iteration, pace, unseen } = message;
    const channels = Object.fromEntries(
      Object.entries(arrays).map(([name, one]) => [name, { ...one, ...message.channels[name] }]),
    );
    const facts = { complete: true, canExtend: false, sample: null, lines: [] };
    state.run = { key, rows, iterations, channels, ...facts };
    state.header = /** @type {any} */ ({ most: iterations, panelWaits: false });
    state.pace = pace;
    sentence = message.told.onlyIteration;
    drawing.take(message);
    slider.max = String(iterations);
    find(".iteration .of").textContent = ` / ${iterations}`;
    root.classList.toggle("unseen", unseen);
    if (seek === sought) return;
    if (sought !== -1 && plays && plays === seek) player.playWhenSought();
    sought = seek;
    player.seek(iteration);
  }

  return {
    /** @param {Component} latest */
    receive(latest) {
      component = latest;
      if (latest.data !== taken) {
        taken = latest.data;
        const { header, arrays } = decode(taken);
        takeIn(/** @type {any} */ (header), arrays);
      }
      markStrip();
      draw();
    },
    close() {
      player.close();
      presenting.close();
      unwire();
      undock();
      stopUncovering();
      resized.disconnect();
      window.removeEventListener("resize", draw);
      drawing.close();
    },
  };
}

/** @type {WeakMap<ShadowRoot, Promise<ReturnType<typeof makeBoards> | undefined>>} */
const pages = new WeakMap();

/**
 * @param {Component} component
 * @param {Libraries} libraries
 */
async function start({ parentElement }, libraries) {
  const root = finder(parentElement)(".boards-root");
  const Plotly = await libraries.plane();
  if (Plotly) return makeBoards(root, Plotly);
  root.textContent = TEXTS.notArrived;
  root.setAttribute("role", "alert");
  return undefined;
}

/**
 * @param {Component} component
 * @param {Libraries} libraries
 */
export default async function run(component, libraries) {
  const { parentElement } = component;
  const begun = pages.get(parentElement) ?? start(component, libraries);
  pages.set(parentElement, begun);
  const page = await begun;
  page?.receive(component);
  return () => {
    pages.delete(parentElement);
    page?.close();
  };
}
