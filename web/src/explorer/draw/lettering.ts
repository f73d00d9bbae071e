// What names a picture asks for: actors by rank, those that stand out first.
import { mixed } from "../palette.ts";
import { FAINT, STRONG } from "../scene.ts";
import type { Art } from "./art.ts";
import { type Box, holds, type Mark } from "./boxes.ts";
import { tintOf } from "./grounds.ts";
import type { Placed, Room, Wanted } from "./labels.ts";
import { landOf } from "./land.ts";
import { radiusOf } from "./marks.ts";
import { drawName, haloed, type Names, OWN, typed } from "./names.ts";
import type { Type } from "./surface.ts";
import { titlesFirst, wantedTitles } from "./titles.ts";

export interface Lettering {
  readonly names: Names;
  /** Size of an actor's name in pixels. */
  readonly size: number;
  /** Those whose marks are on the paper, the best known first. */
  readonly nodes: readonly number[];
  /** Those whose names are wanted whatever they cover, and before all others. */
  readonly must: readonly number[];
  /** Those that stand out now; null where nobody does. */
  readonly front: ReadonlySet<number> | null;
  /** Clusters that stand out; null where none does. */
  readonly clusters: ReadonlySet<number> | null;
  /** What lies over the paper: what is under it is not named. */
  readonly lids: readonly Box[];
  /** Names not measured before are measured until then (performance.now()). */
  readonly until: number;
}

const TRIES = 900;
/** So many of the best known are named before clusters are, where clusters are not what is shown. */
const BEFORE_TITLES = 10;
/** Nearer to each other than so many pixels marks are dots, and a crowd of so many somewhat later. */
const DOTS = 17;
const CROWD = 260;
/** So many marks are kept clear of names, the best known of those on the paper. */
const MARKS = 2500;

/** The key of a node's name among all names of a picture. */
export function keyOf(node: number): string {
  return `n${node}`;
}

/** Names in the order of their right to a place. */
export function* wantedNames(art: Art, lettering: Lettering, held: ReadonlySet<string>): Generator<Wanted> {
  const { scene } = art;
  const seen = new Set<number>();
  let tries = TRIES;
  let titled = titlesFirst(art) && !lettering.front;
  if (titled) yield* wantedTitles(art, lettering, new Set());
  for (const node of inOrder(art, lettering, held)) {
    if (!titled && tries <= TRIES - BEFORE_TITLES) {
      titled = true;
      yield* wantedTitles(art, lettering, seen);
    }
    if (seen.has(node) || (scene.node[node] ?? 0) < FAINT) continue;
    seen.add(node);
    const found = wantedName(art, lettering, node);
    if (found) yield found;
    else continue;
    if (tries-- < 0) return;
  }
  if (!titled) yield* wantedTitles(art, lettering, seen);
}

function* inOrder(art: Art, { must, front, nodes }: Lettering, held: ReadonlySet<string>): Generator<number> {
  yield* must;
  if (front) for (const node of [...front].sort((one, other) => rank(art, one) - rank(art, other))) yield node;
  // While the reader moves, names that stand keep their places before others come.
  for (const key of held) if (key.startsWith("n")) yield Number(key.slice(1));
  yield* nodes;
}

function rank({ scene }: Art, node: number): number {
  return scene.net.file.nodes.rank[node] ?? 0;
}

