// What several boards show: Plotly draws them for the room and the theme there are; what moves with the
// iteration is then moved in the page directly, as on the one board.

/** @import { BoardsMessage, Chart, Move, PlotlyLibrary, State, Theme } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { makeChart } = await load("board-charts");
const { isDark } = await load("board-colours");
const { filledIn } = await load("board-figures");
const { moveTo } = await load("board-moves");
const { valueAt } = await load("board-packet");
const { finder } = await load("board-page");
const { shown } = await load("board-playback");
const { sizes } = await load("boards-layout");
const { boardMarkup } = await load("boards-markup");
const { boardNumbers } = await load("board-words");
const { wordsFor } = await load("boards-telling");

const LOWEST = 500; // pixels of a window in which all of it has room

/**
 * What moves on a board.
 * @param {number} at its place
 * @returns {Move[]}
 */
const movesOf = (at) => [
  { figure: "board", gradient: `${at}-gradient` },
  { figure: "board", trace: "boundary", path: `${at}-boundary` },
  { figure: "board", trace: "arrow", path: `${at}-arrow`, head: true },
];

/**
 * And on the curves.
 * @param {number} at
 * @returns {Move[]}
 */
const curvesOf = (at) => [
  { figure: "loss", trace: `so-far-${at}`, clip: true },
  { figure: "loss", trace: `here-${at}`, height: `${at}-loss` },
];

/**
 * How much of the window is below the top of the page's part when nothing is scrolled.
 * @param {HTMLElement} root
 */
function heightBelowTop(root) {
  let { top } = root.getBoundingClientRect();
  const { host } = /** @type {ShadowRoot} */ (root.getRootNode());
  for (let node = /** @type {Element | null} */ (host); node; node = node.parentElement)
    top += node.scrollTop;
  return window.innerHeight - Math.max(top, 0);
}

/**
 * @param {HTMLElement} root
 * @param {PlotlyLibrary} Plotly
 * @param {State} state
 */
export function makeBoardsDrawing(root, Plotly, state) {
  const find = finder(root);
  const row = find(".several");
  const loss = makeChart(find('[data-figure="loss"]'), Plotly);
  /** @type {BoardsMessage} */
  let message;
  let made = ""; // what the elements are made for
  /** @type {{ node: HTMLElement, numbers: HTMLElement, chart: Chart }[]} */
  let boards = [];

  /** Make the elements of the boards, where there are others than before. */
  function make() {
    const wanted = JSON.stringify(message.boards.map(({ name, wrong }) => [name, wrong]));
    if (wanted === made) return;
    made = wanted;
    for (const { chart } of boards) Plotly.purge(chart.plot);
    boards = message.boards.map(({ name, wrong }, at) => {
      const node = document.createElement("div");
      node.className = wrong ? "one wrong" : "one";
      node.setAttribute("role", "group");
      node.setAttribute("aria-label", name);
      node.innerHTML = boardMarkup(at);
      const own = finder(node);
      own(".name").textContent = name;
      const chart = makeChart(own(".figure"), Plotly);
      return { node, numbers: own(".numbers"), chart };
    });
    row.replaceChildren(...boards.map(({ node }) => node));
  }

  /**
   * Draw one of the boards.
   * @param {number} at
   * @param {Theme} theme
   * @param {{ board: number, boardHeight: number }} size
   */
  function drawBoard(at, theme, { board, boardHeight }) {
    const { node, chart } = boards[at];
    const { axes, points, colour, dash } = message.boards[at];
    node.style.width = `${board}px`;
    const swatch = /** @type {SVGElement} */ (node.querySelector(".swatch path"));
    swatch.style.stroke = theme[colour];
    swatch.style.strokeDasharray = dash;
    chart.setStops(theme.stops.Sigmoid);
    const figure = filledIn(message.board, axes, points);
    return chart.draw(figure, theme, { width: board, height: boardHeight });
  }

  return {
    /** @param {BoardsMessage} latest */
    take(latest) {
      message = latest;
      make();
    },
    /** Draw everything for the room and the theme that there are now. */
    async draw() {
      if (!message || !root.clientWidth) return;
      const background = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
      const theme = message.themes[isDark(background) ? "dark" : "light"];
      const captions = boards.map(({ node }) => finder(node)(".caption").offsetHeight);
      const room = {
        width: root.clientWidth,
        height: heightBelowTop(root),
        window: window.innerHeight,
        count: boards.length,
        captions: Math.max(...captions),
        transport: find(".transport").offsetHeight,
      };
      const size = sizes(room, message.board.layout.margin);
      root.classList.toggle("narrow", size.narrow);
      root.style.setProperty("--left", `${root.getBoundingClientRect().left}px`); // for what is docked
      const across = { width: root.clientWidth, height: size.curve };
      await Promise.all([
        ...boards.map((_, at) => drawBoard(at, theme, size)),
        loss.draw(filledIn(message.loss), theme, across),
      ]);
    },
    /**
     * Show an iteration on all boards; a run that ended before stays at its last.
     * @param {number} at
     */
    show(at) {
      const { run } = state;
      if (!run || !loss.ready) return;
      for (const [place, { chart, numbers }] of boards.entries()) {
        /** @param {string} name */
        const channel = (name) => run.channels[`${place}-${name}`];
        const here = Math.min(at, channel("loss").data.length - 1);
        moveTo(chart, movesOf(place), run.channels, here, here);
        moveTo(loss, curvesOf(place), run.channels, here, here);
        const right = valueAt(channel("right"), here);
        const cost = valueAt(channel("loss"), here);
        if (right === undefined || cost === undefined) continue; // a wrong neuron has no numbers
        numbers.dataset.value = String(cost);
        numbers.textContent = boardNumbers(shown(cost), right, message.boards[place].total);
      }
    },
    /** Say in words what is shown now. */
    tell() {
      const { run, row: at } = state;
      if (!run || !loss.ready) return;
      const words = wordsFor(message, run, at);
      for (const [place, { chart }] of boards.entries())
        chart.plot.setAttribute("aria-label", words[place].board);
      loss.plot.setAttribute("aria-label", words.map(({ curve }) => curve).join(" "));
    },
    /** Whether boards, curve and transport do not fit the window. */
    isSmall: () => root.classList.contains("narrow") || window.innerHeight < LOWEST,
    close() {
      for (const chart of [loss, ...boards.map((one) => one.chart)]) Plotly.purge(chart.plot);
    },
  };
}
