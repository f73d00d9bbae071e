// The names of clusters on their grounds: in a structure the first of all names, elsewhere quiet.
import { mixed } from "../palette.ts";
import type { Art } from "./art.ts";
import { holds } from "./boxes.ts";
import { hueOf, tintOf } from "./grounds.ts";
import type { Wanted } from "./labels.ts";
import { landOf, type Point, within } from "./land.ts";
import type { Lettering } from "./lettering.ts";
import type { Network } from "../network.ts";
import type { Scene } from "../scene.ts";
import { byRank } from "./marks.ts";
import { typed } from "./names.ts";
import type { View } from "./view.ts";
import type { Type } from "./surface.ts";

/** A ground narrower than this many pixels has no name; farther apart than that members have theirs. */
const LEAST = 34;
const ROOMY = 44;
/** Names of clusters among so many marks would not be read. */
const DENSE = 16;
/** On a narrower paper names are as large as each other. */
const NARROW = 620;
/** Beside names of actors, so many of clusters. */
const SOME = 14;

/** Whether clusters are what the picture shows. */
export function titlesFirst({ scene, view }: Pick<Art, "scene" | "view">): boolean {
  return scene.structure && !view.near;
}

/** Whether grounds are named beside actors. */
function quietly({ scene, view }: Art, { front }: Lettering): boolean {
  return !front && view.gap <= ROOMY && (scene.structure || (scene.grounds && view.gap >= DENSE));
}

/** Names of clusters, the largest first, those that stand out before all others; elsewhere than in
 *  a structure none of those whose members are `named`. */
export function* wantedTitles(art: Art, lettering: Lettering, named: ReadonlySet<number>): Generator<Wanted> {
  const { scene, view } = art;
  const first = titlesFirst(art);
  if (!first && !quietly(art, lettering)) return;
  const land = landOf(scene);
  // "Around X" beside X says nothing.
  const told = new Set([...named].map((node) => scene.net.file.nodes.cluster[node] ?? -1));
  let count = 0;
  for (const cluster of inOrder(land.rings.length, lettering.clusters)) {
    if (!land.members[cluster] || told.has(cluster) || (!first && namesLeader(scene, cluster))) continue;
    const [left, , right] = land.frame(cluster);
    if ((right - left) * view.k < LEAST && !lettering.clusters?.has(cluster)) continue;
    if (!onPaper(view, ...land.middle(cluster))) continue;
    const found = wantedTitle(art, lettering, cluster);
    if (found) yield found;
    if (!first && ++count >= SOME) return;
  }
}

/** Whether a cluster is called by its best known member, whose own name says the same. */
function namesLeader({ net }: Scene, cluster: number): boolean {
  const { name } = net.file.clusters;
  const { th, short } = net.file.nodes;
  const leader = leadersOf(net)[cluster] ?? -1;
  return [th[leader], short[leader]].some((each) => each && name[cluster]?.[0].includes(each));
}

const leaders = new WeakMap<Network, number[]>();

/** The best known member of each cluster. */
function leadersOf(net: Network): readonly number[] {
  const known = leaders.get(net) ?? net.file.clusters.size.map(() => -1);
  if (leaders.has(net)) return known;
  for (const node of byRank(net)) {
    const cluster = net.file.nodes.cluster[node] ?? -1;
    if (known[cluster] === -1) known[cluster] = node;
  }
  leaders.set(net, known);
  return known;
}

function onPaper({ k, dx, dy, width, height }: View, x: number, y: number): boolean {
  return holds({ x: 0, y: 0, width, height }, x * k + dx, y * k + dy);
}

function* inOrder(all: number, front: ReadonlySet<number> | null): Generator<number> {
  if (front) yield* front;
  for (let cluster = 0; cluster < all; cluster++) if (!front?.has(cluster)) yield cluster;
}

function wantedTitle(art: Art, lettering: Lettering, cluster: number): Wanted | null {
  const { scene, view } = art;
  const text = scene.net.file.clusters.name[cluster]?.[scene.lang === "th" ? 0 : 1] ?? "";
  if (!text) return null;
  const land = landOf(scene);
  const [left, top, right, bottom] = land.frame(cluster);
  const area = Math.sqrt((right - left) * (bottom - top)) * view.k;
  const type = typeOf(art, lettering, cluster, area);
  const width = Math.round(Math.min(17, Math.max(9.5, area / type.size)) / 2) * 2 * type.size;
  const note = titlesFirst(art) ? scene.counted(land.members[cluster] ?? 0) : "";
  if (!lettering.names.ready(text, type, width, lettering.until, note)) return null;
  const at = land.middle(cluster);
  const place = ([x, y]: Point): [number, number] => [x * view.k + view.dx, y * view.k + view.dy];
  const [x, y] = place(at);
  const high = bottom - top;
  const others = [-0.18, 0.18, -0.3, 0.3].map((step): Point => [at[0], at[1] + high * step]);
  return {
    key: `c${cluster}`,
    name: lettering.names.of(text, type, width, note),
    x,
    y,
    at,
    gap: -1,
    must: false,
    else: others.filter((each) => within(land.rings[cluster] ?? [], ...each)).map(place),
  };
}

/** The larger a ground, the larger its name, within what reads calmly. */
function typeOf(art: Art, { size, front, clusters }: Lettering, cluster: number, area: number): Type {
  const { look, scene } = art;
  const own = hueOf(scene, look, cluster);
  const halo = tintOf(scene, look, cluster);
  if (!titlesFirst(art)) return typed(size, 500, mixed(own, look.soft, 0.35), halo, 0.5);
  const large = Math.min(art.view.width < NARROW ? 1.15 : 1.45, Math.max(0.95, 0.8 + area / 420));
  const faint = front !== null || (clusters !== null && !clusters.has(cluster));
  const colour = faint ? mixed(look.paper, look.soft, 0.5) : mixed(own, look.ink, 0.72);
  return typed(Math.round(size * large), large > 1.15 ? 620 : 540, colour, front ? look.paper : halo, 0.2);
}
