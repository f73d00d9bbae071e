// Which names there is room for, and where: the most important first, none over another.
import { type Box, Boxes, inside, type Mark } from "./boxes.ts";
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
  /** Placed whatever mark it covers, moved onto the paper where it must be. */
  readonly must: boolean;
  /** Written where there is no room for the name; null where there is nothing shorter. */
  readonly short?: Name | null;
  /** Where else the name of a ground may stand, in pixels of the paper. */
  readonly else?: readonly (readonly [number, number])[];
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
  /** Marks by the key of their names, ranked by what they are beside the others on the paper. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** At most so many names, but for those that must be. */
  readonly most: number;
  /** Space between two names. */
  readonly air: number;
  /** Marks are dots, which the names of better known ones may cover. */
  readonly afar: boolean;
  /** What lies over the paper: nothing is written there. */
  readonly lids: readonly Box[];
}

/** Space between a name and the edge. */
const EDGE = 5;

/**
 * Names placed in the order wanted, as many as there is room for, at most `most` besides those
 * that must be: each where it covers fewest marks, none of its own importance or above. A name
 * stays on the `sides` it had, where others are not better.
 */
export function placed(wanted: Iterable<Wanted>, room: Room, sides: ReadonlyMap<string, number>): Placed[] {
  const boxes = new Boxes();
  for (const mark of room.marks.values()) boxes.addMark(mark);
  for (const lid of room.lids) boxes.add(lid);
  const found: Placed[] = [];
  for (const each of wanted) {
    if (found.length >= room.most && !each.must) break;
    const place = placeOf(each, boxes, room, sides.get(each.key));
    if (!place) continue;
    found.push(place);
    boxes.add(grown(place.box, room.air));
  }
  return found;
}

/** A name on its best side; its abbreviation where there is none for the whole. */
function placeOf(wanted: Wanted, boxes: Boxes, room: Room, before: number | undefined): Placed | null {
  const own = room.marks.get(wanted.key);
  const price = priceOf(wanted, own, room);
  const whole = sideOf(wanted, boxes, room, { own, before, ...price });
  if (whole !== null || room.afar) return whole;
  const brief = { ...wanted, name: wanted.short ?? wanted.name };
  const found = sideOf(brief, boxes, room, { own, before, ...price });
  // A picture whose hub has no name tells nothing: it covers as little as it can.
  return found ?? (own && own.rank < FIRST ? sideOf(brief, boxes, room, { own, before, price: price.price, most: LITTLE }) : null);
}

interface Terms extends Price {
  readonly own: Mark | undefined;
  readonly before: number | undefined;
}

function sideOf(wanted: Wanted, boxes: Boxes, room: Room, { own, before, price, most }: Terms): Placed | null {
  const count = wanted.gap < 0 ? 1 + (wanted.else?.length ?? 0) : SIDES.length;
  let best: Placed | null = null;
  let least = Infinity;
  for (let side = 0; side < count; side++) {
    const place = at(wanted, side);
    const box = wanted.must ? kept(place.box, room) : place.box;
    if (!inside(box, room.width, room.height, EDGE) || !boxes.free(box)) continue;
    const cost = boxes.covered(box, own, price, most) - (side === before ? 1.5 : 0);
    if (cost >= least) continue;
    [best, least] = [{ ...place, box }, cost];
    if (least <= 0 && before === undefined) break;
  }
  return best;
}

interface Price {
  readonly price: (mark: Mark) => number;
  /** What a name may pay in all. */
  readonly most: number;
}

/**
 * What it costs a name to cover marks: among dots much where they are nearly as important, all where
 * they are more so. Marks that can be told apart are not covered but by who must be named.
 */
function priceOf({ must, gap }: Wanted, own: Mark | undefined, room: Room): Price {
  const rank = own?.rank ?? (gap < 0 ? 0 : room.marks.size);
  const equal = 4 * rank + 12;
  return {
    price: (mark) => (mark.rank < rank && !must ? Infinity : mark.rank < equal ? 6 : 1),
    most: must || room.afar ? Infinity : 0,
  };
}

/** So many of those on the paper are named even where that covers a mark, or two that matter little. */
const FIRST = 3;
const LITTLE = 7;
/** As a way down: below, with some space between. */
const FAR = 2;

/** Right and left of the mark, below and above it, the four corners, and between them all. */
const SIDES: readonly (readonly [across: number, down: number])[] = [
  [0, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [0.5, 1],
  [-0.5, 1],
  [0.5, -1],
  [-0.5, -1],
  [1, 0.5],
  [1, -0.5],
  [-1, 0.5],
  [-1, -0.5],
  [0, FAR],
  [0, -FAR],
  [0.5, FAR],
  [-0.5, FAR],
  [0.5, -FAR],
  [-0.5, -FAR],
];

function at(wanted: Wanted, side: number): Placed {
  const { name, gap } = wanted;
  const { width, height } = name;
  if (gap < 0) {
    const [x, y] = (side ? wanted.else?.[side - 1] : null) ?? [wanted.x, wanted.y];
    return { wanted, side, anchor: 0.5, box: { x: x - width / 2, y: y - height / 2, width, height } };
  }
  const [across, down] = SIDES[side] ?? [0, 1];
  const reach = gap + 3;
  const corner = Math.abs(across) === 1 && Math.abs(down) === 1;
  const [aside, below] = corner ? [reach * 0.72 + 1, reach * 0.58] : [reach + 1, Math.abs(down) === FAR ? reach + 13 : reach];
  const level = Math.abs(down) < 1;
  return {
    wanted,
    side,
    anchor: across === 1 ? 0 : across === -1 ? 1 : 0.5,
    box: {
      x: wanted.x + (across === 1 ? aside : across === -1 ? -aside - width : (across - 1) * 0.5 * width),
      y: wanted.y + (level ? (down - 1) * 0.5 * height : down > 0 ? below : -below - height),
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
