// The pointer on the board: what each tool does with a press, a drag and a release.

const REACH = { mouse: 12, pen: 14, touch: 24 }; // pixels within which a pointer is on a point

/** The place of the row nearest to a pixel, or -1 when none is within reach. */
export function nearest(rows, pixelOf, [px, py], reach) {
  let best = -1;
  let least = reach * reach;
  rows.forEach(({ row }, place) => {
    const [x, y] = pixelOf(row[0], row[1]);
    const distance = (x - px) ** 2 + (y - py) ** 2;
    if (distance <= least) [best, least] = [place, distance];
  });
  return best;
}

/** A coordinate as it is kept: rounded once, never "-0"; to whole hundreds where decimals are -2. */
export function rounded(value, decimals) {
  if (decimals >= 0) return Number(value.toFixed(decimals)) + 0;
  const grain = 10 ** -decimals; // a whole number: so is the product, and exact
  return Math.round(value / grain) * grain + 0;
}

/** The same as text, with all its decimals. */
export const roundedText = (value, decimals) =>
  rounded(value, decimals).toFixed(Math.max(decimals, 0));

const SPACING = 26; // pixels between the points of a stroke

/** Wire the pointer of the board's figure to `board`: see board.js for what it offers. */
export function wirePointer(figure, board) {
  let held = null; // what the pointer does until it is released
  let gestures = 0;

  const place = (pixel) => board.place(board.chart.data(pixel));
  const hit = (event) =>
    nearest(
      board.rows,
      board.chart.pixel,
      board.chart.under(event),
      REACH[event.pointerType] ?? REACH.mouse,
    );

  figure.onpointerdown = (event) => {
    if (event.button !== 0 || !event.isPrimary || event.target.closest("button")) return;
    const pixel = board.chart.under(event);
    if (!board.ready || !board.chart.inside(pixel)) return;
    event.preventDefault(); // no selection of text, no loss of the focus
    board.focus();
    board.point(-1);
    const at = hit(event);
    if (event.altKey) return void (at >= 0 && board.choose(board.rows[at]));
    held = { tool: board.tool, gesture: `${board.mount}-${++gestures}`, last: pixel };
    figure.setPointerCapture(event.pointerId);
    if (held.tool.startsWith("Class")) paint(event, pixel);
    else if (held.tool === "Erase") erase(event);
    else if (at >= 0) grip(board.rows[at].row, pixel);
    else held = null;
  };

  figure.onpointermove = (event) => {
    if (!board.ready) return;
    const pixel = board.chart.under(event);
    if (!held) return look(event, pixel);
    if (held.tool.startsWith("Class")) {
      const far = Math.hypot(pixel[0] - held.last[0], pixel[1] - held.last[1]) >= SPACING;
      if (far && board.chart.inside(pixel)) paint(event, pixel);
    } else if (held.tool === "Erase") erase(event);
    else drag(pixel);
  };

  figure.onpointerup = figure.onpointercancel = () => {
    if (held?.row) board.drop();
    held = null;
  };
  figure.onpointerleave = () => board.point(-1);

  function look(event, pixel) {
    const at = board.chart.inside(pixel) ? hit(event) : -1;
    figure.classList.toggle("on-point", at >= 0);
    if (event.pointerType === "mouse") board.point(at, event);
  }

  function paint(event, pixel) {
    held.last = pixel;
    const label = Number(held.tool.slice(-1));
    const point = [...place(pixel), event.shiftKey ? 1 - label : label];
    board.post({ type: "add", gesture: held.gesture, point });
  }

  function erase(event) {
    const at = hit(event);
    if (at >= 0) board.post({ type: "erase", gesture: held.gesture, point: board.rows[at].row });
  }

  function grip(row, pixel) {
    const [x, y] = board.chart.pixel(row[0], row[1]);
    Object.assign(held, { row, grip: [x - pixel[0], y - pixel[1]] });
  }

  function drag(pixel) {
    const inView = board.chart
      .size()
      .map((length, at) => Math.min(Math.max(pixel[at] + held.grip[at], 0), length));
    const row = [...place(inView), held.row[2]];
    if (row[0] === held.row[0] && row[1] === held.row[1]) return;
    board.drag({ type: "move", gesture: held.gesture, old: held.row, point: row });
    held.row = row;
  }
}
