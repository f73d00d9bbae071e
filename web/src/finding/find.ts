// The search: what a person typed to the things it may mean, the likeliest first.
import type { SearchFile } from "../explorer/files.ts";
import type { Answer } from "./answers.ts";
import { Answers } from "./answers.ts";
import { matchKey, wordStarts } from "./fold.ts";
import { WIDTH } from "./marks.ts";
import type { Leaf } from "./names.ts";
import { holding, holdingToo, Names, namesOf } from "./names.ts";
import { mistakesIn, Near } from "./near.ts";
import { readings, wordsOf } from "./said.ts";

/** How a name answers: it is what was typed, begins with it, has a word that does, holds it, or
 *  holds all its words; `near` only with mistakes. */
export const HOW = ["exact", "prefix", "word", "inside", "words", "near"] as const;
export type How = (typeof HOW)[number];

export interface Hit {
  /** A place in the file's columns. */
  thing: number;
  /** The name that answers, as written. */
  name: string;
  /** The key that it holds: what to mark in it; "" for near ones. */
  key: string;
  how: How;
}

export interface Found {
  hits: Hit[];
  /** How many things answer without a mistake. */
  total: number;
  /** All names were looked at: false while the names are still being prepared. */
  whole: boolean;
}

const EXACT = 0;
const PREFIX = 1;
const INSIDE = 3;
const WORDS = 4;
/** From so many answers on nobody needs to be offered what is only near; with any at all, no more
 *  than what is one letter off. */
const ENOUGH = 10;
const A_FEW = 3;
/** Of those that hold it somewhere, so many of the best known are looked at for where words begin. */
const LOOKED_AT = 300;

export class Finder {
  readonly file: SearchFile;
  private readonly names: Names;
  private readonly order: Uint32Array;

  /** Takes some milliseconds; the names themselves are prepared by `prepare`. */
  constructor(file: SearchFile) {
    this.file = file;
    this.names = new Names(file);
    const standing = Float64Array.from(file.id, (_, thing) => standingOf(file, thing));
    // Packed with their places, so that numbers are sorted and nothing is called back.
    const packed = standing.map((each, thing) => each * 2 ** 20 + thing).sort();
    this.order = Uint32Array.from(packed, (each) => each % 2 ** 20);
  }

  get ready(): boolean {
    return this.names.ready;
  }

  /** Prepare names for so many milliseconds; whether all are prepared. Without, all at once. */
  prepare(ms = Infinity): boolean {
    const until = performance.now() + ms;
    while (!this.ready && performance.now() < until) this.names.grow();
    return this.ready;
  }

  /** At most `most` answers to a query; none for one of spaces and dots alone. Looks at what names
   *  are prepared by now. */
  find(query: string, most = 12): Found {
    const keys = readings(query);
    const answers = this.answers(keys);
    const words = wordsOf(query);
    if (words.length && answers.total < most) this.holdAll(answers, words, keys);
    const hits = this.byWords(answers.best(Math.max(most, LOOKED_AT)), keys).slice(0, most);
    return { hits, total: answers.total, whole: this.ready };
  }

  /** Names with a mistake or two, where few answer without, the fewest mistakes first; gives way
   *  after some milliseconds (undefined) and ends with what it found. */
  *nearly(query: string, most = 12): Generator<undefined, Hit[]> {
    const keys = readings(query);
    const answers = this.answers(keys);
    if (answers.total >= ENOUGH) return [];
    const best = new Answers(this.order);
    for (const key of new Set([keys.at(-1) ?? "", keys[0] ?? ""])) {
      const letters = mistakesIn(key.length);
      if (!letters) continue;
      const near = new Near(key, answers.total ? 1 : letters);
      let until = performance.now() + SLICE;
      for (const leaf of this.names.of(key)) {
        nearIn(leaf, near, (name, how) => {
          const thing = leaf.thing[name] as number;
          if (!answers.has(thing)) best.take(thing, leaf.which[name] as number, how, 0);
        });
        if (performance.now() < until) continue;
        yield;
        until = performance.now() + SLICE;
      }
    }
    const found = best.best(most).slice(0, answers.total ? A_FEW : most);
    return found.map((answer) => ({ ...this.hit(answer, [""]), how: "near" }));
  }

