// Where in a name, as written, the key stands that was found in it.
import { matchKey } from "./fold.ts";

/** From and to, as places in the name; null where the name holds the key in another form only. */
export function spanOf(name: string, key: string): [from: number, to: number] | null {
  const at = key ? matchKey(name).indexOf(key) : -1;
  if (at < 0) return null;
  // How much of the key each beginning of the name gives: separators give nothing.
  const given = Array.from({ length: name.length + 1 }, (_, end) => matchKey(name.slice(0, end)).length);
  const from = given.findLastIndex((each) => each <= at);
  let to = given.findIndex((each) => each >= at + key.length);
  if (to < 0) to = name.length;
  while (to < name.length && MARK.test(name[to] ?? "")) to++;
  return [from, to];
}

/** Signs that stand over or under the letter before them. */
const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]/;
