// Whether the page is being printed.

/**
 * Tell of each change; returns what knows the present one.
 * @param {() => void} changed
 */
export function watchPaper(changed) {
  const paper = window.matchMedia("print");
  let onPaper = false;

  /** @param {boolean} is */
  function turn(is) {
    if (is === onPaper) return;
    onPaper = is;
    changed();
  }

  // Some browsers tell of printing by the one event, some by the other, some by both.
  /** @param {MediaQueryListEvent} event */
  const asMedia = ({ matches }) => turn(matches);
  const before = () => turn(true);
  const after = () => turn(false);
  paper.addEventListener("change", asMedia);
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);

  return {
    get isOn() {
      return onPaper;
    },
    close() {
      paper.removeEventListener("change", asMedia);
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    },
  };
}
