// The types of what the page gives the components: Streamlit, plotly.js, and the events that parts of
// the page share. For the checker and the reader alone: no browser loads this file.

import type { Figure, Theme } from "./protocol";

/** What a panel's figure is told. */
export interface PlotMessage {
  figure: Figure;
  alt: string;
  /** The iteration that the figure shows, if it follows the board. */
  iteration: number | null;
  clickable: boolean;
  leads: boolean; // its panel begins with it, and it is in sight whole
  /** Whether Python wants to know when no newer figure has come for a moment. */
  waits: boolean;
  themes: Record<string, Theme>;
}

/** As much of plotly.js as is used. */
export interface PlotlyLibrary {
  react(node: Element, data: any[], layout: any, config: any): Promise<unknown>;
  restyle(node: Element, changes: any, traces: number[]): Promise<unknown>;
  purge(node: Element): void;
}

/** An element in which plotly.js has drawn, with what it keeps there. */
export interface PlotElement extends HTMLElement {
  _fullLayout?: any;
  _fullData?: any[];
  layout?: any;
  on?(name: string, listener: (event: any) => void): void;
}

/** How a figure in space is looked at. */
export type Camera = Record<"eye" | "center", { x: number; y: number; z: number }>;

/** Promises of the library that draws in the plane and in space; of undefined if it does not come. */
export interface Libraries {
  plane: () => Promise<PlotlyLibrary | undefined>;
  space: () => Promise<PlotlyLibrary | undefined>;
}

/** What Streamlit calls a component with. */
export interface Component {
  parentElement: ShadowRoot;
  data: Uint8Array;
  setTriggerValue(name: string, value: unknown): void;
}

declare global {
  interface Window {
    Plotly?: PlotlyLibrary;
  }
  interface DocumentEventMap {
    "playground-iteration": CustomEvent<number>;
    "playground-sample": CustomEvent<{ place: number; from: unknown }>;
    "playground-choice": CustomEvent<number>;
  }
}
