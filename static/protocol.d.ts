// What the board and Python tell one another, for the checker and the reader alone: no browser loads
// this file. What each field means is said in playground/board/protocol.py; a test holds that both
// name the same ones.

// ---- from Python: the header of a message ---------------------------------------------------

/** A point as events name it: x₁, x₂ and the class. */
export type Row = [number, number, number];

/** A place on the board, in the units of the axes. */
export type Place = [number, number];

/** What a stored value stands for: offset + value * step, or value / over. */
export interface ChannelDescription {
  offset?: number[];
  step?: number[];
  over?: number;
}

export interface ArrayEntry {
  dtype: "f8" | "f4" | "i2" | "u2" | "u1" | "i1";
  /** In bytes, from the end of the header. */
  offset: number;
  shape: number[];
  /** How many times each number follows itself, where the array has them once. */
  times?: number[];
}

/** Settings of a figure's axes by their path in its layout, such as "xaxis.range". */
export type AxisSettings = Record<string, any>;

/** What the board must know beside the experiment. */
export interface Status {
  acknowledged: number;
  mount: string;
  visit: string;
  said: number;
  seek: number;
  plays: number;
  canUndo: boolean;
  canRedo: boolean;
  refusal: string;
  lacksPoints: boolean;
  waiting: boolean;
  share: Shared | null;
}

/** The link, as "Share" shows it. */
export interface Shared {
  url: string;
  qr: string;
  note: string;
}

export interface Header {
  run: string;
  start: number;
  rows: number;
  complete: boolean;
  iterations: number;
  most: number;
  mostPoints: number;
  canExtend: boolean;
  iteration: number;
  lines: string[];
  /** What stands before the line at iteration 0 until the visitor has done something. */
  call: string;
  channels: Record<string, ChannelDescription>;
  axes: { board: AxisSettings; loss: AxisSettings };
  /** The names of the pace and of the scales of the curve. */
  speed: string;
  logScale: string;
  /** Where iteration 0 stands on an axis that has no place for it. */
  zeroAt: number | null;
  byHand: boolean;
  hand: { parked: boolean; best: number } | null;
  aside: { text: string; share: number | null };
  slowly: boolean;
  staged: Staged | null;
  overlay: Overlay;
  levels: { height: number; text: string }[];
  further: FurtherLine[];
  unseen: boolean;
  sketch: Sketch | null;
  outOfView: number;
  mode: string;
  modes: string[];
  panelWaits: boolean;
  chosen: number | null;
  way: WayHeader | null;
  sample: number | null;
  sampleStart: number;
  decimals: [number, number];
  locked: string[];
  names: Record<string, string>;
  classes: [string, string];
  status: Status;
}

/** The way of the grasp with this number: so many rows, with sentences as those of a run. */
export interface WayHeader {
  number: number;
  rows: number;
  lines: string[];
}

/** What is drawn below the points: more of Plotly's traces, and its annotations. */
export interface Overlay {
  data: any[];
  annotations: any[];
}

/** A line on the board that moves with the iteration, beside the one that can be taken. */
export interface FurtherLine {
  /** The channel of its ends. */
  path: string;
  colour: string;
  /** Lengths of strokes and gaps; empty for a line that is drawn through. */
  dash: string;
  /** A short text on it, and where: the share of the way from the first end to the second. */
  mark: string;
  at: number;
}

/** A curve over the loss that the visitor draws: heights at evenly spaced places. */
export interface Sketch {
  /** Whether it can be drawn now. */
  open: boolean;
  columns: number;
  iterations: number;
  /** In thousandths; null before anything was drawn. */
  heights: number[] | null;
  /** The height that is known, at iteration 0. */
  first: number;
  /** More of Plotly's traces, which show it. */
  traces: any[];
}

/** An iteration that is taken apart. */
export interface Staged {
  iteration: number;
  beats: Beat[];
}

export interface Beat {
  words: string;
  shapes: Shape[];
  /** In the diagram: nodes as [x, y], lines as [x, y, x, y, …]. */
  lights: { nodes: number[][]; lines: number[][] };
}

/** Lines on the board: both ends, and the width in pixels. */
export interface Shape {
  colour: string;
  head?: boolean;
  dashed?: boolean;
  faint?: boolean;
  lines: number[][];
}

/** What only the first message of a page carries, in its header: it stays. */
export interface Fixed {
  figures: Record<FigureName, Figure>;
  moves: Move[];
  labels: Label[];
  curves: { trace: string; height: string }[];
  marks: { rows: string; height: string }[];
  grips: Grip[];
  gripped: string;
  madeOf: string[];
  gripKeys: Record<string, [string, number]>;
  sliders: Slider[];
  readouts: Readout[];
  hover: { of: string; text: string; when?: string }[];
  invitation: string;
  told: Record<string, string>;
  keys: [string, string][];
  paces: Pace[];
  scales: string[];
  themes: Record<string, Theme>;
}

