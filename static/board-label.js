// Where a text beside an arrow covers the fewest marks. Pure: no page.

/** @import { Pixel } from "./types" */

const GAP = 12; // pixels between the tip and the text
const AROUND = 12; // places around the tip that are tried
const AWAY = [1, 3, 5]; // so many gaps from it, the nearest first
const MARK = 7; // pixels from a mark's middle to its edge
const ON_ARROW = 3; // a text that lies over the arrow counts as if it covered so many marks

/** A text's box: its left, its top, and its size. @typedef {[number, number, number, number]} Box */

/** @type {(box: Box, pixel: Pixel, by: number) => boolean} */
const covers = ([left, top, width, height], [x, y], by) =>
  x > left - by && x < left + width + by && y > top - by && y < top + height + by;

/**
 * The boxes that are tried, the one straight on from the arrow first, those beside it after it.
 * @param {Pixel} from
 * @param {Pixel} tip
 * @param {Pixel} text the size of the text
 * @param {Pixel} size the size of the figure
 * @returns {Box[]}
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
      return /** @type {Box} */ ([
        within(middle[0] - width / 2, size[0] - width),
        within(middle[1] - height / 2, size[1] - height),
        width,
        height,
      ]);
    }),
  );
}

/**
 * The box for a text near the tip of an arrow that covers the fewest marks; `last` is where it stood,
 * as a place in the list of those that are tried, and where it stays if no other is better.
 * @param {{ from: Pixel, tip: Pixel, text: Pixel, size: Pixel, marks: Pixel[], last?: number }} parts
 */
export function clearSpot({ from, tip, text, size, marks, last = 0 }) {
  const tried = boxes(from, tip, text, size);
  const near = marks.filter(
    ([x, y]) => Math.abs(x - tip[0]) < 2 * text[0] && Math.abs(y - tip[1]) < 2 * text[0],
  );
  const costs = tried.map((box) => {
    const onArrow = [0.25, 0.5, 0.75, 1].some((share) =>
      covers(box, [from[0] + share * (tip[0] - from[0]), from[1] + share * (tip[1] - from[1])], 2),
    );
    return near.filter((mark) => covers(box, mark, MARK)).length + (onArrow ? ON_ARROW : 0);
  });
  const least = Math.min(...costs);
  const at = costs[last] === least ? last : costs.indexOf(least);
  return { at, box: tried[at], cost: costs[at] };
}
