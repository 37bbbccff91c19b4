// The texts of the modules here, for whoever translates them: nothing visible stands in another one. All
// else on the page comes from Python, whose texts are in its words modules.

/** What each control is called on the page, by its name in the code. @type {Record<string, string>} */
export const CALLED = {
  "Class 0": "Class 0",
  "Class 1": "Class 1",
  Move: "Move",
  Erase: "Erase",
  Undo: "Undo",
  Redo: "Redo",
  "Clear points": "Clear points",
  "Fit view": "Fit view",
  Share: "Share",
  Present: "Present",
  Reset: "Reset",
  "Step back": "Step back",
  Play: "Play",
  Pause: "Pause",
  "Step forward": "Step forward",
  End: "End",
  Slowly: "Slowly",
  Back: "Back",
  Next: "Next",
  "By hand": "By hand",
  "Now the neuron": "Now the neuron",
};

/** The key of a control, where it has one. @type {Record<string, string>} */
export const KEY_OF = {
  Undo: "Ctrl+Z",
  Redo: "Ctrl+Shift+Z",
  Present: "P",
  Reset: "Home",
  "Step back": "←",
  Play: "Space",
  "Step forward": "→",
  End: "End",
};

/** The choices of the diagram: they are options of Python's, and called as there. */
export const ACTIVATIONS = ["Sigmoid", "Perceptron"];

export const TEXTS = {
  // the board
  region: "Playground board",
  tool: "Tool",
  board: "Board",
  line: "The line",
  useOfLine:
    "↑ and ↓ shift it, ← and → turn it, + and − make it sharper or softer; ten times as far with Shift",
  // the loss curve
  lossRegion: "Log-loss curve",
  scale: "scale",
  logScale: "Log scale",
  loss: "Log-loss",
  sketch: "Your sketch of the log-loss",
  useOfSketch: "← and → choose a place, ↑ and ↓ move the curve there; five times as far with Shift",
  // the transport
  playback: "Playback",
  slider: "Iteration",
  iteration: "iteration",
  yourBest: "your best",
  speed: "speed",
  speedChoice: "Speed",
  slowly: "Take each iteration apart, beat by beat",
  byHand: "Place the line yourself, then see what the neuron makes of it",
  // the dialogs
  keys: "Keys",
  close: "Close",
  share: "Share",
  link: "Link",
  code: "QR code of the link",
  copyLink: "Copy link",
  making: "Making the link …",
  onClipboard: "The link is on the clipboard.",
  selectIt: "The link to this experiment. Select it to copy it.",
  // several boards
  boards: "Boards to compare",
  curves: "Log-loss curves",
  // the diagram
  neuron: "Neuron",
  activation: "Activation",
  diagram:
    "Both features times their weights, and b, make the score z; its activation is the output",
  // beside them
  lesson: "Lesson",
  notArrived: "The drawing library did not arrive. Please reload the page.",
};

/** A name as it stands by itself: "class 0" is "Class 0". @param {string} name */
export const titled = (name) => name.replace(/^class (?=[01]$)/, "Class ");

/** @param {number} points */
export const outOfView = (points) => `${points} ${points === 1 ? "point" : "points"} out of view`;

/** What the crosshair is on, after its place. @param {string} name of the point's class */
export const onPoint = (name) => `, on a point of ${name}`;

/** How a weight is changed by a pointer. @param {string} label */
export const dragIt = (label) => `${label}: drag it up or down`;

/** @type {(iteration: number, height: string) => string} */
export const sketchedAt = (iteration, height) => `iteration ${iteration}: ${height}`;

/** @type {(iteration: number, loss: number | undefined) => string} */
export const lossAt = (iteration, loss) => `iteration ${iteration}\nlog-loss ${loss}`;

/** @type {(loss: string, right: number, total: number) => string} */
export const boardNumbers = (loss, right, total) => `log-loss ${loss}, ${right} of ${total} right`;
