// What joins clusters in a structure: one line for all lines between two, as wide as they are many.
import { mixed } from "../palette.ts";
import type { Scene } from "../scene.ts";
import { type Art, lineThere } from "./art.ts";
import { landOf } from "./land.ts";

export interface Join {
  readonly one: number;
  readonly other: number;
  readonly count: number;
}

const known = new WeakMap<Scene, readonly Join[]>();
/** A picture of clusters shows so many, the strongest; and the strongest two of each large cluster. */
const MOST = 140;
const EACH = 2;
const AROUND = 80;
/** So many clusters, the first, are large. */
const LARGE = 160;

/** All that joins clusters, the strongest first. O(lines) once for a scene. */
export function joinsOf(scene: Scene): readonly Join[] {
  const before = known.get(scene);
  if (before) return before;
  const { cluster } = scene.net.file.nodes;
  const all = scene.net.file.clusters.size.length;
  const counts = new Map<number, number>();
  for (let line = 0; line < scene.net.lines; line++) {
    const one = cluster[scene.net.a[line] ?? 0] ?? -1;
    const other = cluster[scene.net.b[line] ?? 0] ?? -1;
    if (one < 0 || other < 0 || one === other || !lineThere(scene, line)) continue;
    const key = Math.min(one, other) * all + Math.max(one, other);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const found = [...counts].map(([key, count]) => ({ one: Math.floor(key / all), other: key % all, count }));
  found.sort((one, other) => other.count - one.count || one.one - other.one || one.other - other.other);
  known.set(scene, found);
  return found;
}

/** Those to be drawn where no cluster stands out. */
export function strongest(joins: readonly Join[]): Join[] {
  const own = new Map<number, number>();
  return joins.filter(({ one, other }, at) => {
    const [first, second] = [own.get(one) ?? 0, own.get(other) ?? 0];
    own.set(one, first + 1);
    own.set(other, second + 1);
    return at < MOST || (first < EACH && one < LARGE) || (second < EACH && other < LARGE);
  });
}

/** What joins one cluster to others, the strongest AROUND. */
export function joinsAround(scene: Scene, cluster: number): Join[] {
  return joinsOf(scene).filter(({ one, other }) => one === cluster || other === cluster).slice(0, AROUND);
}

/** Draws joins from middle to middle, the weakest first; yields between pieces. */
export function* drawJoins(art: Art, joins: readonly Join[], front: boolean): Generator<void> {
  const { surface, look, view } = art;
  const paper = Math.min(1, Math.max(0.5, Math.min(view.width, view.height) / 620));
  const scale = paper * Math.min(2, Math.max(0.8, view.k / view.whole));
  const most = joinsOf(art.scene)[0]?.count ?? 1;
  const colour = front ? look.soft : mixed(look.soft, look.paper, 0.25);
  for (let at = joins.length - 1; at >= 0; at--) {
    const join = joins[at] as Join;
    surface.begin();
    trace(art, join);
    surface.stroke({ colour, width: widthOf(join.count, most) * scale, alpha: front ? 0.7 : 0.2 + 0.2 * Math.sqrt(join.count / most) });
    if (at % 40 === 0) yield;
  }
}

/** How wide a line is that stands for so many, in pixels: its area grows with them. */
export function widthOf(count: number, most: number): number {
  return 0.7 + 7.3 * Math.sqrt(count / Math.max(most, WIDEST));
}

function trace({ surface, scene, view: { k, dx, dy } }: Art, { one, other }: Join): void {
  const land = landOf(scene);
  const [from, to] = [land.middle(one), land.middle(other)];
  const [ax, ay, bx, by] = [from[0] * k + dx, from[1] * k + dy, to[0] * k + dx, to[1] * k + dy];
  surface.move(ax, ay);
  surface.quad((ax + bx) / 2 + (by - ay) * BEND, (ay + by) / 2 - (bx - ax) * BEND, bx, by);
}

const BEND = 0.09;
/** So many lines at least make the widest. */
const WIDEST = 40;
