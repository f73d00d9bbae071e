// Lines between actors: fine, whole where documents say that it happened, dashed otherwise.
import type { Network } from "../network.ts";
import { type Scene, STRONG } from "../scene.ts";
import { type Art, lineThere, markThere } from "./art.ts";
import { radiusOf } from "./marks.ts";
import type { Stroke } from "./surface.ts";
import type { View } from "./view.ts";

/** Ink and gap by the place of a modality, the surest first; asserted is whole. */
export const DASHES: readonly (readonly number[])[] = [[], [9, 3], [5, 3], [2.5, 2.5], [1.2, 2.4], [7, 2.5, 1.2, 2.5]];

// Longer paths are slower to fill than many short ones: their edges are sorted together.
const CHUNK = 160;

/** How lines are drawn where none stands out and where some do. */
export interface Weight {
  /** What one line's ink comes to; the more there are, the less. */
  alpha: number;
  /** Whether these stand out before others. */
  front: boolean;
}

/** The weight of `count` lines on a paper: each plain alone, a fine texture together. */
export function weightOf(count: number): Weight {
  return { alpha: Math.min(0.82, Math.max(0.13, 0.82 * (Math.max(1, count) / 260) ** -0.33)), front: false };
}

/** The lines of `among` (all where null) that are there and reach onto the paper. */
export function linesOnPaper(art: Art, among: readonly number[] | null): number[] {
  const { scene, view } = art;
  const { net } = scene;
  const [left, top] = [-view.dx / view.k, -view.dy / view.k];
  const [right, bottom] = [(view.width - view.dx) / view.k, (view.height - view.dy) / view.k];
  const found: number[] = [];
  const count = among ? among.length : net.lines;
  for (let at = 0; at < count; at++) {
    const line = among ? (among[at] as number) : at;
    const a = net.a[line] as number;
    const b = net.b[line] as number;
    const ax = net.x[a] as number;
    const bx = net.x[b] as number;
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue;
    const ay = net.y[a] as number;
    const by = net.y[b] as number;
    if ((ay < top && by < top) || (ay > bottom && by > bottom)) continue;
    if (lineThere(scene, line) && (among || alone(art, line))) found.push(line);
  }
  return found;
}

/** Whether a line is drawn by itself, not as a part of what joins two clusters. */
function alone(art: Art, line: number): boolean {
  const { structure, net } = art.scene;
  return !structure || (markThere(art, net.a[line] ?? 0) && markThere(art, net.b[line] ?? 0));
}

/** Draws `lines`, those of one style together; yields between pieces of some milliseconds. */
export function* drawLines(art: Art, lines: readonly number[], weight: Weight): Generator<void> {
  const { surface, scene } = art;
  const bent = bends(scene.net);
  for (const [style, members] of styled(scene, lines)) {
    const stroke = strokeOf(art, style, weight);
    for (let from = 0; from < members.length; from += CHUNK) {
      surface.begin();
      for (const line of members.slice(from, from + CHUNK)) trace(art, line, bent[line] === 1);
      surface.stroke(stroke);
      yield;
    }
  }
  if (scene.net.file.directed && lines.length < 4000 && art.view.growth > 0.42) {
    yield* drawArrows(art, lines, weight, bent);
  }
}

interface Style {
  width: number;
  dash: number;
  derived: boolean;
  path: boolean;
  strong: boolean;
}

/** Lines by style: the heaviest last, so that they lie on top. */
function styled(scene: Scene, lines: readonly number[]): [Style, number[]][] {
  const found = new Map<number, [Style, number[]]>();
  const { derived } = scene.net.file.lines;
  for (const line of lines) {
    const style: Style = {
      width: Math.round((scene.lineWidth[line] ?? 1) * 4) / 4,
      dash: scene.dash[line] ?? 0,
      derived: derived[line] === 1,
      path: scene.path.has(line),
      strong: scene.line[line] === STRONG,
    };
    const key = style.width * 4 * 64 + style.dash * 8 + (style.derived ? 0 : 1) + (style.strong ? 1e5 : 0) + (style.path ? 1e6 : 0);
    const known = found.get(key);
    if (known) known[1].push(line);
    else found.set(key, [style, [line]]);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, each]) => each);
}

function strokeOf({ view, look }: Art, style: Style, weight: Weight): Stroke {
  const growth = Math.min(1.35, Math.max(0.5, view.growth));
  const width = Math.max(0.55, style.width * growth) * (style.path ? 1.8 : style.strong ? 1.25 : 1);
  const stroke = {
    colour: style.path ? look.accent : weight.front ? look.soft : look.thread,
    width,
    alpha: style.path ? 0.95 : weight.alpha * (style.derived ? 0.55 : 1),
  };
  const dash = DASHES[style.dash % DASHES.length] ?? [];
  return dash.length && view.growth > 0.4 ? { ...stroke, dash: dash.map((each) => each * growth) } : stroke;
}

