// The numbers on the board: the readouts below it, and those of the sample that is pointed at or
// chosen, in the diagram and beside the pointer. Python sends the numbers of all samples at the
// iteration at rest, and of the one that is followed at every iteration.

/** @import { Channels, Charts, Readout, ScreenPoint, State, Tip } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { placeSample, writeLabels } = await load("board-moves");
const { valueAt, inMode } = await load("board-packet");
const { filled, shown } = await load("board-playback");
const { seenNow } = await load("board-state");

/** A class beside the word for it: "class 0" is "0". @param {string} name */
const bare = (name) => name.replace(/^class (?=[01]$)/, "");

const FOLLOW_MS = 150; // a pointer that rests on a point so long while the run plays follows it

/**
 * Write a number for the eye, and in full beside it.
 * @param {HTMLElement} node
 * @param {number | undefined} value
 * @param {string} text
 */
export function write(node, value, text) {
  node.dataset.value = String(value ?? "");
  node.textContent = text;
}

/**
 * Make the readouts in `list` that Python describes; returns what shows an iteration in them.
 * @param {HTMLElement} list
 * @param {Readout[]} descriptions
 * @returns {(channels: Channels, row: number) => void}
 */
export function makeReadouts(list, descriptions) {
  const readouts = descriptions.map(({ name, label, spoken, percent }) => {
    const box = document.createElement("div");
    const term = box.appendChild(document.createElement("dt"));
    const node = box.appendChild(document.createElement("dd"));
    const sign = term.appendChild(document.createElement("span"));
    sign.textContent = label;
    if (spoken) {
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", spoken);
    }
    node.dataset.name = name;
    return { box, name, node, percent };
  });
  list.replaceChildren(...readouts.map(({ box }) => box));
  return (channels, row) => {
    for (const { name, node, percent } of readouts) {
      const value = valueAt(channels[name], row);
      write(node, value, shown(value, { percent }));
    }
  };
}

/**
 * The sample under the pointer, or else the chosen one: in the diagram, where there is
 * one, and in words beside the pointer. `flush` sends a message, which asks for the sample that is followed.
 * @param {{
 *   state: State,
 *   charts: Charts,
 *   tip: Tip,
 *   marked: { tell: (place: number | undefined) => void },
 *   flush: () => void,
 * }} parts `marked` is told which sample the pointer is on
 */
export function makeSample({ state, charts, tip, marked, flush }) {
  /** @type {{ at: number, values: string, event?: PointerEvent } | null} */
  let pointed = null; // which of the rows, and the event of the pointer that is on it
  /** @type {number | undefined} */
  let asked; // the place of the sample that was asked for
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** The point that is pointed at: edits elsewhere may have given it another place, or taken it. */
  function point() {
    if (!pointed) return undefined;
    const { at, values } = pointed;
    /** @param {ScreenPoint | undefined} one */
    const is = (one) => one && String(one.row) === values;
    return is(state.rows[at]) ? state.rows[at] : state.rows.find(is);
  }

  /** @param {ScreenPoint | undefined} at */
  const placeOf = (at) => (at ? at.place : (state.header.chosen ?? undefined));

  /** Whether the numbers of the sample that is shown are here, or on their way. */
  function isForeseen() {
    return [undefined, state.run?.sample, asked].includes(placeOf(point()));
  }

  /** Ask for the sample's numbers at every iteration, if they are wanted for a while and not here. */
  function foresee() {
    if (!state.playing || isForeseen()) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!state.playing || isForeseen()) return;
      asked = placeOf(point());
      state.followed = asked ?? -1;
      flush();
    }, FOLLOW_MS);
  }

  /**
   * A number by its name: of the run at this iteration, or of the sample at a place.
   * @param {string} name
   * @param {number | undefined} place
   */
  function lookup(name, place) {
    const { run, header, arrays, held } = state;
    const seen = seenNow(state);
    if (!run || !seen) return undefined;
    const { channels, row } = seen;
    if (channels[name]) return valueAt(channels[name], row);
    if (place === undefined) return undefined;
    const followed = channels[`sample-${name}`];
    if (place === run.sample && followed) return valueAt(followed, row);
    const settled = !["z", "out"].includes(name) || (!held && row === header.iteration);
    return settled && !state.unanswered.length ? arrays[name]?.data[place] : undefined;
  }

  /** @param {ScreenPoint} at */
  function words({ row: [x1, x2, label], place }) {
    /** @type {Record<string, number>} */
    const own = { x1, x2, label };
    /** @param {string} name */
    const value = (name) => own[name] ?? lookup(name, place);
    const { modes, names, classes } = state.header;
    /** @type {(of: string, text: string) => string} */
    const told = (of, text) => (of === "label" ? bare(classes[label]) : filled(text, value).text);
    return inMode(state.fixed.hover, modes)
      .map(({ of, text }) => `${names[of]} = ${told(of, text)}`)
      .join("\n");
  }

  /** Let the sample flow through the diagram, and say its numbers beside the pointer. */
  function show() {
    const { run, fixed, header } = state;
    if (!run || !fixed.labels) return;
    const at = point();
    const place = placeOf(at);
    marked.tell(at?.place);
    /** @param {string} name */
    const value = (name) => lookup(name, place);
    const labels = inMode(fixed.labels, header.modes);
    const chart = charts.neuron;
    if (chart) {
      writeLabels(
        chart,
        labels.filter(({ figure }) => figure === "neuron"),
        value,
      );
      for (const move of inMode(fixed.moves, header.modes))
        if (move.figure === "neuron" && "across" in move) placeSample(chart, move, value);
    }
    if (at && pointed?.event) tip.show(words(at), pointed.event);
    else if (pointed) tip.hide();
    foresee();
  }

  return {
    show,
    /**
     * Point at one of the rows, by a pointer or (without its event) by the crosshair; -1: at none.
     * @param {number} at
     * @param {PointerEvent} [event]
     */
    point(at, event) {
      pointed = at >= 0 ? { at, values: String(state.rows[at].row), event } : null;
      asked = undefined;
      if (!pointed) {
        tip.hide();
        state.followed = -1; // known with the next message
      }
      show();
    },
    close: () => clearTimeout(timer),
  };
}
