// What the three figures show. Plotly draws a figure when its size, its axes or the theme change, and
// the points once the edits pause; what changes in between is laid over its drawing.

/** @import { Channels, Chart, Charts, FigureName, Row, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { boardFigure, filledIn, lossFigure, placeOfRow, scaled, withOverlay } =
  await load("board-figures");
const { fit, fitDiagram, roomOf } = await load("board-layout");
const { paintPoints } = await load("board-marks");
const { layCurve } = await load("board-moves");
const { withPending } = await load("board-points");
const { drawMarks } = await load("board-rises");
const { isResting } = await load("board-state");

const REST_MS = 250; // the points are drawn anew when the edits have paused this long
const PRESENTED = 1.3; // type, marks and lines are so much larger for a room
const ROOMY = 140; // pixels: in a lower diagram its nodes are smaller, or they would touch
const SMALLEST = 0.75;

/**
 * Make what draws `state` into the charts; `settle` follows each drawing.
 * @param {{ root: HTMLElement, charts: Charts, state: State, settle: () => void }} parts
 */
export function makeDrawing({ root, charts, state, settle }) {
  /** @type {{ points: Row[], channels?: Channels, board?: string, loss?: string, neuron?: string, diagram?: Chart }} */
  const drawn = { points: [] }; // what Plotly's figures show, and in which view
  let sizes = { board: 0, boardHeight: 0, lossWidth: 0, lossHeight: 0 };
  let place = { width: 0, height: 0 }; // the diagram's
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let frame = 0;

  const isPresenting = () => root.classList.contains("presenting");
  const larger = () => (isPresenting() ? PRESENTED * roomOf() : 1);

  /**
   * One of Python's figures, with larger type and lines for a room.
   * @param {FigureName} name
   */
  function figure(name) {
    const drawnByPython = state.fixed.figures[name];
    if (name === "neuron") {
      // Its panel is magnified as a whole.
      return scaled(drawnByPython, Math.min(1, Math.max(SMALLEST, place.height / ROOMY)));
    }
    const { overlay, sketch } = state.header;
    const more = name === "board" ? overlay : { data: sketch?.traces ?? [], annotations: [] };
    return scaled(withOverlay(drawnByPython, more), larger());
  }

  /** The colours; for a room nothing is muted. */
  const theme = () => (isPresenting() ? { ...state.theme, muted: state.theme.text } : state.theme);

  /** @param {string} view */
  function drawBoard(view) {
    Object.assign(drawn, { board: view, points: state.points });
    const size = { width: sizes.board, height: sizes.boardHeight };
    return charts.board.draw(boardFigure(figure("board"), state), theme(), size);
  }

  /** @param {string} view */
  function drawLoss(view) {
    Object.assign(drawn, { loss: view, channels: state.run?.channels });
    const size = { width: sizes.lossWidth, height: sizes.lossHeight };
    return charts.loss.draw(lossFigure(figure("loss"), state), theme(), size);
  }

  /** @param {string} view */
  function drawNeuron(view) {
    drawn.neuron = view;
    drawn.diagram = charts.neuron;
    return charts.neuron?.draw(filledIn(figure("neuron")), theme(), place);
  }

  /** What the figures depend on, beside what is moved or laid over them. */
  function views() {
    const { run, header, themeName } = state;
    const { board, lossWidth, lossHeight } = sizes;
    const view = `${themeName} ${larger()} ${board} ${lossWidth} ${lossHeight}`;
    return {
      board: `${view} ${JSON.stringify([header.axes.board, header.overlay])}`,
      loss: `${view} ${JSON.stringify([header.axes.loss, header.sketch?.traces])} ${Boolean(run?.channels.loss)}`,
      neuron: `${themeName} ${isPresenting()} ${place.width} ${place.height}`,
    };
  }

  /** Lay the curves of another run over those that Plotly drew. */
  function layCurves() {
    const channels = state.run?.channels;
    if (!channels || channels === drawn.channels) return;
    /** @param {number} row */
    const placeOf = (row) => placeOfRow(state.header, row);
    for (const { trace, height } of state.fixed.curves)
      layCurve(charts.loss, trace, channels[height]?.data ?? [], placeOf);
    drawn.channels = channels;
  }

  function layMarks() {
    /** @param {number} row */
    const placeOf = (row) => placeOfRow(state.header, row);
    drawMarks(charts.loss, state.fixed.marks, state.run?.channels ?? {}, placeOf);
  }

  /** Bring the figures in step with the messages and with the visitor's own unanswered events. */
  async function refresh() {
    if (!state.run || !state.fixed.figures) return;
    document.documentElement.style.setProperty("--room", String(roomOf()));
    sizes = fit(root, figure("board").layout.margin);
    if (charts.neuron) place = fitDiagram(charts.neuron.plot);
    const view = views();
    if (!charts.board.ready) {
      await drawBoard(view.board); // alone, so that one can begin; the others a frame later
      state.drawn = true;
      settle();
      requestAnimationFrame(() => setTimeout(() => root.isConnected && refresh()));
      return;
    }
    const draws = [];
    if (view.board !== drawn.board) draws.push(drawBoard(view.board));
    if (view.loss !== drawn.loss) draws.push(drawLoss(view.loss));
    const isNew = charts.neuron !== drawn.diagram;
    if (charts.neuron && (isNew || view.neuron !== drawn.neuron))
      draws.push(drawNeuron(view.neuron));
    if (draws.length) await Promise.all(draws);
    layCurves();
    layMarks();
    settle();
    if (root.dataset.run !== state.run.key) root.dataset.run = state.run.key;
    if (drawn.points !== state.points) redrawAtRest();
  }

  /** Let Plotly draw the points once the edits pause: until then they are marks above its figure. */
  function redrawAtRest() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!isResting(state)) return redrawAtRest();
      await drawBoard(drawn.board ?? "");
      refresh();
    }, REST_MS);
  }

  return {
    refresh,
    /** The same with the next frame, however often it is asked for until then. */
    refreshSoon() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(refresh);
    },
    /** Show the points as they will be once Python has answered. */
    paintPoints() {
      const { points, unanswered, dragged, header } = state;
      const events = dragged ? [...unanswered, dragged] : unanswered;
      state.rows = withPending(points, events, header.mostPoints);
      const parts = { chart: charts.board, state, drawn: drawn.points, theme: theme() };
      paintPoints(root, { ...parts, figure: figure("board") });
    },
    close: () => clearTimeout(timer),
  };
}
