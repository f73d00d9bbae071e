// The grounds of clusters: the countries that the build has laid out, or, in a small network,
// territories around whoever is shown.
import { GONE, type Scene } from "../scene.ts";
import { territories } from "./territory.ts";

export interface Land {
  /** How many of each cluster are there; a cluster without any has no ground. */
  readonly members: Uint32Array;
  /** Coast and borders of each ground: x, y, x, y … in picture units, closed. */
  readonly rings: readonly (readonly ArrayLike<number>[])[];
  /** The cluster on whose ground a point of the picture lies, -1 for none. */
  at(x: number, y: number): number;
  /** Left, top, right, bottom of a ground. */
  frame(cluster: number): Extent;
  /** Where on a ground there is most room for its name. */
  middle(cluster: number): Point;
}

export type Extent = readonly [left: number, top: number, right: number, bottom: number];
export type Point = readonly [x: number, y: number];

const known = new WeakMap<Scene, Land>();

/** The grounds of a scene; O(nodes), and some milliseconds for the territories of a small one. */
export function landOf(scene: Scene): Land {
  const found = known.get(scene) ?? made(scene);
  known.set(scene, found);
  return found;
}

function made(scene: Scene): Land {
  const { file, nodes } = scene.net;
  const members = new Uint32Array(file.clusters.size.length);
  for (let node = 0; node < nodes; node++) {
    const cluster = file.nodes.cluster[node] ?? -1;
    if (cluster >= 0 && scene.node[node] !== GONE) members[cluster] = (members[cluster] ?? 0) + 1;
  }
  const { outline } = file.clusters;
  const given = outline.some((each) => each.length > 0);
  const own = given ? outline.map((each, at) => (members[at] && each.length ? [each] : [])) : territories(scene.net, scene.node);
  return withFrames(scene, members, own);
}

function withFrames(scene: Scene, members: Uint32Array, rings: Land["rings"]): Land {
  const frames = rings.map((each) => extent(each));
  const middles = new Map<number, Point>();
  const { x, y } = scene.net.file.clusters;
  return {
    members,
    rings,
    at(px, py) {
      return frames.findIndex(([left, top, right, bottom], at) => px >= left && px <= right && py >= top && py <= bottom && within(rings[at] ?? [], px, py));
    },
    frame: (cluster) => frames[cluster] ?? [0, 0, 0, 0],
    middle(cluster) {
      const named: Point = [x[cluster] ?? 0, y[cluster] ?? 0];
      const point = middles.get(cluster) ?? roomiest(rings[cluster] ?? [], frames[cluster] ?? [0, 0, 0, 0], named);
      middles.set(cluster, point);
      return point;
    },
  };
}

function extent(rings: readonly ArrayLike<number>[]): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] as number, ring[at + 1] as number];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return [left, top, right, bottom];
}

/** Whether a point lies on a ground: inside an odd number of its rings. */
export function within(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [ax, ay] = [ring[at] as number, ring[at + 1] as number];
      const [bx, by] = [ring[before] as number, ring[before + 1] as number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

const STEPS = 9;

/** The point of a ground farthest from its borders, of some tried; a name is wide, so sideways counts less. */
function roomiest(rings: readonly ArrayLike<number>[], [left, top, right, bottom]: Extent, given: Point): Point {
  let best = given;
  let most = within(rings, ...given) ? clearance(rings, ...given) * 1.15 : -1;
  for (let row = 1; row < STEPS; row++) {
    for (let column = 1; column < STEPS; column++) {
      const [x, y] = [left + ((right - left) * column) / STEPS, top + ((bottom - top) * row) / STEPS];
      if (!within(rings, x, y)) continue;
      const room = clearance(rings, x, y);
      if (room > most) [best, most] = [[x, y], room];
    }
  }
  return best;
}

function clearance(rings: readonly ArrayLike<number>[], x: number, y: number): number {
  let least = Infinity;
  for (const ring of rings) {
    // Of a fine border every fourth point will do.
    const step = ring.length > 200 ? 8 : 2;
    for (let at = 0; at < ring.length; at += step) {
      least = Math.min(least, ((ring[at] as number) - x) ** 2 * 0.4 + ((ring[at + 1] as number) - y) ** 2);
    }
  }
  return Math.sqrt(least);
}
