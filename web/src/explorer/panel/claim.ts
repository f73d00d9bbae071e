// A claim in words: who is what in it, when, how sure, who said it and where it is written.
import { status } from "../claims.ts";
import type { Reason } from "../claims.ts";
import { asked, written, writtenSpan } from "../days.ts";
import { fill, h, icon } from "../h.ts";
import type { Child } from "../h.ts";
import type { TiesFile } from "../files.ts";
import { both, thingName } from "../view.ts";
import type { View } from "../view.ts";
import { pageOf, webLink } from "../ways.ts";
import { lang, words } from "../words.ts";

/** How many documents stand open beside a claim; the others unfold. */
const OPEN = 3;

/** What joins two, with every claim behind it. */
export function reason(view: View, ties: TiesFile, { basis, context, when, at, parties, ties: claims }: Reason): HTMLElement {
  const { file } = view.net;
  const shared = context >= 0;
  return h(
    "section",
    { class: "reason" },
    h("p", { class: "basis" }, both(file.bases[basis]?.name)),
    shared && h("h3", {}, thing(ties, context, view.state.on)),
    shared && h("p", { class: "hint" }, [when && written(when, lang()), at >= 0 && thingName(ties, at), parties > 2 && words("panel.parties", { n: parties })].filter(Boolean).join(" · ")),
    h("ul", { class: "claims" }, claims.map((claim) => h("li", {}, said(view, ties, claim, shared ? when : null)))),
    file.uncited && h("p", { class: "hint" }, words("uncited")),
  );
}

/** A thing by name, as a link to its page where it has one. */
export function thing(ties: TiesFile, at: number, on: string): Child {
  const name = thingName(ties, at);
  const page = ties.things.page[at] ? pageOf(ties.things.id[at] ?? "", on) : "";
  return page ? h("a", { href: page }, name) : h("bdi", {}, name);
}

/** `day` is that of what is shared, told once above its claims; null where nothing is. */
function said(view: View, ties: TiesFile, claim: number, day: string | null): Child {
  const { ties: column, roles, tieKinds, texts } = ties;
  const role = both(roles[column.role[claim] ?? -1]) || both(tieKinds[column.kind[claim] ?? -1]);
  const target = column.context[claim] ?? -1;
  const text = both(texts[column.what[claim] ?? -1]);
  return [
    h("p", { class: "who" }, thing(ties, column.actor[claim] ?? -1, view.state.on), " ", h("span", { class: "role" }, role), day === null && target >= 0 && [" ", thing(ties, target, view.state.on)]),
    text && h("p", { class: "what" }, text),
    h("p", { class: "when" }, manner(view, ties, claim, day)),
    documents(ties, claim, view.state.on),
  ];
}

/** When, how certain, and who says so. */
function manner(view: View, ties: TiesFile, claim: number, day: string | null): Child {
  const { ties: column } = ties;
  const modality = view.net.file.modalities[column.modality[claim] ?? -1];
  const sure = status(ties, claim, asked(view.state.on));
  const speakers = (column.saidBy[claim] ?? []).map((who) => thingName(ties, who));
  const parts = [
    day && column.start[claim] === day && !column.end[claim] ? "" : dated(ties, claim),
    sure && words(`status.${sure}${sure === "seen" ? "-on-the-day" : ""}`),
    speakers.length > 0 && words("said_by", { who: speakers.join(", ") }),
  ];
  return [h("span", { class: `chip ${modality?.code ?? ""}` }, both(modality?.name)), " ", parts.filter(Boolean).join(" · ")];
}

/** When it is said to have been; else when a document saw it. */
export function dated({ ties: column }: TiesFile, claim: number): string {
  const [start, end, seen] = [column.start[claim] ?? "", column.end[claim] ?? "", column.observed[claim] ?? ""];
  if (start || end) return writtenSpan(start, end || (column.durable[claim] ? "" : start), lang());
  return seen ? words("observed", { when: written(seen, lang()) }) : words("unknown");
}

function documents(ties: TiesFile, claim: number, on: string): HTMLElement {
  const cited = new Map<number, string[]>();
  for (const [source, paragraph] of ties.ties.cited[claim] ?? []) cited.set(source, [...(cited.get(source) ?? []), paragraph]);
  const list = [...cited].map(([source, paragraphs]) => h("li", {}, document(ties, source, { paragraphs, on })));
  const box = h("ul", { class: "documents" }, list.slice(0, OPEN));
  if (list.length > OPEN) {
    const more = h("details", {}, h("summary", {}, words("panel.more_documents", { n: list.length - OPEN })), h("ul", {}, list.slice(OPEN)));
    fill(box, [h("li", {}, more)]);
  }
  return box;
}

/** A document with its date and the paragraphs cited: each a way to its page here, and one out to the web. */
export function document(ties: TiesFile, source: number, at: { paragraphs?: readonly string[]; on: string }): Child {
  const { sources } = ties;
  const name = (lang() === "th" ? sources.th[source] : sources.en[source]) ?? "";
  const id = sources.id[source] ?? "";
  const page = pageOf(id, at.on, at.paragraphs?.[0]);
  const cited = (at.paragraphs ?? []).filter(Boolean).map((paragraph) => {
    const said = words("paragraph", { n: paragraph });
    return [" · ", page ? h("a", { class: "para", href: pageOf(id, at.on, paragraph) }, said) : h("span", { class: "para" }, said)];
  });
  const web = webLink(sources.url[source] ?? "");
  const date = sources.date[source] ?? "";
  return [
    page ? h("a", { href: page }, name) : h("bdi", {}, name),
    date && h("span", { class: "para" }, ` · ${written(date, lang())}`),
    cited,
    web && [" ", h("a", { class: "web", href: web, rel: "noopener noreferrer external", target: "_blank", title: words("opens_web") }, icon("out"), h("span", { class: "unseen" }, words("opens_web")))],
  ];
}
