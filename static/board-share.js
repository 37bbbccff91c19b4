// The dialog "Share": the link as text that can be selected, on the clipboard where the browser
// allows it, and as a QR code for a room full of phones.

/** @import { Shared, State } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { finder } = await load("board-page");
const { TEXTS } = await load("board-words");

const ASK_AGAIN_MS = 1500; // an answer may be replaced by a newer one before the page sees it

const BESIDE_CODE = { width: 440, height: 100 }; // pixels of the window: the text, and margins
const AROUND_CODE = 80; // pixels of a phone's width
const PHONE = 760; // pixels, as in board.css

/**
 * The side of a code that has `room`, in CSS pixels: of whole device pixels a module.
 * @param {number} modules
 * @param {number} room
 * @param {number} devicePixels
 */
export function codeSide(modules, room, devicePixels) {
  return (Math.max(1, Math.floor((room * devicePixels) / modules)) * modules) / devicePixels;
}

function roomForCode() {
  if (window.innerWidth <= PHONE) return window.innerWidth - AROUND_CODE;
  return Math.min(window.innerWidth - BESIDE_CODE.width, window.innerHeight - BESIDE_CODE.height);
}

/**
 * Wire the dialog; `ask()` sends a message, which carries the page's address from `state` until
 * Python has made the link; `show` takes the answer.
 * @param {HTMLDialogElement} dialog
 * @param {State} state
 * @param {() => void} ask
 */
export function wireShare(dialog, state, ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const find = finder(dialog);
  const text = /** @type {HTMLTextAreaElement} */ (find("textarea"));
  const note = find(".note");
  const code = /** @type {HTMLImageElement} */ (find("img"));

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      note.textContent = TEXTS.onClipboard;
    } catch {
      note.textContent = TEXTS.selectIt;
    }
    text.select();
  }
  find(".copy").onclick = copy;

  function fit() {
    if (code.hidden) return;
    const pixels = window.devicePixelRatio;
    const side = codeSide(code.naturalWidth, roomForCode(), pixels); // as it comes, a module is a pixel
    Object.assign(code.style, { width: `${side}px`, left: "0", top: "0" });
    const { left, top } = code.getBoundingClientRect(); // a dialog in the middle may begin within a pixel
    /** @param {number} at */
    const toPixel = (at) => `${Math.round(at * pixels) / pixels - at}px`;
    Object.assign(code.style, { left: toPixel(left), top: toPixel(top) });
  }
  code.onload = fit;

  function send() {
    clearTimeout(timer);
    if (!dialog.open) state.address = undefined;
    if (!state.address) return;
    ask();
    timer = setTimeout(send, ASK_AGAIN_MS);
  }

  return {
    open() {
      note.textContent = TEXTS.making;
      text.value = "";
      code.hidden = true;
      dialog.showModal();
      window.addEventListener("resize", fit); // a phone is turned
      dialog.addEventListener("close", () => window.removeEventListener("resize", fit), {
        once: true,
      });
      state.address = location.origin + location.pathname;
      send();
    },
    /** @param {Shared | null} shared */
    async show(shared) {
      if (!shared || !state.address) return;
      state.address = undefined;
      clearTimeout(timer);
      text.value = shared.url;
      code.hidden = !shared.qr;
      if (shared.qr) code.src = `data:image/svg+xml;base64,${btoa(shared.qr)}`;
      await copy();
      if (shared.note) note.textContent += ` ${shared.note}`;
    },
  };
}
