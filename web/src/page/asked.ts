// The day that an address asks about: "?on=2566-02-28" of a page, "#…on=…" of the explorer.
import { parse } from "../explorer/days.ts";

export interface Asked {
  /** ISO, of any precision; "" for any time. */
  day: string;
}

export function askedOf({ search, hash }: Pick<Location, "search" | "hash">): Asked {
  const told = new URLSearchParams(search).get("on") ?? new URLSearchParams(hash.slice(1)).get("on") ?? "";
  return { day: parse(told)?.iso ?? "" };
}

/** An address within the site, asking about a day as well: in what comes after # for the explorer, which
 *  changes it as it goes, else after ?. What leads out of the site, or has a day of its own, stays. */
export function asking(href: string, day: string): string {
  const found = /^([^:?#]*\.html)(\?[^#]*)?(#.*)?$/.exec(href);
  if (!found || !day || /[?#&]on=/.test(href)) return href;
  const [, path, query = "", hash = ""] = found as unknown as [string, string, string?, string?];
  const on = `on=${day}`;
  if (/(^|\/)network\.html$/.test(path)) return `${path}${query}${hash ? `${hash}&` : "#"}${on}`;
  return `${path}${query ? `${query}&` : "?"}${on}${hash}`;
}
