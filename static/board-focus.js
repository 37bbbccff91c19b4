// The focus of the board. After a choice by pointer the board has it, so that the arrow keys still
// step; no crosshair appears for a focus that the visitor did not bring there with Tab.

/**
 * @param {HTMLElement} region
 * @param {Iterable<HTMLDialogElement>} dialogs
 */
export function makeFocus(region, dialogs) {
  let given = false; // whether the focus comes by itself
  for (const dialog of dialogs) dialog.onclose = () => (given = false);

  return {
    get given() {
      return given;
    },
    give() {
      given = true;
      region.focus({ preventScroll: true });
      given = false;
    },
    /**
     * Open a dialog, which gives the focus back by itself.
     * @param {HTMLDialogElement} dialog
     */
    lend(dialog) {
      given = true;
      dialog.showModal();
    },
  };
}
