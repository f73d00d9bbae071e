// A field that finds names: the combobox of WAI-ARIA, with a list to choose from by key or finger.
import { h, refill } from "../explorer/h.ts";
import { words } from "../explorer/words.ts";
import type { Finder, Hit } from "./find.ts";
import { matchKey } from "./fold.ts";
import { allNames, names, pause } from "./prepared.ts";
import { row } from "./row.ts";

/** So many are listed; who is not among them is found by typing on. */
const MOST = 12;
/** And looked through for those that may be chosen, where not all may. */
const LOOKED_THROUGH = 400;

export interface Wanted {
  /** Given the id of what was chosen. */
  choose(id: string): void;
  /** Which may be chosen; all where it is left out. */
  only?(id: string): boolean;
  /** The field keeps what was typed when something is chosen. */
  keeps?: boolean;
}

let fields = 0;

/** Makes a field such a box. The list is put after the field; what holds both is to be `relative`. */
export class Box {
  private readonly input: HTMLInputElement;
  private readonly wanted: Wanted;
  private readonly list: HTMLElement;
  private readonly note: HTMLElement;
  private readonly said: HTMLElement;
  private readonly found: HTMLElement;
  private hits: Hit[] = [];
  private options: HTMLElement[] = [];
  /** The option the keys stand on; -1 before they moved, when Enter takes the likeliest. */
  private at = -1;
  private turn = 0;
  /** The likeliest is wanted as soon as there is one. */
  private eager = false;
  private file: Finder["file"] | null = null;

