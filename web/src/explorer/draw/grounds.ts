// Grounds of clusters, drawn as an atlas draws countries: pale, with a coast and fine borders.
import { hue, type Look, mixed } from "../palette.ts";
import type { Scene } from "../scene.ts";
import type { Art } from "./art.ts";
import { type Land, landOf } from "./land.ts";
import type { Surface } from "./surface.ts";
import type { View } from "./view.ts";

/** Points of an outline nearer to each other than this many pixels are one. */
const FINE = 0.9;
/** Stretches longer than this are drawn as curves. */
const ROUND = 7;
/** The hue of islands that nothing joins to others. */
const QUIET = 9;
const CHUNK = 60;

/** Draws all grounds on the paper; yields between pieces. */
export function* drawGrounds(art: Art): Generator<void> {
  const { surface, scene, view, look } = art;
  const land = landOf(scene);
  const there = land.rings.map((_, at) => at).filter((at) => land.members[at] && seen(land, view, at));
  const countries = there.filter((at) => scene.net.file.clusters.hue[at] !== QUIET);
  for (const [width, share] of SHORE) {
    for (let from = 0; from < countries.length; from += CHUNK) {
      surface.begin();
      for (const at of countries.slice(from, from + CHUNK)) outline(surface, land, view, at);
      surface.stroke({ colour: mixed(look.paper, look.dark ? "#7f9fb4" : "#5d7f94", share), width, alpha: 1 });
      yield;
    }
  }
  for (const [tint, clusters] of byTint(scene, look, there)) {
    for (let from = 0; from < clusters.length; from += CHUNK) {
      surface.begin();
      for (const at of clusters.slice(from, from + CHUNK)) outline(surface, land, view, at);
      surface.fill(tint, 1);
      yield;
    }
  }
  for (let from = 0; from < there.length; from += CHUNK) {
    surface.begin();
    for (const at of there.slice(from, from + CHUNK)) outline(surface, land, view, at);
    surface.stroke({ colour: look.paper, width: Math.min(1.8, 0.9 + view.growth * 0.5), alpha: 0.95 });
    yield;
  }
}

/** Lines along the coast, of some pixels: shallow water, and the coast itself. */
const SHORE: readonly (readonly [width: number, share: number])[] = [
  [13, 0.07],
  [6, 0.13],
  [2.6, 0.42],
];

/** The colour of a ground: pale, the quiet ones more so. */
export function tintOf(scene: Scene, look: Look, cluster: number): string {
  const quiet = scene.net.file.clusters.hue[cluster] === QUIET;
  return mixed(look.paper, hueOf(scene, look, cluster), shareOf(look) * (quiet ? 0.55 : 1));
}

/** One ground, standing out before the others. */
export function drawGround({ surface, scene, view, look }: Art, cluster: number, first: boolean): void {
  const land = landOf(scene);
  if (!land.members[cluster]) return;
  const own = hueOf(scene, look, cluster);
  surface.begin();
  outline(surface, land, view, cluster);
  surface.fill(mixed(look.paper, own, shareOf(look) * (first ? 1.7 : 1.1)), 1);
  surface.stroke({ colour: first ? mixed(own, look.ink, 0.35) : mixed(look.paper, own, 0.6), width: first ? 2.2 : 1.2, alpha: 1 });
}

/** The border of one ground alone. */
export function drawBorder({ surface, scene, view, look }: Art, cluster: number): void {
  surface.begin();
  outline(surface, landOf(scene), view, cluster);
  surface.stroke({ colour: mixed(hueOf(scene, look, cluster), look.ink, 0.2), width: 1.8, alpha: 0.9 });
}

/** The hue of a cluster's ground. */
export function hueOf(scene: Scene, look: Look, cluster: number): string {
  const at = scene.net.file.clusters.hue[cluster] ?? QUIET;
  return at === QUIET || !scene.hues ? look.soft : hue(at, look);
}

function shareOf(look: Look): number {
  return look.dark ? 0.23 : 0.17;
}

function byTint(scene: Scene, look: Look, clusters: readonly number[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const at of clusters) {
    const tint = tintOf(scene, look, at);
    const members = found.get(tint);
    if (members) members.push(at);
    else found.set(tint, [at]);
  }
  return found;
}

function seen(land: Land, { k, dx, dy, width, height }: View, cluster: number): boolean {
  const [left, top, right, bottom] = land.frame(cluster);
  return right * k + dx >= -9 && bottom * k + dy >= -9 && left * k + dx <= width + 9 && top * k + dy <= height + 9;
}

/** Adds a ground's rings to the outline begun. */
function outline(surface: Surface, land: Land, view: View, cluster: number): void {
  for (const ring of land.rings[cluster] ?? []) traceRing(surface, ring, view);
}

/** A ring through the middles of its stretches, which are the tangents of curves. */
function traceRing(surface: Surface, ring: ArrayLike<number>, { k, dx, dy }: View): void {
  const points: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [(ring[at] as number) * k + dx, (ring[at + 1] as number) * k + dy];
    const last = points.length - 2;
    if (last >= 0 && Math.abs((points[last] as number) - x) + Math.abs((points[last + 1] as number) - y) < FINE) continue;
    points.push(x, y);
  }
  const count = points.length;
  if (count < 6) return;
  const px = (at: number) => points[at % count] as number;
  const py = (at: number) => points[(at + 1) % count] as number;
  surface.move((px(0) + px(2)) / 2, (py(0) + py(2)) / 2);
  for (let at = 2; at <= count; at += 2) {
    const [x, y] = [(px(at) + px(at + 2)) / 2, (py(at) + py(at + 2)) / 2];
    if (Math.abs(px(at + 2) - px(at)) + Math.abs(py(at + 2) - py(at)) < ROUND) surface.line(x, y);
    else surface.quad(px(at), py(at), x, y);
  }
  surface.close();
}
