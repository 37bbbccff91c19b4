// The board: two figures, a transport and the readouts. It moves what Python draws and reports what
// the visitor does; it knows frames, traces, pointers and keys, and nothing of neurons.
// The default export runs for each message and each change of theme, on the same page elements.

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
const load = (name) => import(`./board-${name}.js${version}`); // load.js has asked for all of them at once
const { decode, inMode, withRows, withPending, pointRows, valueAt } = await load("packet");
const { filled, shown, SPEEDS } = await load("playback");
const { makeChart, makeMark, isDark } = await load("charts");
const { nearest, rounded, wirePointer } = await load("pointer");
const { markup, namePlay } = await load("markup");
const { makeTip, wireLoss } = await load("tip");
const { makeOutbox } = await load("outbox");
const { makePlayer } = await load("player");
const { wireCrosshair } = await load("crosshair");
const { keepAddress } = await load("address");
const { wireShare } = await load("share");
const { wireKeys } = await load("keys");
const { fit } = await load("layout");

const REST_MS = 250; // the points are drawn anew when the edits have paused this long
const boards = new WeakMap();

export default async function (component, libraries) {
  const { parentElement, data } = component;
  if (!boards.has(parentElement)) boards.set(parentElement, start(parentElement, libraries.plane()));
  const board = await boards.get(parentElement);
  board?.receive(component, data);
  return () => {
    boards.delete(parentElement);
    board?.close();
  };
}

/** Lay out the page and load what it needs; undefined if the drawing library does not come. */
async function start(parentElement, library) {
  const root = parentElement.querySelector(".board-root");
  const Plotly = await library;
  if (!Plotly) {
    root.textContent = "The drawing library did not arrive. Please reload the page.";
    root.setAttribute("role", "alert");
    return undefined;
  }
  root.innerHTML = markup(SPEEDS);
  root.classList.add("unready");
  return makeBoard(root, Plotly);
}

