// Which lines a choice leaves and what each comes to: exactly what `kg network NAME --as-of DAY
// --modality M --min-sources N --max-parties N --strict --basis B` says of the same data.
import { asked } from "./days.ts";
import type { TiesFile } from "./files.ts";
import type { Network } from "./network.ts";
import { firsts } from "./network.ts";
import { Reckoning } from "./reckoning.ts";
import type { Part, State } from "./state.ts";

/** What is left of a network; columns are as long as its nodes or its lines. */
export interface Shown {
  /** 1 for each line and each node that is left. */
  line: Uint8Array;
  node: Uint8Array;
  lines: number;
  nodes: number;
  /** For each line: distinct contexts and facts, independent families of sources, the surest
   *  modality of its ties (a place in `modalities`), and 1 where nobody acted in their own name. */
  weight: Float32Array;
  families: Uint16Array;
  modality: Uint8Array;
  derived: Uint8Array;
  /** How many pairs would be joined but leave the network, as they belong together; 0 until the
   *  ties are read. */
  apart: number;
  /** For the legend, by place in the lists of the network's file: actors with a line whatever the
   *  legend leaves out of actors; lines by basis whatever it leaves out of bases; lines that each
   *  modality alone would give. */
  counts: Counts;
  /** False where the choice needs the ties and they are not read yet: then all is as any day. */
  exact: boolean;
}

export interface Counts {
  kind: Uint32Array;
  group: Uint32Array;
  /** As many as `provinces`, and at last those in none. */
  province: Uint32Array;
  basis: Uint32Array;
  modality: Uint32Array;
  cluster: Uint32Array;
}

/** Whether a choice asks what only the ties file can tell; the lines of the default need none. */
export function needsTies(state: State, usual: readonly string[]): boolean {
  const { on, modalities, minSources, maxParties, strict, without } = state;
  const other = modalities.length !== usual.length || modalities.some((each) => !usual.includes(each));
  return Boolean(on) || other || minSources > 1 || maxParties > 0 || strict || without.some((each) => each.startsWith("basis:"));
}

/** Reckons what is shown, change after change. `new` takes O(ties), `of` some milliseconds. */
export class Showing {
  private readonly net: Network;
  private readonly reckoning: Reckoning | null;

  constructor(net: Network, ties: TiesFile | null) {
    this.net = net;
    this.reckoning = ties && new Reckoning(net, ties);
  }

  /** What a state shows. The same arrays are not used again: a result may be kept. */
  of(state: State): Shown {
    const { net } = this;
    const left = leftOut(net, state);
    const shown = this.reckoning
      ? this.reckoning.lines({ day: asked(state.on), state, bases: left.basis })
      : fromPicture(net, state);
    const node = withLine(net, shown.line);
    const counts = countActors(net, node);
    leave(net, left, node, shown.line);
    return { ...shown, node, nodes: total(node), lines: total(shown.line), counts: { ...counts, ...shown.counts } };
  }
}

/** What a reckoning of lines gives, before the legend leaves actors out. */
export interface Lines extends Pick<Shown, "line" | "weight" | "families" | "modality" | "derived" | "apart" | "exact"> {
  counts: Pick<Counts, "basis" | "modality">;
}

function fromPicture(net: Network, state: State): Lines {
  const { file } = net;
  const weight = Float32Array.from(file.lines.weight);
  return {
    line: Uint8Array.from(weight, (each) => (each > 0 ? 1 : 0)),
    weight,
    families: Uint16Array.from(file.lines.families),
    modality: Uint8Array.from(file.lines.modality),
    derived: Uint8Array.from(file.lines.derived),
    apart: 0,
    exact: !needsTies(state, file.usual),
    counts: { basis: new Uint32Array(file.bases.length), modality: new Uint32Array(file.modalities.length) },
  };
}

/** 1 for each place of the legend that is left out; the last of `province` is "in none". */
interface LeftOut {
  kind: Uint8Array;
  basis: Uint8Array;
  province: Uint8Array;
  cluster: Uint8Array;
}

function leftOut(net: Network, { without }: State): LeftOut {
  const { file } = net;
  const gone = new Set(without);
  const of = (part: Part, codes: readonly { code: string }[]): Uint8Array =>
    Uint8Array.from(codes, ({ code }) => (gone.has(`${part}:${code}`) ? 1 : 0));
  const group = of("group", file.groups);
  const kind = of("kind", file.kinds).map((is, at) => is || (group[file.kinds[at]?.group ?? -1] ?? 0));
  const cluster = of("cluster", firsts(net).map((node) => ({ code: file.nodes.id[node] ?? "" })));
  return { kind, basis: of("basis", file.bases), province: of("province", [...file.provinces, { code: "" }]), cluster };
}

/** How many actors of those that are there each part of the legend has. */
export function countActors({ file, nodes }: Network, there: Uint8Array): Pick<Counts, "kind" | "group" | "province" | "cluster"> {
  const kind = new Uint32Array(file.kinds.length);
  const group = new Uint32Array(file.groups.length);
  const province = new Uint32Array(file.provinces.length + 1);
  const cluster = new Uint32Array(file.clusters.size.length);
  const add = (column: Uint32Array, at: number): void => {
    if (at >= 0 && at < column.length) (column[at] as number)++;
  };
  for (let node = 0; node < nodes; node++) {
    if (!there[node]) continue;
    const of = file.nodes.kind[node] ?? -1;
    add(kind, of);
    add(group, file.kinds[of]?.group ?? -1);
    const place = file.nodes.province[node] ?? -1;
    add(province, place < 0 ? file.provinces.length : place);
    add(cluster, file.nodes.cluster[node] ?? -1);
  }
  return { kind, group, province, cluster };
}

/** Takes away the actors who are left out, and their lines; others stay, without a line too. */
function leave({ file, nodes, lines, a, b }: Network, left: LeftOut, node: Uint8Array, line: Uint8Array): void {
  if (![left.kind, left.province, left.cluster].some((each) => each.includes(1))) return;
  const none = file.provinces.length;
  for (let at = 0; at < nodes; at++) {
    const place = file.nodes.province[at] ?? -1;
    const gone = left.kind[file.nodes.kind[at] ?? -1] || left.province[place < 0 ? none : place] || left.cluster[file.nodes.cluster[at] ?? -1];
    if (gone) node[at] = 0;
  }
  for (let at = 0; at < lines; at++) {
    if (!node[a[at] as number] || !node[b[at] as number]) line[at] = 0;
  }
}

function withLine(net: Network, line: Uint8Array): Uint8Array {
  const there = new Uint8Array(net.nodes);
  for (let at = 0; at < net.lines; at++) {
    if (line[at]) there[net.a[at] as number] = there[net.b[at] as number] = 1;
  }
  return there;
}

function total(column: Uint8Array): number {
  let sum = 0;
  for (const each of column) sum += each;
  return sum;
}
