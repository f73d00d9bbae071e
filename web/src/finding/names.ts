// All names by their keys, in a few long texts, so that the engine's own search runs over them.
import type { SearchFile } from "../explorer/files.ts";
import { matchKey } from "./fold.ts";
import { letters } from "./near.ts";

const PER_LEAF = 4096;

/** The keys of some thousand names in one text: "\nkey\nkey\n". */
export interface Leaf {
  text: string;
  /** Where each key begins in the text, and at last where the next would. */
  begins: Uint32Array;
  /** Whose name each is, and which of its names (a place in `namesOf`). */
  thing: Uint32Array;
  which: Uint16Array;
  /** Which letters each has. */
  low: Int32Array;
  high: Int32Array;
}

/** The names of a thing as written: Thai, English, then the others; those it lacks are left out. */
export function namesOf(file: SearchFile, thing: number): string[] {
  const also = file.also[thing];
  const names = [file.th[thing] ?? "", file.en[thing] ?? "", ...(also ? also.split("\n") : [])];
  return [...new Set(names)].filter(Boolean);
}

/** Makes leaves slice by slice, so that typing never waits. */
export class Names {
  readonly leaves: Leaf[] = [];
  private readonly file: SearchFile;
  private next = 0;

  constructor(file: SearchFile) {
    this.file = file;
  }

  get ready(): boolean {
    return this.next >= this.file.id.length;
  }

  /** Make the next leaf of names; nothing once all are made. Some milliseconds. */
  grow(): void {
    const keys: string[] = [];
    const thing: number[] = [];
    const which: number[] = [];
    while (!this.ready && keys.length < PER_LEAF) {
      const known = new Set<string>();
      namesOf(this.file, this.next).forEach((name, place) => {
        const key = matchKey(name);
        if (!key || known.has(key)) return;
        known.add(key);
        keys.push(key);
        thing.push(this.next);
        which.push(place);
      });
      this.next++;
    }
    if (keys.length) this.leaves.push(leaf(keys, thing, which));
  }

  /** The keys of a thing's names, as they stand in the leaf that has the thing. */
  keysOf(thing: number): string[] {
    return namesOf(this.file, thing).map(matchKey);
  }
}

function leaf(keys: string[], thing: number[], which: number[]): Leaf {
  const found: Leaf = {
    text: `\n${keys.join("\n")}\n`,
    begins: new Uint32Array(keys.length + 1),
    thing: Uint32Array.from(thing),
    which: Uint16Array.from(which),
    low: new Int32Array(keys.length),
    high: new Int32Array(keys.length),
  };
  let at = 1;
  keys.forEach((key, place) => {
    found.begins[place] = at;
    [found.low[place], found.high[place]] = letters(key);
    at += key.length + 1;
  });
  found.begins[keys.length] = at;
  return found;
}

/** Calls back for every name that holds `key`, in order, with the place where it first does. */
export function holding(leaf: Leaf, key: string, found: (name: number, at: number) => void): void {
  const { text, begins } = leaf;
  let name = 0;
  for (let at = text.indexOf(key, 1); at >= 0; at = text.indexOf(key, begins[name])) {
    name = nameAt(begins, at, name);
    found(name, at - (begins[name] as number));
    name++;
    if (name + 1 >= begins.length) return;
  }
}

// The name that position `at` is in: not before `from`; near it as a rule, so looked for in doubling steps.
function nameAt(begins: Uint32Array, at: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < begins.length && (begins[low + step] as number) <= at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, begins.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((begins[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}
