// An iteration taken apart: the switch, the beats by their buttons or by the clock, and what each of
// them draws. What a beat is, and what it says, comes from Python.

/** @import { Beat, BoardEvent, Charts, Player, Shape, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { makeBeats } = await load("board-beats");
const { fieldFinder, finder } = await load("board-page");
const { optionNow } = await load("board-state");

const SVG = "http://www.w3.org/2000/svg";
const BEAT_MS = 1100;
const HEAD = [5, 2.2]; // pixels of an arrow's head, and more for each pixel of its width
const LIGHT = 21; // pixels of the ring around a node of the diagram

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * Draw a line between two pixels, with the head of an arrow where the shape has one.
 * @param {Shape} shape
 * @param {number[]} ends
 * @param {number} width
 * @param {number} opacity
 */
function drawn({ colour, head, dashed, faint }, [x1, y1, x2, y2], width, opacity) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (!length) return [];
  const [u, v] = [(x2 - x1) / length, (y2 - y1) / length];
  const back = head ? Math.min(HEAD[0] + HEAD[1] * width, length) : 0;
  const [x, y] = [x2 - back * u, y2 - back * v];
  const kind = `${colour}${dashed ? " dashed" : ""}${faint ? " faint" : ""}`;
  const side = back * 0.42;
  const tip = `M${x2},${y2}L${x - side * v},${y + side * u}L${x + side * v},${y - side * u}Z`;
  return [
    node("path", { class: kind, d: `M${x1},${y1}L${x},${y}`, "stroke-width": width, opacity }),
    ...(head ? [node("path", { class: `${kind} head`, d: tip, opacity })] : []),
  ];
}

/**
 * A path through pixels that ends before the nodes at its ends, where their letters are.
 * @param {number[][]} pixels
 */
function between(pixels) {
  const cut = (/** @type {number[]} */ [x, y], /** @type {number[]} */ [x2, y2]) => {
    const share = LIGHT / Math.max(Math.hypot(x2 - x, y2 - y), LIGHT);
    return [x + share * (x2 - x), y + share * (y2 - y)];
  };
  const [first, second] = pixels;
  const [last, before] = pixels.toReversed();
  return [cut(first, second), ...pixels.slice(1, -1), cut(last, before)];
}

/**
 * Wire the switch and the buttons in `root`.
 * @param {HTMLElement} root
 * @param {{
 *   state: State,
 *   charts: Charts,
 *   player: Player,
 *   named: (playing: boolean) => void,
 *   say: () => void,
 *   post: (event: BoardEvent) => void,
 * }} parts `named` is told whether the beats go by themselves, `say` shows another sentence
 */
export function wireSlowly(root, { state, charts, player, named, say, post }) {
  const find = finder(root);
  const switched = fieldFinder(root)('[data-do="Slowly"]');
  const transport = find(".transport");
  const beats = makeBeats(player.step);
  let runs = false;
  let drawnAs = ""; // the beat that is drawn, and where: drawn anew it would appear anew
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const isOn = () => optionNow(state, "slowly", state.header.slowly);

  function pause() {
    clearTimeout(timer);
    if (runs) named((runs = false));
  }

  /** @param {Shape[]} shapes */
  function drawShapes(shapes) {
    const { board } = charts;
    const nodes = shapes.flatMap((shape) =>
      shape.lines.flatMap(([x1, y1, x2, y2, width, strength = 1]) =>
        drawn(shape, [...board.pixel(x1, y1), ...board.pixel(x2, y2)], width, strength),
      ),
    );
    find(".pulls").replaceChildren(...nodes);
  }

  /** @param {{ nodes: number[][], lines: number[][] }} lights */
  function drawLights({ nodes, lines }) {
    const chart = charts.neuron;
    const group = chart?.over.querySelector(".lights");
    if (!chart?.ready || !group) return;
    const rings = nodes.map(([x, y]) => {
      const [cx, cy] = chart.pixel(x, y);
      return node("circle", { cx, cy, r: LIGHT });
    });
    const edges = lines.map((places) => {
      const pixels = places.flatMap((x, at) => (at % 2 ? [] : [chart.pixel(x, places[at + 1])]));
      return node("path", { d: `M${between(pixels).join("L")}` });
    });
    group.replaceChildren(...rings, ...edges);
  }

  /** @param {Beat | undefined} beat */
  function drawBeat(beat) {
    const place = [charts.board, charts.neuron].map((chart) => chart?.ready && chart.size());
    const as = beat ? JSON.stringify([beat, place, state.header.axes.board]) : "";
    if (as === drawnAs) return;
    drawnAs = as;
    drawShapes(beat?.shapes ?? []);
    drawLights(beat?.lights ?? { nodes: [], lines: [] });
    if (beat) document.documentElement.dataset.beat = String(beats.number);
    else delete document.documentElement.dataset.beat;
    state.beat = beat?.words ?? "";
    say();
    clearTimeout(timer);
    if (!runs || !beat) return;
    if (beats.goesOn()) timer = setTimeout(next, BEAT_MS);
    else pause();
  }

  /** Show the beat, whose sentence takes the place of the one on what goes on. */
  function draw() {
    const on = isOn();
    switched.checked = on;
    transport.classList.toggle("slow", on);
    if (!on) pause();
    const whole = on && charts.board.ready && !state.held; // nothing of a line in the hand
    drawBeat(whole ? beats.take(state.header.staged, state.row) : undefined);
  }

  function next() {
    beats.next();
    draw();
  }

  return {
    isOn,
    draw,
    next() {
      pause();
      next();
    },
    back() {
      pause();
      beats.back();
      draw();
    },
    toggle() {
      player.pause();
      post({ type: "option", name: "slowly", value: switched.checked });
    },
    /** Let the beats go by themselves, or stop them; where nothing is to move, go on by one. */
    play() {
      if (stillness.matches) return next();
      if (runs) return pause();
      named((runs = true));
      next();
    },
    close() {
      pause();
      drawBeat(undefined);
    },
  };
}
