// What a reader has chosen; the address after # says it, so every state can be sent.

import type { Lang } from "./files.ts";

export interface State {
  lang: Lang;
  network: string;
  /** As of this day (ISO), "" for any time. */
  on: string;
  /** Codes of modalities shown; asserted alone at first. */
  modalities: string[];
  /** Groups of kinds, kinds, bases and provinces left out by the legend, by code. */
  without: string[];
  minSources: number;
  maxParties: number;
  strict: boolean;
  colour: "kind" | "province" | "cluster";
  size: string;
  grounds: boolean;
  view: "structure" | "all";
  /** Local ids of clusters opened (their first actor), of what is picked ("ID" or "ID~ID"). */
  open: string[];
  pick: string;
  /** Only what is so many steps around this actor. */
  focus: string;
  steps: number;
  /** Kinds of ties (bases) by which the focus was expanded; [] for all. */
  by: string[];
  /** Paths between these two. */
  from: string;
  to: string;
  camera: { x: number; y: number; k: number } | null;
  table: boolean;
}
