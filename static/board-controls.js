// The controls around the figures: what each of them does, and what it shows.

const CHOSEN =
  ':is([data-testid="stSidebar"], .st-key-panels) :is(button, summary, label:has(input[type="checkbox"]))';
const SLIDER = ':is([data-testid="stSidebar"], .st-key-panels) [data-testid="stSlider"]';
const TABLE_TOOLS = '[data-testid="stElementToolbar"]'; // its search wants the focus

/** @import { Actions, BoardEvent, Player, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { fieldFinder, finder } = await load("board-page");
const { isLocked, optionNow } = await load("board-state");
const { outOfView, titled } = await load("board-words");

/**
 * Wire the buttons and choices of `root`; `focus` gives the board the focus after a pointer's choice.
 * @param {HTMLElement} root
 * @param {{
 *   state: State,
 *   actions: Actions,
 *   player: Player,
 *   post: (event: BoardEvent) => void,
 *   focus: () => void,
 * }} parts
 */
export function wireControls(root, { state, actions, player, post, focus }) {
  const find = finder(root);
  const field = fieldFinder(root);
  /** @type {(selector: string) => NodeListOf<HTMLInputElement>} */
  const fields = (selector) => root.querySelectorAll(selector);
  const slider = field('.transport [type="range"]');

  /**
   * One of the page's own choices, which is an option of the experiment.
   * @param {HTMLElement} node
   * @param {string} name
   */
  function choice(node, name) {
    const select = /** @type {HTMLSelectElement} */ (node);
    select.onchange = () => {
      post({ type: "option", name, value: select.value });
      if (!select.matches(":focus-visible")) focus();
    };
    return select;
  }

  const speed = choice(find('[data-option="speed"]'), "speed");
  const scale = choice(find('[data-option="scale"]'), "log_scale");
  const isAsked = () => Boolean(find("dialog[open]"));

  for (const node of fields("[data-do]"))
    node.onclick = (event) => {
      actions[node.dataset.do ?? ""]();
      if (event.detail > 0 && !isAsked()) focus(); // a click, not a key
    };
  for (const node of fields('[name="tool"]')) {
    if (node.checked) state.tool = node.value;
    node.onchange = () => {
      state.tool = node.value;
      find('[data-figure="board"]').dataset.tool = node.value;
    };
  }
  for (const node of fields(".tools")) node.onpointerup = () => setTimeout(focus); // after the choice itself
  slider.oninput = () => player.goTo(Number(slider.value), { stop: true });
  slider.onpointerup = focus;
  const unwire = keepFocus(isAsked, focus);

  return {
    /** Fill the choices that Python names. */
    begin() {
      const { paces, scales } = state.fixed;
      speed.replaceChildren(
        ...paces.map(({ name, unit }) => new Option(`${name} ${unit}`.trim(), name)),
      );
      scale.replaceChildren(...scales.map((name) => new Option(name)));
    },
    /** Bring the controls in step with what Python said last and with the events it has not answered. */
    show() {
      const { run, header, rows, unanswered } = state;
      if (!run) return;
      scale.value = optionNow(state, "log_scale", header.logScale);
      speed.value = optionNow(state, "speed", header.speed);
      const pace = state.fixed.paces.find(({ name }) => name === speed.value) ?? state.pace;
      const isOther = pace !== state.pace;
      state.pace = pace;
      if (isOther) player.hasten();
      const last = run.rows - 1;
      slider.max = String(Math.max(last, run.complete ? 0 : run.iterations));
      find(".iteration .of").textContent = ` / ${run.complete ? last : run.iterations}`;
      field('[data-do="Undo"]').disabled = !header.status.canUndo && !unanswered.length;
      field('[data-do="Redo"]').disabled = !header.status.canRedo;
      field('[data-do="Clear points"]').disabled = !rows.length;
      const locked = isLocked(state, "points");
      for (const part of [".tools", '[data-do="Clear points"]']) find(part).hidden = locked;
      find('[data-figure="board"]').dataset.tool = locked ? "Look" : state.tool;
      for (const [label, name] of header.classes.entries())
        find(`.tool[data-tool="Class ${label}"] span`).textContent = titled(name);
      find(".out-of-view").hidden = !header.outOfView;
      find(".out-of-view span").textContent = outOfView(header.outOfView);
    },
    /**
     * Show the iteration on the slider.
     * @param {number} row
     */
    move: (row) => (slider.value = String(row)),
    close: unwire,
  };
}

/**
 * Streamlit's controls keep the focus after a click; then Space would press them once more, and the
 * arrows would move a slider. What has opened keeps it. Returns the way to stop.
 * @param {() => boolean} isAsked whether a dialog is open
 * @param {() => void} focus
 */
function keepFocus(isAsked, focus) {
  /** @param {MouseEvent} event */
  const onClick = ({ target, detail }) => {
    if (!(target instanceof Element) || detail === 0) return; // 0: by a key
    const chosen = target.closest(CHOSEN);
    if (!chosen || target.closest(TABLE_TOOLS)) return;
    setTimeout(() => {
      const open = chosen.matches("[aria-haspopup]:not([aria-expanded]), [aria-expanded=true]");
      if (!open && !isAsked()) focus();
    });
  };
  let slides = false; // whether the pointer is down on one of Streamlit's sliders
  /** @param {PointerEvent} event */
  const onPress = ({ target }) => {
    slides = target instanceof Element && Boolean(target.closest(SLIDER));
  };
  const onRelease = () => {
    if (slides) setTimeout(focus);
  };
  // On the way down: some of Streamlit's controls, such as the row of panels, tell of no click above them.
  document.addEventListener("click", onClick, true);
  document.addEventListener("pointerdown", onPress);
  document.addEventListener("pointerup", onRelease);
  return () => {
    document.removeEventListener("click", onClick, true);
    document.removeEventListener("pointerdown", onPress);
    document.removeEventListener("pointerup", onRelease);
  };
}