function makeBoard(root, Plotly) {
  const find = (selector) => root.querySelector(selector);
  const boardChart = makeChart(find('[data-figure="board"]'), Plotly);
  const lossChart = makeChart(find('[data-figure="loss"]'), Plotly);
  const neuronChart = makeChart(find('[data-figure="neuron"]'), Plotly);
  const chartOf = { board: boardChart, loss: lossChart, neuron: neuronChart };
  const region = find(".panel.board");
  const slider = find('[aria-label="Iteration"]');
  const speed = find('[aria-label="Speed"]');
  const play = find('[data-do="Play"]');
  const tip = makeTip(root, find(".tip"));
  for (const dialog of root.querySelectorAll("dialog")) dialog.onclose = () => (board.focusing = false);
  const mount = Math.random().toString(36).slice(2, 12);

  let component; // the newest one: it carries the newest way to answer
  let lastData; // the message that was taken in last
  let fixed = {}; // what only the first message carries: figures, moves, readouts, themes
  let header = {};
  let run;
  let points = []; // as Python has them
  let pointArrays = {};
  let theme = {};
  let themeName = "";
  let seek = -1;
  let hovered = null;
  let sizes = {};
  let gestures = 0;
  let dragged = null; // the part of a drag that is not sent yet
  const drawn = { points: [] }; // what Plotly's figures show
  let redrawTimer;
  let readouts = new Map();

  const outbox = makeOutbox((events) => {
    player.told();
    component.setTriggerValue("sent", message(events));
  });
  const share = wireShare(find(".share"), () => outbox.flush());
  const message = (events) => ({
    mount,
    run: run?.key ?? "",
    rows: run?.rows ?? 0,
    iteration: player.row,
    seek: Math.max(seek, 0),
    events,
    ...(share.wanted && { share: share.wanted }),
  });

  const player = makePlayer({
    source: {
      get run() {
        return run;
      },
      get most() {
        return header.most;
      },
      get eager() {
        return header.eager;
      },
      get speed() {
        return Number(speed.value);
      },
    },
    show,
    named: (playing) => namePlay(play, playing),
    extend: (iterations) => post({ type: "extend", iterations }),
    report: () => outbox.flush(),
  });

  // ---- from Python -------------------------------------------------------------------------

  function receive(latest, bytes) {
    component = latest;
    const fresh = bytes !== lastData;
    lastData = bytes;
    if (fresh && !takeIn(decode(bytes))) return;
    pickTheme();
    refresh();
  }

  /** Take in a message; false if it continues a run that is not here (then ask for it whole). */
  function takeIn(message) {
    const next = withRows(run, message);
    if (!next) {
      run = undefined;
      outbox.flush();
      return false;
    }
    header = message.header;
    if (header.figures) {
      const { figures, moves, curves, labels, readouts, themes, hover } = header;
      fixed = { figures, moves, curves, labels, readouts, themes, hover };
      layReadouts();
    }
    const another = next.key !== run?.key;
    run = next;
    if (another) player.begin();
    pointArrays = message.arrays;
    points = pointRows(pointArrays);
    if (header.status.mount === mount) outbox.acknowledge(header.status.acknowledged);
    share.show(header.status.share);
    if (header.status.seek !== seek) {
      seek = header.status.seek;
      player.seek(header.iteration);
    }
    if (!run.complete && header.rows > header.start) queueMicrotask(outbox.flush); // for the rest of the rows
    return true;
  }

  function pickTheme() {
    const background = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
    const name = isDark(background) ? "dark" : "light";
    theme = fixed.themes[name];
    if (`${name} ${header.mode}` === themeName) return;
    themeName = `${name} ${header.mode}`;
    boardChart.setStops(theme.stops[header.mode]);
    root.style.setProperty("--class0", theme.class0);
    root.style.setProperty("--class1", theme.class1);
  }

  // ---- drawing -----------------------------------------------------------------------------

  /** Bring everything in step with the messages and with the visitor's own unanswered events. */
  async function refresh() {
    if (!run || !fixed.figures) return;
    sizes = fit(root, fixed.figures.board.layout.margin);
    const view = `${themeName} ${sizes.board} ${sizes.lossWidth} ${sizes.lossHeight}`;
    const boardView = `${view} ${JSON.stringify(header.axes.board)}`;
    const lossView = `${view} ${JSON.stringify(header.axes.loss)} ${Boolean(run.channels.loss)}`;
    if (!boardChart.ready) {
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
    if (run.channels !== drawn.channels) fixed.curves.forEach(({ trace, height }) => lossChart.layCurve(trace, run.channels[height]?.data ?? []));
    drawn.channels = run.channels;
    settle();
    if (root.dataset.run !== run.key) root.dataset.run = run.key;
    if (drawn.points !== points) redrawAtRest();
    if (!outbox.pending.length) board.drop(); // the next part of a drag that goes on
  }

  /** Bring what the figures do not draw in step with them, and show the page. */
  function settle() {
    paintPoints();
    crosshair.redraw();
    controls();
    player.settle();
    root.classList.remove("unready");
  }

  function drawBoard(view) {
    Object.assign(drawn, { boardView: view, points });
    return boardChart.draw(figures().board, theme, { width: sizes.board, height: sizes.boardHeight });
  }

  function drawLoss(view) {
    Object.assign(drawn, { lossView: view, channels: run.channels });
    return lossChart.draw(figures().loss, theme, { width: sizes.lossWidth, height: sizes.lossHeight });
  }

  function drawNeuron(view) {
    drawn.neuronView = view;
    const { data, layout } = fixed.figures.neuron;
    const figure = { data: data.map((trace) => ({ ...trace, uid: trace.name })), layout };
    return neuronChart.draw(figure, theme, { width: sizes.lossWidth, height: sizes.neuronHeight });
  }

  /** Let Plotly draw the points once the edits pause: until then they are marks above its figure. */
  function redrawAtRest() {
    clearTimeout(redrawTimer);
    redrawTimer = setTimeout(async () => {
      if (player.playing || outbox.pending.length) return redrawAtRest();
      await drawBoard(drawn.boardView);
      refresh();
    }, REST_MS);
  }

  /** Put the points, the losses and the ranges into Python's figures. */
  function figures() {
    const put = (figure, axes, fill) => ({
      data: figure.data.map((trace) => ({ ...trace, uid: trace.name, ...fill[trace.name] })),
      layout: {
        ...figure.layout,
        xaxis: { ...figure.layout.xaxis, range: axes["xaxis.range"] },
        yaxis: { ...figure.layout.yaxis, range: axes["yaxis.range"], ...(axes["yaxis.type"] && { type: axes["yaxis.type"] }) },
      },
    });
    const ofClass = (label) => {
      const rows = points.filter((point) => point[2] === label);
      return { x: rows.map((point) => point[0]), y: rows.map((point) => point[1]) };
    };
    const losses = run.channels.loss?.data ?? [];
    return {
      board: put(fixed.figures.board, header.axes.board, { class0: ofClass(0), class1: ofClass(1) }),
      loss: put(fixed.figures.loss, header.axes.loss, {
        whole: { y: losses },
        "so-far": { y: losses },
        here: losses.length ? { x: [0], y: [losses[0]] } : { x: [], y: [] },
      }),
    };
  }

  /** Show the points as they will be: new ones as marks above the figure, old ones hidden. */
  function paintPoints() {
    const rows = withPending(points, dragged ? [...outbox.pending, dragged] : outbox.pending);
    board.rows = rows;
    const nodes = new Map(); // of each point in the figure, by its values
    for (const label of [0, 1]) {
      const places = drawn.points.filter((point) => point[2] === label);
      boardChart.nodes(`class${label}`).forEach((node, at) => {
        const key = String(places[at]);
        nodes.set(key, [...(nodes.get(key) ?? []), node]);
      });
    }
    const fresh = rows.filter(({ row }) => {
      const node = nodes.get(String(row))?.pop();
      if (node) node.style.visibility = "";
      return !node;
    });
    for (const node of [...nodes.values()].flat()) node.style.visibility = "hidden";
    const traces = Object.fromEntries(fixed.figures.board.data.map((trace) => [trace.name, trace]));
    find(".pending").replaceChildren(
      ...fresh.map(({ row: [x, y, label] }) => makeMark(traces[`class${label}`], theme, boardChart.pixel(x, y))),
    );
    const chosen = rows.find(({ place }) => place !== undefined && place === header.chosen);
    const ring = find(".ring");
    ring.style.display = chosen ? "" : "none";
    if (chosen) ring.setAttribute("transform", `translate(${boardChart.pixel(chosen.row[0], chosen.row[1])})`);
    number(find('[data-name="points"]'), rows.length, `${rows.length} ${rows.length === 1 ? "point" : "points"}`);
    find(".invitation").textContent = rows.length ? "" : header.invitation || board.invitation;
    if (header.invitation) board.invitation = header.invitation;
  }

  function number(node, value, text) {
    node.dataset.value = value ?? "";
    node.textContent = text;
  }

  function layReadouts() {
    readouts = new Map();
    find(".readouts").replaceChildren(
      ...fixed.readouts.map(({ name, label, percent }) => {
        const box = document.createElement("div");
        const term = box.appendChild(document.createElement("dt"));
        const value = box.appendChild(document.createElement("dd"));
        term.textContent = label;
        value.dataset.name = name;
        readouts.set(name, { value, percent });
        return box;
      }),
    );
  }

  /** Show one iteration: move what moves, and write every number. */
  function show(row) {
    for (const [name, chart] of Object.entries(chartOf)) chart.move(ofFigure(fixed.moves, name), run.channels, row);
    showSample();
    for (const [name, { value, percent }] of readouts) {
      const now = valueAt(run.channels[name], row);
      number(value, now, shown(now, { percent }));
    }
    number(find('[data-name="iteration"]'), row, String(row));
    slider.value = row;
    document.dispatchEvent(new CustomEvent("playground-iteration", { detail: row })); // for the panels
    const line = find(".line");
    const text = header.status.refusal || run.lines[valueAt(run.channels.line, row)];
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("refused", Boolean(header.status.refusal));
    if (hovered?.event) hover(hovered.at, hovered.event);
  }

  const ofFigure = (list, name) => inMode(list, header.mode).filter(({ figure }) => figure === name);

  /** A number by its name: of the run at this row, or of the sample that is pointed at or chosen. */
  function lookup(name, at = hovered ? hovered.place : (header.chosen ?? undefined)) {
    const { row } = player;
    if (run.channels[name]) return valueAt(run.channels[name], row);
    if (at === undefined) return undefined;
    if (at === header.chosen && run.channels[`chosen-${name}`]) return valueAt(run.channels[`chosen-${name}`], row);
    const settled = ["x1", "x2", "label"].includes(name) || row === header.iteration;
    return settled && !outbox.pending.length ? pointArrays[name]?.data[at] : undefined;
  }

  /** Let the sample flow through the diagram. */
  function showSample() {
    neuronChart.write(ofFigure(fixed.labels, "neuron"), (name) => lookup(name));
    for (const move of ofFigure(fixed.moves, "neuron")) if (move.across) neuronChart.placeSample(move, (name) => lookup(name));
  }

  function controls() {
    for (const node of root.querySelectorAll('[name="activation"]')) node.checked = node.value === option("activation", header.mode);
    const last = run.rows - 1;
    slider.max = Math.max(last, run.complete ? 0 : run.iterations);
    find(".iteration .of").textContent = ` / ${run.complete ? last : run.iterations}`;
    find('[data-do="Undo"]').disabled = !header.status.canUndo && !outbox.pending.length;
    find('[data-do="Redo"]').disabled = !header.status.canRedo;
    find('[data-do="Clear points"]').disabled = !board.rows.length;
    find('[data-do="Log scale"]').checked = option("log_scale", header.logScale);
    const out = find(".out-of-view");
    out.hidden = !header.outOfView;
    out.querySelector("span").textContent = `${header.outOfView} ${header.outOfView === 1 ? "point" : "points"} out of view`;
  }

  /** What an option will be once Python has answered. */
  const option = (name, answered) => outbox.pending.findLast((event) => event.name === name)?.value ?? answered;

  // ---- to Python ---------------------------------------------------------------------------

  function post(event) {
    outbox.post(event);
    if (!fixed.figures) return;
    paintPoints();
    controls();
  }

  const actions = {
    Reset: () => player.goTo(0),
    "Step back": () => player.step(-1),
    Play: player.toggle,
    "Step forward": () => player.step(1),
    End: player.end,
    Undo: () => post({ type: "undo" }),
    Redo: () => post({ type: "redo" }),
    "Clear points": () => post({ type: "clear" }),
    "Fit view": () => post({ type: "fit" }),
    Present: () => present(!root.classList.contains("presenting")),
    "Leave presenting": () => present(false),
    Share: share.open,
    "Show keys"() {
      board.focusing = true; // the dialog gives the focus back by itself: no crosshair then
      find(".keys").showModal();
    },
    "Log scale": () => post({ type: "option", name: "log_scale", value: find('[data-do="Log scale"]').checked }),
  };

  function present(on) {
    const changed = document.documentElement.toggleAttribute("data-presenting", on) !== root.classList.contains("presenting");
    root.classList.toggle("presenting", on);
    if (changed) onResize();
    return changed;
  }

  // ---- the visitor -------------------------------------------------------------------------

  function hover(at, event) {
    const point = at >= 0 ? board.rows[at] : undefined;
    hovered = point && { at, event, place: point.place };
    if (run && fixed.labels) showSample();
    if (!point) return tip.hide();
    const own = { x1: point.row[0], x2: point.row[1], label: point.row[2] };
    const value = (name) => own[name] ?? (point.place === undefined ? undefined : lookup(name, point.place));
    tip.show(inMode(fixed.hover, header.mode).map(({ text }) => filled(text, value).text).join("\n"), event);
  }

  const board = {
    chart: boardChart,
    mount,
    rows: [],
    invitation: "",
    get decimals() {
      return header.decimals;
    },
    get ready() {
      return Boolean(run && boardChart.ready);
    },
    get tool() {
      return root.querySelector('[name="tool"]:checked').value;
    },
    /** Give the board the focus after a choice by pointer: the arrow keys still step. */
    focus() {
      board.focusing = true;
      region.focus({ preventScroll: true });
      board.focusing = false;
    },
    focusing: false,
    middle: () => boardChart.data(boardChart.size().map((length) => length / 2)),
    view: () => [...header.axes.board["xaxis.range"], ...header.axes.board["yaxis.range"]],
    place: (at) => at.map((value) => rounded(value, header.decimals)),
    nearestTo: (at) => board.rows[nearest(board.rows, boardChart.pixel, boardChart.pixel(...at), 12)],
    /** Name the gesture that edits belong to; a new one if asked. */
    gesture: (fresh) => `${mount}-k${fresh ? ++gestures : gestures}`,
    say: (text) => (find(".said").textContent = text),
    hoverAt(found) {
      hovered = found && { place: found.place };
      if (run && fixed.labels) showSample();
    },
    post,
    hover,
    choose: ({ place }) => place !== undefined && post({ type: "option", name: "chosen", value: place === header.chosen ? -1 : place }),
    /** Move a point under the pointer: shown at once, sent as fast as Python answers. */
    drag(move) {
      dragged = dragged ? { ...dragged, point: move.point } : move;
      if (outbox.pending.length) paintPoints();
      else board.drop();
    },
    /** Send what the drag has come to. */
    drop() {
      if (!dragged) return;
      const move = dragged;
      dragged = null;
      post(move);
    },
  };
  wirePointer(find('[data-figure="board"]'), board);
  const crosshair = wireCrosshair(region, find(".crosshair"), board);
  const unwireKeys = wireKeys({ actions, step: player.step, crosshair, region, isOpen: () => Boolean(find("dialog[open]")) });
  keepAddress(() => !player.playing && !outbox.pending.length);

  for (const node of root.querySelectorAll("[data-do]"))
    node.onclick = (event) => {
      actions[node.dataset.do]();
      if (event.detail > 0 && !find("dialog[open]")) board.focus(); // a click, not a key
    };
  for (const node of root.querySelectorAll('[name="tool"]'))
    node.onchange = () => {
      find('[data-figure="board"]').dataset.tool = board.tool;
    };
  for (const node of root.querySelectorAll(".tools")) node.onpointerup = () => setTimeout(board.focus); // after the choice itself
  for (const node of root.querySelectorAll('[name="activation"]'))
    node.onchange = () => post({ type: "option", name: "activation", value: node.value });
  slider.oninput = () => player.goTo(Number(slider.value), { stop: true });
  slider.onpointerup = () => board.focus();
  speed.value = 60;
  speed.onchange = () => {
    player.hasten();
    if (!speed.matches(":focus-visible")) board.focus();
  };

  wireLoss(find('[data-figure="loss"]'), lossChart, tip, () => run, (iteration) => {
    player.goTo(iteration);
    board.focus();
  });

  /** Streamlit's buttons keep the focus after a click; then Space would press them once more. */
  const onClick = (event) => {
    const button = event.target.closest?.('[data-testid="stSidebar"] button, .st-key-panels button');
    const opens = button?.matches("[aria-haspopup], [aria-expanded]");
    if (button && !opens && event.detail > 0) setTimeout(board.focus);
  };
  document.addEventListener("click", onClick);

  let resizing = 0;
  const onResize = () => {
    cancelAnimationFrame(resizing);
    resizing = requestAnimationFrame(refresh);
  };
  const observer = new ResizeObserver(onResize);
  observer.observe(root.parentElement);
  window.addEventListener("resize", onResize);

  return {
    receive,
    close() {
      player.close();
      document.documentElement.removeAttribute("data-presenting");
      clearTimeout(redrawTimer);
      outbox.close();
      observer.disconnect();
      window.removeEventListener("resize", onResize);
      document.removeEventListener("click", onClick);
      unwireKeys();
      crosshair.close();
      for (const chart of Object.values(chartOf)) Plotly.purge(chart.plot);
      keepAddress();
    },
  };
}
