// The iteration on the screen: what moves in the figures, the readouts, and the sentence on what goes
// on; and the number of points.

/** @import { Charts, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { placeOfRow } = await load("board-figures");
const { hasBegun } = await load("board-begun");
const { makeFurther } = await load("board-further");
const { listKeys } = await load("board-markup");
const { moveTo } = await load("board-moves");
const { makeReadouts, write } = await load("board-numbers");
const { inMode, valueAt } = await load("board-packet");
const { finder } = await load("board-page");
const { seenNow } = await load("board-state");

/** @param {{ root: HTMLElement, charts: Charts, state: State }} parts */
export function makeScreen({ root, charts, state }) {
  const find = finder(root);
  const line = find(".line");
  const further = makeFurther({ group: find(".further"), chart: charts.board, state });
  /** @type {ReturnType<typeof makeReadouts> | undefined} */
  let showReadouts;

  /** Say what goes on, or what the beat is that an iteration is taken apart into. */
  function say() {
    const { header, row, beat, held } = state;
    const seen = seenNow(state);
    if (!seen) return;
    const { refusal } = header.status;
    // What is said at the beginning may say what comes.
    const hush = header.unseen && !row && !held;
    const told = hush ? "" : seen.lines[valueAt(seen.channels.line, seen.row) ?? 0];
    const call = header.call && !row && !held && !hasBegun() ? `${header.call} ` : "";
    const text = refusal || beat || call + told;
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("refused", Boolean(refusal));
  }

  return {
    /** Make the readouts that Python describes. */
    begin() {
      showReadouts = makeReadouts(find(".readouts"), state.fixed.readouts);
      listKeys(find("dialog.keys table"), state.fixed.keys);
    },
    /**
     * Show an iteration of the run that is here, or the line that is in the hand.
     * @param {number} row
     */
    show(row) {
      const { run, header, fixed } = state;
      const seen = seenNow(state);
      if (!run || !seen) return;
      const moves = inMode(fixed.moves, header.modes);
      const place = placeOfRow(header, row);
      for (const [name, chart] of Object.entries(charts)) {
        if (!chart) continue; // the page has no place for it now
        const own = moves.filter(({ figure }) => figure === name);
        const before = own.filter((move) => "trail" in move); // of the run alone
        const now = own.filter((move) => !("trail" in move));
        moveTo(chart, now, seen.channels, seen.row, place);
        moveTo(chart, before, run.channels, row, place);
      }
      further.show(row);
      showReadouts?.(seen.channels, seen.row);
      write(find('[data-name="iteration"]'), row, String(row));
      say();
    },
    say,
    /** Say how many points there are, with those that Python has not answered. */
    count() {
      const { length } = state.rows;
      const text = `${length} ${length === 1 ? "point" : "points"}`;
      write(find('[data-name="points"]'), length, text);
      find(".invitation").textContent = length ? "" : state.fixed.invitation;
    },
  };
}
