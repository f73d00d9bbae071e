// The caption under the picture, worded as kg/page/captions.py words it, of what is shown now.
import { asked, isoOf, written } from "./days.ts";
import { facts } from "./facts.ts";
import type { PictureFile } from "./files.ts";
import { leftOut, reasonsOf } from "./claims.ts";
import { joiningMany, tooMany } from "./overlarge.ts";
import { firsts } from "./network.ts";
import { both, lineIn, nameOf, nodeIn } from "./view.ts";
import type { View } from "./view.ts";
import { lang, number, words } from "./words.ts";

export interface Caption {
  title: string;
  /** What is drawn and what is not; first how many. */
  facts: string[];
  /** What a line means, and where to send corrections. */
  reading: string[];
  version: string;
}

/** Classes that stand in some networks beside actors and are counted apart. */
const NO_ACTORS = ["place", "programme", "agreement", "event"];

export function caption(view: View): Caption {
  const { file } = view.net;
  return {
    title: both(file.title),
    facts: [
      ...drawn(view),
      dates(view),
      chosen(view),
      documents(file),
      bases(view),
      modality(view),
      left(view),
      ...joiningMany(view).map(({ text }) => text),
      file.withheld ? words("cap.withheld", { n: file.withheld }) : "",
      file.uncited ? words("uncited") : "",
      both(file.about),
    ].filter(Boolean),
    reading: reading(file),
    version: file.version && `${words("data_version")} ${file.version}`,
  };
}

/** The whole caption on one line, for images and messages. */
export function oneLine({ title, facts: said, reading: means, version }: Caption): string {
  return [title, ...said, ...means, version].filter(Boolean).join(" · ");
}

/** How many actors, other things and lines are drawn. */
export function drawn(view: View): string[] {
  const { file } = view.net;
  const apart = new Map<number, number>();
  let actors = 0;
  for (let node = 0; node < view.net.nodes; node++) {
    if (!nodeIn(view, node)) continue;
    const kind = file.nodes.kind[node] ?? -1;
    if (NO_ACTORS.includes(file.kinds[kind]?.code ?? "")) apart.set(kind, (apart.get(kind) ?? 0) + 1);
    else actors++;
  }
  const said = actors || !apart.size ? [words("cap.actors", { n: actors })] : [];
  for (const [kind, count] of [...apart].sort(([one], [other]) => one - other)) {
    const name = both(file.kinds[kind]?.name).toLowerCase();
    said.push(`${number(count)} ${name}${lang() === "en" && count !== 1 ? "s" : ""}`);
  }
  return [...said, words("cap.ties", { n: lines(view) })];
}

function lines(view: View): number {
  let count = 0;
  for (let line = 0; line < view.net.lines; line++) if (lineIn(view, line)) count++;
  return count;
}

