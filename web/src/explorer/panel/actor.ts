// An actor: first in words with whom, then what it took part in, its facts, and ways onwards.
import { documentsOf, reasonsOf } from "../claims.ts";
import type { Reason } from "../claims.ts";
import { written } from "../days.ts";
import { button, h, icon } from "../h.ts";
import type { Child } from "../h.ts";
import { mark } from "../marks.ts";
import { linesOf as linesAround } from "../around.ts";
import { across } from "../network.ts";
import { pickOf } from "../picked.ts";
import { both, byName, linesOf, nameOf, otherName } from "../view.ts";
import type { Atlas, View } from "../view.ts";
import { pageOf } from "../ways.ts";
import { lang, number, words } from "../words.ts";
import { dated, thing } from "./claim.ts";
import { unfolding } from "./list.ts";

/** Measures are told where the build says what they mean; how many lines is said in words. */
const SAID = ["degree"];

export function actorTitle({ net, state }: View, node: number): Child {
  const { file } = net;
  const kind = file.kinds[file.nodes.kind[node] ?? -1];
  const page = pageOf(file.nodes.id[node] ?? "", state.on);
  const [second, short] = [otherName(net, node), file.nodes.short[node]];
  return [
    h("p", { class: "kind" }, mark(file.groups[kind?.group ?? -1]), both(kind?.name)),
    h("h2", { tabindex: -1 }, nameOf(net, node)),
    second && h("p", { class: "second" }, second),
    short && h("p", { class: "second" }, short),
    page && h("p", {}, h("a", { class: "page", href: page }, words("panel.page"), icon("next"))),
  ];
}

export function actor(view: View, atlas: Atlas, node: number): Child {
  const { file } = view.net;
  const lines = linesOf(view, node);
  const person = file.nodes.person[node] === 1;
  return [
    person && h("p", { class: "notice" }, words("person_note")),
    ...(file.directed ? bothWays(view, atlas, node, lines) : [joined(view, atlas, node, lines, "with")]),
    contexts(view, lines),
    facts(view, atlas, node),
    expanding(view, atlas, node),
  ];
}

function bothWays(view: View, atlas: Atlas, node: number, lines: number[]): Child[] {
  const out = lines.filter((line) => view.net.a[line] === node);
  const back = lines.filter((line) => view.net.a[line] !== node);
  if (!lines.length) return [joined(view, atlas, node, lines, "out")];
  return [out.length > 0 && joined(view, atlas, node, out, "out"), back.length > 0 && joined(view, atlas, node, back, "in")];
}

/** Who the documents join it to: those of most things in common first. */
function joined(view: View, atlas: Atlas, node: number, lines: number[], way: "with" | "out" | "in"): HTMLElement {
  const { net, shown } = view;
  const weight = (line: number): number => shown.weight[line] ?? 0;
  const other = (line: number): string => nameOf(net, across(net, line, node));
  const ordered = [...lines].sort((one, two) => weight(two) - weight(one) || byName(other(one), other(two)));
  const rows = ordered.map((line) => () => h("li", {}, row(view, atlas, node, line)));
  return h(
    "section",
    { class: "joined" },
    h("h3", {}, heading(view, way), lines.length > 0 && h("span", { class: "n" }, ` ${number(lines.length)}`)),
    lines.length ? unfolding(rows, 12, "panel.all_with") : h("p", { class: "hint" }, words("no_ties")),
  );
}

/** What a network says of two who are joined: its own words where it has some. */
function heading({ net: { file } }: View, way: string): string {
  const own = way === "with" ? `with.${file.name}` : `with.${file.name}.${way}`;
  const said = words(own);
  return said === own ? words(way === "with" ? "with" : `with.${way}`) : said;
}

function row(view: View, atlas: Atlas, node: number, line: number): HTMLElement {
  const { net, shown } = view;
  const { file } = net;
  const other = across(net, line, node);
  const kind = file.kinds[file.nodes.kind[other] ?? -1];
  return h(
    "button",
    { type: "button", class: "row", click: () => atlas.go({ pick: pickOf(net, { what: "line", at: line }) }) },
    mark(file.groups[kind?.group ?? -1]),
    h("span", { class: "name" }, nameOf(net, other)),
    h("span", { class: "counts" }, counted(view, line, shown.weight[line] ?? 0)),
  );
}

/** How many things in common, in how many documents. */
export function counted(view: View, line: number, things: number): string {
  const said = words("panel.things", { n: things });
  if (!view.ties) return said;
  const found = reasonsOf(view, line).flatMap((each) => each.ties);
  return `${said} · ${words("panel.in_documents", { n: documentsOf(view.ties, found).length })}`;
}

