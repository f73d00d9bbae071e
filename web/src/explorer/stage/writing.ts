// The names on the view: placed for every frame, coming and going softly, drawn from sprites.
import type { Art, Front } from "../draw/art.ts";
import type { Box } from "../draw/boxes.ts";
import { holds, inside } from "../draw/boxes.ts";
import { type Placed, placed } from "../draw/labels.ts";
import { onGrounds, roomOf, wantedNames } from "../draw/lettering.ts";
import { nodesOnPaper } from "../draw/marks.ts";
import { Names } from "../draw/names.ts";
import type { Spot } from "../scene.ts";
import { clustersOf } from "./reading.ts";
import { Sprites } from "./sprites.ts";

export interface Moment {
  now: number;
  moving: boolean;
  must: readonly number[];
  front: Front | null;
  /** What lies over the canvas. */
  lids: () => readonly Box[];
  ctx: CanvasRenderingContext2D;
}

/** A name that is drawn, and its box. */
export interface Label {
  text: string;
  what: "node" | "cluster";
  at: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

const COMES = 140;
/** While the reader moves, names are placed anew every so many milliseconds; between, they move. */
const PANNING = 170;
const ZOOMING = 80;
/** Milliseconds for measuring names in one frame. */
const MEASURE = 4;
const MEASURE_AT_REST = 14;

export class Writing {
  private readonly names = new Names();
  private readonly sprites = new Sprites();
  private stands: Placed[] = [];
  private since = new Map<string, number>();
  private fresh = true;
  private placedAt = -1e9;
  private scale = 0;

  clear(): void {
    this.sprites.clear();
    this.names.clear();
    this.stands = [];
    this.since.clear();
    this.fresh = true;
  }

  /** Something has changed: names are placed anew, by rank alone. */
  asked(): void {
    this.fresh = true;
  }

  /** Write the names of this moment; whether some are still coming. */
  write(art: Art, moment: Moment): boolean {
    const { now, moving, ctx } = moment;
    const every = this.scale === art.view.k ? PANNING : ZOOMING;
    const due = moving ? now - this.placedAt > every : this.fresh;
    if (due) this.place(art, moment);
    let coming = false;
    for (const each of this.stands) {
      const box = due ? each.box : moved(each, art);
      if (!due && !inside(box, art.view.width, art.view.height, 2)) continue;
      const since = this.since.get(each.wanted.key) ?? now;
      const share = Math.min(1, (now - since + 30) / COMES);
      coming ||= share < 1;
      this.sprites.draw(ctx, each.wanted.name, box.x, box.y, each.anchor, share);
    }
    return coming || this.fresh;
  }

  spotAt(x: number, y: number): Spot {
    const found = this.stands.find(({ box }) => holds(box, x, y));
    if (!found) return null;
    const at = Number(found.wanted.key.slice(1));
    return { what: found.wanted.key.startsWith("n") ? "node" : "cluster", at };
  }

  written(art: Art): Label[] {
    return this.stands.map((each) => {
      const { key, name } = each.wanted;
      const { x, y, width: w, height: h } = moved(each, art);
      return { text: name.text, what: key.startsWith("n") ? "node" : "cluster", at: Number(key.slice(1)), x, y, w, h };
    });
  }

  private place(art: Art, { now, moving, must, front, lids }: Moment): void {
    this.placedAt = now;
    this.scale = art.view.k;
    const until = performance.now() + (moving ? MEASURE : MEASURE_AT_REST);
    this.names.late = false;
    const sides = new Map(this.stands.map(({ wanted, side }) => [wanted.key, side]));
    const held = moving ? new Set(sides.keys()) : new Set<string>();
    const lettering = {
      names: this.names,
      size: art.view.width < 620 ? 16 : 13.5,
      nodes: nodesOnPaper(art, null).reverse(),
      must,
      front: front && front.cluster === undefined ? new Set(front.nodes) : null,
      clusters: clustersOf(art.scene, front),
      lids: lids(),
      until,
    };
    this.stands = onGrounds(art, placed(wantedNames(art, lettering, held), roomOf(art, lettering), sides), lettering);
    const since = new Map<string, number>();
    for (const { wanted } of this.stands) since.set(wanted.key, this.since.get(wanted.key) ?? now);
    this.since = since;
    // Where not all could be measured in time there is more to place.
    this.fresh = this.names.late;
  }
}

/** The box of a name as the picture has moved since it was placed. */
function moved({ wanted, box }: Placed, { view }: Art): Box {
  const x = wanted.at[0] * view.k + view.dx;
  const y = wanted.at[1] * view.k + view.dy;
  return { ...box, x: box.x + x - wanted.x, y: box.y + y - wanted.y };
}
