// The crosshair: the board's tools by keyboard. It appears when Tab comes to the board, or at the
// first arrow up or down or Enter there; the arrow keys move it until the focus leaves or Escape.

const version = new URL(import.meta.url).search;
const { roundedText } = await import(`./board-pointer.js${version}`);

const STEP = 0.1; // share of a grid of 12 by 12: units of the view's width / 12
const FAR = 10; // times as far with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Where the crosshair goes: one step in the view, and no further than its edge. */
export function stepped([x, y], key, far, [x1, x2, y1, y2]) {
  const [dx, dy] = ARROWS[key];
  const by = STEP * (far ? FAR : 1);
  const kept = (value, low, high) => Math.min(Math.max(value, low), high);
  return [
    kept(x + (dx * by * (x2 - x1)) / 12, x1, x2),
    kept(y + (dy * by * (y2 - y1)) / 12, y1, y2),
  ];
}

/** Wire the crosshair of `region`; the keys come from board-keys.js. */
export function wireCrosshair(region, node, board) {
  let at = null; // data coordinates
  let byTab = false;
  let held = null; // the point that "Move" has picked up

  function draw() {
    node.style.display = at ? "" : "none";
    if (!at) return;
    node.setAttribute("transform", `translate(${board.chart.pixel(...at)})`);
    const found = board.nearestTo(at);
    const [x, y] = at.map((value, axis) => roundedText(value, board.decimals[axis]));
    board.say(
      `x₁ = ${x}, x₂ = ${y}${found >= 0 ? `, on a point of class ${board.rows[found].row[2]}` : ""}`,
    );
    board.point(found);
  }

  function leave() {
    if (held) board.drop();
    at = held = null;
    draw();
    board.point(-1);
  }

  const onKeyDown = ({ key }) => (byTab = key === "Tab");
  document.addEventListener("keydown", onKeyDown, true);
  const start = () => (at ??= board.ready ? board.middle() : null);
  region.addEventListener("focus", () => {
    if (byTab && !board.focusing) start();
    draw();
  });
  region.addEventListener("blur", leave);

  return {
    get active() {
      return at !== null;
    },
    leave,
    close: () => document.removeEventListener("keydown", onKeyDown, true),
    redraw: draw,
    /** Take a key; true if it was one of the crosshair's. */
    take(event) {
      if (["ArrowUp", "ArrowDown", "Enter"].includes(event.key)) start(); // they have no other use
      if (!at) return false;
      if (ARROWS[event.key]) {
        at = stepped(at, event.key, event.shiftKey, board.view());
        if (held) {
          const point = [...board.place(at), held[2]];
          board.drag({ type: "move", gesture: board.gesture(), old: held, point });
          held = point;
        }
      } else if (event.key === "Enter") enter(event.shiftKey);
      else if (event.key === "Delete" || event.key === "Backspace") erase();
      else if (event.key === "Escape") leave();
      else return false;
      draw();
      return true;
    },
  };

  /** The point under the crosshair, or null. */
  function under() {
    return board.rows[board.nearestTo(at)]?.row ?? null;
  }

  function enter(shift) {
    if (board.tool === "Erase") return erase();
    if (board.tool === "Move") {
      if (held) return void (board.drop(), (held = null));
      held = under();
      if (held) at = held.slice(0, 2);
      board.gesture(true);
      return undefined;
    }
    const label = Number(board.tool.slice(-1));
    board.post({
      type: "add",
      gesture: board.gesture(true),
      point: [...board.place(at), shift ? 1 - label : label],
    });
  }

  function erase() {
    const point = under();
    if (point) board.post({ type: "erase", gesture: board.gesture(true), point });
  }
}
