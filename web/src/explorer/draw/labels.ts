// Which names there is room for, and where: the most important first, none over another.
import { type Box, Boxes, inside } from "./boxes.ts";
import type { Name } from "./names.ts";

/** A name to be placed beside a mark at x, y, or in the middle of a ground. */
export interface Wanted {
  readonly key: string;
  readonly name: Name;
  readonly x: number;
  readonly y: number;
  /** The same in picture units. */
  readonly at: readonly [number, number];
  /** Radius of the mark; -1 for a ground, whose name stands in its middle. */
  readonly gap: number;
  /** Placed whatever it covers of what was not placed by force itself. */
  readonly must: boolean;
}

export interface Placed {
  readonly wanted: Wanted;
  readonly side: number;
  readonly box: Box;
  readonly anchor: 0 | 0.5 | 1;
}

export interface Room {
  readonly width: number;
  readonly height: number;
  /** What names must not cover; boxes of marks, each with the key of its own name. */
  readonly marks: readonly (readonly [string, Box])[];
  /** Places kept free at the edges, under what lies on the picture. */
  readonly most: number;
}

/** Space between a name and the edge, and between two names. */
const EDGE = 5;
const APART = 3;

/**
 * Names placed in the order wanted, as many as there is room for, at most `most` besides those
 * that must be. A name stays on the `sides` it had, where that is free.
 */
export function placed(wanted: Iterable<Wanted>, room: Room, sides: ReadonlyMap<string, number>): Placed[] {
  const boxes = new Boxes();
  const own = new Map(room.marks);
  for (const [, box] of room.marks) boxes.add(box);
  const found: Placed[] = [];
  for (const each of wanted) {
    if (found.length >= room.most && !each.must) break;
    const place = placeOf(each, boxes, room, sides.get(each.key), own.get(each.key));
    if (!place) continue;
    found.push(place);
    boxes.add(grown(place.box, APART));
  }
  return found;
}

function placeOf(wanted: Wanted, boxes: Boxes, room: Room, before: number | undefined, own: Box | undefined): Placed | null {
  const sides = wanted.gap < 0 ? MIDDLES : SIDES;
  const order = before === undefined ? sides.keys() : [before, ...sides.keys()];
  for (const side of order) {
    const place = at(wanted, side);
    if (place && inside(place.box, room.width, room.height, EDGE) && boxes.free(place.box, own)) return place;
  }
  if (!wanted.must) return null;
  const place = at(wanted, 0);
  return place && { ...place, box: kept(place.box, room) };
}

/** Right and left of the mark, below and above it, and the four corners between. */
const SIDES: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [1, -0.8],
  [1, 0.8],
  [-1, 0.8],
  [-1, -0.8],
];
const MIDDLES: readonly (readonly [number, number])[] = [[0, 0], [0, -1], [0, 1]];

function at(wanted: Wanted, side: number): Placed | null {
  const { name, x, y, gap } = wanted;
  const { width, height } = name;
  if (gap < 0) {
    const step = (MIDDLES[side]?.[1] ?? 0) * height * 0.9;
    return { wanted, side, anchor: 0.5, box: { x: x - width / 2, y: y - height / 2 + step, width, height } };
  }
  const [across, down] = SIDES[side] ?? [0, 1];
  const reach = gap + 3;
  const slant = across !== 0 && down !== 0 ? 0.72 : 1;
  return {
    wanted,
    side,
    anchor: across === 0 ? 0.5 : across > 0 ? 0 : 1,
    box: {
      x: across === 0 ? x - width / 2 : across > 0 ? x + reach * slant + 1 : x - reach * slant - 1 - width,
      y: down === 0 ? y - height / 2 : down > 0 ? y + reach * slant * Math.abs(down) : y - reach * slant * Math.abs(down) - height,
      width,
      height,
    },
  };
}

/** A box moved as little as it takes to lie on the paper. */
function kept(box: Box, { width, height }: Room): Box {
  return {
    ...box,
    x: Math.max(EDGE, Math.min(box.x, width - EDGE - box.width)),
    y: Math.max(EDGE, Math.min(box.y, height - EDGE - box.height)),
  };
}

export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}
