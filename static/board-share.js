// The dialog "Share": the link as text that can be selected, on the clipboard where the browser
// allows it, and as a QR code for a room full of phones.

const ASK_AGAIN_MS = 1500; // an answer may be replaced by a newer one before the page sees it

const BESIDE_CODE = { width: 440, height: 100 }; // pixels of the window: the text, and margins
const AROUND_CODE = 80; // pixels of a phone's width
const PHONE = 760; // pixels, as in board.css

/** The side of a code that has `room`, in CSS pixels: of whole device pixels a module. */
export function codeSide(modules, room, devicePixels) {
  return (Math.max(1, Math.floor((room * devicePixels) / modules)) * modules) / devicePixels;
}

function roomForCode() {
  if (window.innerWidth <= PHONE) return window.innerWidth - AROUND_CODE;
  return Math.min(window.innerWidth - BESIDE_CODE.width, window.innerHeight - BESIDE_CODE.height);
}

/** Wire the dialog; `ask()` sends a message, which carries `wanted`; `show` takes the answer. */
export function wireShare(dialog, ask) {
  let wanted; // the page's address, until Python has made the link
  let timer;

  const text = dialog.querySelector("textarea");
  const note = dialog.querySelector(".note");
  const code = dialog.querySelector("img");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.value);
      note.textContent = "The link is on the clipboard.";
    } catch {
      note.textContent = "The link to this experiment. Select it to copy it.";
    }
    text.select();
  }
  dialog.querySelector(".copy").onclick = copy;

  code.onload = () => {
    const pixels = window.devicePixelRatio;
    const side = codeSide(code.naturalWidth, roomForCode(), pixels); // as it comes, a module is a pixel
    Object.assign(code.style, { width: `${side}px`, left: 0, top: 0 });
    const { left, top } = code.getBoundingClientRect(); // a dialog in the middle may begin within a pixel
    const toPixel = (at) => `${Math.round(at * pixels) / pixels - at}px`;
    Object.assign(code.style, { left: toPixel(left), top: toPixel(top) });
  };

  function send() {
    clearTimeout(timer);
    if (!wanted || !dialog.open) return void (wanted = undefined);
    ask();
    timer = setTimeout(send, ASK_AGAIN_MS);
  }

  return {
    get wanted() {
      return wanted;
    },
    open() {
      note.textContent = "Making the link …";
      text.value = "";
      code.hidden = true;
      dialog.showModal();
      wanted = location.origin + location.pathname;
      send();
    },
    async show(shared) {
      if (!shared || !wanted) return;
      wanted = undefined;
      clearTimeout(timer);
      text.value = shared.url;
      code.hidden = !shared.qr;
      if (shared.qr) code.src = `data:image/svg+xml;base64,${btoa(shared.qr)}`;
      await copy();
      if (shared.note) note.textContent += ` ${shared.note}`;
    },
  };
}
