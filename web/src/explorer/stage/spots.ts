// What is under a pointer: the nearest mark within reach, else a line, else a cluster's ground.
import { type Quadtree, quadtree } from "d3-quadtree";
import { type Art, markThere } from "../draw/art.ts";
import { landOf } from "../draw/land.ts";
import { along, linesOnPaper } from "../draw/lines.ts";
import { radiusOf } from "../draw/marks.ts";
import type { Scene, Spot } from "../scene.ts";

/** With more lines on the paper than this, a single one is nothing a pointer could mean. */
const LINES = 6000;

export class Spots {
  private tree: Quadtree<number> | null = null;
  private of: Scene["net"] | null = null;
  private largest = 0;

  /** The nodes may have changed. */
  forget(): void {
    this.tree = null;
  }

  /** The mark at x, y of the paper, or within `reach` pixels of it; -1 for none. */
  node(art: Art, x: number, y: number, reach: number): number {
    const { scene, view } = art;
    const tree = this.treeOf(scene);
    const [px, py] = [(x - view.dx) / view.k, (y - view.dy) / view.k];
    const most = (reach + this.largest * view.growth + 2) / view.k;
    let best = -1;
    let least = reach;
    tree.visit((quad, left, top, right, bottom) => {
      if (left > px + most || right < px - most || top > py + most || bottom < py - most) return true;
      if (quad.length) return false;
      for (let leaf: typeof quad | undefined = quad; leaf; leaf = leaf.next) {
        const node = leaf.data;
        if (!markThere(art, node)) continue;
        const away = Math.hypot((scene.net.x[node] ?? 0) - px, (scene.net.y[node] ?? 0) - py) * view.k;
        const outside = away - radiusOf(scene, view, node);
        if (outside <= least) [best, least] = [node, outside];
      }
      return false;
    });
    return best;
  }

  /** The line at x, y, within `reach` pixels; -1 for none, or where there are too many. */
  line(art: Art, among: readonly number[] | null, x: number, y: number, reach: number): number {
    const { net } = art.scene;
    const { k, dx, dy } = art.view;
    const lines = linesOnPaper(art, among);
    if (lines.length > LINES) return -1;
    let best = -1;
    let least = reach;
    for (const line of lines) {
      const [a, b] = [net.a[line] ?? 0, net.b[line] ?? 0];
      const from: Point = [(net.x[a] ?? 0) * k + dx, (net.y[a] ?? 0) * k + dy];
      const to: Point = [(net.x[b] ?? 0) * k + dx, (net.y[b] ?? 0) * k + dy];
      const [mx, my] = along(net, line, 0.5);
      const middle: Point = [mx * k + dx, my * k + dy];
      const away = Math.min(distance(from, middle, [x, y]), distance(middle, to, [x, y]));
      if (away < least) [best, least] = [line, away];
    }
    return best;
  }

  /** The cluster whose ground holds x, y; null where none does. */
  cluster({ scene, view }: Art, x: number, y: number): Spot {
    const at = landOf(scene).at((x - view.dx) / view.k, (y - view.dy) / view.k);
    return at < 0 ? null : { what: "cluster", at };
  }

  private treeOf(scene: Scene): Quadtree<number> {
    const { net } = scene;
    if (this.tree && this.of === net) return this.tree;
    this.of = net;
    this.largest = scene.radius.reduce((most, each) => Math.max(most, each), 0);
    const all = Array.from({ length: net.nodes }, (_, at) => at);
    this.tree = quadtree<number>(all, (node) => net.x[node] ?? 0, (node) => net.y[node] ?? 0);
    return this.tree;
  }
}

type Point = readonly [number, number];

/** From `point` to the stretch between `from` and `to`. */
export function distance(from: Point, to: Point, point: Point): number {
  const [vx, vy] = [to[0] - from[0], to[1] - from[1]];
  const long = vx * vx + vy * vy;
  const share = long ? Math.max(0, Math.min(1, ((point[0] - from[0]) * vx + (point[1] - from[1]) * vy) / long)) : 0;
  return Math.hypot(from[0] + vx * share - point[0], from[1] + vy * share - point[1]);
}
