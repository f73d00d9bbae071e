// A whole picture without its names: grounds, lines, marks, and what stands out above the rest.
import { mixed } from "../palette.ts";
import { GONE, type Scene } from "../scene.ts";
import { type Art, type Front, frontOf, markThere } from "./art.ts";
import { drawBorder, drawGround, drawGrounds, hueOf } from "./grounds.ts";
import { drawJoins, joinsAround, joinsOf, strongest } from "./joins.ts";
import { drawLines, frontWeight, linesOnPaper, weightOf } from "./lines.ts";
import { drawMarks, nodesOnPaper } from "./marks.ts";

/** How much of what does not stand out is taken back by paper laid over it. */
export const VEIL = 0.8;
/** The same beside a cluster that stands out, whose land stays to be seen. */
export const THIN = 0.5;

/** Draws paper and all that is there; what stands out is drawn above it where `baked`. */
export function* drawPicture(art: Art, baked: boolean): Generator<void> {
  const { surface, scene, view, look } = art;
  surface.box(0, 0, view.width, view.height, look.paper, 1);
  if (scene.grounds || scene.structure) yield* drawGrounds(art);
  if (scene.structure && !view.near) {
    yield* drawCrowd(art);
    yield* drawJoins(art, strongest(joinsOf(scene)), false);
  }
  yield* drawAllLines(art);
  yield* drawMarks(art, nodesOnPaper(art, null));
  const front = baked ? frontOf(scene) : null;
  if (!front) return;
  surface.box(0, 0, view.width, view.height, look.paper, VEIL);
  yield;
  yield* drawFront(art, front);
}

/** What stands out, above a veil. */
export function* drawFront(art: Art, front: Front): Generator<void> {
  if (front.cluster !== undefined) yield* drawCluster(art, front.cluster);
  const lines = linesOnPaper(art, front.lines);
  yield* drawLines(art, lines, frontWeight(lines.length, art.view));
  yield* drawMarks(art, nodesOnPaper(art, front.nodes));
}

/** How much of the rest is veiled where this stands out. */
export function veilOf({ scene, view }: Pick<Art, "scene" | "view">, front: Front): number {
  if (front.cluster === undefined) return VEIL;
  return scene.structure && !view.near && !scene.open.has(front.cluster) ? THIN : 0;
}

/** A cluster with what joins it to others; where members are drawn, its border alone. */
function* drawCluster(art: Art, cluster: number): Generator<void> {
  if (!veilOf(art, { nodes: [], lines: [], cluster })) {
    drawBorder(art, cluster);
    return;
  }
  const joins = joinsAround(art.scene, cluster);
  for (const { one, other } of joins) drawGround(art, one === cluster ? other : one, false);
  drawGround(art, cluster, true);
  yield* drawJoins(art, joins, true);
}

/** Lines between clusters are drawn more finely in a structure, where they are not what is looked at. */
function* drawAllLines(art: Art): Generator<void> {
  if (art.scene.structure && !art.view.near && !art.scene.open.size) return;
  const lines = linesOnPaper(art, null);
  const weight = weightOf(lines.length);
  if (!art.scene.structure) {
    yield* drawLines(art, lines, weight);
    return;
  }
  const { a, b, file } = art.scene.net;
  const within = (line: number): boolean => file.nodes.cluster[a[line] as number] === file.nodes.cluster[b[line] as number];
  yield* drawLines(art, lines.filter((line) => !within(line)), { ...weight, alpha: weight.alpha * 0.45 });
  yield* drawLines(art, lines.filter(within), weight);
}

const CHUNK = 400;

/** Members of clusters as the grain of their grounds: each a point, none a mark. */
function* drawCrowd(art: Art): Generator<void> {
  const { surface, scene, view, look } = art;
  const r = Math.min(2.4, Math.max(0.55, view.gap * 0.06));
  for (const [cluster, members] of byHue(art.scene)) {
    const colour = mixed(look.paper, hueOf(scene, look, cluster), 0.42);
    const these = members.filter((node) => !markThere(art, node));
    for (let from = 0; from < these.length; from += CHUNK) {
      surface.begin();
      for (const node of these.slice(from, from + CHUNK)) {
        surface.ring((scene.net.x[node] ?? 0) * view.k + view.dx, (scene.net.y[node] ?? 0) * view.k + view.dy, r);
      }
      surface.fill(colour, 1);
      yield;
    }
  }
}

/** Those who are there by the hue of their clusters, each under a cluster that has it. */
function byHue({ net, node }: Scene): Map<number, number[]> {
  const first = new Map<number, number>();
  const found = new Map<number, number[]>();
  const { cluster } = net.file.nodes;
  for (let at = 0; at < net.nodes; at++) {
    const own = cluster[at] ?? -1;
    if (own < 0 || node[at] === GONE) continue;
    const hue = net.file.clusters.hue[own] ?? 0;
    const key = first.get(hue) ?? own;
    first.set(hue, key);
    const known = found.get(key);
    if (known) known.push(at);
    else found.set(key, [at]);
  }
  return found;
}
