// What a name is made of, as a few bits: most names are passed over without being read.

/** How many numbers the marks of one text take: two for its letters, four for its pairs of letters. */
export const WIDTH = 6;
const PAIRS = 2;

/** Writes the marks of text.slice(from, to) into `into` from `at` on. */
export function mark(text: string, from: number, to: number, into: Int32Array, at: number): void {
  let before = 0;
  for (let place = from; place < to; place++) {
    const code = text.charCodeAt(place);
    (into[at + ((code >> 5) & 1)] as number) |= 1 << (code & 31);
    if (place > from) {
      const hash = Math.imul(before * 128 + code, 0x9e3779b1) >>> 25;
      (into[at + PAIRS + (hash >> 5)] as number) |= 1 << (hash & 31);
    }
    before = code;
  }
}

/** The marks of a text that names are to hold. */
export class Marks {
  private readonly own = new Int32Array(WIDTH);

  constructor(key: string) {
    mark(key, 0, key.length, this.own, 0);
  }

  /** Whether a name with the marks at `at` may hold it with so many mistakes: each spoils no more
   *  than one letter and two pairs. */
  may(marks: Int32Array, at: number, mistakes: number): boolean {
    const { own } = this;
    let missing = 0;
    for (let i = 0; i < PAIRS; i++) missing += ones((own[i] as number) & ~(marks[at + i] as number));
    if (missing > mistakes) return false;
    missing = 0;
    for (let i = PAIRS; i < WIDTH; i++) missing += ones((own[i] as number) & ~(marks[at + i] as number));
    return missing <= 2 * mistakes;
  }
}

function ones(bits: number): number {
  if (!bits) return 0;
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
