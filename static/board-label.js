// Where a text beside an arrow covers the least: marks, the arrow, and the line it stands on. Pure: no
// page.

/** @import { Pixel } from "./types" */

const GAP = 12; // pixels between the tip and the text
const AROUND = 16; // places around the tip that are tried
const AWAY = [1, 2, 3, 5, 7, 10]; // so many gaps from it, the nearest first
// As shares of the text's height, which is larger where marks and lines are:
const MARK = 0.5; // from a mark's middle to where a text may begin
const CLEAR = 0.2; // what stays free beside the line
const HEAD = 0.45; // and beside the arrow, whose head is wider than itself
const ON_LINE = 6; // a text that lies over a line counts as if it covered so many marks
const PER_GAP = 0.05; // of a mark: so much each gap farther away costs

/** A text's box: its left, its top, and its size. @typedef {[number, number, number, number]} Box */

/** @type {(box: Box, pixel: Pixel, by: number) => boolean} */
const covers = ([left, top, width, height], [x, y], by) =>
  x > left - by && x < left + width + by && y > top - by && y < top + height + by;

/**
 * Whether a line from one pixel to another passes through a box, or closer by it than `by`.
 * @param {Box} box
 * @param {[Pixel, Pixel]} line
 * @param {number} by
 */
export function crosses([left, top, width, height], [from, to], by) {
  let [first, last] = [0, 1]; // the shares of the way between which it is inside
  const sides = [
    [from[0], to[0] - from[0], left - by, left + width + by],
    [from[1], to[1] - from[1], top - by, top + height + by],
  ];
  for (const [start, way, low, high] of sides) {
    if (!way && (start < low || start > high)) return false;
    if (!way) continue;
    const [one, other] = [(low - start) / way, (high - start) / way];
    first = Math.max(first, Math.min(one, other));
    last = Math.min(last, Math.max(one, other));
  }
  return first <= last;
}

/**
 * The boxes that are tried, the one straight on from the arrow first, those beside it after it, each
 * with the gaps between it and the tip.
 * @param {Pixel} from
 * @param {Pixel} tip
 * @param {Pixel} text the size of the text
 * @param {Pixel} size the size of the figure
 * @returns {{ box: Box, gaps: number }[]}
 */
function boxes(from, tip, [width, height], size) {
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  return AWAY.flatMap((gaps) =>
    Array.from({ length: AROUND }, (_, at) => {
      // ahead, then a step to one side, a step to the other, and so on
      const turned = angle + (at % 2 ? 1 : -1) * Math.ceil(at / 2) * ((2 * Math.PI) / AROUND);
      const [dx, dy] = [Math.cos(turned), Math.sin(turned)];
      const middle = [
        tip[0] + dx * (gaps * GAP + width / 2),
        tip[1] + dy * (gaps * GAP + height / 2),
      ];
      /** @type {(value: number, most: number) => number} */
      const within = (value, most) => Math.min(Math.max(value, 2), most - 2);
      const left = within(middle[0] - width / 2, size[0] - width);
      const top = within(middle[1] - height / 2, size[1] - height);
      return { gaps, box: /** @type {Box} */ ([left, top, width, height]) };
    }),
  );
}

/**
 * The box for a text near the tip of an arrow that covers the least; `last` is where it stood, as a
 * place in the list of those that are tried, and where it stays if no other covers less.
 * @param {{
 *   from: Pixel,
 *   tip: Pixel,
 *   line: [Pixel, Pixel],
 *   text: Pixel,
 *   size: Pixel,
 *   marks: Pixel[],
 *   last?: number,
 * }} parts `line` is what the arrow stands on; its ends coincide where there is none
 */
export function clearSpot({ from, tip, line, text, size, marks, last = 0 }) {
  const tried = boxes(from, tip, text, size);
  const [, height] = text;
  const far = AWAY[AWAY.length - 1] * GAP + height;
  const near = marks.filter(
    ([x, y]) => Math.abs(x - tip[0]) < text[0] + far && Math.abs(y - tip[1]) < text[0] + far,
  );
  const hasLine = line[0][0] !== line[1][0] || line[0][1] !== line[1][1];
  const costs = tried.map(({ box }) => {
    const onArrow = crosses(box, [from, tip], HEAD * height) ? ON_LINE : 0;
    const onLine = hasLine && crosses(box, line, CLEAR * height) ? ON_LINE : 0;
    return near.filter((mark) => covers(box, mark, MARK * height)).length + onArrow + onLine;
  });
  const least = Math.min(...costs);
  // Farther away it can hardly be told what it belongs to.
  const weighed = costs.map((cost, at) => cost + PER_GAP * tried[at].gaps);
  const at = costs[last] === least ? last : weighed.indexOf(Math.min(...weighed));
  return { at, box: tried[at].box, cost: costs[at] };
}
