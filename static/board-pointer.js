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

/** A coordinate as it is kept: rounded once, never "-0". */
export const rounded = (value, decimals) => Number(value.toFixed(decimals)) + 0;

/** Wire the pointer of the board's figure to `board`: see board.js for what it offers. */
export function wirePointer(figure, board) {
  let drag = null;
  let gestures = 0;

  const place = (pixel) => board.chart.data(pixel).map((value) => rounded(value, board.decimals));
  const hit = (event) =>
    nearest(board.rows, board.chart.pixel, board.chart.under(event), REACH[event.pointerType] ?? REACH.mouse);

  figure.onpointerdown = (event) => {
    if (event.button !== 0 || !event.isPrimary || event.target.closest("button")) return;
    const pixel = board.chart.under(event);
    if (!board.ready || !board.chart.inside(pixel)) return;
    event.preventDefault(); // no selection of text, no loss of the focus
    board.focus();
    board.hover(-1);
    const gesture = `${board.mount}-${++gestures}`;
    const at = hit(event);
    if (board.tool.startsWith("Class")) {
      const label = Number(board.tool.slice(-1));
      board.post({ type: "add", gesture, point: [...place(pixel), event.shiftKey ? 1 - label : label] });
    } else if (board.tool === "Erase" && at >= 0) {
      board.post({ type: "erase", gesture, point: board.rows[at].row });
    } else if (board.tool === "Move" && at >= 0) {
      const [x, y] = board.chart.pixel(...board.rows[at].row);
      drag = { gesture, row: board.rows[at].row, grip: [x - pixel[0], y - pixel[1]] };
      figure.setPointerCapture(event.pointerId);
    }
  };

  figure.onpointermove = (event) => {
    if (!board.ready) return;
    if (drag) return dragTo(event);
    const inside = board.chart.inside(board.chart.under(event));
    const at = inside ? hit(event) : -1;
    figure.classList.toggle("on-point", at >= 0);
    if (event.pointerType === "mouse") board.hover(at, event);
  };

  function dragTo(event) {
    const [width, height] = board.chart.size();
    const [px, py] = board.chart.under(event);
    const x = Math.min(Math.max(px + drag.grip[0], 0), width); // a point stays in the view
    const y = Math.min(Math.max(py + drag.grip[1], 0), height);
    const row = [...place([x, y]), drag.row[2]];
    if (row[0] === drag.row[0] && row[1] === drag.row[1]) return;
    board.post({ type: "move", gesture: drag.gesture, old: drag.row, point: row });
    drag.row = row;
  }

  figure.onpointerup = figure.onpointercancel = () => {
    drag = null;
  };
  figure.onpointerleave = () => board.hover(-1);
}
