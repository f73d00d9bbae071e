// Small questions about scenes that the stage asks again and again.
import { joinsAround } from "../draw/joins.ts";
import type { Art, Front } from "../draw/art.ts";
import { holds } from "../draw/boxes.ts";
import { type Extent, landOf } from "../draw/land.ts";
import { nodesOnPaper } from "../draw/marks.ts";
import { unitOf } from "../draw/view.ts";
import { titlesFirst } from "../draw/titles.ts";
import type { Network } from "../network.ts";
import { GONE, type Scene, type Spot, STRONG } from "../scene.ts";

export function sameSpot(one: Spot, other: Spot): boolean {
  return one?.what === other?.what && one?.at === other?.at;
}

/** How far a coast lies from the outermost, in gaps from one actor to the next. */
const COAST = 0.5;

/** The frame around some nodes, or all there are, and around the grounds they stand on. */
export function framed({ net, grounds, structure }: Scene, which?: readonly number[]): Extent {
  const [left, top, right, bottom] = which?.length ? around(net, which) : net.file.frame;
  const coast = grounds || structure ? unitOf(net) * COAST : 0;
  return [left - coast, top - coast, right + coast, bottom + coast];
}

function around(net: Network, which: readonly number[]): Extent {
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
    [scene.grounds, scene.hues, scene.structure, live],
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
  if (!spot) return null;
  if (spot.what === "cluster") return { nodes: [], lines: [], cluster: spot.at };
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

/** What is to be seen, the most important first: clusters in a structure from afar, else nodes. */
export function spotsOnPaper(art: Art): NonNullable<Spot>[] {
  if (!titlesFirst(art)) return nodesOnPaper(art, null).reverse().map((at) => ({ what: "node", at }));
  const land = landOf(art.scene);
  const { k, dx, dy, width, height } = art.view;
  const there = land.rings.map((_, at) => at).filter((at) => {
    const [x, y] = land.middle(at);
    return land.members[at] && holds({ x: 0, y: 0, width, height }, x * k + dx, y * k + dy);
  });
  return there.map((at) => ({ what: "cluster", at }));
}

/** Which clusters stand out with a front: one, and those it is joined to. */
export function clustersOf(scene: Scene, front: Front | null): Set<number> | null {
  const own = front?.cluster;
  if (own === undefined || !scene.structure || scene.open.has(own)) return null;
  return new Set([own, ...joinsAround(scene, own).map(({ one, other }) => (one === own ? other : one))]);
}

/** Who is named whatever there is room for: who is pointed at, and who is picked or on a path. */
export function mustBeNamed({ node }: Scene, front: Front | null, pointed: Spot): number[] {
  const own = pointed?.what === "node" ? [pointed.at] : [];
  const strong = node.includes(STRONG) ? (front?.nodes ?? []).filter((each) => node[each] === STRONG) : [];
  return [...own, ...strong.slice(0, 60)];
}

/** All of a work at once. */
export function finish(work: Generator<void>): void {
  while (work.next().done !== true);
}
