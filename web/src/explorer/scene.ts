// What the stage draws: made by the explorer out of a network and a state, and drawn alike on the
// canvas, in a PNG and in an SVG. Columns are as long as the network's nodes or lines.

import type { Lang } from "./files.ts";
import type { Network } from "./network.ts";

/** How much a mark or a line stands out. */
export const GONE = 0;
export const FAINT = 1;
export const PLAIN = 2;
export const STRONG = 3;

export interface Scene {
  net: Network;
  lang: Lang;
  /** GONE … STRONG for each node and each line. */
  node: Uint8Array;
  line: Uint8Array;
  /** In CSS pixels at scale 1; the stage keeps marks readable at any scale. */
  radius: Float32Array;
  /** Places in `palette`, and shapes by name for each node. */
  colour: Uint8Array;
  palette: { light: string; dark: string }[];
  shapes: string[];
  shape: Uint8Array;
  hollow: Uint8Array;
  lineWidth: Float32Array;
  /** Places in `modalities`: 0 is asserted and drawn whole. */
  dash: Uint8Array;
  /** Whether lines are coloured as a path, by place; empty without one. */
  path: Set<number>;
  /** Draw the grounds of clusters, and their names where members are too small to be named. */
  grounds: boolean;
  /** Grounds are told apart by hues, which then mean nothing else. */
  hues: boolean;
  /** Draw clusters as discs joined by what joins their members, until the reader comes near. */
  structure: boolean;
  /** Clusters drawn with their members in spite of that. */
  open: Set<number>;
  /** The cluster that stands out, -1 for none. */
  cluster: number;
  /** How many actors a cluster has, in words. */
  counted: (members: number) => string;
}

/** What a pointer or a key is at. */
export type Spot =
  | { what: "node"; at: number }
  | { what: "line"; at: number }
  | { what: "cluster"; at: number }
  | null;

export interface Camera {
  x: number;
  y: number;
  k: number;
}
