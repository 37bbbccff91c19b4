// The address bar: it follows the query that Python sets, at rest, and adds nothing to the browser's
// history. Streamlit itself adds an entry for every query it is given, so that going back would mean
// going back through every point and step; it also tells the window (and the page around an embedded
// app) what it was given, and that is what is written here.

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { forgetEdits } = await load("board-unsaved");

const REST_MS = 250;
let resting = () => true;
/** @type {string | null} */
let wanted = null; // the query to be written
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let listens = false;

/**
 * Whether an address is the present page with another query.
 * @param {string | URL} address
 * @param {URL | Location} here
 */
export function onlyQueryDiffers(address, here) {
  const to = new URL(address, here.href);
  return to.origin === here.origin && to.pathname === here.pathname && to.search !== here.search;
}

function write() {
  clearTimeout(timer);
  if (wanted !== null && wanted !== location.search)
    history.replaceState(history.state, "", location.pathname + wanted + location.hash);
  wanted = null;
}

function writeAtRest() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!resting()) return writeAtRest();
    const holdsAll = wanted !== null;
    write();
    if (holdsAll) forgetEdits();
  }, REST_MS);
}

/** Keep the address; `isResting` says when it may be written. */
export function keepAddress(isResting = () => true) {
  resting = isResting;
  if (listens) return;
  listens = true;
  const push = history.pushState;
  history.pushState = function (state, unused, address) {
    if (address && onlyQueryDiffers(address, location)) return;
    push.call(this, state, unused, address);
  };
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window || data?.stCommVersion !== 1 || data.type !== "SET_QUERY_PARAM") return;
    wanted = data.queryParams;
    writeAtRest();
  });
  // Too late for a reload, which is on its way to the address before: so nothing is forgotten here,
  // and where there is an edit that Python has not answered, nothing is written.
  window.addEventListener("pagehide", () => resting() && write());
}
