// Keys, wherever the focus is, unless the focused control uses that key itself.

const TYPING = /^(text|number|search|email|password|url|tel|date|time)$/;
const PRESENTS = /^(Page|Escape$)/; // a clicker's keys, and the way out: wherever the focus is
const MOVES_SLIDER = /^(Arrow|Home$|End$|Page)/;

/** Whether one types into the control under the focus, and may undo there what was typed. */
export function takesText(node) {
  if (!node?.matches) return false;
  return (
    node.isContentEditable ||
    node.matches("textarea, [role=textbox], [role=grid]") ||
    (node.matches("input") && TYPING.test(node.type))
  );
}

/** Whether the control under the focus has its own use for this key. */
export function usesKey(node, key) {
  if (!node?.matches) return false;
  const is = (selector) => node.matches(selector);
  if (takesText(node) || is("select, [role=combobox], [role=listbox]")) return true;
  if (is("input[type=range], [role=slider]")) return MOVES_SLIDER.test(key);
  if (is("input[type=radio], [role=radio], [role=tab], [role=menuitem]"))
    return key === " " || MOVES_SLIDER.test(key);
  return is("input, button, summary, [role=button], [role=switch], [role=checkbox]") && key === " ";
}

/** Listen for the board's keys; returns the way to stop. */
export function wireKeys({ actions, step, crosshair, region, isOpen, isPresenting }) {
  const keys = {
    " ": (event) => event.repeat || actions.Play(),
    ArrowRight: (event) => step(event.shiftKey ? 10 : 1),
    ArrowLeft: (event) => step(event.shiftKey ? -10 : -1),
    PageDown: () => step(1), // what the buttons of a clicker send
    PageUp: () => step(-1),
    Home: actions.Reset,
    End: actions.End,
    p: actions.Present,
    Escape: actions["Leave presenting"],
    "?": actions["Show keys"],
  };
  const onKeyDown = (event) => {
    const focused = event.composedPath()[0];
    if (isOpen() || event.defaultPrevented || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "z" || takesText(focused)) return;
      event.preventDefault();
      return event.shiftKey ? actions.Redo() : actions.Undo();
    }
    const presents = isPresenting() && PRESENTS.test(event.key);
    if (usesKey(focused, event.key) && !presents) return;
    if (focused === region && crosshair.take(event)) return event.preventDefault();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!keys[key]) return;
    if (keys[key](event) !== false) event.preventDefault();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
