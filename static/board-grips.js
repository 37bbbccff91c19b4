// What can be taken on the board: grips at places that Python describes by the channels. A drag of one
// is reported as where it was and where it is; what that means is Python's business.

/**
 * @import {
 *   Channels, Chart, DragEvent, Grip, GripPlace, Nudge, Pixel, Place, State, Ways,
 * } from "./types"
 */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { ends } = await load("board-moves");
const { isLocked, isResting, seenNow } = await load("board-state");
const { gripAt, nearestRow } = await load("board-ways");

const APART = 26; // pixels; a grip that is closer to one before it is left out
const SLIP = 3; // pixels by which a click may miss itself: no drag yet
const FAR = 10; // times as far with Shift
const REACH = 10; // pixels within which a pointer is on the line itself
const HOVER_MS = 80; // after which a pointer on a grip may be about to take it

/**
 * A place on the way between the two ends of a channel: the first in the list whose ends are apart.
 * @type {(chart: Chart, channels: Channels, row: number, places: GripPlace[]) => Pixel | undefined}
 */
function placeOf(chart, channels, row, places) {
  for (const [channel, share] of places) {
    const [x1, y1, x2, y2] = ends(chart, channels[channel], row);
    if (x1 !== x2 || y1 !== y2) return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
  }
  return undefined;
}

/** @type {(a: Pixel, b: Pixel) => number} */
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The pixel of a line between two ends that is nearest to another.
 * @type {(pixel: Pixel, ends: number[]) => Pixel}
 */
