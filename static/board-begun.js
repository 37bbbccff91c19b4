// Whether the visitor has done something on the board already: then nobody is told how to begin. The
// tab remembers, through other pages and a reload.

const KEY = "playground-begun";

let begun = false;

/** Something was done. */
export function begin() {
  if (begun) return;
  begun = true;
  try {
    sessionStorage.setItem(KEY, "yes");
  } catch {} // a browser that keeps nothing
}

export function hasBegun() {
  try {
    return begun || sessionStorage.getItem(KEY) !== null;
  } catch {
    return begun;
  }
}
