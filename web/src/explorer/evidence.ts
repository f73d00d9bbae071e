// The ties file as arrays: what a change of the day or the legend walks through.
import type { TiesFile } from "./files.ts";
import { NEVER } from "./files.ts";
import type { Network } from "./network.ts";

const ALWAYS = 2 ** 31 - 1;

/** Lists of one owner after the other: those of owner i are at[i] to at[i + 1] of values. */
export interface Lists {
  begins: Uint32Array;
  values: Int32Array;
}

/** Claims by place: the days they count on, until when they are more than assumed, and who says. */
export interface Claims {
  since: Int32Array;
  until: Int32Array;
  sureUntil: Int32Array;
  support: Int32Array;
  /** The bit of its modality, 1 for the surest. */
  modality: Int32Array;
  families: Lists;
  familyCount: number;
}

export function claims({ ties, sources }: TiesFile): Claims {
  const sure = ties.since.map((_, at) =>
    ties.durable[at] ? Math.max(ties.statedUntil[at] ?? NEVER, ties.seenUntil[at] ?? NEVER) : ALWAYS,
  );
  return {
    since: Int32Array.from(ties.since, (day) => (day === NEVER ? ALWAYS : day)),
    until: Int32Array.from(ties.until, (day) => (day === NEVER ? ALWAYS : day)),
    sureUntil: Int32Array.from(sure),
    support: Int32Array.from(ties.support),
    modality: Int32Array.from(ties.modality, (each) => 1 << each),
    families: lists(ties.cited.map((cited) => [...new Set(cited.map(([source]) => sources.family[source] ?? -1))])),
    familyCount: sources.family.reduce((most, each) => Math.max(most, each + 1), 0),
  };
}

/** Pairs of members whom a context joins, by line; `doubtful` where their sides may be the same. */
export interface Pairs {
  begins: Uint32Array;
  one: Uint32Array;
  other: Uint32Array;
  doubtful: Uint8Array;
}

/** Who is in which context: rows of each member, members of each context. */
export interface Members {
  rows: Uint32Array;
  context: Uint32Array;
  tie: Int32Array;
  side: Int32Array;
  direct: Uint8Array;
}

export function members({ contexts, members: told, rows }: TiesFile): Members {
  const context = new Uint32Array(told.node.length);
  let at = 0;
  contexts.members.forEach((count, place) => {
    context.fill(place, at, at + count);
    at += count;
  });
  return {
    rows: begins(told.rows),
    context,
    tie: Int32Array.from(rows.tie),
    side: Int32Array.from(rows.side),
    direct: Uint8Array.from(rows.direct),
  };
}

/** Every two members of a context that a line joins. O(pairs), once. */
export function pairs(net: Network, file: TiesFile, found: Members): Pairs {
  const line: number[] = [];
  const one: number[] = [];
  const other: number[] = [];
  const doubtful: number[] = [];
  const of = new Lines(net);
  const sides = found.rows.length - 1 ? sidesOf(found) : [];
  const firsts = begins(file.contexts.members);
  for (let context = 0; context + 1 < firsts.length; context++) {
    const end = firsts[context + 1] as number;
    for (let first = firsts[context] as number; first < end; first++) {
      const near = of.near(file.members.node[first] as number);
      if (!near) continue;
      for (let second = first + 1; second < end; second++) {
        const at = near(file.members.node[second] as number);
        const joined = at < 0 ? NEVER_JOINED : joinable(sides[first] as Side, sides[second] as Side);
        if (joined === NEVER_JOINED) continue;
        line.push(at);
        one.push(first);
        other.push(second);
        doubtful.push(joined);
      }
    }
  }
  return byLine(net.lines, line, { one, other, doubtful });
}

/** The sides of a member's rows: one number, or a set where rows differ; none is -1. */
type Side = number | ReadonlySet<number>;

const ALWAYS_JOINED = 0;
const DOUBTFUL = 1;
const NEVER_JOINED = 2;

