// What every part of a picture is drawn from.
import type { Look } from "../palette.ts";
import { FAINT, GONE, type Scene } from "../scene.ts";
import type { Surface } from "./surface.ts";
import type { View } from "./view.ts";

export interface Art {
  readonly surface: Surface;
  readonly scene: Scene;
  readonly view: View;
  readonly look: Look;
}

/** Nodes and lines that stand out from the rest, or a cluster. */
export interface Front {
  readonly nodes: readonly number[];
  readonly lines: readonly number[];
  readonly cluster?: number;
}

/** Whether a node is drawn as a mark of its own: it is there, and not one with its cluster. */
export function markThere({ scene, view }: Pick<Art, "scene" | "view">, node: number): boolean {
  if (scene.node[node] === GONE) return false;
  if (!scene.structure || view.near) return true;
  const cluster = scene.net.file.nodes.cluster[node] ?? -1;
  return cluster < 0 || scene.open.has(cluster);
}

/** What stands out in a scene where something is faint; null where nothing is. */
export function frontOf(scene: Scene): Front | null {
  if (!scene.node.includes(FAINT) && !scene.line.includes(FAINT)) {
    return scene.structure && scene.cluster >= 0 ? { nodes: [], lines: [], cluster: scene.cluster } : null;
  }
  const nodes: number[] = [];
  const lines: number[] = [];
  for (let at = 0; at < scene.node.length; at++) if ((scene.node[at] ?? 0) > FAINT) nodes.push(at);
  for (let at = 0; at < scene.line.length; at++) if ((scene.line[at] ?? 0) > FAINT) lines.push(at);
  return { nodes, lines };
}

/** Whether a line is drawn: it and both its ends are there. */
export function lineThere(scene: Scene, line: number): boolean {
  const { net } = scene;
  return (
    scene.line[line] !== GONE &&
    scene.node[net.a[line] ?? 0] !== GONE &&
    scene.node[net.b[line] ?? 0] !== GONE
  );
}
