// Lines on the board beside the one that can be taken: Python names their channels, colours and
// dashes; here they go along with the iteration.

/** @import { Chart, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { ends } = await load("board-moves");

const BESIDE = 10; // pixels from a line to the middle of the text on it
const SVG = "http://www.w3.org/2000/svg";

/** @param {{ group: Element, chart: Chart, state: State }} parts `group` is below the points */
export function makeFurther({ group, chart, state }) {
  let made = ""; // what the nodes are made for
  /** @type {{ path: Element, text: Element }[]} */
  let nodes = [];

  /** Make the nodes anew where there are other lines, or other colours. */
  function make() {
    const { further } = state.header;
    const wanted = `${state.themeName} ${JSON.stringify(further)}`;
    if (wanted === made) return;
    made = wanted;
    nodes = further.map(({ path: name, colour, dash }) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("stroke", state.theme[colour]);
      path.setAttribute("stroke-dasharray", dash);
      path.setAttribute("data-line", name);
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("fill", state.theme[colour]);
      return { path, text };
    });
    group.replaceChildren(...nodes.flatMap(({ path, text }) => [path, text]));
  }

  return {
    /**
     * Show the lines at a row of the run that is here.
     * @param {number} row
     */
    show(row) {
      const { run, header } = state;
      if (!run || !chart.ready || !header.further) return;
      make();
      for (const [at, { path, text }] of nodes.entries()) {
        const line = header.further[at];
        const channel = run.channels[line.path];
        const places = channel ? ends(chart, channel, row) : [];
        const [x1, y1, x2, y2] = places;
        const isHere = places.length > 0 && places.every(Number.isFinite);
        const isShown = isHere && (x1 !== x2 || y1 !== y2);
        path.setAttribute("d", isShown ? `M${x1},${y1}L${x2},${y2}` : "M0,0");
        text.textContent = isShown ? line.mark : "";
        if (!isShown) continue;
        const aside = BESIDE / Math.hypot(x2 - x1, y2 - y1);
        text.setAttribute("x", String(x1 + line.at * (x2 - x1) - aside * (y2 - y1)));
        text.setAttribute("y", String(y1 + line.at * (y2 - y1) + aside * (x2 - x1)));
      }
    },
  };
}
