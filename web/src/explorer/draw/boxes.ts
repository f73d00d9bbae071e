// Boxes that must not overlap, found through a grid of cells.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CELL = 48;

export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  /** Whether `box` overlaps none of those added (but for `own`). */
  free(box: Box, own?: Box): boolean {
    for (const key of keys(box)) {
      for (const each of this.cells.get(key) ?? []) {
        if (each !== own && overlap(each, box)) return false;
      }
    }
    return true;
  }

  add(box: Box): void {
    for (const key of keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
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
