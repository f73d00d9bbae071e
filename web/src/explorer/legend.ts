// The legend: what marks and lines mean, and the filter. Each entry is a button that is pressed
// while what it names is drawn.
import { button, h, icon, refill } from "./h.ts";
import type { Child } from "./h.ts";
import { countedBases } from "./caption.ts";
import { colouring } from "./colours.ts";
import { lineWidth } from "./compose.ts";
import { DASHES } from "./draw/lines.ts";
import { mark, patch, stroke } from "./marks.ts";
import { leaving } from "./state.ts";
import type { Part, State } from "./state.ts";
import { both } from "./view.ts";
import type { Atlas, View } from "./view.ts";
import { number, words } from "./words.ts";
import { choices } from "./choices.ts";

/** So many provinces or clusters are listed, those of most actors. */
const LISTED = 14;

export class Legend {
  private readonly atlas: Atlas;
  private readonly box: HTMLElement;
  /** On a phone, where the legend lies over the picture. */
  private readonly head: HTMLElement;
  /** Groups whose kinds are unfolded, by code. */
  private readonly unfolded = new Set<string>();

  constructor(box: HTMLElement, atlas: Atlas, fold: () => void) {
    this.atlas = atlas;
    this.box = box;
    this.head = h("header", {}, h("h2", {}, words("atlas.legend")), button(words("close"), fold, { icon: "close", bare: true, class: "round" }));
  }

  /** Draw it anew; what has the focus keeps it. */
  update(view: View): void {
    const held = this.box.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["key"] : undefined;
    const { scrollTop } = this.box;
    refill(this.box, this.head, h("p", { class: "hint" }, words("legend.how")), this.kinds(view), this.colours(view), this.bases(view), this.certainty(view), this.sources(view), choices(view, this.atlas), this.clear(view));
    this.box.scrollTop = scrollTop;
    if (held) this.box.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }

  private kinds(view: View): Child {
    const { file } = view.net;
    const { counts } = view.shown;
    const entries = file.groups.flatMap((group, at) => {
      const kinds = file.kinds.map((kind, place) => ({ kind, place })).filter(({ kind }) => kind.group === at);
      if (!kinds.some(({ place }) => this.there(view, "kind", place))) return [];
      const tint = view.state.colour === "kind" ? undefined : GREY;
      const own = this.entry(view, "group", group.code, [mark(group, tint), both(group.name)], counts.group[at] ?? 0);
      const finer = kinds.filter(({ place }) => this.there(view, "kind", place));
      return [finer.length > 1 ? this.group(view, group.code, both(group.name), own, finer.map(({ kind, place }) => this.entry(view, "kind", kind.code, [both(kind.name)], counts.kind[place] ?? 0))) : h("li", {}, own)];
    });
    return section("legend.kinds", h("ul", {}, entries));
  }

  /** Whether any actor of the network, shown or not, is of it. */
  private there(view: View, column: "kind", place: number): boolean {
    return view.net.file.nodes[column].includes(place);
  }

  private group(view: View, code: string, name: string, own: HTMLElement, finer: HTMLElement[]): HTMLElement {
    const open = this.unfolded.has(code);
    const unfold = button(words("legend.finer", { what: name }), () => {
      if (open) this.unfolded.delete(code);
      else this.unfolded.add(code);
      this.update(view);
    }, { icon: "down", bare: true, class: "fold", "aria-expanded": String(open), "data-key": `fold:${code}` });
    return h("li", {}, h("div", { class: "foldable" }, own, unfold), open && h("ul", { class: "finer" }, finer.map((each) => h("li", {}, each))));
  }

  /** What colours mean, where they do not mean kinds. */
  private colours(view: View): Child {
    const { colour } = view.state;
    if (colour === "kind") return null;
    const { entries } = colouring(view);
    const { counts } = view.shown;
    const { provinces } = view.net.file;
    const part = colour === "cluster" ? "cluster" : "province";
    const rows = entries.slice(0, LISTED).map(({ code, name, tint, place }) =>
      h("li", {}, this.entry(view, part, code, [patch(tint), name], counts[part][place] ?? 0)));
    if (part === "cluster") return section("legend.clusters", h("ul", {}, rows), h("p", { class: "hint" }, words("legend.clusters_hint")));
    const more = provinces.length + 1 - rows.length;
    return section("legend.provinces", h("ul", {}, rows), more > 0 && h("p", { class: "hint" }, words("legend.provinces_more", { n: more })));
  }

  private bases(view: View): Child {
    const { bases } = view.net.file;
    if (bases.length < 2) return null;
    const counts = view.near ? countedBases(view) : view.shown.counts.basis;
    const rows = bases.map(({ code, name }, at) => h("li", {}, this.entry(view, "basis", code, [both(name)], counts[at] ?? 0)));
    return section("bases", h("ul", {}, rows));
  }

  private certainty(view: View): Child {
    const { modalities } = view.net.file;
    const rows = modalities.map(({ code, name, ties }, at) => {
      if (!ties) return null;
      const on = view.state.modalities.includes(code);
      const kept = modalities.map((each) => each.code).filter((each) => (each === code ? !on : view.state.modalities.includes(each)));
      // Without any there would be no picture: the last one stays.
      const change = kept.length ? { modalities: kept } : {};
      return h("li", {}, this.toggle(`modality:${code}`, [stroke(DASHES[at] ?? [], 2.2), both(name)], view.shown.counts.modality[at] ?? 0, on, change));
    });
    return section("legend.sure", h("ul", { class: "boxed" }, rows));
  }

  /** Widths of lines are independent sources: pressing one asks for so many at least. */
  private sources(view: View): Child {
    const rows = [1, 2, 3].map((least) => {
      const text = least === 1 ? words("legend.any_sources") : words("legend.least_sources", { n: least });
      return h("li", {}, this.toggle(`least:${least}`, [stroke([], lineWidth(least)), text], null, view.state.minSources === least, { minSources: least }));
    });
    return section("legend.sources", h("ul", { class: "one" }, rows));
  }

  private clear({ state, net }: View): Child {
    const plain = !state.without.length && state.minSources === 1 && !state.maxParties && !state.strict && state.modalities.join() === net.file.usual.join();
    return !plain && button(words("legend.clear"), () => this.atlas.go({ without: [], minSources: 1, maxParties: 0, strict: false, modalities: net.file.usual }), { class: "quiet", "data-key": "clear" });
  }

  private entry(view: View, part: Part, code: string, said: Child[], count: number): HTMLElement {
    const word = leaving(part, code);
    const gone = view.state.without.includes(word);
    const without = gone ? view.state.without.filter((each) => each !== word) : [...view.state.without, word].sort();
    return this.toggle(word, said, count, !gone, { without });
  }

  private toggle(key: string, said: Child[], count: number | null, on: boolean, change: Partial<State>): HTMLElement {
    return h(
      "button",
      { type: "button", class: count === 0 ? "entry nobody" : "entry", "aria-pressed": String(on), "data-key": key, click: () => this.atlas.go(change) },
      said.map((each) => (typeof each === "string" ? h("span", { class: "name" }, each) : each)),
      count !== null && count >= 0 && h("span", { class: "count" }, number(count)),
      icon("close"),
    );
  }
}

const GREY = { light: "#6a6f76", dark: "#a9adb0" };

function section(title: string, ...children: Child[]): HTMLElement {
  return h("section", { class: "part" }, h("h3", {}, words(title)), children);
}
