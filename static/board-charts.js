// The figures: Plotly draws them. What moves with the iteration is then moved in the page directly
// (board-moves.js): moving a path takes a fraction of a millisecond, however many points there are;
// asking Plotly to do it, some tens of them.

/** @import { Charts, Figure, Pixel, Place, PlotElement, PlotlyLibrary, Theme } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { coloured } = await load("board-colours");

const CONFIG = { displayModeBar: false, doubleClick: false, scrollZoom: false, responsive: false };
const SVG = "http://www.w3.org/2000/svg";

/**
 * Make one figure in `holder`: a `.plot` for Plotly, a `.over` layer for what lies above it and, for
 * the board, a `.shade` below it and `.grips` by which things are taken.
 * @param {HTMLElement} holder
 * @param {PlotlyLibrary} Plotly
 */
export function makeChart(holder, Plotly) {
  const plot = /** @type {PlotElement} */ (holder.querySelector(".plot"));
  const over = /** @type {SVGElement} */ (holder.querySelector(".over"));
  const shade = /** @type {SVGElement | null} */ (holder.querySelector(".shade"));
  const grips = /** @type {HTMLElement | null} */ (holder.querySelector(".grips"));
  /** @type {Theme} */
  let theme = {};
  /** @type {any} of the figure as it was last painted; Plotly's own are unsettled while it draws */
  let axes;

  /** @param {SVGElement | HTMLElement} layer */
  function place(layer) {
    const { xaxis, yaxis } = axes;
    Object.assign(layer.style, {
      left: `${xaxis._offset}px`,
      top: `${yaxis._offset}px`,
      width: `${xaxis._length}px`,
      height: `${yaxis._length}px`,
    });
  }

  return {
    plot,
    over,
    shade,
    /** @type {Pixel[]} where the points are, which a text beside them keeps clear of */
    marks: [],
    /** The text that does: where it stands among the places tried, and how large it was measured. */
    label: { at: 0, width: 0, height: 0, length: "" },
    get theme() {
      return theme;
    },
    get ready() {
      return Boolean(axes);
    },
    /**
     * Let Plotly draw the figure.
     * @param {Figure} figure
     * @param {Theme} colours
     * @param {{ width: number, height: number }} size
     */
    async draw(figure, colours, { width, height }) {
      theme = colours;
      const { data, layout } = coloured(figure, theme);
      await Plotly.react(plot, data, { ...layout, width, height, autosize: false }, CONFIG);
      if (!plot._fullLayout) return; // its panel was closed meanwhile
      axes = { xaxis: plot._fullLayout.xaxis, yaxis: plot._fullLayout.yaxis };
      for (const layer of [over, shade, grips]) if (layer) place(layer);
    },
    /**
     * The pixel, from the corner of the plot, where data coordinates lie.
     * @type {(x: number, y: number) => Pixel}
     */
    pixel: (x, y) => [axes.xaxis.d2p(x), axes.yaxis.d2p(y)],
    /**
     * The pixel, from the corner of the plot, under a pointer.
     * @param {MouseEvent} event
     * @returns {Pixel}
     */
    under({ clientX, clientY }) {
      const { xaxis, yaxis } = axes;
      const corner = plot.getBoundingClientRect();
      return [clientX - corner.left - xaxis._offset, clientY - corner.top - yaxis._offset];
    },
    /**
     * The data coordinates of a pixel.
     * @type {(pixel: Pixel) => Place}
     */
    data: ([px, py]) => [axes.xaxis.p2d(px), axes.yaxis.p2d(py)],
    /** @param {Pixel} pixel */
    inside([px, py]) {
      const { xaxis, yaxis } = axes;
      return px >= 0 && py >= 0 && px <= xaxis._length && py <= yaxis._length;
    },
    /** @type {() => Pixel} */
    size: () => [axes.xaxis._length, axes.yaxis._length],
    /**
     * The line of a trace, or null while Plotly draws.
     * @type {(trace: string) => SVGElement | null}
     */
    line: (trace) => plot.querySelector(`.trace${trace} .js-line`),
    /**
     * The markers of a trace.
     * @type {(trace: string) => NodeListOf<SVGElement>}
     */
    nodes: (trace) => plot.querySelectorAll(`.scatterlayer .trace${trace} .point`),
    /**
     * Paint the shading's stops: where, and the colour.
     * @param {[number, string][]} stops
     */
    setStops(stops) {
      shade?.querySelector("linearGradient")?.replaceChildren(
        ...stops.map(([offset, colour]) => {
          const stop = document.createElementNS(SVG, "stop");
          stop.setAttribute("offset", String(offset));
          stop.setAttribute("stop-color", colour);
          return stop;
        }),
      );
    },
  };
}

/**
 * Make the figures that a board always has.
 * @param {(selector: string) => HTMLElement} find
 * @param {PlotlyLibrary} Plotly
 * @returns {Charts}
 */
export function makeCharts(find, Plotly) {
  /** @param {string} name */
  const make = (name) => makeChart(find(`[data-figure="${name}"]`), Plotly);
  return { board: make("board"), loss: make("loss") };
}
