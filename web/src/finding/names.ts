// All names by their keys, in a few long texts, so that the engine's own search runs over them.
import type { SearchFile } from "../explorer/files.ts";
import { mark, Marks, WIDTH } from "./marks.ts";
import { keysOf } from "./said.ts";

const PER_LEAF = 1024;
const THAI = /[ก-๎]/;
const LATIN = /[a-z]/;

/** Which letters a key has: what has one script alone cannot hold a word of the other. */
export type Script = "thai" | "latin" | "both" | "none";

export function scriptOf(key: string): Script {
  return THAI.test(key) ? (LATIN.test(key) ? "both" : "thai") : LATIN.test(key) ? "latin" : "none";
}

/** The keys of a thousand names of one script in one text: "\nkey\nkey\n". */
export interface Leaf {
  script: Script;
  text: string;
  /** Where each key begins in the text, and at last where the next would. */
  begins: Uint32Array;
  /** Whose name each is, and which of its names (a place in `namesOf`). */
  thing: Uint32Array;
  which: Uint16Array;
  /** What each is made of; see marks.ts. */
  marks: Int32Array;
}

/** The names of a thing as written: Thai, English, then the others; those it lacks are left out. */
export function namesOf(file: SearchFile, thing: number): string[] {
  const also = file.also[thing];
  const names = [file.th[thing] ?? "", file.en[thing] ?? "", ...(also ? also.split("\n") : [])];
  return names.filter((name, at) => name && names.indexOf(name) === at);
}

/** Names on their way into a leaf. */
interface Growing {
  keys: string[];
  thing: number[];
  which: number[];
}

/** Makes leaves slice by slice, so that typing never waits. */
export class Names {
  readonly leaves: Leaf[] = [];
  private readonly growing = new Map<Script, Growing>();
  private readonly file: SearchFile;
  private next = 0;

  constructor(file: SearchFile) {
    this.file = file;
  }

  get ready(): boolean {
    return this.next >= this.file.id.length && !this.growing.size;
  }

  /** Take in the names of some more things; nothing once all are taken. A few milliseconds. */
  grow(): void {
    const end = Math.min(this.next + PER_LEAF / 4, this.file.id.length);
    for (; this.next < end; this.next++) {
      const known: string[] = [];
      namesOf(this.file, this.next).forEach((name, which) => {
        for (const key of keysOf(name)) {
          if (!key || known.includes(key)) continue;
          known.push(key);
          this.take(key, this.next, which);
        }
      });
    }
    if (this.next < this.file.id.length) return;
    for (const script of [...this.growing.keys()]) this.close(script);
  }

  /** The leaves in which a name may hold a key, exactly or nearly. */
  of(key: string): Leaf[] {
    const script = scriptOf(key);
    const other = script === "thai" ? "latin" : script === "latin" ? "thai" : "";
    return this.leaves.filter((leaf) => leaf.script !== other);
  }

  private take(key: string, thing: number, which: number): void {
    const script = scriptOf(key);
    let growing = this.growing.get(script);
    if (!growing) this.growing.set(script, (growing = { keys: [], thing: [], which: [] }));
    growing.keys.push(key);
    growing.thing.push(thing);
    growing.which.push(which);
    if (growing.keys.length >= PER_LEAF) this.close(script);
  }

  private close(script: Script): void {
    const growing = this.growing.get(script);
    if (growing) this.leaves.push(leaf(script, growing));
    this.growing.delete(script);
  }
}

function leaf(script: Script, { keys, thing, which }: Growing): Leaf {
  const found: Leaf = {
    script,
    text: `\n${keys.join("\n")}\n`,
    begins: new Uint32Array(keys.length + 1),
    thing: Uint32Array.from(thing),
    which: Uint16Array.from(which),
    marks: new Int32Array(keys.length * WIDTH),
  };
  let at = 1;
  keys.forEach((key, place) => {
    found.begins[place] = at;
    mark(key, 0, key.length, found.marks, place * WIDTH);
    at += key.length + 1;
  });
  found.begins[keys.length] = at;
  return found;
}

/** Calls back for every name that holds `key`, in order, with the place where it first does. */
export function holding(leaf: Leaf, key: string, found: (name: number, at: number) => void): void {
  if (key.length >= LONG) longHolding(leaf, key, found);
  else shortHolding(leaf, key, found);
}

/** As `holding`, for the names of `wanted` things alone: quick where these are few. */
export function holdingToo({ text, begins, thing }: Leaf, key: string, wanted: (thing: number) => boolean, found: (name: number) => void): void {
  for (let name = 0; name < thing.length; name++) {
    if (wanted(thing[name] as number) && text.slice(begins[name], (begins[name + 1] as number) - 1).includes(key)) found(name);
  }
}

// From so many letters on few names have all pairs of letters of a key; and many begin alike, so that
// the engine's search would compare the same beginning again and again.
const LONG = 7;

function longHolding({ text, begins, marks, thing }: Leaf, key: string, found: (name: number, at: number) => void): void {
  const own = new Marks(key);
  for (let name = 0; name < thing.length; name++) {
    if (!own.may(marks, name * WIDTH, 0)) continue;
    const at = text.slice(begins[name], (begins[name + 1] as number) - 1).indexOf(key);
    if (at >= 0) found(name, at);
  }
}

function shortHolding({ text, begins }: Leaf, key: string, found: (name: number, at: number) => void): void {
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
