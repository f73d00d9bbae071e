// Names with a mistake or two, by bit-parallel approximate matching (Myers 1999): a step a letter.
import { Marks } from "./marks.ts";

/** How many letters may be wrong, missing or too many in a word of so many letters. */
export function mistakesIn(letters: number): number {
  return letters < 4 ? 0 : letters < 8 ? 1 : letters < 15 ? 2 : 3;
}

const LONGEST = 31;
/** Shorter than this, a word with a mistake is like a part of too many names: only their beginnings
 *  are looked at. */
const ANYWHERE = 6;
const THAI = 0x0e00;

/** A text looked for anywhere in others, with at most `most` mistakes. */
export class Near {
  readonly most: number;
  /** Where what `mistakes` found last ends in its text. */
  end = 0;
  private readonly key: string;
  private readonly bits: number;
  private readonly thai = new Int32Array(128);
  private readonly other = new Map<number, number>();
  private readonly marks: Marks;

  constructor(key: string, most = mistakesIn(key.length)) {
    this.most = most;
    this.key = key;
    this.bits = Math.min(key.length, LONGEST);
    for (let at = 0; at < this.bits; at++) {
      const code = key.charCodeAt(at);
      if (code >= THAI && code < THAI + 128) (this.thai[code - THAI] as number) |= 1 << at;
      else this.other.set(code, (this.other.get(code) ?? 0) | (1 << at));
    }
    this.marks = new Marks(key);
  }

  /** By how many letters a text has it that begins with it. */
  get reach(): number {
    return this.bits + this.most;
  }

  /** Whether a name with these marks may hold it. */
  may(marks: Int32Array, at: number): boolean {
    return this.marks.may(marks, at, this.most);
  }

  /** The fewest mistakes with which text.slice(from, to) holds it, `most` + 1 where there are more. */
  mistakes(text: string, from: number, to: number): number {
    const end = this.bits < ANYWHERE ? Math.min(to, from + this.bits + this.most) : to;
    const found = this.scan(text, from, end);
    if (found > this.most || this.key.length <= LONGEST) return found;
    return Math.min(inFull(this.key, text.slice(from, to)), this.most + 1);
  }

  // Differences down a column of the table of edit distances, as bits: `up` where a cell is one more
  // than the one above it, `down` where one less. The first row is 0: a match may begin anywhere.
  private scan(text: string, from: number, to: number): number {
    const last = 1 << (this.bits - 1);
    let up = -1;
    let down = 0;
    let score = this.bits;
    let best = this.most + 1;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at) - THAI;
      const equal = code >= 0 && code < 128 ? (this.thai[code] as number) : (this.other.get(code + THAI) ?? 0);
      const vertical = equal | down;
      const across = (((equal & up) + up) ^ up) | equal;
      let right = down | ~(across | up);
      let left = up & across;
      if (right & last) score++;
      else if (left & last) score--;
      right <<= 1;
      left <<= 1;
      up = left | ~(vertical | right);
      down = right & vertical;
      if (score >= best) continue;
      best = score;
      this.end = at + 1;
    }
    return best;
  }
}

// What is too long for the bits of a number, as the table itself (Sellers 1980).
function inFull(key: string, text: string): number {
  let column = Array.from({ length: key.length + 1 }, (_, at) => at);
  let best = key.length;
  for (const letter of text) {
    const next = [0];
    for (let at = 1; at <= key.length; at++) {
      const same = (column[at - 1] as number) + (key[at - 1] === letter ? 0 : 1);
      next.push(Math.min(same, (column[at] as number) + 1, (next[at - 1] as number) + 1));
    }
    column = next;
    best = Math.min(best, column[key.length] as number);
  }
  return best;
}
