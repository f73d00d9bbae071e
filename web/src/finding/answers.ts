// What answers a query so far: each thing once, by its best name.

/** What is no answer. */
const NONE = 255;

export interface Answer {
  thing: number;
  /** Which of its names (a place in `namesOf`). */
  which: number;
  /** How good: 0 is best. */
  how: number;
  /** Which of the query's keys it holds. */
  key: number;
}

export class Answers {
  /** How many things answer. */
  total = 0;
  private readonly order: Uint32Array;
  private readonly how: Uint8Array;
  private readonly which: Uint16Array;
  private readonly key: Uint8Array;

  /** `order`: all things, those that come first among equal answers first. */
  constructor(order: Uint32Array) {
    this.order = order;
    this.how = new Uint8Array(order.length).fill(NONE);
    this.which = new Uint16Array(order.length);
    this.key = new Uint8Array(order.length);
  }

  has(thing: number): boolean {
    return this.how[thing] !== NONE;
  }

  take(thing: number, which: number, how: number, key: number): void {
    const before = this.how[thing] as number;
    if (how >= before) return;
    if (before === NONE) this.total++;
    this.how[thing] = how;
    this.which[thing] = which;
    this.key[thing] = key;
  }

  /** The best `most` of each degree, the best degree first. One pass over all things. */
  best(most: number): Answer[] {
    const found: Answer[][] = [];
    for (const thing of this.total ? this.order : []) {
      const how = this.how[thing] as number;
      if (how === NONE) continue;
      const alike = (found[how] ??= []);
      if (alike.length < most) alike.push({ thing, which: this.which[thing] as number, how, key: this.key[thing] as number });
    }
    return found.flat();
  }
}
