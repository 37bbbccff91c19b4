// The transport stays in reach while one reads a panel below the board: at the window's lower edge.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { finder } = await load("board-page");

/**
 * Dock the transport when its own place has been scrolled away; returns the way to stop.
 * @param {HTMLElement} root
 */
export function dockTransport(root) {
  const find = finder(root);
  const place = find(".transport-place");
  const transport = find(".transport");
  const observer = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    const above = !isIntersecting && boundingClientRect.bottom < window.innerHeight / 2;
    if (above) place.style.minHeight = `${transport.offsetHeight}px`; // nothing below moves
    root.classList.toggle("docked", above && !root.classList.contains("wide"));
    if (!above) place.style.minHeight = "";
  });
  observer.observe(place);
  return () => observer.disconnect();
}
