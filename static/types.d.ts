// The types of what the modules pass to one another, for the checker and the reader alone: no browser
// loads this file.

import type {
  ChannelDescription,
  EventFields,
  FigureName,
  Fixed,
  Grasp,
  Header,
  NumberedEvent,
  Pace,
  Row,
  Theme,
} from "./protocol";
import type { Parts } from "./parts";

export * from "./page";
export * from "./protocol";

export type NumberArray =
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>;

/** An array of a message, with so many columns. */
export interface Stored {
  data: NumberArray;
  width: number;
}

/** One row an iteration of something that is shown or moves. */
export type Channel = Stored & ChannelDescription;
export type Channels = Record<string, Channel>;
export type Arrays = Record<string, Stored>;

/** A message taken apart. */
export interface Packet {
  header: Header & Partial<Fixed>;
  arrays: Arrays;
}

/** As much of a run as is here. */
export interface Run {
  key: string;
  rows: number;
  complete: boolean;
  iterations: number;
  canExtend: boolean;
  sample: number | null;
  channels: Channels;
  lines: string[];
}

/** All that a drag of the grasp with this number can come to: a row for each place of its grip. */
export interface Way {
  number: number;
  rows: number;
  channels: Channels;
  lines: string[];
}

/** A row of a run or of a way, as it is on the screen. */
export interface Seen {
  channels: Channels;
  lines: string[];
  row: number;
}

/** A point on the screen; `place` is its place in Python's list, if it has come there. */
export interface ScreenPoint {
  row: Row;
  place?: number;
}

type EventOf<Kind extends keyof EventFields> = { type: Kind } & EventFields[Kind];
export type MoveEvent = EventOf<"move">;
export type HoldEvent = EventOf<"hold">;
export type PutEvent = EventOf<"put">;
export type NudgeEvent = EventOf<"nudge">;
/** What a drag, or keys that repeat, may send faster than Python answers. */
export type DragEvent = MoveEvent | HoldEvent | PutEvent | NudgeEvent;

export type Pixel = [number, number];
/** Finds the value of a name. */
export type Lookup = (name: string) => number | undefined;

/** What the parts of a board know in common; each field is written by one of them alone. */
export interface State {
  // board-connection.js: what Python said last, and what it has not answered
  run: Run | undefined;
  header: Header;
  fixed: Fixed;
  points: Row[];
  arrays: Arrays;
  unanswered: NumberedEvent[];
  // board-drawing.js: the points as they will be once Python has answered
  rows: ScreenPoint[];
  // board-player.js: the iteration on the screen
  row: number;
  playing: boolean;
  // board-drawing.js: whether the board has been drawn
  drawn: boolean;
  // board-slowly.js: the sentence of the beat that is shown; empty where there is none
  beat: string;
  // board-theme.js
  theme: Theme;
  themeName: string;
  // board-controls.js
  tool: string;
  pace: Pace;
  // board-drag.js: the part of a drag that is not sent yet
  dragged: DragEvent | null;
  // board-ways.js: the grip whose way is wanted, the last way that came, and its row on the screen
  grasp: Grasp | undefined;
  way: Way | undefined;
  held: Seen | undefined;
  // board-numbers.js: the sample whose numbers are wanted at every iteration
  followed: number;
  // board-share.js: the page's address, while the link to it is wanted
  address: string | undefined;
}

/** What the parts of a board tell one another. */
export interface News {
  /** This iteration is on the screen. */
  iteration: number;
  /** The run plays, or has stopped. */
  playing: boolean;
  /** The visitor did something that Python has not answered. */
  edited: undefined;
  /** The figures are drawn. */
  drawn: undefined;
  /** A message is about to leave. */
  leaving: undefined;
  /** The board has another size. */
  resized: undefined;
}

export type Hub = ReturnType<typeof import("./board-hub.js").makeHub>;
export type Chart = ReturnType<typeof import("./board-charts.js").makeChart>;
/** The figures; the diagram only while the page has a place for it. */
export type Charts = { board: Chart; loss: Chart; neuron?: Chart };
export type Tip = ReturnType<typeof import("./board-tip.js").makeTip>;
export type Nudge = ReturnType<typeof import("./board-nudge.js").makeNudge>;
export type Ways = ReturnType<typeof import("./board-ways.js").makeWays>;
export type Player = ReturnType<typeof import("./board-player.js").makePlayer>;
export type Sample = ReturnType<typeof import("./board-numbers.js").makeSample>;
export type Surface = ReturnType<typeof import("./board-surface.js").makeSurface>;
export type Crosshair = ReturnType<typeof import("./board-crosshair.js").wireCrosshair>;
/** What a key or a button does; false if it did nothing. */
export type Actions = Record<string, () => unknown>;

/** Loads a part; load.js has asked for all of them at once. */
export type Load = <Name extends keyof Parts>(name: Name) => Promise<Parts[Name]>;