  constructor(input: HTMLInputElement, wanted: Wanted) {
    this.input = input;
    this.wanted = wanted;
    const id = `found-${++fields}`;
    const label = input.labels?.[0]?.textContent ?? input.getAttribute("aria-label") ?? "";
    this.list = h("div", { id, role: "listbox", "aria-label": label, mousedown: (event) => event.preventDefault() });
    this.note = h("p", { class: "none", mousedown: (event) => event.preventDefault() });
    this.found = h("div", { class: "found", hidden: true }, this.list, this.note);
    this.said = h("p", { class: "unseen", role: "status" });
    const told = { role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
    input.after(this.found, this.said);
    input.addEventListener("focus", () => void names().catch(() => undefined));
    input.addEventListener("input", () => void this.look());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
  }

  /** Find what the field holds; `eager`: and choose the likeliest. */
  async look(eager = false): Promise<void> {
    const text = this.input.value;
    const turn = ++this.turn;
    const late = (): boolean => turn !== this.turn;
    this.eager = eager;
    if (!matchKey(text)) {
      this.close();
      return;
    }
    const finder = await this.ready(late);
    if (!finder || late()) return;
    const { hits, total, whole } = finder.find(text, this.wanted.only ? LOOKED_THROUGH : MOST);
    const sure = this.allowed(finder, hits);
    const count = this.wanted.only ? sure.length : total;
    if (sure.length) this.show(finder, { sure, near: [], count });
    const near = this.allowed(finder, (await nearly(finder, text, late)) ?? []);
    if (late()) return;
    if (near.length || !sure.length) this.show(finder, { sure, near, count, waiting: !whole });
    if (whole) return;
    await allNames();
    if (!late()) await this.look(this.eager);
  }

  close(): void {
    this.turn++;
    this.eager = false;
    this.found.hidden = true;
    this.said.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.point(-1);
  }

  /** The finder, or null where the names cannot be read; says that they are being read. */
  private async ready(late: () => boolean): Promise<Finder | null> {
    if (!this.file) this.tell(words("find.loading"));
    try {
      const finder = await names();
      this.file = finder.file;
      return finder;
    } catch {
      if (!late()) this.tell(words("find.failed"));
      return null;
    }
  }

  private allowed({ file }: Finder, hits: Hit[]): Hit[] {
    return hits.filter(({ thing }) => this.wanted.only?.(file.id[thing] ?? "") ?? true);
  }

  private show({ file }: Finder, told: { sure: Hit[]; near: Hit[]; count: number; waiting?: boolean }): void {
    const sure = told.sure.slice(0, MOST);
    const near = told.near.slice(0, MOST - sure.length);
    const before = this.at >= 0 ? this.hits[this.at]?.thing : undefined;
    this.hits = [...sure, ...near];
    if (!this.hits.length) {
      this.tell(told.waiting ? words("find.loading") : words("find.none"));
      return;
    }
    this.options = this.hits.map((hit, at) => row(file, hit, `${this.list.id}-${at}`));
    this.options.forEach((option, at) => option.addEventListener("click", () => this.take(at)));
    const group = (label: string, some: HTMLElement[]): HTMLElement | false =>
      some.length > 0 && h("ul", { role: "group", "aria-label": label }, some);
    refill(
      this.list,
      group(words("find.count", { n: told.count }), this.options.slice(0, sure.length)),
      near.length > 0 && h("p", { class: "near", role: "presentation", "aria-hidden": "true" }, nearWords(sure)),
      group(words("find.near"), this.options.slice(sure.length)),
    );
    const more = told.count - sure.length;
    this.note.textContent = more > 0 ? words("find.more", { n: more }) : "";
    this.open(sure.length ? words("find.count", { n: told.count }) : words("find.near_count", { n: near.length }));
    this.point(this.hits.findIndex(({ thing }) => thing === before));
    if (this.eager) this.take(0);
  }

  /** A sentence in the place of a list. */
  private tell(words: string): void {
    this.hits = [];
    this.options = [];
    this.list.replaceChildren();
    this.note.textContent = words;
    this.open(words);
    this.point(-1);
  }

  private open(said: string): void {
    this.found.hidden = false;
    this.list.hidden = !this.hits.length;
    this.note.hidden = !this.note.textContent;
    this.said.textContent = said;
    this.input.setAttribute("aria-expanded", String(this.hits.length > 0));
  }

  private point(at: number): void {
    this.options[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const now = this.options[at];
    if (!now || this.found.hidden) {
      this.input.removeAttribute("aria-activedescendant");
      this.found.scrollTop = 0;
      return;
    }
    now.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", now.id);
    // Not scrollIntoView, which moves the page as well.
    const [top, bottom] = [now.offsetTop, now.offsetTop + now.offsetHeight];
    if (at === 0) this.found.scrollTop = 0;
    else if (top < this.found.scrollTop) this.found.scrollTop = top;
    else if (bottom > this.found.scrollTop + this.found.clientHeight) this.found.scrollTop = bottom - this.found.clientHeight;
  }

  private take(at: number): void {
    const hit = this.hits[at];
    const id = hit && this.file?.id[hit.thing];
    if (!id) return;
    this.close();
    if (!this.wanted.keeps) this.input.value = "";
    this.wanted.choose(id);
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { length } = this.hits;
    const shut = this.found.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (shut) void this.look();
      else if (length) this.point(this.at < 0 && step < 0 ? length - 1 : (this.at + step + length) % length);
    } else if (event.key === "Enter" && matchKey(this.input.value)) {
      event.preventDefault();
      if (!shut && length) this.take(Math.max(0, this.at));
      else void this.look(true);
    } else if (event.key === "Escape" && !shut) {
      event.preventDefault(); // Only the list goes; the next Escape empties the field.
      event.stopPropagation();
      this.close();
    }
  }
}

function nearWords(sure: Hit[]): string {
  return sure.length ? words("find.near") : `${words("find.none")} · ${words("find.near")}`;
}

/** Names with a mistake or two, looked for in slices; null where it is too late for them. */
async function nearly(finder: Finder, text: string, late: () => boolean): Promise<Hit[] | null> {
  const search = finder.nearly(text, MOST);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    await pause();
    if (late()) return null;
  }
}
