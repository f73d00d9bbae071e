// The ground of each cluster: a country around its members, bordering on others without overlap.
//
// Every member claims the land around it, the more the nearer; a point belongs to the cluster with
// the strongest claim, and to none where no claim is strong enough. Borders are the contours of
// what a claim is stronger by, so they are smooth, and a cluster whose members stand apart has
// islands.
import { across, type Network } from "../network.ts";
import { GONE } from "../scene.ts";
import { type Frame, type Lattice, rings } from "./contour.ts";
import { unitOf } from "./view.ts";

/** How far a claim reaches, in gaps from one actor to the next; cells to such a gap. */
const REACH = 0.8;
const CELLS = 4.2;
/** No land belongs to anybody whose claim is weaker; half of it between two countries is nobody's. */
const LEAST = 0.16;
const SEA = 0.035;
/** How strong a claim along a line is. */
const WAY = 0.42;
const MOST_CELLS = 900_000;

interface Grid extends Lattice {
  readonly high: number;
  /** Cells that a claim reaches. */
  readonly reach: number;
}

/** Around those nodes that are not GONE: for each cluster its borders, x, y, x, y … in picture units,
 *  closed, holes the other way round. Some milliseconds for ten thousand. */
export function territories(net: Network, node: Uint8Array): Float32Array[][] {
  const grid = gridOf(net);
  const members = membersOf(net, node);
  const size = grid.wide * grid.high;
  const [best, second] = [new Float32Array(size), new Float32Array(size)];
  const owner = new Int32Array(size).fill(-1);
  const claim = new Float32Array(size);
  members.forEach((each, cluster) => {
    const frame = claims(net, grid, each, claim);
    over(grid, frame, (at) => {
      const strength = claim[at] as number;
      if (strength > (best[at] as number)) {
        second[at] = best[at] as number;
        best[at] = strength;
        owner[at] = cluster;
      } else if (strength > (second[at] as number)) second[at] = strength;
      claim[at] = 0;
    });
  });
  const borders = members.map((each, cluster) => {
    if (!each.length) return [];
    const frame = claims(net, grid, each, claim);
    over(grid, frame, (at) => {
      const other = (owner[at] === cluster ? second[at] : best[at]) as number;
      claim[at] = (claim[at] as number) - Math.max(LEAST, other + SEA);
    });
    const found = rings(claim, grid, frame);
    over(grid, frame, (at) => (claim[at] = 0));
    return found;
  });
  return borders;
}

function gridOf(net: Network): Grid {
  const [left, top, right, bottom] = net.file.frame;
  const reach = unitOf(net) * REACH;
  const air = reach * 2;
  const [width, height] = [right - left + 2 * air, bottom - top + 2 * air];
  const cell = Math.max(unitOf(net) / CELLS, Math.sqrt((width * height) / MOST_CELLS));
  return {
    left: left - air,
    top: top - air,
    cell,
    wide: Math.ceil(width / cell) + 1,
    high: Math.ceil(height / cell) + 1,
    reach: reach / cell,
  };
}

function membersOf(net: Network, node: Uint8Array): number[][] {
  const { cluster } = net.file.nodes;
  const found: number[][] = net.file.clusters.size.map(() => []);
  for (let at = 0; at < net.nodes; at++) {
    if (node[at] !== GONE) found[cluster[at] ?? -1]?.push(at);
  }
  return found;
}

/** What a cluster's claims go out from: its members, and more weakly the lines between them, so
 *  that a country hangs together. */
function* stakes(net: Network, grid: Grid, members: readonly number[]): Generator<readonly [x: number, y: number, weight: number]> {
  const own = new Set(members);
  const step = (grid.reach * grid.cell) / 3;
  for (const node of members) {
    const [x, y] = [net.x[node] as number, net.y[node] as number];
    yield [x, y, 1];
    for (let at = net.begins[node] as number; at < (net.begins[node + 1] as number); at++) {
      const other = across(net, net.near[at] as number, node);
      if (other < node || !own.has(other)) continue;
      const [vx, vy] = [(net.x[other] as number) - x, (net.y[other] as number) - y];
      const count = Math.ceil(Math.hypot(vx, vy) / step);
      for (let part = 1; part < count; part++) yield [x + (vx * part) / count, y + (vy * part) / count, WAY];
    }
  }
}

/** Write the strongest claim of any of `members` into the cells around them; where they lie. */
function claims(net: Network, grid: Grid, members: readonly number[], into: Float32Array): Frame {
  const frame = { left: grid.wide, top: grid.high, right: -1, bottom: -1 };
  const { cell, reach, wide, high } = grid;
  const squared = reach * reach;
  for (const [px, py, weight] of stakes(net, grid, members)) {
    const x = (px - grid.left) / cell;
    const y = (py - grid.top) / cell;
    const [left, right] = [Math.max(1, Math.ceil(x - reach)), Math.min(wide - 2, Math.floor(x + reach))];
    const [top, bottom] = [Math.max(1, Math.ceil(y - reach)), Math.min(high - 2, Math.floor(y + reach))];
    frame.left = Math.min(frame.left, left - 1);
    frame.top = Math.min(frame.top, top - 1);
    frame.right = Math.max(frame.right, right + 1);
    frame.bottom = Math.max(frame.bottom, bottom + 1);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const away = (column - x) ** 2 + (row - y) ** 2;
        if (away >= squared) continue;
        const strength = weight * (1 - away / squared);
        const at = row * wide + column;
        if (strength > (into[at] as number)) into[at] = strength;
      }
    }
  }
  return frame;
}

function over(grid: Grid, frame: Frame, each: (at: number) => void): void {
  for (let row = frame.top; row <= frame.bottom; row++) {
    for (let column = frame.left; column <= frame.right; column++) each(row * grid.wide + column);
  }
}
