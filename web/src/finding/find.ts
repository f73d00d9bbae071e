// The search: what a person typed to the things it may mean, the likeliest first.
import type { SearchFile } from "../explorer/files.ts";
import { matchKey, wordStarts } from "./fold.ts";
import type { Leaf } from "./names.ts";
import { holding, Names, namesOf } from "./names.ts";
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
  /** Names with a mistake or two, where few others were found. */
  near: Hit[];
  /** How many things answer without a mistake. */
  total: number;
  /** All names were looked at: false while the names are still being prepared. */
  whole: boolean;
}

/** From so many answers on nobody needs to be offered what is only near. */
const ENOUGH = 5;
const EXACT = 0;
const PREFIX = 1;
const INSIDE = 3;
const WORDS = 4;
/** Of so many that hold it somewhere, the best known are looked at for where their words begin. */
const LOOKED_AT = 400;

export class Finder {
  readonly file: SearchFile;
  private readonly names: Names;
  private readonly cost: Float64Array;

  constructor(file: SearchFile) {
    this.file = file;
    this.names = new Names(file);
    this.cost = Float64Array.from(file.id, (_, thing) => this.standing(thing));
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

  /** At most `most` answers to a query, and as many near ones where answers are few. Nothing for a
   *  query of spaces and dots alone. */
  find(query: string, most = 12): Found {
    const keys = readings(query);
    const answers = new Answers(this.cost, Math.max(most, LOOKED_AT));
    for (const key of keys) for (const leaf of this.names.leaves) this.hold(answers, leaf, key);
    const words = wordsOf(query);
    if (words.length && answers.total < most) this.holdAll(answers, words);
    const hits = this.byWords(answers).slice(0, most);
    const near = answers.total < ENOUGH ? this.near(keys, answers).slice(0, most) : [];
    return { hits, near, total: answers.total, whole: this.ready };
  }

  private hold(answers: Answers, leaf: Leaf, key: string): void {
    holding(leaf, key, (name, at) => {
      const whole = (leaf.begins[name + 1] as number) - (leaf.begins[name] as number) - 1 === key.length;
      const how = at > 0 ? INSIDE : whole ? EXACT : PREFIX;
      answers.take({ thing: leaf.thing[name] as number, which: leaf.which[name] as number, how, key });
    });
  }

  private holdAll(answers: Answers, words: string[]): void {
    const [longest, ...others] = [...words].sort((a, b) => b.length - a.length) as [string, ...string[]];
    for (const leaf of this.names.leaves) {
      let last = -1;
      holding(leaf, longest, (name) => {
        const thing = leaf.thing[name] as number;
        if (thing === last) return;
        last = thing;
        const all = this.names.keysOf(thing).join("\n");
        const which = leaf.which[name] as number;
        if (others.every((word) => all.includes(word))) answers.take({ thing, which, how: WORDS, key: longest });
      });
    }
  }

  // Those that hold it where a word begins come before those that hold it anywhere.
  private byWords(answers: Answers): Hit[] {
    const found = answers.best.map((answer) => {
      const hit = this.hit(answer);
      if (answer.how === INSIDE && wordStarts(hit.name).has(matchKey(hit.name).indexOf(answer.key))) hit.how = "word";
      return hit;
    });
    const order = (hit: Hit): number => HOW.indexOf(hit.how);
    return found.map((hit, at) => ({ hit, at })).sort((a, b) => order(a.hit) - order(b.hit) || a.at - b.at).map(({ hit }) => hit);
  }

  private near(keys: string[], answers: Answers): Hit[] {
    const best = new Answers(this.cost, LOOKED_AT);
    for (const key of new Set([keys.at(-1) ?? "", keys[0] ?? ""])) {
      if (!mistakesIn(key.length)) continue;
      const near = new Near(key);
      for (const leaf of this.names.leaves) this.nearIn(leaf, near, (name, mistakes) => {
        const thing = leaf.thing[name] as number;
        if (!answers.has(thing)) best.take({ thing, which: leaf.which[name] as number, how: mistakes, key: "" });
      });
    }
    return best.best.map((answer) => ({ ...this.hit(answer), how: "near" as const }));
  }

  private nearIn(leaf: Leaf, near: Near, found: (name: number, mistakes: number) => void): void {
    for (let name = 0; name < leaf.thing.length; name++) {
      if (!near.may(leaf.low[name] as number, leaf.high[name] as number)) continue;
      const mistakes = near.mistakes(leaf.text, leaf.begins[name] as number, (leaf.begins[name + 1] as number) - 1);
      if (mistakes <= near.most) found(name, mistakes);
    }
  }

  private hit({ thing, which, how, key }: Answer): Hit {
    return { thing, key, name: namesOf(this.file, thing)[which] ?? "", how: HOW[how] ?? "near" };
  }

  // Among equals: what has a name of its own before what sources only describe, the better known, the
  // shorter name. The file is in dictionary order.
  private standing(thing: number): number {
    const { kinds, kind, ties, th, en } = this.file;
    const described = kinds[kind[thing] ?? -1]?.code === "group" ? 1 : 0;
    const unknown = 0xffffff - Math.min(ties[thing] ?? 0, 0xffffff);
    const length = Math.min((th[thing] || en[thing] || "").length, 1023);
    return (described * 2 ** 24 + unknown) * 1024 + length;
  }
}

interface Answer {
  thing: number;
  which: number;
  /** A place in HOW, or a number of mistakes: the fewer the better. */
  how: number;
  key: string;
}

/** The best answers, each thing once, by its best name. */
class Answers {
  private readonly cost: Float64Array;
  private readonly most: number;
  private readonly how: Uint8Array;
  private readonly taken: Answer[] = [];
  total = 0;

  constructor(cost: Float64Array, most: number) {
    this.cost = cost;
    this.most = most;
    this.how = new Uint8Array(cost.length).fill(255);
  }

  has(thing: number): boolean {
    return (this.how[thing] as number) < 255;
  }

  take(answer: Answer): void {
    const before = this.how[answer.thing] as number;
    if (answer.how >= before) return;
    if (before === 255) this.total++;
    this.how[answer.thing] = answer.how;
    this.taken.push(answer);
  }

  /** Those with the best name of each thing, the best first. Costs no more than a pass and a sort of `most`. */
  get best(): Answer[] {
    const { how, cost, most } = this;
    const rank = (answer: Answer): number => answer.how * 2 ** 40 + (cost[answer.thing] as number);
    const valid = this.taken.filter((answer) => how[answer.thing] === answer.how);
    const ranks = Float64Array.from(valid, rank);
    const limit = valid.length > most ? (ranks.slice().sort()[most - 1] as number) : Infinity;
    return valid.filter((_, at) => (ranks[at] as number) <= limit).sort((a, b) => rank(a) - rank(b) || a.thing - b.thing);
  }
}
