// What a reader has chosen; the address after # says it, so every state can be sent.

import type { Lang } from "./files.ts";

export interface State {
  lang: Lang;
  network: string;
  /** As of this day (ISO), "" for any time. */
  on: string;
  /** Codes of modalities shown; asserted alone at first. */
  modalities: string[];
  /** What the legend leaves out, as `leaving` writes it: "group:CODE", "kind:…", "basis:…",
   *  "province:…" ("province:" alone: who is in none), "cluster:ID" (of its first actor). */
  without: string[];
  minSources: number;
  /** Contexts that join more than so many join nobody; 0 keeps them all. */
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

/** How an explorer opens where nothing else is said. */
export const START: State = {
  lang: "th",
  network: "",
  on: "",
  modalities: ["asserted"],
  without: [],
  minSources: 1,
  maxParties: 0,
  strict: false,
  colour: "kind",
  size: "",
  grounds: true,
  view: "all",
  open: [],
  pick: "",
  focus: "",
  steps: 1,
  by: [],
  from: "",
  to: "",
  camera: null,
  table: false,
};

export type Part = "group" | "kind" | "basis" | "province" | "cluster";

/** What `State.without` holds of a part of the legend. */
export function leaving(part: Part, code: string): string {
  return `${part}:${code}`;
}
