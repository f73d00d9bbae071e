// Small invented scenes for tests of pictures.
import type { PictureFile } from "../src/explorer/files.ts";
import { read } from "../src/explorer/network.ts";
import { PLAIN, type Scene } from "../src/explorer/scene.ts";

/** Numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Clusters side by side, each a ring of actors around a middle; two lines from each to the next. */
export function clustersInARow(clusters: number, members: number): Scene {
  const x: number[] = [];
  const y: number[] = [];
  const cluster: number[] = [];
  const lines: [number, number][] = [];
  for (let at = 0; at < clusters; at++) {
    for (let member = 0; member < members; member++) {
      const turn = (member * 2 * Math.PI) / (members - 1);
      x.push(at * 300 + (member ? 110 * Math.cos(turn) : 0));
      y.push(150 + (member ? 110 * Math.sin(turn) : 0));
      cluster.push(at);
      if (member) lines.push([at * members, at * members + member]);
    }
  }
  for (let at = 1; at < clusters; at++) for (const member of [0, 1]) lines.push([(at - 1) * members + member, at * members + member]);
  const nodes = x.length;
  const each = <T>(value: T): T[] => Array.from({ length: nodes }, () => value);
  const file = {
    name: "made",
    directed: false,
    frame: [-110, 40, (clusters - 1) * 300 + 110, 260],
    kinds: [{ code: "a", group: 0, name: ["ก", "a"] }],
    groups: [{ code: "a", name: ["ก", "a"], shape: "dot", colour: "#0b7a6b", hollow: false }],
    clusters: { name: Array.from({ length: clusters }, () => ["ก", "a"]), x: Array.from({ length: clusters }, (_, at) => at * 300), y: Array.from({ length: clusters }, () => 150), r: Array.from({ length: clusters }, () => 130), size: Array.from({ length: clusters }, () => members), outline: Array.from({ length: clusters }, () => []), hue: Array.from({ length: clusters }, (_, at) => at) },
    nodes: { id: x.map((_, at) => `n${at}`), th: each("ก"), en: each("a"), short: each(""), kind: each(0), province: each(-1), cluster, person: each(0), x, y, measures: {}, rank: x.map((_, at) => at) },
    lines: { a: lines.map(([a]) => a), b: lines.map(([, b]) => b), weight: lines.map(() => 1), families: lines.map(() => 1), modality: lines.map(() => 0), derived: lines.map(() => 0) },
  } as unknown as PictureFile;
  const net = read(file);
  return {
    net,
    lang: "th",
    node: new Uint8Array(net.nodes).fill(PLAIN),
    line: new Uint8Array(net.lines).fill(PLAIN),
    radius: new Float32Array(net.nodes).fill(6),
    colour: new Uint8Array(net.nodes),
    palette: [{ light: "#0b7a6b", dark: "#5fc9b6" }],
    shapes: ["dot"],
    shape: new Uint8Array(net.nodes),
    hollow: new Uint8Array(net.nodes),
    lineWidth: new Float32Array(net.lines).fill(1),
    dash: new Uint8Array(net.lines),
    path: new Set(),
    grounds: true,
    hues: true,
    structure: false,
    open: new Set(),
    cluster: -1,
    counted: String,
  };
}
