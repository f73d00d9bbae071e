// Boxes that must not overlap, found through a grid of cells.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A mark that stands in a name's way, unless the name is that much more important. */
export interface Mark extends Box {
  readonly rank: number;
}

const CELL = 48;

export class Boxes {
  private readonly cells = new Map<number, Box[]>();
  private readonly marks = new Map<number, Mark[]>();

  /** Whether `box` overlaps none of those added, marks not counted. */
  free(box: Box): boolean {
    for (const key of keys(box)) {
      for (const each of this.cells.get(key) ?? []) if (overlap(each, box)) return false;
    }
    return true;
  }

  /** What `box` would cover: each mark but `own` at its price; Infinity where that is above `most`. */
  covered(box: Box, own: Mark | undefined, price: (mark: Mark) => number, most: number): number {
    let sum = 0;
    for (const key of keys(box)) {
      for (const each of this.marks.get(key) ?? []) {
        if (each === own || !overlap(each, box)) continue;
        sum += price(each);
        if (sum > most) return Infinity;
      }
    }
    return sum;
  }

  add(box: Box): void {
    put(this.cells, box, box);
  }

  addMark(mark: Mark): void {
    put(this.marks, mark, mark);
  }
}

function put<T>(cells: Map<number, T[]>, box: Box, what: T): void {
  for (const key of keys(box)) {
    const cell = cells.get(key);
    if (cell) cell.push(what);
    else cells.set(key, [what]);
  }
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Whether a point is in a box. */
export function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}

/** Whether a box lies inside a paper of this size, `margin` away from its edges. */
export function inside(box: Box, width: number, height: number, margin: number): boolean {
  return (
    box.x >= margin &&
    box.y >= margin &&
    box.x + box.width <= width - margin &&
    box.y + box.height <= height - margin
  );
}

function* keys(box: Box): Generator<number> {
  const right = Math.floor((box.x + box.width) / CELL);
  const bottom = Math.floor((box.y + box.height) / CELL);
  for (let y = Math.floor(box.y / CELL); y <= bottom; y++) {
    for (let x = Math.floor(box.x / CELL); x <= right; x++) yield y * 65_536 + x;
  }
}