function trace({ surface, scene, view }: Art, line: number, bent: boolean): void {
  const { net } = scene;
  const a = net.a[line] ?? 0;
  const b = net.b[line] ?? 0;
  const ax = (net.x[a] ?? 0) * view.k + view.dx;
  const ay = (net.y[a] ?? 0) * view.k + view.dy;
  const bx = (net.x[b] ?? 0) * view.k + view.dx;
  const by = (net.y[b] ?? 0) * view.k + view.dy;
  surface.move(ax, ay);
  if (bent) surface.quad((ax + bx) / 2 + (by - ay) * BEND, (ay + by) / 2 - (bx - ax) * BEND, bx, by);
  else surface.line(bx, by);
}

const BEND = 0.14;

/** Where a line is at a share of its way, 0 to 1, in picture units. */
export function along(net: Network, line: number, share: number): [number, number] {
  const a = net.a[line] ?? 0;
  const b = net.b[line] ?? 0;
  const [ax, ay, bx, by] = [net.x[a] ?? 0, net.y[a] ?? 0, net.x[b] ?? 0, net.y[b] ?? 0];
  const bend = bends(net)[line] === 1 ? BEND * 2 * share * (1 - share) : 0;
  return [ax + (bx - ax) * share + (by - ay) * bend, ay + (by - ay) * share - (bx - ax) * bend];
}

function* drawArrows(art: Art, lines: readonly number[], weight: Weight, bent: Uint8Array): Generator<void> {
  const { surface, scene, look } = art;
  for (const path of [false, true]) {
    const these = lines.filter((line) => scene.path.has(line) === path);
    for (let from = 0; from < these.length; from += CHUNK) {
      surface.begin();
      for (const line of these.slice(from, from + CHUNK)) arrow(art, line, bent[line] === 1);
      surface.fill(path ? look.accent : weight.front ? look.soft : look.thread, Math.min(1, weight.alpha * 1.25));
      yield;
    }
  }
}

/** A head at the edge of the mark that the line leads to; none where the line is too short. */
function arrow({ surface, scene, view }: Art, line: number, bent: boolean): void {
  const { net } = scene;
  const b = net.b[line] ?? 0;
  const a = net.a[line] ?? 0;
  const [bx, by] = [net.x[b] ?? 0, net.y[b] ?? 0];
  let [fx, fy] = [net.x[a] ?? 0, net.y[a] ?? 0];
  if (bent) [fx, fy] = [(fx + bx) / 2 + (by - fy) * BEND, (fy + by) / 2 - (bx - fx) * BEND];
  const [vx, vy] = [(bx - fx) * view.k, (by - fy) * view.k];
  const long = Math.hypot(vx, vy);
  const size = (5.8 + (scene.lineWidth[line] ?? 1) * 1.4) * Math.min(1.3, Math.max(0.6, view.growth));
  const gap = radiusOf(scene, view, b) + 2;
  if (long < gap + size * 1.5) return;
  const [ux, uy] = [vx / long, vy / long];
  const [x, y] = [bx * view.k + view.dx - ux * gap, by * view.k + view.dy - uy * gap];
  surface.move(x, y);
  surface.line(x - ux * size - uy * size * 0.4, y - uy * size + ux * size * 0.4);
  surface.line(x - ux * size * 0.72, y - uy * size * 0.72);
  surface.line(x - ux * size + uy * size * 0.4, y - uy * size - ux * size * 0.4);
  surface.close();
}

const known = new WeakMap<Network, Uint8Array>();

/** 1 for each line of a directed network whose way back is a line as well: both are bent. */
export function bends(net: Network): Uint8Array {
  const found = known.get(net) ?? new Uint8Array(net.lines);
  if (known.has(net)) return found;
  known.set(net, found);
  if (!net.file.directed) return found;
  const pairs = new Set<number>();
  for (let at = 0; at < net.lines; at++) pairs.add((net.a[at] ?? 0) * net.nodes + (net.b[at] ?? 0));
  for (let at = 0; at < net.lines; at++) {
    if (pairs.has((net.b[at] ?? 0) * net.nodes + (net.a[at] ?? 0))) found[at] = 1;
  }
  return found;
}

/** How plainly the lines on a paper stand out in a view where `front` says so. */
export function frontWeight(count: number, view: View): Weight {
  return { alpha: Math.min(0.95, weightOf(count).alpha * (view.growth > 0.5 ? 1.35 : 1.7)), front: true };
}
