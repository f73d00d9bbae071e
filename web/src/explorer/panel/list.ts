// A list that shows its first rows and unfolds.
import { button, h } from "../h.ts";
import { words } from "../words.ts";

/** The first `few` rows, and a button that adds the others; rows are made when they are shown. */
export function unfolding(rows: readonly (() => HTMLElement)[], few: number, key: string): HTMLElement {
  const list = h("ul", { class: "rows" }, rows.slice(0, few).map((make) => make()));
  if (rows.length <= few) return list;
  const more = button(words(key, { n: rows.length }), () => {
    const next = rows.slice(few).map((make) => make());
    list.append(...next);
    more.remove();
    next[0]?.querySelector<HTMLElement>("button, a")?.focus();
  }, { class: "quiet" });
  return h("div", {}, list, more);
}
