// The claims behind lines: which of them count under a choice, and what each says.
import { asked } from "./days.ts";
import { begins } from "./evidence.ts";
import { NEVER } from "./files.ts";
import type { Day, TieColumns, TiesFile } from "./files.ts";
import type { Network } from "./network.ts";
import type { State } from "./state.ts";
import type { View } from "./view.ts";

/** Something two actors share, or that one of them is said to do with the other. */
export interface Reason {
  basis: number;
  /** Places in `things`, -1 for what is said directly; where it is done, where that matters. */
  context: number;
  at: number;
  /** Its day as stated, "" where no document says it. */
  when: string;
  /** How many actors it joins; 0 for what is said directly. */
  parties: number;
  /** The claims that count, in order. */
  ties: number[];
}

export type Counts = (tie: number) => boolean;

/** Who is in which context, and the direct rows of each line, by place. */
interface Where {
  /** For each context the first of its members, for each member the first of its rows. */
  members: Uint32Array;
  rows: Uint32Array;
  /** The context of each member. */
  context: Uint32Array;
  /** Members by node. */
  of: Map<number, number[]>;
  direct: Map<number, number[]>;
}

const known = new WeakMap<TiesFile, Where>();

/** Who is in which context; worked out once. */
export function where(ties: TiesFile): Where {
  const before = known.get(ties);
  if (before) return before;
  const members = begins(ties.contexts.members);
  const context = new Uint32Array(ties.members.node.length);
  ties.contexts.members.forEach((_, at) => context.fill(at, members[at], members[at + 1]));
  const found = { members, rows: begins(ties.members.rows), context, of: places(ties.members.node), direct: places(ties.direct.line) };
  known.set(ties, found);
  return found;
}

function places(owners: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  owners.forEach((owner, at) => {
    const list = found.get(owner);
    if (list) list.push(at);
    else found.set(owner, [at]);
  });
  return found;
}

/** Why a claim is left out by the choice, as a code of kg/query/filters.py; "" where it counts. */
export function against({ ties }: TiesFile, tie: number, state: State, codes: readonly string[]): string {
  if (tie < 0) return "";
  const modality = codes[ties.modality[tie] as number] ?? "";
  if (!state.modalities.includes(modality)) return `modality-${modality}`;
  const day = asked(state.on);
  if (day !== null && !countsOn(ties, tie, day)) return "not-on-the-day";
  if (state.strict && assumed(ties, tie, day)) return "assumed";
  return state.minSources > (ties.support[tie] as number) ? "too-few-sources" : "";
}

function countsOn(ties: TieColumns, tie: number, day: Day): boolean {
  const [since, until] = [ties.since[tie] as Day, ties.until[tie] as Day];
  return since !== NEVER && since <= day && (until === NEVER || day <= until);
}

function assumed(ties: TieColumns, tie: number, day: Day | null): boolean {
  const sure = Math.max(ties.statedUntil[tie] as Day, ties.seenUntil[tie] as Day);
  return ties.durable[tie] === 1 && (day === null ? sure === NEVER : day > sure);
}

/** How sure a lasting claim is on a day: "" for what only happened, and where no day is asked. */
export function status({ ties }: TiesFile, tie: number, day: Day | null): "" | "stated" | "seen" | "assumed" {
  if (day === null || !ties.durable[tie] || !countsOn(ties, tie, day)) return "";
  if (day <= (ties.statedUntil[tie] as Day)) return "stated";
  return day <= (ties.seenUntil[tie] as Day) ? "seen" : "assumed";
}

/** What joins the ends of a line under the choice: first what is said of these two, then what
 *  joins the fewest. [] while the claims are not read. */
export function reasonsOf({ ties, state, net }: View, line: number): Reason[] {
  if (!ties) return [];
  const codes = net.file.modalities.map(({ code }) => code);
  const counts: Counts = (tie) => !against(ties, tie, state, codes);
  const found = [...stated(ties, line, counts), ...shared(ties, net, line, counts)];
  const gone = new Set(state.without);
  return found
    .filter(({ basis, parties }) => !gone.has(`basis:${net.file.bases[basis]?.code ?? ""}`) && !(state.maxParties && parties > state.maxParties))
    .sort((one, other) => one.parties - other.parties || one.context - other.context);
}

