// The numbers on the board: the readouts below it, and those of the sample that is pointed at or
// chosen, in the diagram and beside the pointer. Python sends the numbers of all samples at the
// iteration at rest, and of the one that is followed at every iteration.

const version = new URL(import.meta.url).search;
const { valueAt, inMode } = await import(`./board-packet.js${version}`);
const { filled, shown } = await import(`./board-playback.js${version}`);

const FOLLOW_MS = 150; // a pointer that rests on a point so long while the run plays follows it

/** Write a number for the eye, and in full beside it. */
export function write(node, value, text) {
  node.dataset.value = value ?? "";
  node.textContent = text;
}

/** Make the readouts in `list` that Python describes; returns what shows an iteration in them. */
export function makeReadouts(list, descriptions) {
  const readouts = descriptions.map(({ name, label, percent }) => {
    const box = document.createElement("div");
    const term = box.appendChild(document.createElement("dt"));
    const node = box.appendChild(document.createElement("dd"));
    term.textContent = label;
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
 * The sample under the pointer, or else the chosen one. `state` is what Python said last, `rows()`
 * the points on the screen, `shownRow()` the iteration; `isAnswered()` tells whether Python has heard
 * of all that the visitor did, `isPlaying()` whether the run plays; `follow` asks for a sample, and
 * `letGo` says that the chosen one is wanted again.
 */
export function makeSample({
  state,
  chart,
  tip,
  rows,
  shownRow,
  isAnswered,
  isPlaying,
  follow,
  letGo,
}) {
  let pointed = null; // which of the rows, and the event of the pointer that is on it
  let asked; // the place of the sample that was asked for
  let timer;

  const ofDiagram = (list) =>
    inMode(list, state.header.modes).filter(({ figure }) => figure === "neuron");

  /** The point that is pointed at: edits elsewhere may have given it another place, or taken it. */
  function point() {
    if (!pointed) return undefined;
    const is = (one) => one && String(one.row) === pointed.values;
    return is(rows()[pointed.at]) ? rows()[pointed.at] : rows().find(is);
  }

  const sampleAt = (at) => (at ? at.place : (state.header.chosen ?? undefined));

  /** Ask for the sample's numbers at every iteration, if they are wanted for a while and not here. */
  function foresee() {
    const here = () => [undefined, state.run.sample, asked].includes(sampleAt(point()));
    if (!isPlaying() || here()) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (isPlaying() && !here()) follow((asked = sampleAt(point())));
    }, FOLLOW_MS);
  }

  /** A number by its name: of the run at this iteration, or of the sample at a place. */
  function lookup(name, place) {
    const { channels } = state.run;
    const row = shownRow();
    if (channels[name]) return valueAt(channels[name], row);
    if (place === undefined) return undefined;
    const followed = channels[`sample-${name}`];
    if (place === state.run.sample && followed) return valueAt(followed, row);
    const settled = !["z", "out"].includes(name) || row === state.header.iteration;
    return settled && isAnswered() ? state.arrays[name]?.data[place] : undefined;
  }

  /** Let the sample flow through the diagram, and say its numbers beside the pointer. */
  function show() {
    if (!state.run || !state.fixed.labels) return;
    const at = point();
    const place = sampleAt(at);
    const value = (name) => lookup(name, place);
    chart.write(ofDiagram(state.fixed.labels), value);
    for (const move of ofDiagram(state.fixed.moves))
      if (move.across) chart.placeSample(move, value);
    if (at && pointed.event) tip.show(words(at), pointed.event);
    else if (pointed) tip.hide();
    foresee();
  }

  function words({ row: [x1, x2, label], place }) {
    const own = { x1, x2, label };
    const value = (name) => own[name] ?? lookup(name, place);
    return inMode(state.fixed.hover, state.header.modes)
      .map(({ text }) => filled(text, value).text)
      .join("\n");
  }

  return {
    show,
    /** Point at one of the rows, by a pointer or (without its event) by the crosshair; -1: at none. */
    point(at, event) {
      pointed = at >= 0 ? { at, values: String(rows()[at].row), event } : null;
      asked = undefined;
      if (!pointed) {
        tip.hide();
        letGo();
      }
      show();
    },
    close: () => clearTimeout(timer),
  };
}
