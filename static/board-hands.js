// What the visitor can do: buttons, keys, the pointer and the crosshair, and what each of them calls.

/** @import { Actions, BoardEvent, Charts, Hub, Player, Sample, State, Tip } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { wireDuel } = await load("board-duel");
const { wireControls } = await load("board-controls");
const { wireCrosshair } = await load("board-crosshair");
const { makeFocus } = await load("board-focus");
const { makeGrips, wireGripKeys } = await load("board-grips");
const { wireKeys } = await load("board-keys");
const { dialogFinder, finder } = await load("board-page");
const { wirePointer } = await load("board-pointer");
const { makePresenting } = await load("board-presenting");
const { wireShare } = await load("board-share");
const { wireSketch } = await load("board-sketch");
const { wireSlowly } = await load("board-slowly");
const { makeSurface } = await load("board-surface");
const { wireLoss } = await load("board-tip");

const DIALOG = 'dialog[open], [data-testid="stDialog"]'; // the board's own, and Streamlit's

/**
 * Wire all that is on the page of one board; `post` passes an event on, `flush` sends a message.
 * @param {HTMLElement} root
 * @param {{
 *   mount: string,
 *   state: State,
 *   hub: Hub,
 *   charts: Charts,
 *   player: Player,
 *   sample: Sample,
 *   marked: { choose: (place: number) => void },
 *   tip: Tip,
 *   say: () => void,
 *   post: (event: BoardEvent) => void,
 *   drag: ReturnType<typeof import("./board-drag.js").makeDrag>,
 *   nudge: ReturnType<typeof import("./board-nudge.js").makeNudge>,
 *   ways: import("./types").Ways,
 *   flush: () => void,
 * }} parts
 */
export function wireHands(root, parts) {
  const { mount, state, hub, charts, player, sample, marked, tip } = parts;
  const { say, post, drag, nudge, ways, flush } = parts;
  const find = finder(root);
  const dialog = dialogFinder(root);
  const region = find(".panel.board");

  const focus = makeFocus(region, root.querySelectorAll("dialog"));
  const presenting = makePresenting(root, hub);
  const share = wireShare(dialog(".share"), state, flush);

  const byHand = wireDuel(root, { state, chart: charts.loss, player, post });
  const named = (/** @type {boolean} */ playing) => hub.tell("playing", playing);
  const sketch = wireSketch(find(".sketch"), {
    mount,
    state,
    chart: charts.loss,
    said: find(".said"),
    post,
  });
  const slowly = wireSlowly(root, { state, charts, player, named, say, post });

  function play() {
    if (byHand.isParked()) byHand.letNeuronPlay();
    else if (slowly.isOn()) slowly.play();
    else player.toggle();
  }

  /** @type {Actions} */
  const actions = {
    Reset: () => player.goTo(0),
    "Step back": () => player.step(-1),
    Play: play,
    Slowly: slowly.toggle,
    Next: slowly.next,
    Back: slowly.back,
    "Step forward": () => player.step(1),
    End: player.end,
    Undo: () => post({ type: "undo" }),
    Redo: () => post({ type: "redo" }),
    "Clear points": () => post({ type: "clear" }),
    "By hand": byHand.toggle,
    "Now the neuron": byHand.letNeuronPlay,
    "Fit view": () => post({ type: "fit" }),
    Present: presenting.toggle,
    "Leave presenting": presenting.leave,
    Share: share.open,
    "Show keys": () => focus.lend(dialog(".keys")),
  };
  const controls = wireControls(root, { state, actions, player, post, focus: focus.give });

  const chart = charts.board;
  const said = find(".said");
  const { pause } = player;
  const begin = () => player.goTo(0);
  const grips = makeGrips(find(".grips"), { state, chart, ways, pause, begin, ...drag });
  wireGripKeys(find(".grips"), state, nudge);
  const { choose } = marked;
  const tools = { mount, state, chart, drag, grips, focus, sample, choose, said, post };
  const surface = makeSurface(tools);
  wirePointer(find('[data-figure="board"]'), surface);
  const crosshair = wireCrosshair(region, find(".crosshair"), surface);
  const unwireKeys = wireKeys({
    actions,
    step: player.step,
    crosshair,
    region,
    isOpen: () => [root, document].some((part) => part.querySelector(DIALOG)),
    isPresenting: presenting.isOn,
  });
  wireLoss(find('[data-figure="loss"]'), {
    chart: charts.loss,
    tip,
    state,
    goTo(iteration) {
      player.goTo(iteration);
      focus.give();
    },
  });

  return {
    byHand,
    controls,
    crosshair,
    grips,
    share,
    sketch,
    slowly,
    close() {
      slowly.close();
      presenting.close();
      controls.close();
      unwireKeys();
      crosshair.close();
    },
  };
}
