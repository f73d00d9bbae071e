// Small questions about scenes that the stage asks again and again.
import type { Front } from "../draw/art.ts";
import type { Network } from "../network.ts";
import { GONE, type Scene, type Spot } from "../scene.ts";

export function sameSpot(one: Spot, other: Spot): boolean {
  return one?.what === other?.what && one?.at === other?.at;
}

/** The frame around some nodes, with air for their marks and names. */
export function around(net: Network, which: readonly number[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of which) {
    const [x, y] = [net.x[node] ?? 0, net.y[node] ?? 0];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return [left, top, right, bottom];
}

/** Equal where the sheets drawn of one scene will do for the other. What stands out is no part of
 *  it where it is drawn above them (`live`). */
export function signature(scene: Scene, live: boolean): string {
  const there = (levels: Uint8Array) => hash(live ? levels.map((each) => (each === GONE ? 0 : 1)) : levels);
  return JSON.stringify([
    [scene.node, scene.line].map(there),
    [scene.radius, scene.lineWidth].map((each) => hash(new Uint8Array(each.buffer, each.byteOffset, each.byteLength))),
    [scene.colour, scene.shape, scene.hollow, scene.dash].map(hash),
    [scene.palette, scene.shapes, [...scene.path], [...scene.open]],
    [scene.grounds, scene.structure, live],
    scene.structure || scene.grounds ? scene.lang : "",
  ]);
}

/** FNV-1a. */
function hash(bytes: Uint8Array): number {
  let found = 0x811c9dc5;
  for (const each of bytes) found = Math.imul(found ^ each, 0x01000193);
  return found >>> 0;
}

/** What stands out with what a pointer is on: an actor, its lines and who they lead to. */
export function frontAround(scene: Scene, spot: Spot): Front | null {
  const { net } = scene;
  if (!spot || spot.what === "cluster") return null;
  if (spot.what === "line") return { nodes: [net.a[spot.at] ?? 0, net.b[spot.at] ?? 0], lines: [spot.at] };
  const nodes = new Set<number>();
  const lines: number[] = [];
  for (let at = net.begins[spot.at] ?? 0; at < (net.begins[spot.at + 1] ?? 0); at++) {
    const line = net.near[at] ?? 0;
    const other = net.a[line] === spot.at ? (net.b[line] ?? 0) : (net.a[line] ?? 0);
    if (scene.line[line] === GONE || scene.node[other] === GONE) continue;
    lines.push(line);
    nodes.add(other);
  }
  nodes.delete(spot.at);
  return { nodes: [spot.at, ...nodes], lines };
}

/** All of a work at once. */
export function finish(work: Generator<void>): void {
  while (work.next().done !== true);
}
