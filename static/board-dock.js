// The transport stays in reach: where its place is not in sight, it is at the window's lower edge.

/** @import { Hub } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { finder } = await load("board-page");

const PLAYED = 112; // pixels of it that must be in sight: the slider and the buttons

/**
 * Dock the transport where its own place is not in sight; returns the way to stop.
 * @param {HTMLElement} root
 * @param {Hub} hub
 * @param {() => boolean} isSmall whether there is too little room for everything
 */
export function dockTransport(root, hub, isSmall) {
  const find = finder(root);
  const place = find(".transport-place");
  const transport = find(".transport");
  /** @param {IntersectionObserverEntry[]} entries */
  function look([{ isIntersecting }]) {
    const docked = !isIntersecting && isSmall();
    if (docked === root.classList.contains("docked")) return;
    place.style.minHeight = docked ? `${transport.offsetHeight}px` : ""; // nothing below moves
    root.classList.toggle("docked", docked);
    hub.tell("resized"); // its place has another height
  }
  const observer = new IntersectionObserver(look, { rootMargin: `0px 0px -${PLAYED}px` });
  observer.observe(find(".transport-top")); // which stays where it is, docked or not
  return () => observer.disconnect();
}
