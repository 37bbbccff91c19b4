// The dialog "Share": the link as text that can be selected, on the clipboard where the browser
// allows it, and as a QR code for a room full of phones.

const ASK_AGAIN_MS = 1500; // an answer may be replaced by a newer one before the page sees it

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
