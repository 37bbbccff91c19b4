// The visitor against the neuron: the switch, the best so far, and the button that lets the other
// play. What it all means, and when there is nothing to play, Python says.

/** @import { BoardEvent, Chart, Player, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { write } = await load("board-numbers");
const { fieldFinder, finder } = await load("board-page");
const { shown } = await load("board-playback");
const { isLocked, optionNow } = await load("board-state");

const SVG = "http://www.w3.org/2000/svg";
const ROOM = 16; // pixels above a level that its words take

/**
 * Draw lines at heights of a figure, with their words at the right end.
 * @param {Chart} chart
 * @param {{ height: number, text: string }[]} levels
 */
function drawLevels(chart, levels) {
  const group = chart.over.querySelector(".levels");
  if (!group || !chart.ready) return;
  const [width] = chart.size();
  const nodes = levels.flatMap(({ height, text }) => {
    const y = chart.pixel(1, height)[1];
    if (!Number.isFinite(y)) return []; // a loss of 0 has no place on a log scale
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", `M0,${y}H${width}`);
    const words = document.createElementNS(SVG, "text");
    words.textContent = text;
    words.setAttribute("x", String(width));
    words.setAttribute("y", String(y > ROOM + 4 ? y - 5 : y + ROOM));
    words.setAttribute("text-anchor", "end");
    return [line, words];
  });
  group.replaceChildren(...nodes);
}

/**
 * Wire the switch and the button in `root`.
 * @param {HTMLElement} root
 * @param {{ state: State, chart: Chart, player: Player, post: (event: BoardEvent) => void }} parts
 *   `chart` is that of the loss
 */
export function wireDuel(root, { state, chart, player, post }) {
  const find = finder(root);
  const field = fieldFinder(root);
  const switched = field('[data-do="By hand"]');
  const transport = find(".transport");

  /** Show what there is to play at an iteration. */
  function move(/** @type {number} */ row) {
    const plays = Boolean(state.header.hand) && row === 0 && !state.playing;
    transport.classList.toggle("by-hand", plays);
  }

  return {
    move,
    /** Whether the line on the board is the visitor's. */
    isParked: () => Boolean(state.header.hand?.parked),
    toggle() {
      if (switched.checked) player.goTo(0, { stop: true }); // both begin at the start
      post({ type: "option", name: "by_hand", value: switched.checked });
    },
    letNeuronPlay() {
      player.playWhenSought();
      post({ type: "neuron" });
    },
    show() {
      const { hand, byHand, levels } = state.header;
      const label = /** @type {HTMLElement} */ (switched.closest("label"));
      label.hidden = isLocked(state, "line");
      switched.checked = optionNow(state, "by_hand", byHand);
      write(find('[data-name="best"]'), hand?.best, hand ? shown(hand.best) : "");
      drawLevels(chart, levels);
      move(state.row);
    },
  };
}
