// Where the board may draw its diagram: a panel offers a place on the page while it is open.

/** @type {HTMLElement | undefined} */
let place;
/** @type {((place: HTMLElement | undefined) => void) | undefined} */
let taker;

/** @param {HTMLElement} root */
export function offer(root) {
  place = root;
  taker?.(place);
}

/** @param {HTMLElement} root */
export function withdraw(root) {
  if (place !== root) return; // another panel has offered its own
  place = undefined;
  taker?.(place);
}

/**
 * Take the place that is offered, now or later; undefined when it goes. There is one board on a page.
 * @param {typeof taker} take
 */
export function takePlace(take) {
  taker = take;
  if (place) take?.(place);
}
