// Places elsewhere on the page that the board may fill: a part of the page offers one while it is
// there, and the board takes it.

/** @typedef {"neuron" | "aside"} PlaceName the diagram's, in its panel, and a note's, in the sidebar */
/** @typedef {(place: HTMLElement | undefined) => void} Taker */

/** @type {Partial<Record<PlaceName, HTMLElement>>} */
const places = {};
/** @type {Partial<Record<PlaceName, Taker>>} */
const takers = {};

/**
 * @param {PlaceName} name
 * @param {HTMLElement} root
 */
export function offer(name, root) {
  places[name] = root;
  takers[name]?.(root);
}

/**
 * @param {PlaceName} name
 * @param {HTMLElement} root
 */
export function withdraw(name, root) {
  if (places[name] !== root) return; // another part has offered its own
  delete places[name];
  takers[name]?.(undefined);
}

/**
 * Take the place that is offered, now or later; undefined when it goes. There is one board on a page.
 * @param {PlaceName} name
 * @param {Taker | undefined} take
 */
export function takePlace(name, take) {
  takers[name] = take;
  if (places[name]) take?.(places[name]);
}
