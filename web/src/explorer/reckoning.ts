// How lines come about under a choice, step by step as the comment of TiesFile (files.ts) has it.
import type { Claims, Direct, Members, Pairs } from "./evidence.ts";
import { begins, claims, direct, members, pairs } from "./evidence.ts";
import type { Day, TiesFile } from "./files.ts";
import type { Network } from "./network.ts";
import type { Lines } from "./shown.ts";
import type { State } from "./state.ts";

export interface Asked {
  /** null for any time. */
  day: Day | null;
  state: Pick<State, "modalities" | "minSources" | "maxParties" | "strict">;
  /** 1 for each basis that is left out. */
  bases: Uint8Array;
}

/** Which claims count, as masks of modalities: what of each claim, member and context is there. */
interface There {
  chosen: number;
  /** A claim's modality, 0 where something else speaks against it. */
  tie: Int32Array;
  member: Int32Array;
  inOwnName: Int32Array;
  /** For each context, the modalities for which it has not too many parties; `CHOSEN` for those
   *  chosen together. */
  context: Int32Array;
}

const ANY = 0x3fffffff;
const CHOSEN = 1 << 30;

export class Reckoning {
  private readonly net: Network;
  private readonly file: TiesFile;
  private readonly claims: Claims;
  private readonly members: Members;
  private readonly pairs: Pairs;
  private readonly direct: Direct;
  private readonly contextBegins: Uint32Array;

  constructor(net: Network, file: TiesFile) {
    this.net = net;
    this.file = file;
    this.claims = claims(file);
    this.members = members(file);
    this.pairs = pairs(net, file, this.members);
    this.direct = direct(net.lines, file);
    this.contextBegins = begins(file.contexts.members);
  }

  /** The lines as asked. O(claims + pairs). */
  lines(asked: Asked): Lines {
    const { net } = this;
    const there = this.there(asked);
    const [found, aside] = [none(net), none(net)];
    const walk = new Walk(there, asked.bases, found, this.claims.familyCount);
    // Pairs that leave the network are reckoned aside, to tell how many they are.
    const leaving = new Walk(there, asked.bases, aside, this.claims.familyCount);
    const apart = this.apart(asked.day);
    for (let line = 0; line < net.lines; line++) this.walk(apart[line] ? leaving : walk, line);
    return { ...found, apart: aside.line.reduce((sum, each) => sum + each, 0) };
  }

  private walk(walk: Walk, line: number): void {
    const { pairs: shared, direct: stated } = this;
    walk.begin(line);
    const end = shared.begins[line + 1] as number;
    for (let at = shared.begins[line] as number; at < end; at++) this.pair(walk, at);
    const last = stated.begins[line + 1] as number;
    for (let at = stated.begins[line] as number; at < last; at++) this.row(walk, at);
    walk.end();
  }

  private pair(walk: Walk, at: number): void {
    const { there } = walk;
    const one = this.pairs.one[at] as number;
    const other = this.pairs.other[at] as number;
    let both = (there.member[one] as number) & (there.member[other] as number);
    const context = this.members.context[one] as number;
    let joined = (there.member[one] as number) & there.chosen && (there.member[other] as number) & there.chosen;
    if (this.pairs.doubtful[at]) {
      joined = joined && this.onOneSide(there, one, other, there.chosen) ? 0 : joined;
      for (let bit = 1; bit <= both; bit <<= 1) if (both & bit && this.onOneSide(there, one, other, bit)) both &= ~bit;
    }
    const held = there.context[context] as number;
    const basis = this.file.contexts.basis[context] as number;
    if (!walk.meet(basis, both & held, Boolean(joined) && Boolean(held & CHOSEN))) return;
    const own = (there.inOwnName[one] as number) & there.chosen && (there.inOwnName[other] as number) & there.chosen;
    const surest = Math.max(first((there.member[one] as number) & there.chosen), first((there.member[other] as number) & there.chosen));
    walk.count(1, surest, own ? 0 : 1);
    for (const member of [one, other]) {
      for (let row = this.members.rows[member] as number; row < (this.members.rows[member + 1] as number); row++) {
        this.cite(walk, this.members.tie[row] as number);
      }
    }
  }

  private row(walk: Walk, at: number): void {
    const { direct: stated } = this;
    const tie = stated.tie[at] as number;
    const mask = tie < 0 ? ANY : (walk.there.tie[tie] as number);
    if (!walk.meet(stated.basis[at] as number, mask, (mask & walk.there.chosen) !== 0)) return;
    const weight = walk.again(stated.fact[at] as number) ? 0 : (stated.weight[at] as number);
    walk.count(weight, first(mask & walk.there.chosen), stated.derived[at] as number);
    this.cite(walk, tie);
  }

  private cite(walk: Walk, tie: number): void {
    if (tie < 0 || !((walk.there.tie[tie] as number) & walk.there.chosen)) return;
    const { families } = this.claims;
    for (let at = families.begins[tie] as number; at < (families.begins[tie + 1] as number); at++) {
      walk.family(families.values[at] as number);
    }
  }

  /** Whether rows of the modalities in `mask` set two members on a side they share. */
  private onOneSide(there: There, one: number, other: number, mask: number): boolean {
    const sides = (member: number): Set<number> => {
      const found = new Set<number>();
      for (let row = this.members.rows[member] as number; row < (this.members.rows[member + 1] as number); row++) {
        const tie = this.members.tie[row] as number;
        const side = this.members.side[row] as number;
        if (side >= 0 && (tie < 0 || (there.tie[tie] as number) & mask)) found.add(side);
      }
      return found;
    };
    const theirs = sides(other);
    return [...sides(one)].some((side) => theirs.has(side));
  }

