// The controls around the figures: what each of them does, and what it shows.

const CHOSEN =
  ':is([data-testid="stSidebar"], .st-key-panels) :is(button, summary, label:has(input[type="checkbox"]))';
const SLIDER = ':is([data-testid="stSidebar"], .st-key-panels) [data-testid="stSlider"]';
const TABLE_TOOLS = '[data-testid="stElementToolbar"]'; // its search wants the focus

/** Wire the buttons and choices of `root`; `focus` gives the board the focus after a pointer's choice. */
export function wireControls(root, { actions, player, post, focus }) {
  const find = (selector) => root.querySelector(selector);
  const all = (selector) => root.querySelectorAll(selector);
  const slider = find('[aria-label="Iteration"]');
  const speed = find('[aria-label="Speed"]');

  for (const node of all("[data-do]"))
    node.onclick = (event) => {
      actions[node.dataset.do]();
      if (event.detail > 0 && !find("dialog[open]")) focus(); // a click, not a key
    };
  for (const node of all('[name="tool"]'))
    node.onchange = () => (find('[data-figure="board"]').dataset.tool = node.value);
  for (const node of all(".tools")) node.onpointerup = () => setTimeout(focus); // after the choice itself
  for (const node of all('[name="activation"]'))
    node.onchange = () => post({ type: "option", name: "activation", value: node.value });
  slider.oninput = () => player.goTo(Number(slider.value), { stop: true });
  slider.onpointerup = focus;
  speed.value = 60;
  speed.onchange = () => {
    player.hasten();
    if (!speed.matches(":focus-visible")) focus();
  };

  /**
   * Streamlit's controls keep the focus after a click; then Space would press them once more, and the
   * arrows would move a slider. What has opened keeps it.
   */
  const onClick = ({ target, detail }) => {
    const chosen = target.closest?.(CHOSEN);
    if (!chosen || detail === 0 || target.closest(TABLE_TOOLS)) return; // 0: by a key
    setTimeout(() => {
      const open = chosen.matches("[aria-haspopup]:not([aria-expanded]), [aria-expanded=true]");
      if (!open && !find("dialog[open]")) focus();
    });
  };
  let pulls = false;
  const onPress = ({ target }) => (pulls = Boolean(target.closest?.(SLIDER)));
  const onRelease = () => pulls && setTimeout(focus);
  document.addEventListener("click", onClick);
  document.addEventListener("pointerdown", onPress);
  document.addEventListener("pointerup", onRelease);

  return {
    get speed() {
      return Number(speed.value);
    },
    get tool() {
      return find('[name="tool"]:checked').value;
    },
    get logScale() {
      return find('[data-do="Log scale"]').checked;
    },
    /** Bring the controls in step with what Python said last and with the events it has not answered. */
    show({ run, header }, rows, unanswered) {
      const option = (name, answered) =>
        unanswered.findLast((event) => event.name === name)?.value ?? answered;
      const activation = option("activation", header.mode);
      for (const node of all('[name="activation"]')) node.checked = node.value === activation;
      find('[data-do="Log scale"]').checked = option("log_scale", header.logScale);
      const last = run.rows - 1;
      slider.max = Math.max(last, run.complete ? 0 : run.iterations);
      find(".iteration .of").textContent = ` / ${run.complete ? last : run.iterations}`;
      find('[data-do="Undo"]').disabled = !header.status.canUndo && !unanswered.length;
      find('[data-do="Redo"]').disabled = !header.status.canRedo;
      find('[data-do="Clear points"]').disabled = !rows.length;
      const out = find(".out-of-view");
      out.hidden = !header.outOfView;
      out.querySelector("span").textContent =
        `${header.outOfView} ${header.outOfView === 1 ? "point" : "points"} out of view`;
    },
    /** Show the iteration on the slider. */
    move: (row) => (slider.value = row),
    close() {
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("pointerup", onRelease);
    },
  };
}