/** Which day was asked about, and around whom. */
export function dates({ state, net }: View): string {
  const focus = net.at(state.focus);
  const on = state.on || net.file.fixedDay;
  return [
    focus < 0 ? "" : words("cap.focus", { who: nameOf(net, focus) }),
    on ? asOf(on) : words("cap.any_time"),
    state.strict || net.file.fixedStrict ? words("cap.strict") : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** "As of" a day; of a year or a month its last day, which is what is asked about. */
export function asOf(on: string): string {
  const day = asked(on);
  return words("cap.as_of", { day: written(day === null ? on : isoOf(day), lang()) });
}

/** Which part was asked for, but for days and modality; "" for the whole. */
export function chosen({ state, net }: View): string {
  const { file } = net;
  const told: string[] = [];
  const gone = new Set(state.without);
  const keptBases = file.bases.filter(({ code }) => !gone.has(`basis:${code}`));
  if (keptBases.length < file.bases.length) told.push(words("filter.basis", { v: keptBases.map(({ name }) => both(name)).join(", ") || "–" }));
  if (state.maxParties) told.push(words("filter.max_parties", { v: state.maxParties }));
  const sources = Math.max(state.minSources, file.fixedSources ?? 1);
  if (sources > 1) told.push(words("filter.min_sources", { v: sources }));
  if (state.focus) told.push(state.steps === 1 ? words("filter.step") : words("filter.steps", { v: state.steps }));
  if (state.focus && state.by.length) told.push(words("filter.by", { v: state.by.map((code) => basisName(file, code)).join(", ") }));
  const without = [...named(file.groups, "group"), ...named(file.kinds, "kind"), ...named(file.provinces, "province")];
  const { clusters: { name }, nodes: { id } } = file;
  without.push(...firsts(net).map((node, at) => (gone.has(`cluster:${id[node] ?? ""}`) ? both(name[at]) : "")).filter(Boolean));
  if (gone.has("province:")) without.push(words("legend.nowhere"));
  if (without.length) told.push(words("without", { what: without.join(", ") }));
  return told.length ? words("cap.filter", { list: told.join(", ") }) : "";

  function named(all: readonly { code: string; name: [string, string] }[], part: string): string[] {
    return all.filter(({ code }) => code && gone.has(`${part}:${code}`)).map(({ name }) => both(name));
  }
}

export function basisName({ bases: all }: PictureFile, code: string): string {
  return both(all.find((each) => each.code === code)?.name) || code;
}

/** "news 40, reports 3": the most frequent first, what nobody has counted (-1) last and without a number. */
function listed(counts: readonly (readonly [said: string, count: number])[]): string {
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([said, count]) => (count < 0 ? said : `${said} ${number(count)}`))
    .join(", ");
}

function documents({ documents: n, documentKinds }: PictureFile): string {
  const kinds = listed(documentKinds.map(([code, count]) => [words(`document.${code}`), count] as const));
  return words("cap.documents", { n, kinds }).replace(" ()", "");
}

/** Why lines are drawn, with how many for each reason. */
function bases(view: View): string {
  const { file } = view.net;
  const gone = new Set(view.state.without);
  const counts = countedBases(view);
  const there = file.bases.map(({ code, name }, at) => [both(name), gone.has(`basis:${code}`) ? 0 : (counts[at] ?? 0)] as const).filter(([, count]) => count);
  return there.length ? words("cap.basis", { list: listed(there) }) : "";
}

/** So many lines are looked through for what joins their ends each time that the view changes. */
const FEW = 3000;

/** Drawn lines by basis. Where only some of the lines that count are drawn these are looked
 *  through; -1 for what many of them may have. */
export function countedBases(view: View): ArrayLike<number> {
  const { net, shown, ties } = view;
  const all = Array.from({ length: net.lines }, (_, line) => line).filter((line) => lineIn(view, line));
  if (all.length === shown.lines && !view.state.without.some((each) => !each.startsWith("basis:"))) return shown.counts.basis;
  if (!ties || all.length > FEW) return shown.counts.basis.map((count) => count && -1);
  const found = new Int32Array(net.file.bases.length);
  for (const line of all) {
    for (const basis of new Set(reasonsOf(view, line).map((reason) => reason.basis))) (found[basis] as number)++;
  }
  return found;
}

/** How certain a claim must be to count. */
function modality({ state, net: { file } }: View): string {
  const asked = file.modalities.filter(({ code }) => state.modalities.includes(code)).map(({ name }) => both(name));
  return words("cap.modality", { list: asked.join(words("cap.or")) });
}

function left(view: View): string {
  const counts = [...leftOut(view)].map(([code, count]) => [words(`left.${code}`), count] as const);
  if (view.near) counts.push([words("left.focus"), view.shown.nodes - Array.from(view.shown.node.keys()).filter((node) => nodeIn(view, node)).length]);
  for (const [basis, count] of tooMany(view)) counts.push([manyIn(basis, view.state.maxParties), count]);
  const some = counts.filter(([, count]) => count);
  return some.length ? words("cap.left_out", { list: listed(some) }) : "";
}

/** What joins too many, in words; a basis of one's own query has none of its own for this. */
function manyIn(basis: string, most: number): string {
  const own = `left.too-many-parties-${basis}`;
  const said = words(own, { n: most });
  return said === own ? words("left.too-many-parties", { n: most }) : said;
}

/** What a line means and what none does, and who takes corrections. */
function reading({ documents: n, contact: given }: PictureFile): string[] {
  const contact = given || facts().contact;
  return [words("cap.line"), words("cap.no_line", { n }), words("cap.posts"), contact && words("cap.contact", { contact })].filter(Boolean);
}
