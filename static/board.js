// The board: three figures, a transport and the readouts. It moves what Python draws and reports what
// the visitor does; it knows frames, traces, pointers and keys, and nothing of neurons.
// The default export runs for each message and each change of theme, on the same page elements.

const version = new URL(import.meta.url).search; // so that a new release never meets an old module
const load = (name) => import(`./board-${name}.js${version}`); // load.js has asked for all of them at once
const { decode, inMode, judged, pointRows, pointsToRestore, valueAt } = await load("packet");
const { SPEEDS } = await load("playback");
const { makeChart, isDark } = await load("charts");
const { makeDrawing } = await load("drawing");
const { wireControls } = await load("controls");
const { makeReadouts, makeSample, write } = await load("numbers");
const { nearest, rounded, wirePointer } = await load("pointer");
const { markup, namePlay } = await load("markup");
const { makeTip, wireLoss } = await load("tip");
const { makeOutbox } = await load("outbox");
const { makePlayer } = await load("player");
const { wireCrosshair } = await load("crosshair");
const { keepAddress } = await load("address");
const { wireShare } = await load("share");
const { takesText, wireKeys } = await load("keys");

const FIELD_MS = 50; // within which Streamlit has sent the field that was left
const boards = new WeakMap();

export default async function (component, libraries) {
  const { parentElement, data } = component;
  if (!boards.has(parentElement))
    boards.set(parentElement, start(parentElement, libraries.plane()));
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
  const charts = Object.fromEntries(
    ["board", "loss", "neuron"].map((name) => [
      name,
      makeChart(find(`[data-figure="${name}"]`), Plotly),
    ]),
  );
  const region = find(".panel.board");
  const tip = makeTip(root, find(".tip"));
  for (const dialog of root.querySelectorAll("dialog"))
    dialog.onclose = () => (board.focusing = false);
  const mount = Math.random().toString(36).slice(2, 12);

  let component; // the newest one: it carries the newest way to answer
  let lastData; // the message that was taken in last
  let coming; // another run that has not come as far as the iteration on the screen
  let lacking = false; // whether rows came that continue a run which is not here
  let sending;
  let seek = -1;
  let gestures = 0;
  let dragged = null; // the part of a drag that is not sent yet
  let followed = -1; // the sample whose numbers are wanted at every iteration
  let showReadouts = () => {};
  /** What Python said last: the newest header, and what only the first message carries (`fixed`). */
  const state = {
    run: undefined,
    header: {},
    fixed: {},
    points: [],
    arrays: {},
    theme: {},
    themeName: "",
  };

  // A press on the board may end the typing in a field of the sidebar. Streamlit sends what comes at
  // one time as one, for one part of the page: so the field goes first.
  let leftAt = -Infinity;
  const onLeave = ({ target }) => takesText(target) && (leftAt = performance.now());
  document.addEventListener("focusout", onLeave);
  const outbox = makeOutbox((events) => {
    clearTimeout(sending);
    sending = setTimeout(
      () => {
        player.told();
        component.setTriggerValue("sent", message(events));
      },
      leftAt + FIELD_MS - performance.now(),
    );
  });
  const share = wireShare(find(".share"), () => outbox.flush());
  /** What is here of the newest run. */
  function held() {
    const { key = "", rows = 0, sample } = coming ?? ((lacking ? undefined : state.run) || {});
    return { run: key, rows, sample: sample ?? -1 };
  }

  const message = (events) => ({
    mount,
    ...held(),
    follow: followed,
    iteration: player.row,
    seek: Math.max(seek, 0),
    events,
    ...(share.wanted && { share: share.wanted }),
  });

  const player = makePlayer({
    source: {
      get run() {
        return state.run;
      },
      get most() {
        return state.header.most;
      },
      get eager() {
        return state.header.eager;
      },
      get speed() {
        return controls.speed;
      },
    },
    show,
    named: (playing) => namePlay(find('[data-do="Play"]'), playing),
    extend: (iterations) => post({ type: "extend", iterations }),
    report: () => outbox.flush(),
  });

  const isResting = () => !player.playing && !outbox.pending.length;
  const drawing = makeDrawing({
    root,
    charts,
    state,
    unanswered: () => (dragged ? [...outbox.pending, dragged] : outbox.pending),
    isResting,
    settle,
  });
  const sample = makeSample({
    state,
    chart: charts.neuron,
    tip,
    rows: () => drawing.rows,
    shownRow: () => player.row,
    isAnswered: () => !outbox.pending.length,
    isPlaying: () => player.playing,
    follow(place) {
      followed = place;
      outbox.flush();
    },
    letGo: () => (followed = -1), // known with the next message
  });

  // ---- from Python -------------------------------------------------------------------------

  function receive(latest, bytes) {
    component = latest;
    const fresh = bytes !== lastData;
    lastData = bytes;
    if (fresh && !takeIn(decode(bytes))) return;
    pickTheme();
    drawing.refresh();
  }

  /**
   * Take in a message; false if it continues a run that is not here (then ask for it whole), or does
   * not reach the iteration on the screen (then ask for more, and go on with the run that does).
   */
  function takeIn({ header, arrays }) {
    const known = coming ?? (lacking ? undefined : state.run);
    const { next, verdict } = judged(known, { header, arrays }, { row: player.row, seek });
    lacking = verdict === "whole" ? lacking || !coming : lacking && verdict === "more";
    coming = verdict === "more" ? next : undefined;
    if (verdict !== "take") {
      outbox.flush();
      return false;
    }
    if (header.figures) {
      const { figures, moves, curves, labels, readouts, themes, hover, invitation } = header;
      state.fixed = { figures, moves, curves, labels, readouts, themes, hover, invitation };
      showReadouts = makeReadouts(find(".readouts"), readouts);
    }
    const restored = pointsToRestore(state, header, outbox.pending);
    const another = next.key !== state.run?.key || next.iterations < state.run.iterations;
    Object.assign(state, { header, arrays, run: next, points: pointRows(arrays) });
    if (another) player.begin();
    if (header.status.mount === mount) outbox.acknowledge(header.status.acknowledged);
    share.show(header.status.share);
    if (header.status.seek !== seek) {
      seek = header.status.seek;
      player.seek(header.iteration);
    }
    if (restored) outbox.post({ type: "restore", points: restored });
    if (!next.complete && header.rows > header.start) outbox.flush(); // for the rest of the rows
    return true;
  }

  function pickTheme() {
    const background = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
    const name = isDark(background) ? "dark" : "light";
    const { header, fixed } = state;
    const theme = (state.theme = fixed.themes[name]);
    if (`${name} ${header.mode}` === state.themeName) return;
    state.themeName = `${name} ${header.mode}`;
    charts.board.setStops(theme.stops[header.mode]);
    root.style.setProperty("--class0", theme.class0);
    root.style.setProperty("--class1", theme.class1);
  }

  // ---- to the screen -----------------------------------------------------------------------

  /** Bring what the figures do not draw in step with them, and show the page. */
  function settle() {
    showEdits();
    crosshair.redraw();
    player.settle();
    root.classList.remove("unready");
    if (!outbox.pending.length) board.drop(); // the next part of a drag that goes on
  }

  /** Show the points and the controls as they are with the edits that Python has not answered. */
  function showEdits() {
    drawing.paintPoints();
    const { rows } = drawing;
    write(
      find('[data-name="points"]'),
      rows.length,
      `${rows.length} ${rows.length === 1 ? "point" : "points"}`,
    );
    find(".invitation").textContent = rows.length ? "" : state.fixed.invitation;
    controls.show(state, rows, outbox.pending);
  }

  /** Show one iteration: move what moves, and write every number. */
  function show(row) {
    const { run, header, fixed } = state;
    const moves = inMode(fixed.moves, header.modes);
    for (const [name, chart] of Object.entries(charts))
      chart.move(
        moves.filter(({ figure }) => figure === name),
        run.channels,
        row,
      );
    sample.show();
    showReadouts(run.channels, row);
    write(find('[data-name="iteration"]'), row, String(row));
    controls.move(row);
    document.dispatchEvent(new CustomEvent("playground-iteration", { detail: row })); // for the panels
    const line = find(".line");
    const text = header.status.refusal || run.lines[valueAt(run.channels.line, row)];
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("refused", Boolean(header.status.refusal));
  }

  // ---- the visitor -------------------------------------------------------------------------

  function post(event) {
    outbox.post(event);
    if (state.fixed.figures) showEdits();
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
    "Log scale": () => post({ type: "option", name: "log_scale", value: controls.logScale }),
  };

  function present(on) {
    const changed =
      document.documentElement.toggleAttribute("data-presenting", on) !==
      root.classList.contains("presenting");
    root.classList.toggle("presenting", on);
    if (changed) onResize();
    return changed;
  }

  /** What the pointer and the crosshair may do with the board. */
  const board = {
    chart: charts.board,
    mount,
    get rows() {
      return drawing.rows;
    },
    get decimals() {
      return state.header.decimals;
    },
    get ready() {
      return Boolean(state.run && charts.board.ready);
    },
    get tool() {
      return controls.tool;
    },
    /** Give the board the focus after a choice by pointer: the arrow keys still step. */
    focus() {
      board.focusing = true;
      region.focus({ preventScroll: true });
      board.focusing = false;
    },
    focusing: false,
    middle: () => charts.board.data(charts.board.size().map((length) => length / 2)),
    view: () => ["xaxis.range", "yaxis.range"].flatMap((range) => state.header.axes.board[range]),
    place: (at) => at.map((value, axis) => rounded(value, state.header.decimals[axis])),
    /** Which of the rows is within reach of a place; -1 for none. */
    nearestTo: (at) => nearest(drawing.rows, charts.board.pixel, charts.board.pixel(...at), 12),
    /** Name the gesture that edits belong to; a new one if asked. */
    gesture: (fresh) => `${mount}-k${fresh ? ++gestures : gestures}`,
    say: (text) => (find(".said").textContent = text),
    post,
    point: sample.point,
    choose: ({ place }) =>
      place !== undefined &&
      post({ type: "option", name: "chosen", value: place === state.header.chosen ? -1 : place }),
    /** Move a point under the pointer: shown at once, sent as fast as Python answers. */
    drag(move) {
      dragged = dragged ? { ...dragged, point: move.point } : move;
      if (outbox.pending.length) showEdits();
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
  const controls = wireControls(root, { actions, player, post, focus: board.focus });
  wirePointer(find('[data-figure="board"]'), board);
  const crosshair = wireCrosshair(region, find(".crosshair"), board);
  const unwireKeys = wireKeys({
    actions,
    step: player.step,
    crosshair,
    region,
    isOpen: () => Boolean(find("dialog[open]")),
    isPresenting: () => root.classList.contains("presenting"),
  });
  keepAddress(isResting);
  wireLoss(
    find('[data-figure="loss"]'),
    charts.loss,
    tip,
    () => state.run,
    (iteration) => {
      player.goTo(iteration);
      board.focus();
    },
  );

  let resizing = 0;
  const onResize = () => {
    cancelAnimationFrame(resizing);
    resizing = requestAnimationFrame(drawing.refresh);
  };
  const observer = new ResizeObserver(onResize);
  observer.observe(root.parentElement);
  window.addEventListener("resize", onResize);

  return {
    receive,
    close() {
      player.close();
      document.documentElement.removeAttribute("data-presenting");
      drawing.close();
      sample.close();
      outbox.close();
      clearTimeout(sending);
      document.removeEventListener("focusout", onLeave);
      observer.disconnect();
      window.removeEventListener("resize", onResize);
      controls.close();
      unwireKeys();
      crosshair.close();
      for (const { plot } of Object.values(charts)) Plotly.purge(plot);
      keepAddress();
    },
  };
}