/** The agreements, events and programmes that join it to others, the latest first. */
function contexts(view: View, lines: number[]): Child {
  const { ties } = view;
  if (!ties) return null;
  const found = new Map<string, Reason>();
  for (const line of lines) {
    for (const each of reasonsOf(view, line)) if (each.context >= 0) found.set(`${each.context} ${each.at}`, each);
  }
  const when = ({ when: own, ties: claims }: Reason): string => own || (claims.map((claim) => ties.ties.start[claim] || ties.ties.observed[claim] || "").sort().at(-1) ?? "");
  const ordered = [...found.values()].sort((one, other) => when(other).localeCompare(when(one)) || one.context - other.context);
  const rows = ordered.map((each) => () => {
    const claim = each.ties[0];
    const date = each.when ? written(each.when, lang()) : claim === undefined ? "" : dated(ties, claim);
    return h("li", {}, h("p", {}, thing(ties, each.context, view.state.on)), h("p", { class: "hint" }, [both(view.net.file.bases[each.basis]?.name), date, words("panel.parties", { n: each.parties })].filter(Boolean).join(" · ")));
  });
  return rows.length > 0 && h("section", { class: "contexts" }, h("h3", {}, words("panel.contexts"), h("span", { class: "n" }, ` ${number(rows.length)}`)), unfolding(rows, 5, "panel.all_contexts"));
}

function facts(view: View, atlas: Atlas, node: number): Child {
  const { net } = view;
  const { file } = net;
  const province = file.provinces[file.nodes.province[node] ?? -1];
  const cluster = file.nodes.cluster[node] ?? -1;
  const group = cluster >= 0 && button(both(file.clusters.name[cluster]), () => atlas.go({ pick: pickOf(net, { what: "cluster", at: cluster }) }), { class: "link" });
  const measured = file.measures.filter(({ code }) => !SAID.includes(code)).map(({ code, name, about }) => {
    const value = file.nodes.measures[code]?.[node];
    return value !== null && value !== undefined && fact(both(name), h("span", { title: both(about) }, number(value)));
  });
  return h("section", {}, h("h3", {}, words("panel.facts")), h("dl", {}, province && fact(words("panel.province"), both(province.name)), group && fact(words("panel.cluster"), group), measured));
}

function fact(name: string, value: Child): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

/** By which kinds of tie to go on from here, with how many lines each has. */
function expanding(view: View, atlas: Atlas, node: number): Child {
  const lines = linesAround(view.net, view.free, node);
  const { file } = view.net;
  const { focus, by, steps } = view.state;
  if (!view.ties || file.bases.length < 2 || !lines.length) return null;
  const counts = new Map<string, number>();
  for (const line of lines) {
    const codes = new Set(reasonsOf(view, line).map(({ basis }) => file.bases[basis]?.code ?? ""));
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const id = file.nodes.id[node] ?? "";
  const now = focus === id ? by : [];
  const rows = file.bases.filter(({ code }) => counts.has(code)).map(({ code, name }) => {
    const on = now.includes(code);
    const then = on ? now.filter((each) => each !== code) : [...now, code];
    const go = (): void => atlas.go({ focus: id, steps: focus === id ? steps : 1, by: then });
    return h("li", {}, h("button", { type: "button", class: "entry", "aria-pressed": String(on), click: go }, h("span", { class: "name" }, both(name)), h("span", { class: "count" }, number(counts.get(code) ?? 0))));
  });
  return h("section", {}, h("h3", {}, words("panel.expand")), h("p", { class: "hint" }, words("panel.expand_hint")), h("ul", {}, rows));
}

/** What can be done from here: how far around, ways to others, its own page. */
export function onwards(view: View, atlas: Atlas, node: number): Child {
  const { state, net } = view;
  const id = net.file.nodes.id[node] ?? "";
  const step = (steps: number): HTMLElement => {
    const on = state.focus === id && state.steps === steps;
    return button(String(steps), () => atlas.go(on ? { focus: "", by: [] } : { focus: id, steps, from: "", to: "" }), { "aria-pressed": String(on), "aria-label": words("panel.steps", { n: steps }) });
  };
  return [
    h("div", { class: "steps", role: "group", "aria-label": words("panel.around") }, h("span", {}, words("panel.around")), [1, 2, 3].map(step)),
    button(words("panel.paths"), () => {
      atlas.go({ from: id, to: "", pick: "" });
      document.querySelector<HTMLElement>("#panel [role=combobox]")?.focus();
    }),
  ];
}
