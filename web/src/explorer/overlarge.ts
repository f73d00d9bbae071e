// Contexts that join so many actors that their lines say little of any two of them: what
// kg/network/overlarge.py finds, of what is drawn now.
import { against, counting, where } from "./claims.ts";
import type { TiesFile } from "./files.ts";
import { lineIn, thingName } from "./view.ts";
import type { View } from "./view.ts";
import { words } from "./words.ts";

/** Eleven in one context make 55 lines: by then the picture shows the one paper, not its parties. */
export const OVERLARGE = 10;

/** What the contexts of a basis are, in the words that captions have for them; any others: other. */
const CONTEXTS: Record<string, string> = { agreement: "agreement", event: "event", programme: "programme", "co-presence": "event" };

/** One of them: a place in `things`, how many it joins, and the drawn lines that stand on it. */
export interface Large {
  thing: number;
  basis: string;
  parties: number;
  lines: number[];
  /** How many of these stand on no larger one of its sort. */
  others: number;
}

/** Large contexts of one sort in a sentence, and the most actors a context may join without being one. */
export interface Sentence {
  text: string;
  contexts: Large[];
  most: number;
}

/** The contexts of more than OVERLARGE actors that drawn lines stand on, those of most lines first.
 *  [] while the claims are not read. */
export function overlarge(view: View): Large[] {
  const { ties, state, net } = view;
  if (!ties) return [];
  const found: Large[] = [];
  const gone = new Set(state.without);
  for (let context = 0; context < ties.contexts.thing.length; context++) {
    const basis = net.file.bases[ties.contexts.basis[context] as number]?.code ?? "";
    if ((ties.contexts.members[context] as number) <= OVERLARGE || gone.has(`basis:${basis}`)) continue;
    const there = present(view, ties, context);
    if (there.size <= OVERLARGE || (state.maxParties && there.size > state.maxParties)) continue;
    const lines = standing(view, there);
    if (lines.length) found.push({ thing: ties.contexts.thing[context] as number, basis, parties: there.size, lines, others: 0 });
  }
  found.sort((one, other) => other.lines.length - one.lines.length || one.basis.localeCompare(other.basis));
  const seen = new Map<string, Set<number>>();
  for (const each of found) {
    const sort = CONTEXTS[each.basis] ?? "other";
    const before = seen.get(sort) ?? new Set();
    each.others = each.lines.filter((line) => !before.has(line)).length;
    for (const line of each.lines) before.add(line);
    seen.set(sort, before);
  }
  return found;
}

/** How many contexts join more than the choice allows, by basis: they join nobody then. */
export function tooMany(view: View): Map<string, number> {
  const { ties, state, net } = view;
  const found = new Map<string, number>();
  if (!ties || !state.maxParties) return found;
  for (let context = 0; context < ties.contexts.thing.length; context++) {
    const basis = net.file.bases[ties.contexts.basis[context] as number]?.code ?? "";
    if ((ties.contexts.members[context] as number) <= state.maxParties || state.without.includes(`basis:${basis}`)) continue;
    const there = present(view, ties, context);
    if (there.size > state.maxParties && joins(there)) found.set(basis, (found.get(basis) ?? 0) + 1);
  }
  return found;
}

/** The sides of each member of a context that counts under the choice, by place among members. */
function present({ state, net }: View, ties: TiesFile, context: number): Map<number, Side> {
  const codes = net.file.modalities.map(({ code }) => code);
  const { members } = where(ties);
  const found = new Map<number, Side>();
  for (let member = members[context] as number; member < (members[context + 1] as number); member++) {
    const { ties: of, sides } = counting(ties, member, (tie) => !against(ties, tie, state, codes));
    if (of.length) found.set(member, { node: ties.members.node[member] as number, sides });
  }
  return found;
}

interface Side {
  node: number;
  sides: readonly number[];
}

/** Whether any two of them stand on different sides, or on none. */
function joins(there: Map<number, Side>): boolean {
  const all = [...there.values()];
  return all.some((one, at) => all.slice(at + 1).some((other) => !one.sides.some((side) => other.sides.includes(side))));
}

function standing(view: View, there: Map<number, Side>): number[] {
  const { net } = view;
  const sides = new Map([...there.values()].map(({ node, sides: of }) => [node, of]));
  const found: number[] = [];
  for (const [node, own] of sides) {
    if (node < 0) continue;
    for (let at = net.begins[node] as number; at < (net.begins[node + 1] as number); at++) {
      const line = net.near[at] as number;
      const other = net.a[line] === node ? (net.b[line] as number) : (net.a[line] as number);
      const theirs = other > node ? sides.get(other) : undefined;
      if (theirs && lineIn(view, line) && !own.some((side) => theirs.includes(side))) found.push(line);
    }
  }
  return found;
}

const NAMED = 3; // names of contexts a sentence can hold

/** A sentence for each sort of context that joins very many, worded as kg/page/captions.py does. */
export function joiningMany(view: View): Sentence[] {
  const sorts = new Map<string, Large[]>();
  for (const each of overlarge(view)) {
    const sort = CONTEXTS[each.basis] ?? "other";
    sorts.set(sort, [...(sorts.get(sort) ?? []), each]);
  }
  return [...sorts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([sort, some]) => sentence(view, sort, some));
}

function sentence(view: View, sort: string, contexts: Large[]): Sentence {
  const { net, ties } = view;
  const most = Math.min(...contexts.map(({ parties }) => parties)) - 1;
  let drawn = 0;
  for (let line = 0; line < net.lines; line++) if (lineIn(view, line)) drawn++;
  const lines = words("overlarge.lines", { n: contexts.reduce((sum, { others }) => sum + others, 0), m: drawn });
  const people = net.file.nodes.person.some((each, node) => each && view.shown.node[node]);
  const actors = words(people ? "overlarge.actors" : "overlarge.organisations", { n: contexts[0]?.parties ?? 0 });
  const said = contexts.length === 1
    ? words(`overlarge.${sort}`, { actors, lines })
    : words(`overlarge.${sort}s`, { n: contexts.length, most, lines });
  const names = contexts.slice(0, NAMED).map(({ thing }) => `“${ties ? thingName(ties, thing) : ""}”`);
  if (contexts.length > NAMED) names.push(words("overlarge.more", { n: contexts.length - NAMED }));
  return { text: `${said}: ${names.join(", ")}`, contexts, most };
}
