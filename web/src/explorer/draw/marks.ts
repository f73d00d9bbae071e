// Marks of actors: a shape and a colour for each broad kind, as kg/page/looks.py has them.
import type { Network } from "../network.ts";
import { GONE, type Scene, STRONG } from "../scene.ts";
import { type Art, markThere } from "./art.ts";
import type { Surface } from "./surface.ts";
import { onPaper, type View } from "./view.ts";

const SHAPES: Readonly<Record<string, readonly number[]>> = {
  square: [-0.84, -0.84, 0.84, -0.84, 0.84, 0.84, -0.84, 0.84],
  diamond: [0, -1.1, 1.1, 0, 0, 1.1, -1.1, 0],
  triangle: [0, -1.05, 1.06, 0.8, -1.06, 0.8],
  triangleDown: [0, 1.05, 1.06, -0.8, -1.06, -0.8],
  hexagon: [0.48, -0.88, 1.04, 0, 0.48, 0.88, -0.48, 0.88, -1.04, 0, -0.48, -0.88],
  star: [0, -1.15, 0.28, -0.38, 1.1, -0.36, 0.44, 0.15, 0.68, 0.95, 0, 0.48, -0.68, 0.95, -0.44, 0.15, -1.1, -0.36, -0.28, -0.38],
};

/** Below this radius shapes are not told apart: all marks are drawn as dots, many at once. */
const TINY = 2.6;
const CHUNK = 120;

/** The radius of a mark in pixels. */
export function radiusOf(scene: Scene, view: View, node: number): number {
  return Math.min(view.largest, Math.max(1.1, (scene.radius[node] ?? 5) * view.growth));
}

/** The colour of a mark on this paper. */
export function colourOf({ scene, look }: Pick<Art, "scene" | "look">, node: number): string {
  const found = scene.palette[scene.colour[node] ?? 0];
  return found ? (look.dark ? found.dark : found.light) : look.soft;
}

/** One shape around x, y, of radius r, added to the outline begun. */
export function trace(surface: Surface, shape: string, x: number, y: number, r: number): void {
  const corners = SHAPES[shape];
  if (!corners) {
    surface.ring(x, y, r * 0.94);
    return;
  }
  for (let at = 0; at < corners.length; at += 2) {
    const px = x + (corners[at] ?? 0) * r;
    const py = y + (corners[at + 1] ?? 0) * r;
    if (at) surface.line(px, py);
    else surface.move(px, py);
  }
  surface.close();
}

/** The nodes of `among` (all where null) that are there and on the paper, the least known first. */
export function nodesOnPaper(art: Art, among: readonly number[] | null): number[] {
  const { scene, view } = art;
  const found: number[] = [];
  const order = among ?? byRank(scene.net);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at] ?? 0;
    if (among ? scene.node[node] === GONE : !markThere(art, node)) continue;
    const x = (scene.net.x[node] ?? 0) * view.k + view.dx;
    const y = (scene.net.y[node] ?? 0) * view.k + view.dy;
    if (onPaper(view, x, y, radiusOf(scene, view, node) + 3)) found.push(node);
  }
  return found;
}

const orders = new WeakMap<Network, readonly number[]>();

/** All nodes, the one to be named first at the beginning. */
export function byRank(net: Network): readonly number[] {
  const known = orders.get(net);
  if (known) return known;
  const { rank } = net.file.nodes;
  const found = Array.from({ length: net.nodes }, (_, at) => at);
  found.sort((one, other) => (rank[one] ?? 0) - (rank[other] ?? 0));
  orders.set(net, found);
  return found;
}

/** Draws marks in the order given, later ones on top; yields between pieces. */
export function* drawMarks(art: Art, nodes: readonly number[]): Generator<void> {
  const small: number[] = [];
  const large: number[] = [];
  for (const node of nodes) (radiusOf(art.scene, art.view, node) < TINY ? small : large).push(node);
  yield* drawDots(art, small);
  let count = 0;
  for (const node of large) {
    drawMark(art, node);
    if (++count % 40 === 0) yield;
  }
}

/** Dots of one colour together: a thousand at the cost of a dozen. */
function* drawDots(art: Art, nodes: readonly number[]): Generator<void> {
  const { surface, scene, view } = art;
  const coloured = new Map<string, number[]>();
  for (const node of nodes) {
    const colour = colourOf(art, node);
    const known = coloured.get(colour);
    if (known) known.push(node);
    else coloured.set(colour, [node]);
  }
  for (const [colour, members] of coloured) {
    for (let from = 0; from < members.length; from += CHUNK) {
      surface.begin();
      for (const node of members.slice(from, from + CHUNK)) {
        const x = (scene.net.x[node] ?? 0) * view.k + view.dx;
        surface.ring(x, (scene.net.y[node] ?? 0) * view.k + view.dy, radiusOf(scene, view, node));
      }
      surface.fill(colour, 0.92);
      yield;
    }
  }
}

/** A ring around the mark that a pointer is on. */
export function drawRing({ surface, scene, view, look }: Art, node: number): void {
  surface.begin();
  surface.ring((scene.net.x[node] ?? 0) * view.k + view.dx, (scene.net.y[node] ?? 0) * view.k + view.dy, radiusOf(scene, view, node) + 4);
  surface.stroke({ colour: look.ink, width: 1.4, alpha: 0.85 });
}

/** One mark with a rim of paper around it, so that marks that touch are told apart. */
export function drawMark(art: Art, node: number): void {
  const { surface, scene, view, look } = art;
  const x = (scene.net.x[node] ?? 0) * view.k + view.dx;
  const y = (scene.net.y[node] ?? 0) * view.k + view.dy;
  const r = radiusOf(scene, view, node);
  const shape = scene.shapes[scene.shape[node] ?? 0] ?? "dot";
  const colour = colourOf(art, node);
  if (scene.node[node] === STRONG) {
    surface.begin();
    surface.ring(x, y, r + 4.5);
    surface.fill(look.paper, 0.9);
    surface.stroke({ colour: look.ink, width: 1.6, alpha: 0.9 });
  }
  surface.begin();
  trace(surface, shape, x, y, r);
  if (scene.hollow[node]) {
    surface.stroke({ colour: look.paper, width: Math.max(1.6, r * 0.36) + 2, alpha: 1 });
    surface.fill(look.paper, 1);
    surface.stroke({ colour, width: Math.max(1.3, r * 0.3), alpha: 1 });
    return;
  }
  surface.stroke({ colour: look.paper, width: Math.min(2.4, 0.9 + r * 0.18), alpha: 1 });
  surface.fill(colour, 1);
}
