// The board: three figures, a transport and the readouts. It moves what Python draws and reports what
// the visitor does; it knows frames, traces, pointers and keys, and nothing of neurons. This file
// only puts the parts together, each from what stands above it: what they know in common is in
// `state`, what they tell one another goes through `hub`.
// The default export runs for each message and each change of theme, on the same page elements.

/** @import { BoardEvent, Component, Libraries, PlotlyLibrary, State } from "./types" */

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { keepAddress } = await load("board-address");
const { makeAside } = await load("board-aside");
const { begin } = await load("board-begun");
const { makeCharts } = await load("board-charts");
const { makeConnection } = await load("board-connection");
const { makeDiagram } = await load("board-diagram");
const { makeDrag } = await load("board-drag");
const { dockTransport } = await load("board-dock");
const { makeDrawing } = await load("board-drawing");
const { wireHands } = await load("board-hands");
const { makeHub } = await load("board-hub");
const { watchSize } = await load("board-layout");
const { watchLeaving } = await load("board-leaving");
const { MARKUP, namePlay } = await load("board-markup");
const { makeMarked } = await load("board-marked");
const { makeNudge } = await load("board-nudge");
const { makeSample } = await load("board-numbers");
const { decode } = await load("board-packet");
const { finder } = await load("board-page");
const { makePlayer } = await load("board-player");
const { makeScreen } = await load("board-screen");
const { makeSending } = await load("board-sending");
const { isResting, makeState } = await load("board-state");
const { markStrip } = await load("board-strip");
const { makeTelling } = await load("board-telling");
const { pickTheme } = await load("board-theme");
const { makeTip } = await load("board-tip");
const { makeWays } = await load("board-ways");
const { uncover } = await load("board-uncover");
const { editsBefore, keepEdit } = await load("board-unsaved");
const { TEXTS } = await load("board-words");

/** What follows from a change of theme alone. */
const STAYS = { first: false, another: false, seeks: false };

/**
 * @param {HTMLElement} root
 * @param {PlotlyLibrary} Plotly
 */