export type FigureName = "board" | "loss" | "neuron";

/** A figure of Plotly's, with names of colours in place of colours. */
export interface Figure {
  data: any[];
  layout: any;
}

/** Colours by their names, and the shading's stops by the activation's name. */
export type Theme = Record<string, any>;

/** What moves with the iteration, and by which channel. */
export type Move = { figure: FigureName; when?: string } & (
  | GradientMove
  | PathMove
  | TrailMove
  | TextMove
  | ClipMove
  | PointMove
  | StrokeMove
  | SampleMove
);
export interface GradientMove {
  gradient: string;
}
export interface PathMove {
  trace: string;
  path: string;
  head?: boolean;
}
/** Where a channel's line was at the last of these rows, in the traces from the newest to the oldest. */
export interface TrailMove {
  trail: string;
  traces: string[];
  rows: number[];
}
export interface TextMove {
  text: string;
  prefix: string;
  at: string;
  /** The line that the text keeps clear of, too. */
  clear: string;
}
export interface ClipMove {
  trace: string;
  clip: boolean;
}
export interface PointMove {
  trace: string;
  height: string;
}
export interface StrokeMove {
  trace: string;
  stroke: string;
  column: number;
}
/** Where a sample stands on the curve of the activation. */
export interface SampleMove {
  trace: string;
  across: Scale;
  up: Scale;
  hide: string;
}
export interface Scale {
  value: string;
  from: number;
  to: number;
  low: number;
  high: number;
}

/** A text above a figure that follows the iteration or the sample. */
export interface Label {
  figure: FigureName;
  anchor: string;
  x: number;
  y: number;
  /** Pixels from there to the right and down. */
  dx?: number;
  dy?: number;
  text: string;
  when?: string;
  middle?: boolean;
}

/** How fast a run plays: iterations a second, or in the first second of those that double. */
export interface Pace extends Rate {
  name: string;
  unit: string;
}
export interface Rate {
  rate: number;
  doubles?: boolean;
}

/** A place between the two ends of a channel: its name, and the share of the way. */
export type GripPlace = [string, number];

/** What can be taken, and what then stays: of each list, the first place whose ends are apart. */
export interface Grip {
  grip: string;
  at: GripPlace[];
  about: GripPlace[];
}

/** A line of the diagram by which a number can be moved. */
export interface Slider {
  name: string;
  label: string;
  from: Place;
  to: Place;
  least: number;
  most: number;
}

export interface Readout {
  name: string;
  label: string;
  spoken?: string;
  percent?: boolean;
}

/** What several boards are told: playground/lessons/boards.py. */
export interface BoardsMessage {
  run: string;
  rows: number;
  iterations: number;
  iteration: number;
  seek: number;
  plays: number;
  unseen: boolean;
  pace: Pace;
  boards: OneOfBoards[];
  told: Record<string, string>;
  channels: Record<string, ChannelDescription>;
  board: Figure;
  loss: Figure;
  themes: Record<string, Theme>;
}
export interface OneOfBoards {
  name: string;
  wrong: boolean;
  total: number;
  colour: string;
  dash: string;
  axes: AxisSettings;
  points: Record<string, { x: number[]; y: number[] }>;
  classes: string[];
  decimals: [number, number];
}

// ---- to Python ------------------------------------------------------------------------------

/** The fields of each kind of event, beside its type. */
export interface EventFields {
  add: { point: Row; gesture: string };
  move: { old: Row; point: Row; gesture: string };
  hold: {
    grip: string;
    iteration: number;
    old: Place;
    place: Place;
    about: Place;
    gesture: string;
    released: boolean;
  };
  put: { start: number[]; gesture: string; released: boolean };
  nudge: { what: string; iteration: number; steps: number; gesture: string; released: boolean };
  erase: { point: Row; gesture: string };
  neuron: {};
  sketch: { heights: number[]; gesture: string };
  clear: {};
  restore: { points: Row[] };
  undo: {};
  redo: {};
  extend: { iterations: number };
  fit: {};
  option: { name: string; value: unknown };
}
export type BoardEvent = {
  [Kind in keyof EventFields]: { type: Kind } & EventFields[Kind];
}[keyof EventFields];
export type NumberedEvent = BoardEvent & { n: number };

/** A grip that is about to be dragged: the line by what it is made of, and as for "hold". */
export interface Grasp {
  number: number;
  grip: string;
  line: number[];
  old: Place;
  about: Place;
}

/** What the browser sends. */
export interface BrowserMessage {
  mount: string;
  said: number;
  run: string;
  rows: number;
  sample: number;
  follow: number;
  iteration: number;
  seek: number;
  drawn: boolean;
  events: NumberedEvent[];
  grasp?: Grasp;
  share?: string;
}
