// What the three figures show. Plotly draws a figure when its size, its axes or the theme change, and
// the points once the edits pause; what changes in between is laid over its drawing.

const version = new URL(import.meta.url).search;
const { makeMark } = await import(`./board-charts.js${version}`);
const { withPending } = await import(`./board-packet.js${version}`);
const { fit } = await import(`./board-layout.js${version}`);

const REST_MS = 250; // the points are drawn anew when the edits have paused this long
const PRESENTED = 1.3; // type, marks and lines are so much larger for a room
const ROOMY = 140; // pixels: in a lower diagram the neuron's nodes are smaller, or they would touch
const SMALLEST = 0.75;

/**
 * `state` is what Python said last; `unanswered()` gives the visitor's events that it has not
 * answered, `isResting` tells whether there is time to draw, and `settle` follows each drawing.
 */
export function makeDrawing({ root, charts, state, unanswered, isResting, settle }) {
  const find = (selector) => root.querySelector(selector);
  const drawn = { points: [] }; // what Plotly's figures show
  let sizes = {};
  let rows = []; // the points as they will be once Python has answered
  let timer;

  /** Bring the figures in step with the messages and with the visitor's own unanswered events. */
  async function refresh() {
    const { run, fixed, header, themeName } = state;
    if (!run || !fixed.figures) return;
    sizes = fit(root, figure("board").layout.margin);
    const view = `${themeName} ${presenting()} ${sizes.board} ${sizes.lossWidth} ${sizes.lossHeight}`;
    const boardView = `${view} ${JSON.stringify(header.axes.board)}`;
    const lossView = `${view} ${JSON.stringify(header.axes.loss)} ${Boolean(run.channels.loss)}`;
    if (!charts.board.ready) {
      await drawBoard(boardView); // alone, so that one can begin; the others a frame later
      settle();
      requestAnimationFrame(() => setTimeout(() => root.isConnected && refresh()));
      return;
    }
    const draws = [];
    if (boardView !== drawn.boardView) draws.push(drawBoard(boardView));
    if (lossView !== drawn.lossView) draws.push(drawLoss(lossView));
    const neuronView = `${view} ${sizes.neuronHeight}`;
    if (neuronView !== drawn.neuronView) draws.push(drawNeuron(neuronView));
    if (draws.length) await Promise.all(draws);
    layCurves();
    settle();
    if (root.dataset.run !== state.run.key) root.dataset.run = state.run.key;
    if (drawn.points !== state.points) redrawAtRest();
  }

  const presenting = () => root.classList.contains("presenting");

  /** One of Python's figures, with larger type and lines for a room. */
  function figure(name) {
    const room =
      name === "neuron" ? Math.min(1, Math.max(SMALLEST, sizes.neuronHeight / ROOMY)) : 1;
    return scaled(state.fixed.figures[name], (presenting() ? PRESENTED : 1) * room);
  }

  /** The colours; for a room nothing is muted. */
  const theme = () => (presenting() ? { ...state.theme, muted: state.theme.text } : state.theme);

  function drawBoard(view) {
    Object.assign(drawn, { boardView: view, points: state.points });
    return charts.board.draw(boardFigure(), theme(), {
      width: sizes.board,
      height: sizes.boardHeight,
    });
  }

  function drawLoss(view) {
    Object.assign(drawn, { lossView: view, channels: state.run.channels });
    return charts.loss.draw(lossFigure(), theme(), {
      width: sizes.lossWidth,
      height: sizes.lossHeight,
    });
  }

  function drawNeuron(view) {
    drawn.neuronView = view;
    return charts.neuron.draw(filledIn(figure("neuron")), theme(), {
      width: sizes.lossWidth,
      height: sizes.neuronHeight,
    });
  }

  /** Lay the curves of another run over those that Plotly drew. */
  function layCurves() {
    const { channels } = state.run;
    if (channels === drawn.channels) return;
    for (const { trace, height } of state.fixed.curves)
      charts.loss.layCurve(trace, channels[height]?.data ?? []);
    drawn.channels = channels;
  }

  /** Let Plotly draw the points once the edits pause: until then they are marks above its figure. */
  function redrawAtRest() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!isResting()) return redrawAtRest();
      await drawBoard(drawn.boardView);
      refresh();
    }, REST_MS);
  }

  function boardFigure() {
    const ofClass = (label) => {
      const own = state.points.filter((point) => point[2] === label);
      return { x: own.map((point) => point[0]), y: own.map((point) => point[1]) };
    };
    return filledIn(figure("board"), state.header.axes.board, {
      class0: ofClass(0),
      class1: ofClass(1),
    });
  }

  function lossFigure() {
    const losses = state.run.channels.loss?.data ?? [];
    return filledIn(figure("loss"), state.header.axes.loss, {
      whole: { y: losses },
      "so-far": { y: losses },
      here: losses.length ? { x: [0], y: [losses[0]] } : { x: [], y: [] },
    });
  }

  /** Show the points as they will be: new ones as marks above the figure, old ones hidden. */
  function paintPoints() {
    const { header, points } = state;
    rows = withPending(points, unanswered(), header.mostPoints);
    const nodes = nodesByValues();
    const fresh = rows.filter(({ row }) => {
      const node = nodes.get(String(row))?.pop();
      if (node) node.style.visibility = "";
      return !node;
    });
    for (const node of [...nodes.values()].flat()) node.style.visibility = "hidden";
    const traces = Object.fromEntries(figure("board").data.map((trace) => [trace.name, trace]));
    find(".pending").replaceChildren(
      ...fresh.map(({ row: [x, y, label] }) =>
        makeMark(traces[`class${label}`], theme(), charts.board.pixel(x, y)),
      ),
    );
    const chosen = rows.find(({ place }) => place !== undefined && place === header.chosen);
    const ring = find(".ring");
    ring.style.display = chosen ? "" : "none";
    if (chosen)
      ring.setAttribute(
        "transform",
        `translate(${charts.board.pixel(chosen.row[0], chosen.row[1])})`,
      );
  }

  /** The nodes of the points in Plotly's figure, by the values of their points. */
  function nodesByValues() {
    const nodes = new Map();
    for (const label of [0, 1]) {
      const places = drawn.points.filter((point) => point[2] === label);
      charts.board.nodes(`class${label}`).forEach((node, at) => {
        const key = String(places[at]);
        nodes.set(key, [...(nodes.get(key) ?? []), node]);
      });
    }
    return nodes;
  }

  return {
    refresh,
    paintPoints,
    get rows() {
      return rows;
    },
    close: () => clearTimeout(timer),
  };
}

const LENGTHS = new Set(["size", "width", "standoff", "l", "r", "t", "b"]); // in pixels

/** A figure with type, marks, lines and margins larger by a factor. */
export function scaled(value, factor) {
  if (factor === 1 || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((entry) => scaled(entry, factor));
  const entries = Object.entries(value).map(([key, entry]) => {
    const longer = LENGTHS.has(key) && typeof entry === "number";
    return [key, longer ? factor * entry : scaled(entry, factor)];
  });
  return Object.fromEntries(entries);
}

/** One of Python's figures with its axes' ranges and, by the traces' names, their data. */
function filledIn(figure, axes = {}, data = {}) {
  const layout = { ...figure.layout };
  for (const [path, value] of Object.entries(axes)) {
    const [axis, field] = path.split(".");
    layout[axis] = { ...layout[axis], [field]: value };
  }
  return {
    data: figure.data.map((trace) => ({ ...trace, uid: trace.name, ...data[trace.name] })),
    layout,
  };
}
