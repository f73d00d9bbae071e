// A network as the explorer works with it: the columns of its file, and who is joined to whom.
import type { PictureFile } from "./files.ts";

export interface Network {
  readonly file: PictureFile;
  readonly nodes: number;
  readonly lines: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The lines of node i are near[begins[i]] to near[begins[i + 1]]. */
  readonly begins: Uint32Array;
  readonly near: Uint32Array;
  /** The place of a local id, -1 for none. */
  at(id: string): number;
}

/** The network of a file. O(nodes + lines); who is where by id when it is first asked. */
export function read(file: PictureFile): Network {
  const a = Uint32Array.from(file.lines.a);
  const b = Uint32Array.from(file.lines.b);
  const nodes = file.nodes.id.length;
  const { begins, near } = around(nodes, a, b);
  let places: Map<string, number> | null = null;
  return {
    file,
    nodes,
    lines: a.length,
    a,
    b,
    x: Float32Array.from(file.nodes.x),
    y: Float32Array.from(file.nodes.y),
    begins,
    near,
    at(id) {
      places ??= new Map(file.nodes.id.map((each, place) => [each, place]));
      return places.get(id) ?? -1;
    },
  };
}

/** The other end of a line. */
export function across(net: Network, line: number, node: number): number {
  const a = net.a[line] as number;
  return a === node ? (net.b[line] as number) : a;
}

/** The line between two, in either direction, -1 for none: the first where a network is directed. */
export function between(net: Network, one: number, other: number): number {
  const [from, to] = degree(net, one) <= degree(net, other) ? [one, other] : [other, one];
  for (let at = net.begins[from] as number; at < (net.begins[from + 1] as number); at++) {
    const line = net.near[at] as number;
    if (across(net, line, from) === to) return line;
  }
  return -1;
}

function degree(net: Network, node: number): number {
  return (net.begins[node + 1] as number) - (net.begins[node] as number);
}

function around(nodes: number, a: Uint32Array, b: Uint32Array): Pick<Network, "begins" | "near"> {
  const begins = new Uint32Array(nodes + 1);
  for (const end of [a, b]) for (const node of end) (begins[node + 1] as number)++;
  for (let i = 0; i < nodes; i++) begins[i + 1] = (begins[i + 1] as number) + (begins[i] as number);
  const next = begins.slice();
  const near = new Uint32Array(a.length + b.length);
  for (let line = 0; line < a.length; line++) {
    for (const node of [a[line] as number, b[line] as number]) {
      near[next[node] as number] = line;
      (next[node] as number)++;
    }
  }
  return { begins, near };
}

const first = new WeakMap<Network, number[]>();

/** For each cluster the member that stands for it in an address: the one whose name is shown first. */
export function firsts(net: Network): number[] {
  const known = first.get(net);
  if (known) return known;
  const { cluster, rank } = net.file.nodes;
  const found = net.file.clusters.size.map(() => -1);
  cluster.forEach((of, node) => {
    const before = found[of] ?? -1;
    if (of >= 0 && (before < 0 || (rank[node] ?? 0) < (rank[before] ?? 0))) found[of] = node;
  });
  first.set(net, found);
  return found;
}
