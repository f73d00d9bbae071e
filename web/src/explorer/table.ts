// The table behind the picture: every line that is shown, with who, whom, why, when and sources.
import { documentsOf, reasonsOf } from "./claims.ts";
import type { Reason } from "./claims.ts";
import type { TiesFile } from "./files.ts";
import { written } from "./days.ts";
import { button, h, refill } from "./h.ts";
import type { Child } from "./h.ts";
import { document } from "./panel/claim.ts";
import { pickOf } from "./picked.ts";
import { both, byName, lineIn, nameOf, thingName } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { lang, number, words } from "./words.ts";

/** A row in words. */
export interface Row {
  line: number;
  who: string;
  whom: string;
  why: string;
  /** ISO, of the latest claim; "" where no document dates it. */
  when: string;
  /** Places in `sources`. */
  documents: number[];
  things: number;
  families: number;
  sure: string;
}

/** How many rows are put into the page at once. */
const LOT = 150;

type Column = "who" | "whom" | "why" | "when" | "things" | "documents";

const COLUMNS: readonly Column[] = ["who", "whom", "why", "when", "things", "documents"];

/** The rows of the lines that are shown, in the order of names. */
export function rows(view: View): Row[] {
  const { net, shown, ties } = view;
  const found: Row[] = [];
  for (let line = 0; line < net.lines; line++) {
    if (!lineIn(view, line)) continue;
    const reasons = reasonsOf(view, line);
    const claims = reasons.flatMap((reason) => reason.ties);
    found.push({
      line,
      who: nameOf(net, net.a[line] as number),
      whom: nameOf(net, net.b[line] as number),
      why: [...new Set(reasons.map(({ basis, context }) => [both(net.file.bases[basis]?.name), ties && context >= 0 && thingName(ties, context)].filter(Boolean).join(": ")))].join("; "),
      when: ties ? latest(ties, reasons) : "",
      documents: ties ? documentsOf(ties, claims) : [],
      things: shown.weight[line] ?? 0,
      families: shown.families[line] ?? 0,
      sure: both(net.file.modalities[shown.modality[line] ?? 0]?.name),
    });
  }
  return found.sort((one, other) => byName(one.who, other.who) || byName(one.whom, other.whom));
}

/** The latest day that is stated of what two share; else of the claims; else of their documents. */
function latest({ ties }: TiesFile, reasons: readonly Reason[]): string {
  const days = reasons.flatMap(({ when, ties: claims }) => (when ? [when] : claims.map((claim) => ties.start[claim] || ties.observed[claim] || "")));
  return days.reduce((last, each) => (each > last ? each : last), "");
}

export class Table {
  private readonly atlas: Atlas;
  private readonly box: HTMLElement;
  private column: Column = "who";
  private down = false;
  private found: Row[] = [];
  private view: View | null = null;

  constructor(box: HTMLElement, atlas: Atlas) {
    this.atlas = atlas;
    this.box = box;
  }

  update(view: View): void {
    if (this.box.hidden) return;
    const same = this.view?.shown.line === view.shown.line && this.view.near === view.near && this.view.ties === view.ties && this.view.state.lang === view.state.lang;
    this.view = view;
    if (same) return;
    this.found = rows(view);
    this.draw();
  }

  private draw(): void {
    const { view } = this;
    if (!view) return;
    const ordered = this.ordered();
    const body = h("tbody");
    const more = button("", () => this.add(body, ordered, more), { class: "quiet more" });
    refill(
      this.box,
      h("table", { class: "lines" }, h("caption", {}, `${both(view.net.file.title)} · ${words("cap.ties", { n: ordered.length })}`), h("thead", {}, h("tr", {}, COLUMNS.map((each) => this.head(each)))), body),
      more,
      !ordered.length && h("p", { class: "hint" }, words("nobody")),
    );
    this.add(body, ordered, more);
  }

  private add(body: HTMLElement, ordered: readonly Row[], more: HTMLElement): void {
    const { view } = this;
    if (!view) return;
    const from = body.childElementCount;
    body.append(...ordered.slice(from, from + LOT).map((each) => this.row(view, each)));
    const left = ordered.length - body.childElementCount;
    more.hidden = left <= 0;
    refill(more, words("table.more", { n: Math.min(left, LOT), m: left }));
    if (from) body.children[from]?.querySelector("button")?.focus();
  }

  private ordered(): Row[] {
    const { column, down } = this;
    const value = (row: Row): string | number => (column === "documents" ? row.documents.length : row[column]);
    const by = (one: Row, other: Row): number => {
      const [a, b] = [value(one), value(other)];
      return typeof a === "number" ? a - (b as number) : column === "when" ? a.localeCompare(b as string) : byName(a, b as string);
    };
    return [...this.found].sort((one, other) => (down ? by(other, one) : by(one, other)));
  }

  private head(column: Column): HTMLElement {
    const now = this.column === column;
    const sort = (): void => {
      // Names begin with the first of the alphabet, numbers and dates with the greatest.
      this.down = now ? !this.down : !["who", "whom", "why"].includes(column);
      this.column = column;
      this.draw();
      this.box.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
    };
    const directed = this.view?.net.file.directed && ["who", "whom"].includes(column) ? "_directed" : "";
    return h("th", { scope: "col", "aria-sort": now ? (this.down ? "descending" : "ascending") : false, class: column }, button(words(`table.${column}${directed}`), sort, { "data-column": column, icon: "down" }));
  }

  private row(view: View, row: Row): HTMLElement {
    const { ties, net, state } = view;
    const open = (): void => this.atlas.go({ pick: pickOf(net, { what: "line", at: row.line }) });
    const documents: Child = ties && row.documents.slice(0, 3).map((source) => h("li", {}, document(ties, source, { on: state.on })));
    const rest = row.documents.length - 3;
    return h(
      "tr",
      {},
      h("th", { scope: "row", class: "who", "data-is": words("table.who") }, h("button", { type: "button", class: "link", click: open }, row.who)),
      h("td", { class: "whom", "data-is": words("table.whom") }, row.whom),
      h("td", { class: "why", "data-is": words("table.why") }, row.why),
      h("td", { class: "when", "data-is": words("table.when") }, row.when ? written(row.when, lang()) : words("unknown")),
      h("td", { class: "things", "data-is": words("table.things") }, number(row.things)),
      h("td", { class: "documents", "data-is": words("table.documents") }, h("ul", {}, documents), rest > 0 && h("span", { class: "hint" }, words("table.documents_more", { n: rest }))),
    );
  }
}
