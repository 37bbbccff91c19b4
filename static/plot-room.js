// How high a figure of a panel is. The one that a panel begins with is in sight whole, under its sentence:
// beside the board it takes what room there is, whatever stands there now, so that it never jumps.

const LOWEST = 300; // pixels: above, a narrow figure is no higher than wide
const LEAST = 110; // pixels of a figure that has to make do with little room
const ABOVE = 45 + 3 * 6; // pixels: two lines of a sentence, and gaps; page.css may say otherwise
const IN_LESSON = 190; // pixels of a panel under a lesson's strip: with less room than that it scrolls
const FADE = 20; // pixels at the panel's lower edge

/**
 * The figure's height; without `room`, that of the panel below its sentence, it has all that it wants.
 * @param {number} wanted
 * @param {number} width
 * @param {number} [room]
 */
export function heightIn(wanted, width, room = Infinity) {
  const most = Math.min(wanted, Math.max(LOWEST, width));
  return Math.min(most, Math.max(LEAST, Math.round(room)));
}

/**
 * The panel beside the board that a figure stands in, if it does.
 * @param {Node} node
 */
export function panelBeside(node) {
  const root = node.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : undefined;
  return host?.closest('.st-key-stage[data-inside="beside"] .st-key-panels');
}

/**
 * Pixels of a panel between the row of panels and the figure that it begins with.
 * @param {HTMLElement} figure
 */
function above(figure) {
  const said = getComputedStyle(figure).getPropertyValue("--above");
  return said ? Number.parseFloat(said) : ABOVE;
}

/**
 * The height of that panel below its sentence, in the figure's pixels, which may be magnified.
 * @param {HTMLElement} figure
 */
export function roomFor(figure) {
  const panel = panelBeside(figure);
  if (!panel) return undefined;
  const scale = figure.getBoundingClientRect().width / figure.clientWidth;
  const row = panel.querySelector(".st-key-option-panel")?.getBoundingClientRect().height ?? 0;
  const room = (panel.getBoundingClientRect().height - row) / scale;
  const inLesson = panel.closest(".st-key-stage")?.querySelector(".st-key-lesson");
  return (inLesson ? Math.max(room, IN_LESSON) : room) - above(figure) - FADE;
}
