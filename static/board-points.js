// The points, as Python has them and as they will be once it has answered. Pure: no page.

/** @import { Arrays, BoardEvent, Header, Row, ScreenPoint } from "./types" */

/**
 * The points of a message as rows [x1, x2, label], the shape in which events name them.
 * @param {Arrays} arrays
 * @returns {Row[]}
 */
export function pointRows({ x1, x2, label }) {
  return Array.from(label.data, (y, i) => [x1.data[i], x2.data[i], y]);
}

/** @type {(a: Row, b: Row) => boolean} */
const same = (a, b) => a[0] === b[0] && a[1] === b[1] && a[2] === b[2];

/**
 * What the points will be once Python has applied the events that it has not answered yet; a board
 * of `most` points takes no more.
 * @param {Row[]} points
 * @param {BoardEvent[]} events
 */
export function withPending(points, events, most = Infinity) {
  /** @type {ScreenPoint[]} */
  let rows = points.map((row, place) => ({ row, place }));
  for (const event of events) {
    if (event.type === "add" && rows.length < most) rows.push({ row: event.point });
    if (event.type === "clear") rows = [];
    if (event.type === "restore") rows = event.points.map((row) => ({ row }));
    if (event.type === "erase" || event.type === "move") {
      const named = event.type === "move" ? event.old : event.point;
      const at = rows.findLastIndex(({ row }) => same(row, named));
      if (at < 0) continue;
      if (event.type === "erase") rows.splice(at, 1);
      else rows[at] = { row: event.point };
    }
  }
  return rows;
}

/**
 * After a restart: the points that the page still has, where the new server's address lacks them.
 * @param {{ header: Header, points: Row[] }} before
 * @param {Header} header
 * @param {BoardEvent[]} unanswered
 * @returns {Row[] | undefined}
 */
export function pointsToRestore({ header: before, points }, { status, mostPoints }, unanswered) {
  const restarted = status.lacksPoints && before.status && !before.status.lacksPoints;
  if (!restarted || !points.length) return undefined;
  return withPending(points, unanswered, mostPoints).map(({ row }) => row);
}
