// What a page tells its scripts (#kg-page): where it stands, in which language, with which words.
import type { Lang } from "./files.ts";

export interface Facts {
  lang: Lang;
  /** Leads from the page to the site's root: "", "../" or "../../". */
  up: string;
  /** All is in this one file: nothing else can be loaded. */
  single: boolean;
  /** A server gives the page: addresses of things and of SPARQL are live. */
  served: boolean;
  title: string;
  contact: string;
  version: string;
  /** A hash that the explorer opens with where the address has none. */
  opens: string;
  words: Partial<Record<Lang, Record<string, string>>>;
}

const NONE: Facts = { lang: "th", up: "", single: false, served: false, title: "", contact: "", version: "", opens: "", words: {} };

let known: Facts | null = null;

/** The facts of this page; those of no page where it tells none (or there is no page). */
export function facts(): Facts {
  known ??= { ...NONE, ...told() };
  return known;
}

function told(): Partial<Facts> {
  const text = typeof document === "undefined" ? "" : document.getElementById("kg-page")?.textContent;
  return text ? (JSON.parse(text) as Partial<Facts>) : {};
}
