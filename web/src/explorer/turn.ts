// A picture that is wide, for a screen that is tall: what lay beside each other stands above each
// other. Addresses tell of cameras as the picture lies.
import type { PictureFile } from "./files.ts";
import type { Camera } from "./scene.ts";

/** So much wider than tall a picture must be to be turned, and so much taller than wide a screen. */
const WIDE = 1.15;
const TALL = 1.4;

/** Whether a picture gains by being turned for a screen of this size. */
export function gains({ frame: [left, top, right, bottom] }: PictureFile, width: number, height: number): boolean {
  return right - left > WIDE * (bottom - top) && height > TALL * width;
}

/** The same picture with its axes exchanged. */
export function turned(file: PictureFile): PictureFile {
  const { nodes, clusters, frame: [left, top, right, bottom] } = file;
  return {
    ...file,
    nodes: { ...nodes, x: nodes.y, y: nodes.x },
    clusters: { ...clusters, x: clusters.y, y: clusters.x, outline: clusters.outline.map(exchanged) },
    frame: [top, left, bottom, right],
  };
}

/** The same camera on a picture that was turned, or turned back. */
export function turnedCamera({ x, y, k }: Camera): Camera {
  return { x: y, y: x, k };
}

function exchanged(ring: readonly number[]): number[] {
  return ring.map((_, at) => ring[at ^ 1] as number);
}