function makeBoard(root, Plotly) {
  const find = finder(root);
  const mount = Math.random().toString(36).slice(2, 12);
  const state = makeState();
  const hub = makeHub();

  const sending = makeSending(hub);
  const connection = makeConnection({ mount, state, send: sending.send });
  const { flush } = connection;
  /** @param {BoardEvent} event */
  const post = (event) => {
    begin();
    connection.post(event);
    keepEdit(event);
    hub.tell("edited");
  };
  const player = makePlayer({
    state,
    show: (row) => hub.tell("iteration", row),
    named: (playing) => hub.tell("playing", playing),
    extend: (iterations) => post({ type: "extend", iterations }),
    report: flush,
  });
  const charts = makeCharts(find, Plotly);
  const drawing = makeDrawing({ root, charts, state, settle: () => hub.tell("drawn") });
  const screen = makeScreen({ root, charts, state });
  const tip = makeTip(root, find(".tip"));
  const marked = makeMarked(root, { state, charts, post });
  const sample = makeSample({ state, charts, tip, marked, flush });
  const drag = makeDrag({ state, post, changed: () => hub.tell("edited") });
  const ways = makeWays({ state, flush });
  const nudge = makeNudge({ mount, state, pause: player.pause, drag });
  const changed = drawing.refreshSoon;
  const diagram = makeDiagram({ charts, state, Plotly, post, nudge, changed });
  const aside = makeAside(state);
  const telling = makeTelling({ root, state, hub });
  const tools = {
    mount,
    state,
    hub,
    charts,
    player,
    sample,
    marked,
    tip,
    say: screen.say,
    post,
    drag,
    nudge,
    ways,
    flush,
  };
  const hands = wireHands(root, tools);
  const unwatch = watchSize(root, hub);
  const undock = dockTransport(root, hub, () => !root.classList.contains("wide"));
  const stopUncovering = uncover(root);
  const leaving = watchLeaving({ ...connection, mute: sending.mute });
  keepAddress(() => isResting(state));

  /** @type {State["header"] | undefined} the last message that was told that it is drawn */
  let told;
  /** Let the rest of the page come, which waits: once for each message, as any may get lost. */
  function tellDrawn() {
    if (state.header.status.waiting && told !== state.header) flush();
    told = state.header;
  }

  hub.on("leaving", player.told);
  hub.on("leaving", leaving.told);
  hub.on("resized", drawing.refreshSoon);
  hub.on("playing", (playing) => namePlay(find('[data-do="Play"]'), playing));
  hub.on("playing", (playing) => playing && begin());
  hub.on("iteration", (row) => {
    if (row) {
      begin();
      ways.hold(); // what is in the hand is at iteration 0
    }
    screen.show(row);
    sample.show();
    hands.controls.move(row);
    hands.grips.show();
    hands.byHand.move(row);
    hands.slowly.draw();
    diagram.move();
    document.dispatchEvent(new CustomEvent("playground-iteration", { detail: row })); // for the panels
  });
  hub.on("edited", () => {
    if (!charts.board.ready) return;
    drawing.paintPoints();
    screen.count();
    hands.controls.show();
    hands.byHand.show();
    hands.slowly.draw();
    hands.sketch.show();
    diagram.show();
    marked.show();
  });
  hub.on("drawn", () => {
    hands.grips.settle();
    hub.tell("edited");
    hands.crosshair.redraw();
    player.settle();
    root.classList.remove("unready");
    tellDrawn();
    drag.goOn();
  });

  /** @type {Uint8Array | undefined} the message that was taken in last */
  let taken;
  let isOpen = false; // whether one was: what was to play before this page came has been seen

  return {
    /** @type {(component: Component) => void} */
    receive(component) {
      sending.use(component);
      const fresh = component.data !== taken;
      taken = component.data;
      const packet = fresh ? decode(taken) : undefined;
      if (packet) ways.take(packet);
      const news = packet ? connection.take(packet) : STAYS;
      if (fresh) leaving.answered();
      if (!news) return;
      if (news.first) {
        screen.begin();
        hands.controls.begin();
      }
      if (news.another) player.begin();
      if (news.first) for (const edit of editsBefore()) post(edit);
      if (fresh) hands.share.show(state.header.status.share);
      if (news.seeks) {
        const { status, iterations, iteration } = state.header;
        const plays = status.plays > 0 && status.plays === status.seek;
        if (plays && isOpen) player.playWhenSought(iterations);
        player.seek(iteration);
      }
      isOpen = true;
      root.classList.toggle("unseen", state.header.unseen);
      pickTheme(root, state, charts.board);
      markStrip();
      aside.show();
      drawing.refresh();
    },
    close() {
      player.close();
      hands.close();
      diagram.close();
      aside.close();
      drawing.close();
      sample.close();
      connection.close();
      sending.close();
      leaving.close();
      marked.close();
      telling.close();
      unwatch();
      undock();
      stopUncovering();
      Plotly.purge(charts.board.plot);
      Plotly.purge(charts.loss.plot);
      keepAddress();
    },
  };
}

/** @type {WeakMap<ShadowRoot, ReturnType<typeof start>>} */
const boards = new WeakMap();

/**
 * Lay out the page and load what it needs; undefined if the drawing library does not come.
 * @param {Component} component
 * @param {ReturnType<Libraries["plane"]>} library
 */
async function start({ parentElement, setTriggerValue }, library) {
  const root = finder(parentElement)(".board-root");
  const Plotly = await library;
  if (!Plotly) {
    root.textContent = TEXTS.notArrived;
    root.setAttribute("role", "alert");
    setTriggerValue("sent", { drawn: true }); // nothing more will be
    return undefined;
  }
  root.innerHTML = MARKUP;
  root.classList.add("unready");
  return makeBoard(root, Plotly);
}

/**
 * @param {Component} component
 * @param {Libraries} libraries
 */
export default async function run(component, libraries) {
  const { parentElement } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, start(component, libraries.plane()));
  const board = await boards.get(parentElement);
  board?.receive(component);
  return () => {
    boards.delete(parentElement);
    board?.close();
  };
}
