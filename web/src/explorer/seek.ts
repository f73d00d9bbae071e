// The search: a field that finds whatever has a page, by name, with the keyboard or a finger.
import type { SearchFile } from "./files.ts";
import { h, refill } from "./h.ts";
import { load } from "./load.ts";
import { mark } from "./marks.ts";
import { Finder } from "../finding/find.ts";
import type { Hit } from "../finding/find.ts";
import { both } from "./view.ts";
import { lang, words } from "./words.ts";

const MOST = 12;

/** The search's names, prepared while nobody waits. */
let finding: Promise<Finder> | null = null;

function names(): Promise<Finder> {
  finding ??= load<SearchFile>("search").then((file) => {
    const made = new Finder(file);
    made.prepare();
    return made;
  });
  return finding;
}

/** Names with a mistake or two. */
function nearly(found: Finder, text: string): Hit[] {
  const work = found.nearly(text, MOST);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

let fields = 0;

/**
 * A combobox in `into`. `choose` is given the local id of what was chosen; `only` says which ids
 * may be (all where it is left out).
 */
export function finder(into: HTMLElement, choose: (id: string) => void, only?: (id: string) => boolean): void {
  const id = `found-${++fields}`;
  const list = h("ul", { id, role: "listbox", class: "found", hidden: true, "aria-label": words("atlas.search") });
  const input = h("input", { type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", "aria-label": words("atlas.search"), placeholder: words("atlas.search") });
  let ids: string[] = [];
  let at = 0;
  let turn = 0;
  const close = (): void => {
    turn++;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (to: number): void => {
    at = to;
    [...list.children].forEach((each, place) => each.setAttribute("aria-selected", String(place === at)));
    const now = list.children[at];
    if (!now || !ids.length) return;
    input.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  };
  const take = (place: number): void => {
    const chosen = ids[place];
    if (!chosen) return;
    close();
    input.value = "";
    choose(chosen);
  };
  const look = async (): Promise<void> => {
    const text = input.value.trim();
    const now = ++turn;
    if (!text) {
      close();
      return;
    }
    const found = await names();
    if (now !== turn) return;
    const { file } = found;
    const sure = found.find(text, only ? 400 : MOST).hits;
    const hits = [...sure, ...nearly(found, text)].filter(({ thing }) => !only || only(file.id[thing] ?? "")).slice(0, MOST);
    ids = hits.map(({ thing }) => file.id[thing] ?? "");
    const options = hits.map(({ thing }, place) => option(file, thing, { id: `${id}-${place}`, mousedown: (event) => event.preventDefault(), click: () => take(place) }));
    refill(list, options.length ? options : h("li", { class: "none" }, words("nothing_found")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(0);
  };
  input.addEventListener("input", () => void look());
  input.addEventListener("focus", () => void names());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) event.preventDefault();
    const deeds: Record<string, () => void> = { ArrowDown: () => point(Math.min(at + 1, ids.length - 1)), ArrowUp: () => point(Math.max(at - 1, 0)), Enter: () => take(at), Escape: close };
    const deed = list.hidden ? undefined : deeds[event.key];
    if (!deed) return;
    if (event.key !== "Escape") event.preventDefault();
    deed();
  });
  refill(into, input, list);
}

function option(file: SearchFile, thing: number, more: Parameters<typeof h>[1]): HTMLElement {
  const kind = file.kinds[file.kind[thing] ?? -1];
  const name = (lang() === "th" ? file.th[thing] : file.en[thing]) ?? "";
  const hint = [both(kind?.name), both(file.hints[file.hint[thing] ?? -1])].filter(Boolean).join(" · ");
  return h("li", { role: "option", "aria-selected": "false", ...more }, mark(file.groups[kind?.group ?? -1]), h("span", { class: "called" }, name, h("span", { class: "hint" }, hint)));
}