function stated(ties: TiesFile, line: number, counts: Counts): Reason[] {
  const { tie, basis, fact } = ties.direct;
  const facts = new Map<number, Reason>();
  for (const row of where(ties).direct.get(line) ?? []) {
    const claim = tie[row] as number;
    if (!counts(claim)) continue;
    const key = fact[row] as number;
    const reason = facts.get(key) ?? { basis: basis[row] as number, context: -1, at: -1, when: "", parties: 0, ties: [] };
    if (claim >= 0 && !reason.ties.includes(claim)) reason.ties.push(claim);
    facts.set(key, reason);
  }
  return [...facts.values()];
}

function shared(ties: TiesFile, net: Network, line: number, counts: Counts): Reason[] {
  const { of, context } = where(ties);
  const [one, other] = [of.get(net.a[line] as number) ?? [], of.get(net.b[line] as number) ?? []];
  const at = new Map(other.map((member) => [context[member] as number, member]));
  const found: Reason[] = [];
  for (const member of one) {
    const place = context[member] as number;
    const facing = at.get(place);
    if (facing === undefined) continue;
    const [mine, yours] = [counting(ties, member, counts), counting(ties, facing, counts)];
    if (!mine.ties.length || !yours.ties.length || mine.sides.some((side) => yours.sides.includes(side))) continue;
    found.push({
      basis: ties.contexts.basis[place] as number,
      context: ties.contexts.thing[place] as number,
      at: ties.contexts.at[place] as number,
      when: ties.contexts.when[place] ?? "",
      parties: parties(ties, place, counts),
      ties: [...new Set([...mine.ties, ...yours.ties])].filter((tie) => tie >= 0),
    });
  }
  return found;
}

/** The claims that put a member in its context under a choice, and the sides they set it on. */
export function counting(ties: TiesFile, member: number, counts: Counts): { ties: number[]; sides: number[] } {
  const { rows } = where(ties);
  const found = { ties: [] as number[], sides: [] as number[] };
  for (let row = rows[member] as number; row < (rows[member + 1] as number); row++) {
    const [tie, side] = [ties.rows.tie[row] as number, ties.rows.side[row] as number];
    if (!counts(tie)) continue;
    found.ties.push(tie);
    if (side >= 0) found.sides.push(side);
  }
  return found;
}

function parties(ties: TiesFile, context: number, counts: Counts): number {
  const { members } = where(ties);
  let found = 0;
  for (let member = members[context] as number; member < (members[context + 1] as number); member++) {
    if (counting(ties, member, counts).ties.length) found++;
  }
  return found;
}

/** The documents that claims cite (places in `sources`), the latest first. */
export function documentsOf({ ties, sources }: TiesFile, claims: Iterable<number>): number[] {
  const found = new Set<number>();
  for (const tie of claims) for (const [source] of ties.cited[tie] ?? []) found.add(source);
  const date = (source: number): string => sources.date[source] ?? "";
  return [...found].sort((one, other) => date(other).localeCompare(date(one)) || one - other);
}

/** The documents behind some lines. */
export function documentsBehind(view: View, lines: Iterable<number>): number[] {
  if (!view.ties) return [];
  return documentsOf(view.ties, [...lines].flatMap((line) => reasonsOf(view, line).flatMap((reason) => reason.ties)));
}

/** What the query and the choice leave out, by code. The page has the claims behind its lines alone:
 *  how many of all claims a day or the like leaves out is -1, not counted. */
export function leftOut({ ties, state, net, shown }: View): Map<string, number> {
  const { modalities, leftOut: always } = net.file;
  const found = new Map<string, number>(always);
  for (const { code, ties: count } of modalities) {
    if (count && !state.modalities.includes(code)) found.set(`modality-${code}`, count);
  }
  if (shown.apart) found.set("structure", shown.apart);
  if (!ties || !(state.on || state.strict || state.minSources > 1)) return found;
  for (const [code] of always) found.set(code, -1);
  const codes = modalities.map(({ code }) => code);
  for (let tie = 0; tie < ties.ties.id.length; tie++) {
    const code = against(ties, tie, state, codes);
    if (code && !code.startsWith("modality-")) found.set(code, -1);
  }
  return found;
}
