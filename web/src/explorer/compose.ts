// A network and a choice as the scene that the stage draws.
import { colouring } from "./colours.ts";
import { pickedOf, lineIn, nodeIn } from "./view.ts";
import type { View } from "./view.ts";
import { FAINT, GONE, PLAIN, STRONG } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { lang, words } from "./words.ts";

/** Marks from the least to the greatest value, in CSS pixels at scale 1. */
const LEAST = 4;
const GREATEST = 16;
const USUAL = 6.5;

/** The scene of a view. O(nodes + lines). */
export function compose(view: View): Scene {
  const { net, state, shown } = view;
  const { file } = net;
  const { of, palette } = colouring(view);
  const group = Uint8Array.from(file.nodes.kind, (kind) => Math.max(file.kinds[kind]?.group ?? 0, 0));
  const open = new Set(state.open.map((id) => file.nodes.cluster[net.at(id)] ?? -1).filter((cluster) => cluster >= 0));
  const scene: Scene = {
    net,
    lang: lang(),
    node: Uint8Array.from({ length: net.nodes }, (_, node) => (nodeIn(view, node) ? PLAIN : GONE)),
    line: Uint8Array.from({ length: net.lines }, (_, line) => (lineIn(view, line) ? PLAIN : GONE)),
    radius: radii(view),
    colour: of,
    palette,
    shapes: file.groups.map(({ shape }) => shape),
    shape: group,
    hollow: group.map((each) => (file.groups[each]?.hollow ? 1 : 0)),
    lineWidth: Float32Array.from(shown.families, lineWidth),
    dash: shown.modality,
    path: new Set(),
    grounds: state.grounds,
    hues: state.colour !== "province",
    structure: state.view === "structure" && !state.focus && !view.paths,
    open,
    cluster: clusterPicked(view),
    counted: (n) => words("panel.members_of", { n }),
  };
  if (view.paths) alongPaths(scene, view);
  else if (!scene.structure || scene.cluster < 0) aroundPicked(scene, view);
  return scene;
}

function clusterPicked(view: View): number {
  const spot = pickedOf(view);
  return spot?.what === "cluster" ? spot.at : -1;
}

/** How wide a line is that so many independent families of sources stand behind. */
export function lineWidth(families: number): number {
  return 1 + 0.9 * Math.min(Math.max(families - 1, 0), 5);
}

/** What each mark's radius is: its area grows with the measure. */
function radii({ net, state }: View): Float32Array {
  const values = net.file.nodes.measures[state.size];
  if (!values) return new Float32Array(net.nodes).fill(USUAL);
  const most = values.reduce<number>((found, each) => Math.max(found, each ?? 0), 0) || 1;
  return Float32Array.from(values, (each) => Math.sqrt(LEAST ** 2 + (GREATEST ** 2 - LEAST ** 2) * (Math.max(each ?? 0, 0) / most)));
}

/** Paths stand out, all else stays as the ground they run over. */
function alongPaths(scene: Scene, { paths, net, state }: View): void {
  fade(scene);
  for (const path of paths ?? []) {
    for (const node of path.nodes) scene.node[node] = STRONG;
    for (const line of path.lines) {
      scene.path.add(line);
      scene.line[line] = STRONG;
    }
  }
  // Two that no path joins are still to be seen.
  for (const end of [net.at(state.from), net.at(state.to)]) if (scene.node[end]) scene.node[end] = STRONG;
}

/** What is picked stands out with what it is joined to. */
function aroundPicked(scene: Scene, view: View): void {
  const spot = pickedOf(view);
  if (!spot) return;
  const { net } = view;
  const [a, b] = [net.a, net.b];
  fade(scene);
  if (spot.what === "line") {
    scene.line[spot.at] = STRONG;
    for (const end of [a[spot.at] as number, b[spot.at] as number]) scene.node[end] = STRONG;
  } else if (spot.what === "node") {
    scene.node[spot.at] = STRONG;
    for (const line of net.near.subarray(net.begins[spot.at], net.begins[spot.at + 1])) {
      if (scene.line[line] === GONE) continue;
      scene.line[line] = PLAIN;
      for (const end of [a[line] as number, b[line] as number]) if (end !== spot.at) scene.node[end] = PLAIN;
    }
  } else {
    const { cluster } = net.file.nodes;
    for (let node = 0; node < net.nodes; node++) if (cluster[node] === spot.at && scene.node[node]) scene.node[node] = PLAIN;
    for (let line = 0; line < net.lines; line++) {
      const within = cluster[a[line] as number] === spot.at && cluster[b[line] as number] === spot.at;
      if (within && scene.line[line]) scene.line[line] = PLAIN;
    }
  }
}

function fade({ node, line }: Scene): void {
  for (const column of [node, line]) {
    for (let at = 0; at < column.length; at++) if (column[at]) column[at] = FAINT;
  }
}