  private there(asked: Asked): There {
    const { file, net, members: told } = this;
    let chosen = 0;
    net.file.modalities.forEach(({ code }, at) => (chosen |= asked.state.modalities.includes(code) ? 1 << at : 0));
    const tie = this.counting(asked);
    const member = new Int32Array(file.members.node.length);
    const inOwnName = new Int32Array(member.length);
    for (let at = 0; at < member.length; at++) {
      for (let row = told.rows[at] as number; row < (told.rows[at + 1] as number); row++) {
        const of = told.tie[row] as number;
        const mask = of < 0 ? ANY : (tie[of] as number);
        (member[at] as number) |= mask;
        if (told.direct[row]) (inOwnName[at] as number) |= mask;
      }
    }
    return { chosen, tie, member, inOwnName, context: this.contexts(member, chosen, asked.state.maxParties) };
  }

  private contexts(member: Int32Array, chosen: number, most: number): Int32Array {
    const found = new Int32Array(this.contextBegins.length - 1).fill(ANY | CHOSEN);
    if (!most) return found;
    const masks = [...this.net.file.modalities.map((_, at) => 1 << at), chosen];
    for (let context = 0; context < found.length; context++) {
      const of = member.subarray(this.contextBegins[context], this.contextBegins[context + 1]);
      if (of.length <= most) continue;
      masks.forEach((mask, at) => {
        let parties = 0;
        for (const each of of) parties += each & mask ? 1 : 0;
        const bit = at < masks.length - 1 ? mask : CHOSEN;
        if (parties > most) (found[context] as number) &= ~bit;
      });
    }
    return found;
  }

  private counting({ day, state }: Asked): Int32Array {
    const { since, until, sureUntil, support, modality } = this.claims;
    const found = new Int32Array(modality);
    for (let tie = 0; tie < found.length; tie++) {
      const on = day === null || ((since[tie] as number) <= day && day <= (until[tie] as number));
      const sure = !state.strict || day === null || day <= (sureUntil[tie] as number);
      if (!on || !sure || (support[tie] as number) < state.minSources) found[tie] = 0;
    }
    return found;
  }

  /** 1 for each line whose ends belong together on the day. */
  private apart(day: Day | null): Uint8Array {
    const { since, until } = this.claims;
    const { line, one, other } = this.file.apart;
    const on = (tie: number): boolean =>
      tie < 0 || day === null || ((since[tie] as number) <= day && day <= (until[tie] as number));
    const found = new Uint8Array(this.net.lines);
    line.forEach((each, at) => {
      if (on(one[at] ?? -1) && on(other[at] ?? -1)) found[each] = 1;
    });
    return found;
  }
}

/** Columns in which nothing is joined yet. */
function none(net: Network): Lines {
  return {
    line: new Uint8Array(net.lines),
    weight: new Float32Array(net.lines),
    families: new Uint16Array(net.lines),
    modality: new Uint8Array(net.lines),
    derived: new Uint8Array(net.lines),
    apart: 0,
    exact: true,
    counts: {
      basis: new Uint32Array(net.file.bases.length),
      modality: new Uint32Array(net.file.modalities.length),
    },
  };
}

/** Sums up line by line what reasons come to. */
class Walk {
  readonly there: There;
  private readonly bases: Uint8Array;
  private readonly found: Lines;
  private readonly seenFamily: Int32Array;
  private readonly seenBasis: Int32Array;
  private line = 0;
  private alone = 0;
  private weight = 0;
  private families = 0;
  private surest = 0;
  private derived = 1;
  private fact = -1;

  constructor(there: There, bases: Uint8Array, found: Lines, families: number) {
    this.there = there;
    this.bases = bases;
    this.found = found;
    this.seenFamily = new Int32Array(families).fill(-1);
    this.seenBasis = new Int32Array(bases.length).fill(-1);
  }

  begin(line: number): void {
    this.line = line;
    this.alone = this.weight = this.families = 0;
    this.surest = 31;
    this.derived = 1;
    this.fact = -1;
  }

  /** Takes note of a reason that `alone` modalities would each give; whether it counts as chosen. */
  meet(basis: number, alone: number, joined: boolean): boolean {
    if (joined && this.seenBasis[basis] !== this.line) {
      this.seenBasis[basis] = this.line;
      (this.found.counts.basis[basis] as number)++;
    }
    if (this.bases[basis]) return false;
    this.alone |= alone;
    return joined;
  }

  count(weight: number, surest: number, derived: number): void {
    this.weight += weight;
    this.surest = Math.min(this.surest, surest);
    this.derived &= derived;
  }

  /** Whether a fact of this line was counted before; facts come one after the other. */
  again(fact: number): boolean {
    const was = this.fact === fact;
    this.fact = fact;
    return was;
  }

  family(family: number): void {
    if (this.seenFamily[family] === this.line) return;
    this.seenFamily[family] = this.line;
    this.families++;
  }

  end(): void {
    const { found, line } = this;
    for (let at = 0, rest = this.alone & ANY; rest && at < found.counts.modality.length; at++, rest >>= 1) {
      if (rest & 1) (found.counts.modality[at] as number)++;
    }
    if (!this.weight) return;
    found.line[line] = 1;
    found.weight[line] = this.weight;
    found.families[line] = this.families;
    found.modality[line] = this.surest;
    found.derived[line] = this.derived;
  }
}

/** The place of the lowest bit. */
function first(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
