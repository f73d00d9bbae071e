// What pages say of their own accord: the words that the build wrote into #kg-page.
import { facts } from "./facts.ts";
import type { Both, Lang } from "./files.ts";

let speaking: Lang | null = null;

/** The language spoken now: the page's, until `speak` says otherwise (a single file has both). */
export function lang(): Lang {
  return speaking ?? facts().lang;
}

export function speak(other: Lang): void {
  speaking = other;
}

/** The words of `key`, "{name}" replaced by values; numbers are grouped by thousands. The key
 *  itself where nobody has worded it. KEY.1 is taken instead of KEY where {n} is 1 and it is there. */
export function words(key: string, values: Record<string, string | number> = {}, spoken: Lang = lang()): string {
  const known = facts().words;
  const said = (spoken in known ? known[spoken] : Object.values(known)[0]) ?? {};
  const text = (values["n"] === 1 ? said[`${key}.1`] : undefined) ?? said[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** A number as people read it: 1,234.5, in both languages. */
export function number(value: number): string {
  return FORMAT.format(value);
}

const FORMAT = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** The name in a language, the other's where it has none. */
export function either(both: Both, spoken: Lang = lang()): string {
  return spoken === "th" ? both[0] || both[1] : both[1] || both[0];
}