function wantedName(art: Art, lettering: Lettering, node: number): Wanted | null {
  const { scene, view } = art;
  const at: [number, number] = [scene.net.x[node] ?? 0, scene.net.y[node] ?? 0];
  const x = at[0] * view.k + view.dx;
  const y = at[1] * view.k + view.dy;
  if (!holds({ x: 0, y: 0, width: view.width, height: view.height }, x, y)) return null;
  if (lettering.lids.some((lid) => holds(lid, x, y))) return null;
  const { th, en } = scene.net.file.nodes;
  const text = (scene.lang === "th" ? th[node] : en[node]) ?? "";
  if (!text) return null;
  const must = lettering.must.includes(node);
  const type = typeOf(art, lettering, node, must);
  if (!must && !lettering.names.ready(text, type, OWN, lettering.until)) return null;
  const gap = radiusOf(scene, view, node);
  const whole = lettering.names.of(text, type, OWN);
  const brief = shortOf(art, node);
  const short = brief ? lettering.names.of(brief, type, OWN) : null;
  // What is cut off says less than an abbreviation.
  const name = short && (whole.lines.length > 2 || whole.lines.at(-1)?.endsWith("…")) ? short : whole;
  return { key: keyOf(node), name, short, x, y, at, gap, must };
}

/** The abbreviation of an actor in the language spoken, "" for none. */
function shortOf({ scene }: Art, node: number): string {
  const all = (scene.net.file.nodes.short[node] ?? "").split(", ");
  return all.find((each) => /[\u0e00-\u0e7f]/.test(each) === (scene.lang === "th")) ?? "";
}

/** Actors drawn large have larger names; one that stands out is set in bold. */
function typeOf({ scene, look }: Art, { size, front }: Lettering, node: number, must: boolean): Type {
  const faint = front ? !front.has(node) && !must : scene.node[node] === FAINT;
  const radius = scene.radius[node] ?? 5;
  const large = radius >= 11 ? 1.14 : radius >= 8 ? 1.05 : 1;
  const weight = must || scene.node[node] === STRONG ? 650 : radius >= 11 ? 560 : 430;
  const colour = faint ? mixed(look.paper, look.soft, 0.42) : look.ink;
  return typed(Math.round(size * large * 2) / 2, weight, colour, look.paper);
}

/** Names with halos of the ground that they were placed on; it is paper where it is veiled. */
export function onGrounds(art: Art, names: readonly Placed[], { front }: Lettering): Placed[] {
  const { scene, look, view } = art;
  if (front || !(scene.grounds || scene.structure)) return [...names];
  const land = landOf(scene);
  return names.map((each) => {
    const { box, wanted } = each;
    const cluster = land.at((box.x + box.width / 2 - view.dx) / view.k, (box.y + box.height / 2 - view.dy) / view.k);
    const halo = cluster < 0 ? look.paper : tintOf(scene, look, cluster);
    return { ...each, wanted: { ...wanted, name: haloed(wanted.name, halo) } };
  });
}

/** The room names have on the paper: few where actors stand close, as on a map of a country. */
export function roomOf(art: Art, { nodes, front, lids }: Pick<Lettering, "nodes" | "front" | "lids">): Room {
  const { scene, view } = art;
  const marks = new Map<string, Mark>();
  for (const node of nodes) {
    const r = radiusOf(scene, view, node) + (front && !front.has(node) ? -1 : 1);
    const x = (scene.net.x[node] ?? 0) * view.k + view.dx;
    const y = (scene.net.y[node] ?? 0) * view.k + view.dy;
    if (lids.some((lid) => holds(lid, x, y))) continue;
    marks.set(keyOf(node), { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rank: marks.size });
    if (marks.size >= MARKS) break;
  }
  const titled = titlesFirst(art);
  const roomy = Math.max(0, Math.min(1, (view.gap - 14) / 60));
  return {
    width: view.width,
    height: view.height,
    marks,
    most: Math.max(10, (view.width * view.height) / (titled ? 9000 : 23_000 - 15_500 * roomy)),
    air: titled ? 5 : 18 - 15 * roomy,
    afar: view.gap < DOTS || (view.gap < 2 * DOTS && marks.size > CROWD),
    lids,
  };
}

/** Draws names where they were placed. */
export function drawNames({ surface }: Pick<Art, "surface">, names: readonly Placed[]): void {
  for (const { wanted, box, anchor } of names) drawName(surface, wanted.name, box.x, box.y, anchor);
}