  private answers(keys: string[]): Answers {
    const answers = new Answers(this.order);
    keys.forEach((key, which) => {
      for (const leaf of this.names.of(key)) hold(answers, leaf, key, which);
    });
    return answers;
  }

  // Each word may stand in another of a thing's names: a thing has the bits of the words found so far.
  // Long words first, for few have them and only those are looked at again; the last typed is marked.
  private holdAll(answers: Answers, words: string[], keys: string[]): void {
    const have = new Int32Array(this.file.id.length);
    const first = words.slice(0, -1).sort((one, other) => other.length - one.length);
    const some = [...first.slice(0, 29), ...words.slice(-1)];
    some.forEach((word, bit) => {
      const place = keys.push(word) - 1;
      const before = 2 ** bit - 1;
      const found = (leaf: Leaf, name: number): void => {
        const thing = leaf.thing[name] as number;
        (have[thing] as number) |= 1 << bit;
        if (bit === some.length - 1) answers.take(thing, leaf.which[name] as number, WORDS, place);
      };
      for (const leaf of this.names.of(word)) {
        if (bit) holdingToo(leaf, word, (thing) => ((have[thing] as number) & before) === before, (name) => found(leaf, name));
        else holding(leaf, word, (name) => found(leaf, name));
      }
    });
  }

  // Those that hold it where a word begins come before those that hold it anywhere.
  private byWords(best: Answer[], keys: string[]): Hit[] {
    const hits = best.map((answer) => {
      const hit = this.hit(answer, keys);
      const begins = answer.how === INSIDE && wordStarts(hit.name).has(matchKey(hit.name).indexOf(hit.key));
      return begins ? { ...hit, how: "word" as const } : hit;
    });
    return HOW.flatMap((how) => hits.filter((hit) => hit.how === how));
  }

  private hit({ thing, which, how, key }: Answer, keys: string[]): Hit {
    return { thing, key: keys[key] ?? "", name: namesOf(this.file, thing)[which] ?? "", how: HOW[how] ?? "near" };
  }
}

/** How long the search for near names keeps the page waiting at a time. */
const SLICE = 12;

function hold(answers: Answers, leaf: Leaf, key: string, which: number): void {
  const { begins, thing } = leaf;
  holding(leaf, key, (name, at) => {
    const whole = (begins[name + 1] as number) - (begins[name] as number) - 1 === key.length;
    answers.take(thing[name] as number, leaf.which[name] as number, at > 0 ? INSIDE : whole ? EXACT : PREFIX, which);
  });
}

// Calls back with how near: the fewer mistakes the better, and a name's beginning before its middle.
function nearIn(leaf: Leaf, near: Near, found: (name: number, how: number) => void): void {
  for (let name = 0; name < leaf.thing.length; name++) {
    if (!near.may(leaf.marks, name * WIDTH)) continue;
    const begin = leaf.begins[name] as number;
    const mistakes = near.mistakes(leaf.text, begin, (leaf.begins[name + 1] as number) - 1);
    if (mistakes <= near.most) found(name, mistakes * 2 + (near.end - begin > near.reach ? 1 : 0));
  }
}

// Among equals: what has a name of its own before what sources only describe, the better known, the
// shorter name; then the order of the file, which is the dictionary's. Below 2 ** 32.
function standingOf({ kinds, kind, ties, th }: SearchFile, thing: number): number {
  const described = kinds[kind[thing] ?? -1]?.code === "group" ? 1 : 0;
  const unknown = 0xfffff - Math.min(ties[thing] ?? 0, 0xfffff);
  return (described * 2 ** 20 + unknown) * 512 + Math.min((th[thing] ?? "").length, 511);
}
