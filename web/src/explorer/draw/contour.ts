// Contours of a field: where it passes from below zero to above, as closed, smoothed rings.

/** Land smaller than this is left out, and a lake smaller than this is land; in cells. */
const SPECK = 2;
const LAKE = 24;

/** Points `cell` apart, `wide` in a row, the first at `left`, `top` of the picture. */
export interface Lattice {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly wide: number;
}

/** The columns and rows of a lattice that something covers, the last ones included. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Rings around what is above zero within `frame`, in picture units; specks are left out. */
export function rings(field: Float32Array, lattice: Lattice, frame: Frame): Float32Array[] {
  const smooth = blurred(blurred(piece(field, lattice, frame)));
  const found: Float32Array[] = [];
  for (const ring of chained(smooth)) {
    // Rings around what is below zero run the other way round.
    const size = area(ring);
    if (ring.length < 12 || (size < 0 ? -size < SPECK : size < LAKE)) continue;
    const round = chaikin(ring);
    for (let at = 0; at < round.length; at += 2) {
      round[at] = lattice.left + ((round[at] as number) + frame.left) * lattice.cell;
      round[at + 1] = lattice.top + ((round[at + 1] as number) + frame.top) * lattice.cell;
    }
    found.push(Float32Array.from(round));
  }
  return found;
}

interface Piece {
  readonly values: Float32Array;
  readonly wide: number;
  readonly high: number;
}

function piece(field: Float32Array, { wide }: Lattice, frame: Frame): Piece {
  const [width, height] = [frame.right - frame.left + 1, frame.bottom - frame.top + 1];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (frame.top + row) * wide + frame.left;
    values.set(field.subarray(from, from + width), row * width);
  }
  return { values, wide: width, high: height };
}

/** Each value with its eight neighbours, itself four times; the edge stays below zero. */
function blurred({ values, wide, high }: Piece): Piece {
  const found = new Float32Array(values.length).fill(-1);
  for (let row = 1; row < high - 1; row++) {
    for (let column = 1; column < wide - 1; column++) {
      const at = row * wide + column;
      const v = (step: number) => values[at + step] as number;
      const sides = v(-1) + v(1) + v(-wide) + v(wide);
      const corners = v(-wide - 1) + v(-wide + 1) + v(wide - 1) + v(wide + 1);
      found[at] = (4 * v(0) + 2 * sides + corners) / 16;
    }
  }
  return { values: found, wide, high };
}

/** Marching squares: from each crossing of a cell's side to the next, till a ring is closed. */
function* chained(piece: Piece): Generator<number[]> {
  const next = crossings(piece);
  for (const start of next.keys()) {
    const ring: number[] = [];
    let edge = start;
    for (let to = next.get(edge); to !== undefined; to = next.get(edge)) {
      next.delete(edge);
      ring.push(...pointOn(piece, edge));
      edge = to;
    }
    if (ring.length) yield ring;
  }
}

/** A side is its left or upper corner, twice, and 1 more where it leads down. */
function crossings({ values, wide, high }: Piece): Map<number, number> {
  const next = new Map<number, number>();
  for (let row = 0; row < high - 1; row++) {
    for (let column = 0; column < wide - 1; column++) {
      const at = row * wide + column;
      const inside = (corner: number) => ((values[corner] as number) > 0 ? 1 : 0);
      const kind = inside(at) | (inside(at + 1) << 1) | (inside(at + wide + 1) << 2) | (inside(at + wide) << 3);
      if (kind === 0 || kind === 15) continue;
      const sides = [2 * at, 2 * (at + 1) + 1, 2 * (at + wide), 2 * at + 1];
      for (const [from, to] of TURNS[kind] ?? []) next.set(sides[from] as number, sides[to] as number);
    }
  }
  return next;
}

/** For each set of corners inside (1 left top, 2 right top, 4 right bottom, 8 left bottom) the ways
 *  across the cell, from side to side (0 top, 1 right, 2 bottom, 3 left), the inside on the right. */
const TURNS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [[3, 0]],
  2: [[0, 1]],
  3: [[3, 1]],
  4: [[1, 2]],
  5: [[3, 0], [1, 2]],
  6: [[0, 2]],
  7: [[3, 2]],
  8: [[2, 3]],
  9: [[2, 0]],
  10: [[0, 1], [2, 3]],
  11: [[2, 1]],
  12: [[1, 3]],
  13: [[1, 0]],
  14: [[0, 3]],
};

function pointOn({ values, wide }: Piece, edge: number): [number, number] {
  const at = edge >> 1;
  const other = edge & 1 ? at + wide : at + 1;
  const [here, there] = [values[at] as number, values[other] as number];
  const share = here === there ? 0.5 : here / (here - there);
  const [x, y] = [at % wide, Math.floor(at / wide)];
  return edge & 1 ? [x, y + share] : [x + share, y];
}

/** A ring with every corner cut twice, x, y, x, y … (Chaikin 1974). */
export function chaikin(ring: readonly number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] as number, ring[at + 1] as number];
    const to = (at + 2) % ring.length;
    const [nx, ny] = [ring[to] as number, ring[to + 1] as number];
    found.push(0.75 * x + 0.25 * nx, 0.75 * y + 0.25 * ny, 0.25 * x + 0.75 * nx, 0.25 * y + 0.75 * ny);
  }
  return found;
}

/** The area of a ring, negative where it runs the other way round. */
export function area(ring: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const to = (at + 2) % ring.length;
    sum += (ring[at] as number) * (ring[to + 1] as number) - (ring[to] as number) * (ring[at + 1] as number);
  }
  return sum / 2;
}
