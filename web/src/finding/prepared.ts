// The names of a site: read once, when somebody is about to look for one, and made ready in slices.
import type { SearchFile } from "../explorer/files.ts";
import { load } from "../explorer/load.ts";
import { Finder } from "./find.ts";

/** How long making names ready keeps the page waiting at a time, and gives way. */
const SLICE = 10;

let read: Promise<Finder> | null = null;
let whole: Promise<void> = Promise.resolve();

/** The finder, as soon as the file is read; it finds among the names that are ready by then. Fails
 *  where the file cannot be read, and may then be asked for again. */
export function names(): Promise<Finder> {
  read ??= load<SearchFile>("search")
    .then((file) => {
      const made = new Finder(file);
      whole = ready(made);
      return made;
    })
    .catch((why: unknown) => {
      read = null;
      throw why;
    });
  return read;
}

/** When all names are ready; at once where none are read yet. */
export function allNames(): Promise<void> {
  return whole;
}

/** Has the names read when the page has nothing else to do. */
export function soon(): void {
  const begin = (): void => void names().catch(() => undefined);
  if ("requestIdleCallback" in globalThis) requestIdleCallback(begin, { timeout: 4000 });
  else setTimeout(begin, 1000);
}

/** Lets what waits (a key, a frame) go first. */
export function pause(): Promise<void> {
  return new Promise((go) => setTimeout(go));
}

async function ready(finder: Finder): Promise<void> {
  while (!finder.prepare(SLICE)) await pause();
}