export function footOn([px, py], [x1, y1, x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length ? ((px - x1) * dx + (py - y1) * dy) / length : 0;
  const within = Math.min(Math.max(share, 0), 1);
  return [x1 + within * dx, y1 + within * dy];
}

/**
 * What has room at its pixel: what is too close to another before it is left out.
 * @template Item
 * @param {{ item: Item, pixel: Pixel | undefined }[]} placed
 */
export function withRoom(placed) {
  /** @type {{ item: Item, pixel: Pixel }[]} */
  const kept = [];
  for (const { item, pixel } of placed)
    if (pixel && kept.every((other) => distance(pixel, other.pixel) >= APART))
      kept.push({ item, pixel });
  return kept;
}

/**
 * Keep the grips in `holder` in step with what `state` says is seen. `ways` knows what a drag comes to
 * once Python has told; `pause` stops playback, `begin` shows iteration 0, which the line in the hand
 * is, `move` passes on a part of a drag and `drop` its last.
 * @param {HTMLElement} holder
 * @param {{
 *   state: State,
 *   chart: Chart,
 *   ways: Ways,
 *   pause: () => void,
 *   begin: () => void,
 *   move: (event: DragEvent) => void,
 *   drop: () => void,
 * }} parts
 */
export function makeGrips(holder, { state, chart, ways, pause, begin, move, drop }) {
  /** @type {{ item: Grip, pixel: Pixel }[]} those on the screen */
  let shown = [];
  /** @type {{ name: string, pixel: Pixel } | null} the one that is dragged */
  let held = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} name */
  function nodeOf(name) {
    const found = holder.querySelector(`[data-grip="${name}"]`);
    if (found) return /** @type {HTMLElement} */ (found);
    const node = document.createElement("span");
    node.className = "grip";
    node.dataset.grip = name;
    holder.append(node);
    return node;
  }

  function show() {
    const { fixed } = state;
    const seen = seenNow(state);
    if (!seen || !fixed.grips || !chart.ready) return;
    const { channels, row } = seen;
    const free = isLocked(state, "line") ? [] : fixed.grips;
    shown = withRoom(free.map((item) => ({ item, pixel: placeOf(chart, channels, row, item.at) })));
    holder.hidden = !shown.length && !held;
    for (const item of fixed.grips) {
      const own = item.grip === held?.name ? held : shown.find((one) => one.item === item);
      const node = nodeOf(item.grip);
      node.hidden = !own;
      if (own) node.style.transform = `translate(${own.pixel[0]}px, ${own.pixel[1]}px)`;
    }
  }

  function lineEnds() {
    const seen = seenNow(state);
    return seen ? ends(chart, seen.channels[state.fixed.gripped], seen.row) : [0, 0, 0, 0];
  }

  /**
   * Where a grip is that is taken at a pixel, and where the line stays if it turns it; its way is
   * asked for.
   * @type {(item: Grip, from: Pixel) => { old: Place, about: Place, number: number }}
   */
  function grasp(item, from) {
    const seen = seenNow(state);
    const pivot = (seen && placeOf(chart, seen.channels, seen.row, item.about)) ?? from;
    const [old, about] = [chart.data(from), chart.data(pivot)];
    const number = seen ? ways.ask(seen, { grip: item.grip, old, about }) : 0;
    return { old, about, number };
  }

  return {
    show,
    focus: () => holder.focus({ preventScroll: true }),
    /**
     * The grip under a pointer, with the pixel by which it is taken; where the whole line may be
     * taken, the nearest one of those on it.
     * @param {PointerEvent} event
     * @param {Pixel} pixel
     * @param {boolean} whole
     */
    under({ target }, pixel, whole) {
      const node = target instanceof Element ? target.closest("[data-grip]") : null;
      const own = shown.find(({ item }) => item.grip === node?.getAttribute("data-grip"));
      if (own || !whole || !shown.length) return own;
      const line = lineEnds();
      const foot = footOn(pixel, line);
      if (distance(foot, pixel) > REACH) return undefined;
      const on = shown.filter((one) => distance(footOn(one.pixel, line), one.pixel) < 1);
      const [best] = on.toSorted((a, b) => distance(a.pixel, foot) - distance(b.pixel, foot));
      return best && { ...best, pixel: foot };
    },
    /**
     * A pointer is on a grip, which may be taken soon.
     * @param {{ item: Grip, pixel: Pixel } | undefined} taken
     */
    foresee(taken) {
      clearTimeout(timer);
      const isOwn = shown.some((one) => one.item === taken?.item && one.pixel === taken.pixel);
      if (!taken || !isOwn) return; // on the line itself each place would be another grip
      timer = setTimeout(() => isResting(state) && grasp(taken.item, taken.pixel), HOVER_MS);
    },
    /** The figures are drawn: once all is answered, the run is what the hand made of the line. */
    settle() {
      if (!held && !state.unanswered.length && !state.dragged) ways.hold();
    },
    /**
     * Take a grip at a pixel: what follows the pointer from there. The line is taken as it is shown.
     * @param {{ item: Grip, pixel: Pixel }} taken
     * @param {Pixel} pixel
     * @param {string} gesture
     */
    take({ item, pixel: from }, pixel, gesture) {
      pause();
      clearTimeout(timer);
      const { about, number, ...taken } = grasp(item, from);
      const by = [from[0] - pixel[0], from[1] - pixel[1]];
      let iteration = state.row; // from the first part of the drag on, the line is the start
      let { old } = taken;
      /** @type {number[] | undefined} what the line is made of, where its way is known */
      let start;
      /** @type {(place: Place, released: boolean) => void} */
      const report = (place, released) => {
        if (start) return move({ type: "put", start, gesture, released });
        move({ type: "hold", grip: item.grip, iteration, old, place, about, gesture, released });
        [iteration, old] = [0, place];
      };
      let moved = false;
      return {
        /** @param {Pixel} at */
        move(at) {
          const [width, height] = chart.size();
          const [x, y] = [at[0] + by[0], at[1] + by[1]];
          /** @type {Pixel} */
          const to = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
          if (!moved && distance(to, from) < SLIP) return;
          moved = true;
          const way = ways.find(number);
          const row = way && nearestRow(chart, way, to);
          if (!way || row === undefined) {
            held = { name: item.grip, pixel: to };
            report(chart.data(to), false);
            return show();
          }
          const place = gripAt(chart, way, row);
          held = { name: item.grip, pixel: chart.inside(place) ? place : to };
          start = ways.madeOf(way, row);
          ways.hold(way, row);
          report(chart.data(to), false);
          begin();
        },
        release() {
          held = null;
          ways.forget();
          if (moved) {
            report(old, true);
            drop();
          }
          show();
          return moved;
        },
      };
    },
  };
}

/**
 * Let the keys that Python names move what it names, while `holder` has the focus.
 * @param {HTMLElement} holder
 * @param {State} state
 * @param {Nudge} nudge
 */
export function wireGripKeys(holder, state, nudge) {
  holder.onkeydown = (event) => {
    const [what, steps] = state.fixed.gripKeys[event.key] ?? [];
    if (!what || !steps || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // these keys have other uses elsewhere
    nudge.by(what, event.shiftKey && event.key.startsWith("Arrow") ? FAR * steps : steps);
  };
  holder.onkeyup = holder.onblur = nudge.rest;
}
