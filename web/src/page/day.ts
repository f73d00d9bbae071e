// The day asked about on the page of a thing: rows that do not count on it are left out.
import { asked, parse, written } from "../explorer/days.ts";
import { h } from "../explorer/h.ts";
import { lang, words } from "../explorer/words.ts";
import { askedOf } from "./asked.ts";

/** Puts a field for a day before the page's rows, and leaves out what does not count on the day of
 *  the address. Nothing on a page without rows. */
export function day(): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-since]")];
  const first = rows[0]?.closest("section");
  if (!first || rows.length < 2) return;
  const iso = askedOf(location).day;
  const on = asked(iso);
  if (on !== null) for (const row of rows) row.hidden = !counts(row.dataset, on);
  const left = rows.filter((row) => !row.hidden).length;
  first.before(field(iso, left, rows.length));
  if (on === null) return;
  for (const table of document.querySelectorAll("table.ties")) {
    if (table.querySelector("tbody tr:not([hidden])")) continue;
    table.after(h("p", { class: "empty" }, words("day.nothing")));
  }
}

/** Whether a row with these days counts on a day: "since" always stands there, "until" where it ends. */
export function counts({ since, until }: DOMStringMap, on: number): boolean {
  return Number(since) <= on && (until === undefined || on <= Number(until));
}

function field(iso: string, left: number, all: number): HTMLElement {
  const input = h("input", { id: "on", name: "on", autocomplete: "off", value: iso && written(iso, lang()), "aria-describedby": "on-said", placeholder: words("day.example") });
  const said = h("p", { id: "on-said", class: "small", role: "status" }, iso ? words("day.left", { n: left, m: all, day: written(iso, lang()) }) : words("day.any"));
  const go = (event: Event): void => {
    event.preventDefault();
    const text = input.value.trim();
    const found = parse(text);
    input.setAttribute("aria-invalid", String(Boolean(text) && !found));
    if (text && !found) said.textContent = words("day.unread", { text });
    else location.assign(found ? `?on=${found.iso}` : location.pathname);
  };
  return h(
    "form",
    { class: iso ? "as-of set" : "as-of", submit: go },
    h("label", { for: "on" }, words("day.ask")),
    h("span", { class: "line" }, input, h("button", {}, words("day.show")), iso && h("a", { href: location.pathname.split("/").at(-1) ?? "" }, words("day.all"))),
    said,
  );
}
