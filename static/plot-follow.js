// The run in a panel's figure, while the board plays: what Plotly has drawn is moved.

/** @import { Camera, PlotElement, PlotlyLibrary } from "./types" */

const version = new URL(import.meta.url).search;
/** @type {import("./types").Load} */
const load = (name) => import(`./${name}.js${version}`);
const { lastUpTo, makeAlong } = await load("plot-along");

const MOVE_MS = { plane: 33, space: 200 }; // at most so often: the frames belong to the board
const FRAME_MS = 17;
const SAME = 1e-3; // two eyes that are nearer stand at one place
const STEEPEST = 0.01; // across to down, of the look from above
const COST = 10; // moves in space take at most one part in so many of the time: some pages draw without a GPU

/**
 * Let Plotly note how a figure in space is turned now, or it turns back when it is drawn anew: where
 * drawing is slow, the view goes on turning for a moment after the hand has let go.
 * @param {PlotElement} node
 * @returns {Camera | undefined}
 */
export function keepView(node) {
  const scene = node._fullLayout?.scene?._scene;
  scene?.saveLayout?.(node.layout);
  const camera = node.layout?.scene?.camera;
  if (camera) tilt(camera, scene.camera.view.computedMatrix);
  return camera;
}

/**
 * Whether two eyes stand at one place, but for rounding.
 * @param {Camera} one
 * @param {Camera} other
 */
export const isSameView = (one, other) =>
  Math.hypot(one.eye.x - other.eye.x, one.eye.y - other.eye.y, one.eye.z - other.eye.z) < SAME;

/**
 * From straight above, an eye does not say which way the picture is turned: take it off the axis by
 * one part in a hundred, to where the lower edge of the picture is.
 * @param {Camera} camera
 * @param {ArrayLike<number>} matrix
 */
function tilt({ eye, center }, matrix) {
  const height = eye.z - center.z;
  if (Math.hypot(eye.x - center.x, eye.y - center.y) > STEEPEST * Math.abs(height)) return;
  const [up1, up2] = [matrix[1], matrix[5]]; // what is up on the screen
  const length = Math.hypot(up1, up2) || 1;
  eye.x = center.x - (STEEPEST * height * up1) / length;
  eye.y = center.y - (STEEPEST * height * up2) / length;
}

/**
 * Follow the board in the figure that is drawn in `node`; not while it `isTurning()`.
 * @param {HTMLElement} root
 * @param {PlotElement} node
 * @param {() => boolean} isTurning
 */
export function makeFollower(root, node, isTurning) {
  /** @type {{ library: "plane" | "space", Plotly: PlotlyLibrary } | undefined} */
  let drawn; // what drew the figure that is there
  let moved = 0;
  let rest = 0; // ms from the last move to the next one, at least
  /** @type {ReturnType<typeof drawnPaths> | undefined} */
  let paths; // of the run, on the screen
  const along = makeAlong(node);

  /** @param {string} name */
  const trace = (name) => node._fullData?.find((one) => one.name === name);
  /** The paths of the run, each with its pixels, the row of each, and what moves along it. */
  function drawnPaths() {
    const all = node._fullData ?? [];
    const [soFar, here] = ["so-far", "here"].map((name) => all.filter((one) => one.name === name));
    return all
      .filter((one) => one.name === "whole" && one.type === "scatter")
      .map((whole, at) => ({
        pixels: pathPixels(whole),
        rows: whole.customdata,
        line: node.querySelector(`.trace${soFar[at]?.uid} .lines path`),
        here: /** @type {SVGElement | null} */ (
          node.querySelector(`.trace${here[at]?.uid} .point`)
        ),
      }));
  }

  /** @param {any} whole */
  function pathPixels(whole) {
    const { xaxis, yaxis } = node._fullLayout;
    return Array.from(
      /** @type {ArrayLike<number>} */ (whole.x),
      (x, at) => `${xaxis.d2p(x).toFixed(1)},${yaxis.d2p(whole.y[at]).toFixed(1)}`,
    );
  }

  /**
   * Draw the run up to this row; the surface itself, and how it is turned, stay as they are.
   * @param {PlotlyLibrary} Plotly
   * @param {number} row
   */
  function moveInSpace(Plotly, row) {
    const whole = trace("whole");
    if (!whole?.x || isTurning()) return;
    const parts = [
      [0, row + 1],
      [row, row + 1],
    ]; // so far, and here: empty where the path has ended
    const moves = Object.fromEntries(
      ["x", "y", "z", "customdata"].map((name) => [
        name,
        parts.map(([from, to]) => whole[name].slice(from, to)),
      ]),
    );
    keepView(node);
    Plotly.restyle(node, moves, [trace("so-far").index, trace("here").index]);
    rest = Infinity;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        rest = COST * (performance.now() - moved - 2 * FRAME_MS); // until it was on the screen
      });
    });
    root.dataset.iteration = String(row);
  }

  /**
   * Move what Plotly has drawn already: the marker of each path, and the line up to it.
   * @param {number} row
   */
  function moveInPlane(row) {
    paths ??= drawnPaths();
    let moves = along.isUsed();
    if (moves) along.move(row);
    for (const { pixels, rows, line, here } of paths) {
      if (!here || !line) continue;
      const at = rows ? lastUpTo(rows, row) : row;
      const end = rows ? rows[rows.length - 1] : pixels.length - 1;
      if (row > end) continue; // the path has ended
      moves = true;
      here.style.opacity = at < 0 ? "0" : "1"; // before a path begins there is nothing to mark
      if (at >= 0) here.setAttribute("transform", `translate(${pixels[at]})`);
      line.setAttribute("d", `M${pixels.slice(0, Math.max(at, 0) + 1).join("L")}`);
    }
    if (!moves) return;
    root.classList.add("moving"); // what belongs to the state at rest waits until the next rest
    root.dataset.iteration = String(row);
  }

  /** @param {CustomEvent<number>} event */
  function follow({ detail: row }) {
    const now = performance.now();
    if (!drawn || !node._fullLayout || row === Number(root.dataset.iteration)) return;
    if (now - moved < Math.max(MOVE_MS[drawn.library], rest)) return;
    moved = now;
    rest = 0;
    if (drawn.library === "space") moveInSpace(drawn.Plotly, row);
    else moveInPlane(row);
  }

  document.addEventListener("playground-iteration", follow);

  return {
    /**
     * The figure has been drawn anew, at this iteration.
     * @param {NonNullable<typeof drawn>} by
     * @param {number | null} iteration
     */
    begin(by, iteration) {
      drawn = by;
      paths = undefined;
      along.begin();
      root.classList.remove("moving");
      root.dataset.iteration = String(iteration);
    },
    close: () => document.removeEventListener("playground-iteration", follow),
  };
}
