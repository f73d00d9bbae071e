// A network as the explorer works with it: the columns of its file, and who is joined to whom.
import type { PictureFile } from "./files.ts";

export interface Network {
  readonly file: PictureFile;
  readonly nodes: number;
  readonly lines: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The lines of node i are near[begins[i]] to near[begins[i + 1]]. */
  readonly begins: Uint32Array;
  readonly near: Uint32Array;
  /** The place of a local id, -1 for none. */
  at(id: string): number;
}