function sidesOf({ rows, side }: Members): Side[] {
  const found: Side[] = [];
  for (let member = 0; member + 1 < rows.length; member++) {
    const from = rows[member] as number;
    const of = side.subarray(from, rows[member + 1]);
    const first = of[0] ?? -1;
    found.push(of.every((each) => each === first) ? first : new Set(of));
  }
  return found;
}

function joinable(one: Side, other: Side): number {
  if (typeof one === "number" && typeof other === "number") {
    return one === other && one >= 0 ? NEVER_JOINED : ALWAYS_JOINED;
  }
  const all = typeof other === "number" ? [other] : [...other];
  const has = (side: number): boolean => (typeof one === "number" ? one === side : one.has(side));
  return all.some((side) => side >= 0 && has(side)) ? DOUBTFUL : ALWAYS_JOINED;
}

/** Finds the line of two nodes: those of one node are marked before the others are asked. */
class Lines {
  private readonly net: Network;
  private readonly to: Int32Array;
  private readonly marked: Int32Array;

  constructor(net: Network) {
    this.net = net;
    this.to = new Int32Array(net.nodes);
    this.marked = new Int32Array(net.nodes).fill(-1);
  }

  near(node: number): ((other: number) => number) | null {
    const { net, to, marked } = this;
    if (node < 0) return null;
    for (let at = net.begins[node] as number; at < (net.begins[node + 1] as number); at++) {
      const line = net.near[at] as number;
      const other = net.a[line] === node ? (net.b[line] as number) : (net.a[line] as number);
      to[other] = line;
      marked[other] = node;
    }
    return (other) => (other >= 0 && marked[other] === node ? (to[other] as number) : -1);
  }
}

function byLine(lines: number, line: number[], told: Record<"one" | "other" | "doubtful", number[]>): Pairs {
  const counts = new Uint32Array(lines);
  for (const each of line) (counts[each] as number)++;
  const first = begins(counts);
  const next = first.slice();
  const found = { begins: first, one: new Uint32Array(line.length), other: new Uint32Array(line.length), doubtful: new Uint8Array(line.length) };
  line.forEach((each, at) => {
    const place = next[each] as number;
    next[each] = place + 1;
    found.one[place] = told.one[at] as number;
    found.other[place] = told.other[at] as number;
    found.doubtful[place] = told.doubtful[at] as number;
  });
  return found;
}

/** Direct ties by line; those of one fact stand together, the heaviest first. */
export interface Direct {
  begins: Uint32Array;
  tie: Int32Array;
  fact: Int32Array;
  basis: Int32Array;
  weight: Float32Array;
  derived: Uint8Array;
}

export function direct(lines: number, { direct: told }: TiesFile): Direct {
  const order = told.line.map((_, at) => at);
  const by = (column: number[], a: number, b: number): number => (column[a] as number) - (column[b] as number);
  order.sort((a, b) => by(told.line, a, b) || by(told.fact, a, b) || by(told.weight, b, a) || a - b);
  const counts = new Uint32Array(lines);
  for (const line of told.line) (counts[line] as number)++;
  const taken = (column: number[]): number[] => order.map((at) => column[at] as number);
  return {
    begins: begins(counts),
    tie: Int32Array.from(taken(told.tie)),
    fact: Int32Array.from(taken(told.fact)),
    basis: Int32Array.from(taken(told.basis)),
    weight: Float32Array.from(taken(told.weight)),
    derived: Uint8Array.from(taken(told.derived)),
  };
}

/** Where the lists of each owner begin, and at last where the last ends. */
export function begins(counts: ArrayLike<number>): Uint32Array {
  const found = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) found[at + 1] = (found[at] as number) + (counts[at] as number);
  return found;
}

function lists(values: number[][]): Lists {
  return { begins: begins(values.map((each) => each.length)), values: Int32Array.from(values.flat()) };
}
