// How to cite what is shown: the data set with this view's address, and the documents behind it.
import { dates } from "./caption.ts";
import { written } from "./days.ts";
import { facts } from "./facts.ts";
import { both } from "./view.ts";
import type { View } from "./view.ts";
import { webLink } from "./ways.ts";
import { lang, words } from "./words.ts";

/** The data set, the picture in it, its version and where it stands. */
export function citation(view: View, address: string): string {
  const { file } = view.net;
  const picture = `${both(file.title)} (${dates(view)})`;
  const version = file.version && `${words("data_version")} ${file.version}`;
  return [facts().title, picture, version, address].filter(Boolean).map(ended).join(" ");
}

/** A document as a line of a list of references. */
export function reference(view: View, source: number): string {
  const sources = view.ties?.sources;
  if (!sources) return "";
  const title = (lang() === "th" ? sources.th[source] : sources.en[source]) ?? "";
  const date = sources.date[source] ?? "";
  return [ended(date ? `${title} (${written(date, lang())})` : title), webLink(sources.url[source] ?? "")].filter(Boolean).join(" ");
}

function ended(text: string): string {
  return /[.!?]$/.test(text) || webLink(text) || /^file:/.test(text) ? text : `${text}.`;
}
